import type { CategoryInCircle, Circle } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import { facilitiesInside } from './inside.ts';
import { byWords, essentials } from './verdict.ts';

type Letter = 'A' | 'B';

export interface CompareRow {
  readonly code: string;
  readonly name: string;
  readonly a: string;
  readonly b: string;
  readonly difference: string;
  /** Whom the difference favours; null where neither, or where nobody knows. */
  readonly better: Letter | null;
}

export interface Comparison {
  /** Sentences, most important first. */
  readonly summary: readonly string[];
  /** Essential categories of either circle, in the order of the data. */
  readonly rows: readonly CompareRow[];
  readonly totals: readonly CompareRow[];
}

/** Both circles answer the same question: only then may their minutes be compared. */
export const comparable = (a: Circle, b: Circle): boolean =>
  a.profile === b.profile && a.limitMinutes === b.limitMinutes;

/**
 * Two circles side by side, in words. Minutes are compared as they are shown, rounded up, so that a difference can be
 * checked by eye. What is unknown is never counted as missing.
 */
export function compare(
  a: Circle,
  b: Circle,
  nameOf: (code: string) => string,
  words: Translator,
): Comparison {
  const pairs = pairsOf(a, b);
  const compared = pairs.map(([code, inA, inB]) => ({
    ...difference(inA, inB, words),
    code,
    name: nameOf(code),
    a: cell(inA, words),
    b: cell(inB, words),
  }));
  const named = (kind: Finding) =>
    compared.filter(({ finding }) => finding === kind).map(({ name }) => name);
  const { t, plural, list } = words;
  const covered = (circle: Circle) =>
    essentials(circle).filter(({ state }) => state === 'covered').length;
  const both = compared.filter(({ finding }) => finding === 'both');
  const nearer = (letter: Letter) => both.filter(({ better }) => better === letter).length;
  const only = (letter: Letter) => named(`only-${letter}`);
  const summary = [
    t('compare.summary.counts', { by: byWords(a, words), a: covered(a), b: covered(b) }),
    ...(['A', 'B'] as const)
      .filter((letter) => only(letter).length > 0)
      .map((letter) => t('compare.summary.only', { letter, list: list(only(letter)) })),
    ...(both.length > 0
      ? [plural('compare.summary.nearer', both.length, { a: nearer('A'), b: nearer('B') })]
      : []),
    ...(named('neither').length > 0
      ? [t('compare.summary.neither', { list: list(named('neither')) })]
      : []),
  ];
  const total = (
    code: 'complete' | 'inside' | 'streets',
    valueOf: (circle: Circle) => number,
    say: (value: number) => string,
  ): CompareRow => {
    const [forA, forB] = [valueOf(a), valueOf(b)];
    const better = say(forA) === say(forB) ? null : forA > forB ? 'A' : 'B';
    const amount = say(Math.abs(forA - forB));
    return {
      code,
      name: t(`compare.total.${code}`),
      a: say(forA),
      b: say(forB),
      difference: better ? t('compare.more', { letter: better, amount }) : t('compare.equal'),
      better,
    };
  };
  return {
    summary,
    rows: compared,
    totals: [
      total('complete', covered, (count) => plural('compare.kinds', count)),
      total(
        'inside',
        (circle) => facilitiesInside(circle).length,
        (count) => plural('inside.facilities', count),
      ),
      total('streets', ({ reach }) => reach.streetMeters, words.meters),
    ],
  };
}

type Pair = readonly [code: string, a: CategoryInCircle, b: CategoryInCircle];

function pairsOf(a: Circle, b: Circle): Pair[] {
  const inB = new Map(b.categories.map((category) => [category.code, category]));
  return a.categories.flatMap((category) => {
    const other = inB.get(category.code);
    return other && (category.essential || other.essential)
      ? [[category.code, category, other] as const]
      : [];
  });
}

function cell({ state, inside, nearestSeconds }: CategoryInCircle, words: Translator): string {
  const { t, plural, minutes } = words;
  if (state === 'covered') {
    const places = plural('inside.facilities', inside);
    return nearestSeconds === null
      ? places
      : t('compare.cell.inside', { minutes: minutes(nearestSeconds), places });
  }
  return nearestSeconds === null
    ? t(`compare.cell.${state}`)
    : t(`compare.cell.${state}-nearest`, { minutes: minutes(nearestSeconds) });
}

type Finding = 'both' | `only-${Letter}` | 'neither' | 'doubt';

function difference(
  a: CategoryInCircle,
  b: CategoryInCircle,
  { t, minutes }: Translator,
): { finding: Finding; difference: string; better: Letter | null } {
  const doubt = { finding: 'doubt', better: null } as const;
  if (a.state === 'covered' && b.state === 'covered') {
    if (a.nearestSeconds === null || b.nearestSeconds === null)
      return { ...doubt, difference: t('compare.doubt') };
    const [forA, forB] = [wholeMinutes(a.nearestSeconds), wholeMinutes(b.nearestSeconds)];
    if (forA === forB)
      return { finding: 'both', better: null, difference: t('compare.nearer-same') };
    const letter = forA < forB ? 'A' : 'B';
    const by = minutes(Math.abs(forA - forB) * 60);
    return {
      finding: 'both',
      better: letter,
      difference: t('compare.nearer', { letter, minutes: by }),
    };
  }
  if (a.state === 'covered' || b.state === 'covered') {
    const [letter, other] = a.state === 'covered' ? (['A', 'B'] as const) : (['B', 'A'] as const);
    const missing = a.state === 'covered' ? b.state : a.state;
    return missing === 'gap'
      ? { finding: `only-${letter}`, better: letter, difference: t('compare.only', { letter }) }
      : { ...doubt, difference: t('compare.only-doubt', { letter, other }) };
  }
  return a.state === 'gap' && b.state === 'gap'
    ? { finding: 'neither', better: null, difference: t('compare.neither') }
    : { ...doubt, difference: t('compare.doubt') };
}

const wholeMinutes = (seconds: number): number => Math.max(1, Math.ceil(seconds / 60));
