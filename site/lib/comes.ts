import type { CategoryInCircle } from '../../server/contract/circle.ts';
import type { Language, Translator } from '../i18n/translator.ts';
import { limitWords } from './verdict.ts';

/** Who comes to the door in place of a category. */
export interface ComesHere {
  readonly providers: number;
  /** Kinds of service, the first one first. */
  readonly kinds: readonly string[];
}

/** “15 分钟内没有；3 家可上门”: what is missing stays missing, and who comes is told apart. */
export function comesWords(
  state: CategoryInCircle['state'],
  providers: number,
  limitMinutes: number,
  words: Translator,
): string {
  if (state === 'covered') return words.plural('comes.also', providers);
  // Where nobody knows whether there is one, nothing is said of what lies inside.
  return state === 'unknown'
    ? words.plural('comes.here', providers)
    : words.plural('comes.instead', providers, { limit: limitWords(limitMinutes, words) });
}

/** Essential categories that are not inside, and that somebody brings. */
export const broughtInstead = (
  categories: readonly CategoryInCircle[],
  comes: (code: string) => ComesHere | undefined,
): CategoryInCircle[] =>
  categories.filter(
    ({ essential, state, code }) => essential && state !== 'covered' && comes(code) !== undefined,
  );

/** Where it is booked: the door stands behind the `#` and is sent to nobody. */
export const bookLink = (
  lang: Language,
  [lng, lat]: readonly number[],
  kind: string | null,
): string =>
  `${lang === 'en' ? '/en' : ''}/book/#${kind === null ? '' : `step=who&kind=${kind}&`}at=${lng},${lat}`;
