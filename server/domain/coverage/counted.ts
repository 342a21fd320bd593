/** Which facilities of a category count on a day, and at a moment of it. */
import type { RegionEngine } from '../region-engine.ts';
import { isClosedOn } from '../register/entry.ts';

export interface Counted {
  /** Numbers in the region's `facilities`. */
  readonly numbers: readonly number[];
  /** Left out, because they are known to be closed at the moment. */
  readonly closedThen: number;
  /** Among `numbers`, though their hours are not known. */
  readonly unknownHours: number;
}

/** The region's clock decides: `day` is YYYY-MM-DD on it, and the moment lies in that day. */
export interface Asked {
  readonly day: string;
  /** Null: opening hours do not count. */
  readonly at: Date | null;
}

/** Facilities closed for good by the day do not count, nor what is known to be closed at the moment. Cost: one pass over facilities. */
export function countedFacilities(
  { region, hours }: RegionEngine,
  code: string,
  { day, at }: Asked,
): Counted {
  const numbers: number[] = [];
  let closedThen = 0,
    unknownHours = 0;
  region.facilities.forEach((facility, number) => {
    if (!facility.categories.includes(code) || isClosedOn(facility, day)) return;
    if (at) {
      const open = hours.openAt(facility.openingHours, at);
      if (open === false) return void closedThen++;
      if (open === null) unknownHours++;
    }
    numbers.push(number);
  });
  return { numbers, closedThen, unknownHours };
}
