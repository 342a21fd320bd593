/** What a visit costs, in whole fen, and what of it subsidised minutes (政府购买服务) pay. The site takes no money: it says what is paid to the provider. */
import type { BookingState, Offering } from './model.ts';

export interface Price {
  fullFen: number;
  /** Paid by the resident; the rest is the subsidy's. */
  dueFen: number;
  /** Debited from what an office granted. */
  subsidisedMinutes: number;
}

/**
 * Granted minutes are used up first. Half a fen and more is a fen.
 *
 * @param grantedMinutes that the resident still has in the month of the visit
 */
export function priceOf(
  { priceFen, priceUnit, subsidised }: Pick<Offering, 'priceFen' | 'priceUnit' | 'subsidised'>,
  durationMinutes: number,
  grantedMinutes: number,
): Price {
  for (const [name, value] of Object.entries({ priceFen, durationMinutes, grantedMinutes }))
    if (!Number.isSafeInteger(value) || value < 0)
      throw new Error(`${name} is ${value}, expected a whole number of 0 or more`);
  const fullFen =
    priceUnit === 'free'
      ? 0
      : priceUnit === 'visit'
        ? priceFen
        : shareOf(priceFen, durationMinutes, 60);
  const subsidisedMinutes =
    subsidised && fullFen > 0 ? Math.min(grantedMinutes, durationMinutes) : 0;
  const dueFen = shareOf(fullFen, durationMinutes - subsidisedMinutes, durationMinutes);
  return { fullFen, dueFen, subsidisedMinutes };
}

/** `amount` × `part` / `whole` to the nearest whole, halves up, by whole numbers alone. */
function shareOf(amount: number, part: number, whole: number): number {
  if (whole === 0) return 0;
  const doubled = amount * part * 2 + whole;
  if (!Number.isSafeInteger(doubled))
    throw new Error(`${amount} fen × ${part} minutes is too much`);
  return (doubled - (doubled % (2 * whole))) / (2 * whole);
}

/** A line of a resident's account of minutes in one month, `YYYY-MM`. Lines are only added. */
export interface MinutesEntry {
  month: string;
  kind: 'grant' | 'debit' | 'return';
  minutes: number;
  /** Null for a grant. */
  booking: string | null;
}

/** What is left of a month; 0 where an office took back more than was left. */
export function minutesLeft(entries: readonly MinutesEntry[], month: string): number {
  let left = 0;
  for (const entry of entries)
    if (entry.month === month) left += entry.kind === 'debit' ? -entry.minutes : entry.minutes;
  return Math.max(left, 0);
}

/** The lines that give back what is still debited for a booking: none the second time. */
export function returnOf(entries: readonly MinutesEntry[], booking: string): MinutesEntry[] {
  const owed = new Map<string, number>();
  for (const entry of entries) {
    if (entry.booking !== booking) continue;
    const minutes = entry.kind === 'debit' ? entry.minutes : -entry.minutes;
    owed.set(entry.month, (owed.get(entry.month) ?? 0) + minutes);
  }
  return [...owed]
    .filter(([, minutes]) => minutes > 0)
    .map(([month, minutes]) => ({ month, kind: 'return', minutes, booking }));
}

/** Whether a booking that ended so gives its minutes back. Where nobody knows who was absent, the resident is not charged. */
export function givesBack(state: BookingState, absent: 'resident' | 'provider' | null): boolean {
  switch (state) {
    case 'declined':
    case 'expired':
    case 'cancelled':
      return true;
    case 'no-show':
      return absent !== 'resident';
    default:
      return false;
  }
}
