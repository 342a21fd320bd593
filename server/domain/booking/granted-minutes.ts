/** Subsidised minutes (政府购买服务): an office grants them by the month, a booking debits them, what does not take place returns them. */
import type { BookingState } from './model.ts';

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
