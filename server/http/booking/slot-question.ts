/** A question for free starts, with the rows that it needs. */
import type { SlotQuestion } from '../../domain/booking/lanes.ts';
import { daysLater } from '../../domain/booking/local-days.ts';
import type { Position } from '../../geo/position.ts';
import type { KnownResource, OfferingRow } from '../../store/app/booking/catalogue.ts';
import type { Parts } from '../app.ts';

const dayMs = 86_400_000;

export interface AskedSlots {
  offering: OfferingRow;
  durationMinutes: number;
  able: readonly KnownResource[];
  door: Position | null;
  area: string | null;
  fromMs: number;
  toMs: number;
  /** A booking that is to be moved. */
  ignored?: string | null;
  /** Rows are read until here; without it until the end of the booking window. */
  knownUntilMs?: number;
}

/** Rows are read from the day before until the end of the booking window, so that the next free start is found as well. */
export function slotQuestion(
  { records, bookingRules, now }: Pick<Parts, 'records' | 'bookingRules' | 'now'>,
  { offering, able, ignored = null, knownUntilMs: until, ...asked }: AskedSlots,
): SlotQuestion {
  const { catalogue, occupancy } = records.booking;
  const { local } = bookingRules;
  const nowMs = now().getTime();
  const lastDay = () => daysLater(local.dateOf(nowMs), offering.windowDays);
  const knownUntilMs = Math.max(asked.toMs, until ?? local.day(lastDay()).endMs);
  return {
    ...asked,
    offering,
    resources: able,
    occupied: occupancy.busy(
      able.map(({ id }) => id),
      asked.fromMs - dayMs,
      knownUntilMs + dayMs,
    ),
    absences: able.flatMap(({ absences }) => absences),
    suspensions: catalogue.suspensions(),
    knownUntilMs,
    nowMs,
    ignoredBooking: ignored,
  };
}
