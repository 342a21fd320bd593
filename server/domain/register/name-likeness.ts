/** How alike two names of places are. */

/** What two records of one place write differently. */
const suffixes =
  /(?:股份有限公司|有限责任公司|有限公司|分公司|公司|个体工商户|经营部|分店|总店|门店|连锁店|旗舰店)$/;

/** Pairs of a short name prove little: below this many, which is below four characters, a name inside another does not count. */
const leastContained = 3;
/** A name inside another is very like it, but not the same: 唐家湾镇卫生院 and 唐家湾镇卫生院药房. */
const containedLikeness = 0.85;

export interface ComparableName {
  /** Lower case, without brackets, punctuation and legal suffixes. */
  core: string;
  /** Pairs of neighbouring characters as numbers, ascending, with repeats. A single character pairs with nothing. */
  pairs: Float64Array;
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
  return { core, pairs: pairs.sort() };
}

/**
 * 0 (nothing in common) to 1 (the same core): Dice's coefficient over pairs of neighbouring characters, or, where nearly all pairs of the shorter
 * name are in the longer, their share of the shorter one times 0.85. Symmetric. Cost: the sum of the names' lengths.
 */
export function nameLikeness(a: ComparableName, b: ComparableName): number {
  if (a.core === b.core) return a.core === '' ? 0 : 1;
  return pairLikeness(a.pairs, b.pairs, 0, b.pairs.length);
}

/** The same for names of different cores, the second being `others` from `first` to before `end`: many names may share one array. */
export function pairLikeness(
  pairs: Float64Array,
  others: Float64Array,
  first: number,
  end: number,
): number {
  let common = 0;
  for (let i = 0, j = first; i < pairs.length && j < end;) {
    const difference = pairs[i]! - others[j]!;
    if (difference === 0) common++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  const count = end - first;
  const dice = (2 * common) / (pairs.length + count);
  const shorter = Math.min(pairs.length, count);
  return shorter < leastContained ? dice : Math.max(dice, (containedLikeness * common) / shorter);
}

/** False only where the numbers of pairs alone keep the likeness below `least`: a quick refusal. */
export function couldBeAlike(pairs: number, others: number, least: number): boolean {
  if (least <= containedLikeness) return true;
  return 2 * Math.min(pairs, others) >= least * (pairs + others);
}
