/** Division codes in questions and bodies. */
import { isArea } from '../domain/roles.ts';
import type { Parts } from './app.ts';
import { Refusal } from './errors.ts';
import { shown, text, type Query } from './query.ts';

type Known = Pick<Parts, 'records' | 'regions'>;

/** The invented county has communities that no division table lists. */
export function isKnownArea({ records, regions }: Known, area: string): boolean {
  const { divisions } = records;
  if (divisions.byCode(area) || !divisions.byCode('44')) return true;
  return regions()
    .all()
    .some(({ region }) => region.communities.some(({ code }) => code?.startsWith(area)));
}

/** The area that was asked for, or `fallback`. */
export function areaIn(query: Query, fallback: string): string {
  const area = text(query, 'area') ?? fallback;
  if (!isArea(area)) throw new Refusal('unknown-area', { value: shown(area) });
  return area;
}

/** The area's own name; null where nobody knows it. */
export function areaName({ records, regions }: Known, area: string): string | null {
  const division = records.divisions.byCode(area);
  if (division) return division.name;
  for (const { region } of regions().all()) {
    const found = region.communities.find(({ code }) => code === area);
    if (found) return found.name;
  }
  return null;
}
