/**
 * Typing errors: one letter or character too many, missing, wrong, or two side by side swapped, and the sounds that Cantonese,
 * Hakka and Chaoshan speakers often write for one another in pinyin (z/zh, c/ch, s/sh, n/l, an/ang, en/eng, in/ing).
 *
 * Candidates come from the index by the deletion rule: two texts one slip apart become equal after at most one deletion from each.
 * The rule lets some pairs through that are two slips apart, so `isOneSlip` has the last word.
 */

/** The text without each of its characters in turn; equal results once. */
export function deletions(text: string): string[] {
  const characters = [...text];
  return [...new Set(characters.map((_, i) => characters.filter((_other, j) => j !== i).join('')))];
}

/** Sounds that are mixed up become one. Applied to names and questions alike, so prefixes stay prefixes. */
export function foldSounds(spoken: string): string {
  return spoken
    .replace(/([zcs])h/g, '$1')
    .replaceAll('l', 'n')
    .replace(/([aei])ng/g, '$1n');
}

/**
 * Whether `typed` is `key` with at most one slip; with `asPrefix`, whether it is so far the beginning of it.
 * At the first difference there are four ways on, and any single slip is one of them: cost is linear.
 */
export function isOneSlip(typed: string, key: string, asPrefix: boolean): boolean {
  const a = [...typed],
    b = [...key];
  let i = 0;
  while (i < a.length && i < b.length && a[i] === b[i]) i++;
  const rest = (fromA: number, fromB: number): boolean => {
    const left = a.slice(fromA).join(''),
      right = b.slice(fromB).join('');
    return asPrefix ? right.startsWith(left) : right === left;
  };
  return (
    rest(i, i) ||
    (i < a.length && rest(i + 1, i)) ||
    (i < b.length && rest(i, i + 1)) ||
    (i < a.length && i < b.length && rest(i + 1, i + 1)) ||
    (i + 1 < a.length &&
      i + 1 < b.length &&
      a[i] === b[i + 1] &&
      a[i + 1] === b[i] &&
      rest(i + 2, i + 2))
  );
}
