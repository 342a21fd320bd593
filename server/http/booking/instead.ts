/** Who of a provider could take a visit over, at its time and its door. */
import { slots } from '../../domain/booking/slots.ts';
import type { BookingRow } from '../../store/app/booking/booking-rows.ts';
import type { KnownResource, OfferingRow } from '../../store/app/booking/catalogue.ts';
import type { Parts } from '../app.ts';
import { slotQuestion } from './slot-question.ts';

type Known = Pick<Parts, 'records' | 'bookingRules' | 'now' | 'doorTravel'>;

/** It was bookable once: notice, window and grid are behind it. */
const longestAheadDays = 3660;

export function instead(parts: Known, row: BookingRow): KnownResource[] {
  const { catalogue, seals } = parts.records.booking;
  const { local, norms } = parts.bookingRules;
  const durationMinutes = (row.endMs - row.startMs) / 60_000;
  const offering: OfferingRow = {
    ...catalogue.offering(row.offering)!,
    active: true,
    durationsMinutes: [durationMinutes],
    minimumNoticeMinutes: 0,
    windowDays: longestAheadDays,
    stepMinutes: 1,
  };
  const able = catalogue.able(row.offering).filter(({ id }) => id !== row.resource);
  const question = {
    ...slotQuestion(parts, {
      offering,
      durationMinutes,
      able,
      door: seals.door(row),
      area: row.community,
      fromMs: row.startMs,
      toMs: row.startMs + 1,
      knownUntilMs: row.endMs,
    }),
  };
  const world = { local, travel: parts.doorTravel.between, restGapMs: norms.restGapMs };
  const free = new Set(
    slots(question, world).flatMap(({ starts }) => starts.flatMap((s) => s.resources)),
  );
  return able.filter(({ id }) => free.has(id));
}
