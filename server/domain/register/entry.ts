import type { Facility } from '../region.ts';

/** One row of the register as a region sees it. A row that changes becomes a new entry: what is computed for one may be kept by it. */
export interface RegisterEntry {
  /** `closedOn` stands in it: the first day on which it is closed. */
  readonly facility: Facility;
  /** The element of OpenStreetMap that it speaks of instead. */
  readonly osmId: string | null;
  readonly mergedInto: string | null;
}

/** Closed from its day on; a day to come leaves it open until then. Days are YYYY-MM-DD on the region's wall clock. */
export function isClosedOn({ closedOn }: { closedOn?: string | null }, day: string): boolean {
  return closedOn !== undefined && closedOn !== null && closedOn <= day;
}
