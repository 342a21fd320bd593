/** What visits that are about to be booked will draw from granted minutes, month by month, before anything is written. */
import type { Offering } from './model.ts';
import { priceOf } from './price.ts';

export interface PlannedDraw {
  /** Of all visits, paid by the resident. */
  dueFen: number;
  months: { month: string; drawnMinutes: number; leftMinutes: number }[];
}

/**
 * Each visit draws in turn, as their bookings will; a month's minutes pay for visits of that month alone.
 *
 * @param months of the visits, `YYYY-MM`, one for each
 * @param leftIn minutes that are left for this kind of service in a month
 */
export function plannedDraw(
  offering: Pick<Offering, 'priceFen' | 'priceUnit' | 'subsidised'>,
  durationMinutes: number,
  months: readonly string[],
  leftIn: (month: string) => number,
): PlannedDraw {
  const found = new Map<string, PlannedDraw['months'][number]>();
  let dueFen = 0;
  for (const month of months) {
    const row = found.get(month) ?? { month, drawnMinutes: 0, leftMinutes: leftIn(month) };
    const price = priceOf(offering, durationMinutes, row.leftMinutes);
    dueFen += price.dueFen;
    row.drawnMinutes += price.subsidisedMinutes;
    row.leftMinutes -= price.subsidisedMinutes;
    found.set(month, row);
  }
  return { dueFen, months: [...found.values()] };
}
