/** How alike two names of places are. */

/** What two records of one place write differently. */
const suffixes =
  /(?:股份有限公司|有限责任公司|有限公司|分公司|公司|个体工商户|经营部|分店|总店|门店|连锁店|旗舰店)$/;

/** Pairs of a short name prove little: below this many characters a name inside another does not count. */
const leastContained = 4;
/** A name inside another is very like it, but not the same: 唐家湾镇卫生院 and 唐家湾镇卫生院药房. */
const containedLikeness = 0.85;

export interface ComparableName {
  /** Lower case, without brackets, punctuation and legal suffixes. */
  core: string;
  /** Pairs of neighbouring characters as numbers, ascending, with repeats. A single character pairs with nothing. */
  pairs: Float64Array;
  characters: number;
}

export function comparable(name: string): ComparableName {
  const plain = name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{So}]/gu, '');
  let core = plain;
  for (
    let cut = core.replace(suffixes, '');
    cut !== core && [...cut].length >= 2;
    cut = core.replace(suffixes, '')
  )
    core = cut;
  const characters = [...core];
  const pairs = new Float64Array(Math.max(1, characters.length - 1));
  if (characters.length < 2) pairs[0] = characters[0]?.codePointAt(0) ?? 0;
  // 2^21 holds every code point, and a pair stays below 2^53.
  for (let i = 1; i < characters.length; i++)
    pairs[i - 1] = characters[i - 1]!.codePointAt(0)! * 2_097_152 + characters[i]!.codePointAt(0)!;
  return { core, pairs: pairs.sort(), characters: characters.length };
}

/**
 * 0 (nothing in common) to 1 (the same core): Dice's coefficient over pairs of neighbouring characters, or, where nearly all pairs of the shorter
 * name are in the longer, their share of the shorter one times 0.85. Symmetric. Cost: the sum of the names' lengths.
 */
export function nameLikeness(a: ComparableName, b: ComparableName): number {
  if (a.core === b.core) return a.core === '' ? 0 : 1;
  const common = commonPairs(a.pairs, b.pairs);
  const dice = (2 * common) / (a.pairs.length + b.pairs.length);
  const shorter = Math.min(a.characters, b.characters);
  if (shorter < leastContained) return dice;
  return Math.max(dice, (containedLikeness * common) / Math.min(a.pairs.length, b.pairs.length));
}

/** False only where the names' lengths alone keep their likeness below `least`: a quick refusal. */
export function couldBeAlike(a: ComparableName, b: ComparableName, least: number): boolean {
  if (least <= containedLikeness) return true;
  return 2 * Math.min(a.pairs.length, b.pairs.length) >= least * (a.pairs.length + b.pairs.length);
}

function commonPairs(a: Float64Array, b: Float64Array): number {
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return common;
}
