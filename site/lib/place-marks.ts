import type { CategoryInCircle, Circle, ReachedFacility } from '../../server/contract/circle.ts';
import type { Translator } from '../i18n/translator.ts';
import type { PageFacts } from './categories.ts';
import { facilityName } from './facility-words.ts';
import { facilitiesInside, groupIndex } from './inside.ts';
import { essentials } from './verdict.ts';
import { asPosition, type Position } from './view-state.ts';

/** A facility as the map draws it. */
export interface PlaceMark {
  readonly id: string;
  readonly position: Position;
  /** Name and minutes, for the tooltip. */
  readonly text: string;
  /** Code of the category whose picture it shows. */
  readonly category: string;
  /** Index of the category group: its colour. */
  readonly group: number;
  readonly openNow: ReachedFacility['openNow'];
  /** The nearest of a missing category, beyond the limit. */
  readonly outside: boolean;
}

/** Everything inside, and beyond the limit the nearest of each essential category that is not inside; each place once. */
export function marksOf(
  circle: Circle,
  facts: PageFacts,
  nameOf: (category: string) => string,
  words: Translator,
): PlaceMark[] {
  const inside = facilitiesInside(circle).map((facility) => ({
    id: facility.id,
    position: asPosition(facility.position),
    text: `${facilityName(facility, nameOf, words)} · ${words.minutes(facility.seconds)}`,
    category: facility.categories[0] ?? '',
    group: groupIndex(facility.categories, facts),
    openNow: facility.openNow,
    outside: false,
  }));
  const known = new Set(inside.map(({ id }) => id));
  const outside: PlaceMark[] = [];
  for (const category of essentials(circle)) {
    const mark = nearestOutside(category, facts, nameOf, words);
    if (!mark || known.has(mark.id)) continue;
    known.add(mark.id);
    outside.push(mark);
  }
  return [...inside, ...outside];
}

function nearestOutside(
  category: CategoryInCircle,
  facts: PageFacts,
  nameOf: (category: string) => string,
  words: Translator,
): PlaceMark | null {
  const { code, inside, nearestFacility, nearestPosition, nearestSeconds } = category;
  if (inside > 0 || !nearestFacility || !nearestPosition || nearestSeconds === null) return null;
  const { nearestName: name, nearestNameEn: nameEn, nearestOpenNow: openNow } = category;
  const named = { name, ...(nameEn && { nameEn }), categories: [code] };
  return {
    id: nearestFacility,
    position: asPosition(nearestPosition),
    text: `${facilityName(named, nameOf, words)} · ${words.minutes(nearestSeconds)}`,
    category: code,
    group: groupIndex([code], facts),
    openNow,
    outside: true,
  };
}
