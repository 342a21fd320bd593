import type { Circle, ReachedFacility } from '../../server/contract/circle.ts';
import type { CategoryName, PageFacts } from './categories.ts';

export interface InsideCategory extends CategoryName {
  readonly facilities: readonly ReachedFacility[];
}

export interface InsideGroup {
  readonly code: string;
  readonly name: string;
  readonly categories: readonly InsideCategory[];
}

/** Facilities within the limit. Network seconds decide, never the polygon. */
export const facilitiesInside = ({
  facilities,
  limitMinutes,
}: Circle): readonly ReachedFacility[] =>
  facilities.filter(({ seconds }) => seconds <= limitMinutes * 60);

/** False for a facility beyond the limit; true also while no circle can tell. */
export const isInside = (circle: Circle | null, facility: string | undefined): boolean =>
  circle === null || facilitiesInside(circle).some(({ id }) => id === facility);

/**
 * What lies inside, by group and category in the order of the data, nearest first within a category.
 * A facility of several categories stands under each; empty categories and groups are left out, and so are, on demand,
 * facilities that are not known to be open.
 */
export function groupInside(
  circle: Circle,
  { groups, categories }: PageFacts,
  onlyOpen = false,
): InsideGroup[] {
  const inside = facilitiesInside(circle).filter(({ openNow }) => !onlyOpen || openNow === true);
  return groups
    .map((group) => ({
      ...group,
      categories: categories
        .filter((category) => category.group === group.code)
        .map((category) => ({
          ...category,
          facilities: inside.filter((facility) => facility.categories.includes(category.code)),
        }))
        .filter(({ facilities }) => facilities.length > 0),
    }))
    .filter((group) => group.categories.length > 0);
}

/** Position of a facility's group in the data, for its colour; 0 when none is known. */
export function groupIndex(codes: readonly string[], facts: PageFacts): number {
  return categoryGroup(codes[0] ?? '', facts);
}

/** Position of a category's group in the data; 0 for a category that is not there. */
export function categoryGroup(category: string, { groups, categories }: PageFacts): number {
  const code = categories.find((candidate) => candidate.code === category)?.group;
  return Math.max(
    0,
    groups.findIndex((group) => group.code === code),
  );
}

/** How many facilities of a group there are, each counted once. */
export const facilitiesIn = ({ categories }: InsideGroup): number =>
  new Set(categories.flatMap(({ facilities }) => facilities.map(({ id }) => id))).size;

export interface OpenCounts {
  readonly open: number;
  readonly closed: number;
  readonly unknown: number;
}

/** Facilities inside by what is known of their hours at the asked time. */
export function countOpen(circle: Circle): OpenCounts {
  const inside = facilitiesInside(circle);
  const count = (openNow: boolean | null) =>
    inside.filter((facility) => facility.openNow === openNow).length;
  return { open: count(true), closed: count(false), unknown: count(null) };
}
