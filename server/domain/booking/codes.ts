/** Codes that people read out to each other. Random bytes are given; nothing here is secret by itself. */

/** 23 signs, none of which looks like another: no 0 O, 1 I L, 2 Z, 5 S, 8 B, U V. A prime, which the check sign needs. */
const signs = '34679ACDEFGHJKMNPQRTWXY';
const base = signs.length;
const randomSigns = 7;

/**
 * A booking's code: seven random signs (3.4 thousand million codes) and a check sign, as `ACDE-FGH3`.
 *
 * @param bytes eight random ones or more
 */
export function bookingCode(bytes: Uint8Array): string {
  let rest = numberOf(bytes) % BigInt(base) ** BigInt(randomSigns);
  let code = '';
  for (let i = 0; i < randomSigns; i++) {
    code += signs[Number(rest % BigInt(base))];
    rest /= BigInt(base);
  }
  return dashed(code + checkSign(code));
}

export type ReadCode =
  | { ok: true; code: string }
  | { ok: false; reason: 'length'; found: number; expected: number }
  /** A sign that no code has; `position` counts from 1. */
  | { ok: false; reason: 'sign'; position: number; found: string }
  | { ok: false; reason: 'check' };

/** A code as somebody typed it: in small letters, with spaces or full-width signs too. */
export function readBookingCode(typed: string): ReadCode {
  const code = typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-–—_.]/g, '');
  const found = [...code];
  const position = found.findIndex((sign) => !signs.includes(sign)) + 1;
  if (position > 0) return { ok: false, reason: 'sign', position, found: found[position - 1]! };
  if (found.length !== randomSigns + 1)
    return { ok: false, reason: 'length', found: found.length, expected: randomSigns + 1 };
  return checkSign(code.slice(0, -1)) === code.at(-1)
    ? { ok: true, code: dashed(code) }
    : { ok: false, reason: 'check' };
}

/**
 * Weights 2, 3, 4, … and 1 for the check sign add up to 0 modulo the prime: a wrong sign changes the sum, and so do two that are swapped, since
 * their weights differ by less than the prime.
 */
function checkSign(code: string): string {
  let sum = 0;
  for (let i = 0; i < code.length; i++) sum += (i + 2) * signs.indexOf(code[i]!);
  return signs[(base - (sum % base)) % base]!;
}

const dashed = (code: string) => `${code.slice(0, 4)}-${code.slice(4)}`;

/**
 * A code that is said at the door.
 *
 * @param bytes eight random ones or more
 * @param digits 4 to 6
 */
export function visitCode(bytes: Uint8Array, digits: number): string {
  if (!Number.isInteger(digits) || digits < 4 || digits > 6)
    throw new Error(`a visit code of ${digits} digits, expected 4 to 6`);
  return (numberOf(bytes) % 10n ** BigInt(digits)).toString().padStart(digits, '0');
}

/** Eight bytes make every remainder here equally likely to within a thousand millionth. */
function numberOf(bytes: Uint8Array): bigint {
  if (bytes.length < 8) throw new Error(`${bytes.length} random bytes, expected 8 or more`);
  let number = 0n;
  for (const byte of bytes) number = number * 256n + BigInt(byte);
  return number;
}
