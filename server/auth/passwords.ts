/** Passwords: argon2id, and which ones are too easy to guess. */
import { hash, verify } from '@node-rs/argon2';
import { dictionary } from '@zxcvbn-ts/language-common';
import { passwordLeast } from './limits.ts';
import { refused, type Refused } from './outcome.ts';

const common: ReadonlySet<string> = new Set(dictionary.passwords as readonly string[]);

/** argon2id in PHC form with the package's defaults (19 MiB, two passes), as OWASP advises. */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const passwordFits = (stored: string, password: string): Promise<boolean> =>
  verify(stored, password);

/** Refuses a password that is short, among the 49,000 most used, a trivial variant of one, or the login itself. */
export function judgePassword(password: string, login: string): Refused | null {
  if ([...password].length < passwordLeast)
    return refused('password-too-short', { least: passwordLeast });
  return isTooCommon(password.toLowerCase(), login.toLowerCase())
    ? refused('password-too-common')
    : null;
}

const leet: Readonly<Record<string, string>> = {
  '@': 'a',
  '4': 'a',
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '5': 's',
  $: 's',
  '7': 't',
};

function isTooCommon(password: string, login: string): boolean {
  const backwards = [...password].toReversed().join('');
  if (common.has(password) || common.has(backwards)) return true;
  if (/^(.+?)\1+$/.test(password) || isRun(password) || isRun(backwards)) return true;
  const loginWord = login.split('@')[0]!;
  if (loginWord.length >= 4 && core(password) === core(loginWord)) return true;
  if (/^\+?\d{11,}$/.test(login) && login.includes(password)) return true;
  const plain = [...password].map((letter) => leet[letter] ?? letter).join('');
  return [core(password), core(plain), stripEnds(plain)].some(
    (word) => word.length >= 4 && common.has(word),
  );
}

/** A word without the digits and signs that people put before and behind it. */
const core = (word: string) => word.replace(/^[^a-z]+|[^a-z]+$/g, '');
const stripEnds = (word: string) => word.replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '');

/** Each character the next of the one before: `12345678`, `abcdefgh`. */
function isRun(word: string): boolean {
  const points = Array.from(word, (letter) => letter.codePointAt(0) ?? 0);
  return points.every((point, i) => i === 0 || point - (points[i - 1] ?? 0) === 1);
}
