import type { CoverageArea } from '../../../server/contract/coverage.ts';
import type { Translator } from '../../i18n/translator.ts';
import { shareLeftOut } from './painted.ts';
import type { Sort } from './planner-view.ts';

/** What cannot be said stands below everything that can. */
const last = Number.NEGATIVE_INFINITY;

const valueOf: Record<Exclude<Sort, 'name'>, (area: CoverageArea) => number> = {
  gap: ({ gap }) => gap,
  share: (area) => shareLeftOut(area) ?? last,
  people: ({ people }) => people ?? last,
  // Null: more than a tenth reach none at all, which is worse than any number of minutes; without people it says nothing.
  p90: ({ p90Minutes, people }) => p90Minutes ?? (people ? Number.POSITIVE_INFINITY : last),
};

/** Areas in the order asked for, largest first, names by the language; equal ones by people, then by name. The given list stays as it was. */
export function sortedAreas(
  areas: readonly CoverageArea[],
  sort: Sort,
  { lang }: Translator,
): CoverageArea[] {
  const byName = new Intl.Collator(lang === 'en' ? 'en' : 'zh-CN-u-co-pinyin', { numeric: true });
  const name = (area: CoverageArea) => area.name ?? area.code ?? '';
  const compareNames = (a: CoverageArea, b: CoverageArea) => byName.compare(name(a), name(b));
  if (sort === 'name') return areas.toSorted(compareNames);
  const value = valueOf[sort];
  const compare = (x: number, y: number) => (x === y ? 0 : y > x ? 1 : -1);
  return areas.toSorted(
    (a, b) =>
      compare(value(a), value(b)) ||
      compare(a.people ?? last, b.people ?? last) ||
      compareNames(a, b),
  );
}

/** Name of an area as a list shows it: a cell by its place in the pattern, people of no community by that. */
export function areaName(
  { name, code, level }: Pick<CoverageArea, 'name' | 'code' | 'level'>,
  { t }: Translator,
): string {
  if (name !== null) return name;
  if (code === null) return t('planner.no-community');
  return level === 'square' || level === 'hexagon' ? t('planner.cell-named', { code }) : code;
}
