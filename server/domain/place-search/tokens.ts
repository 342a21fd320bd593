/**
 * What an entry puts into the index. A token's first letter says what it is:
 *
 * | words | |                                    | slips | |
 * |---|---|---|---|---|
 * | `e` | a whole form of the name            || `k` | a form that may be mistyped |
 * | `s` | from a later word of it on          || `d` | the same without one character |
 * | `c`, `b` | one, two characters of the name   || `f` | its sounds, folded |
 * | `g`, `t` | the same and `e`, `s`, of name and surroundings |||
 */
import { isHan } from './compact.ts';
import type { NameKeys } from './entry.ts';
import { deletions, foldSounds } from './slips.ts';

/** Names of fewer characters than these have no typing errors: too many others are one slip away. */
export const slipMinimum = { han: 3, other: 4 };
const slipMaximum = { han: 12, other: 30 };

export function wordTokens(keys: NameKeys): string[] {
  const tokens = new Set<string>();
  for (const form of [...keys.texts, ...keys.longer, ...keys.spoken, ...keys.initials])
    tokens.add(`e${form}`);
  for (const tail of keys.tails) tokens.add(`s${tail}`);
  for (const text of keys.texts) addGrams(tokens, text, 'c', 'b');
  for (const text of [...keys.texts, ...keys.around]) addGrams(tokens, text, 'g', 'g');
  for (const form of [
    ...keys.texts.filter((text) => !isHan(text)),
    ...keys.spoken,
    ...keys.initials,
    ...keys.tails,
    ...keys.aroundSpoken,
  ])
    tokens.add(`t${form}`);
  return [...tokens];
}

export function slipTokens({ slips }: NameKeys): string[] {
  const tokens = new Set<string>();
  for (const form of slips) {
    tokens.add(`k${form}`);
    for (const shorter of deletions(form)) tokens.add(`d${shorter}`);
    if (!isHan(form)) tokens.add(`f${foldSounds(form)}`);
  }
  return [...tokens];
}

/** Whether a form is long enough, and not too long, to be compared with a mistyped one. */
export function mayBeMistyped(form: string): boolean {
  const kind = isHan(form) ? 'han' : 'other';
  const { length } = [...form];
  return length >= slipMinimum[kind] && length <= slipMaximum[kind];
}

/** Single Chinese characters and pairs of neighbours. Other scripts are found by the starts of their words. */
function addGrams(tokens: Set<string>, text: string, one: string, two: string): void {
  const characters = [...text];
  characters.forEach((character, i) => {
    if (!isHan(character)) return;
    tokens.add(one + character);
    const next = characters[i + 1];
    if (next !== undefined && isHan(next)) tokens.add(two + character + next);
  });
}
