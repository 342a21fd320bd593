/** Who is told what by which event, as one table. Everybody reads it in the page; what cannot wait until they look goes out as well. */
import type { BookingEvent } from '../../../domain/booking/states.ts';
import type { Acting } from './acting.ts';
import type { BookingRow } from './booking-rows.ts';
import type { Message, Recipient } from './outbox.ts';

type Side = 'resident' | 'provider';

interface Telling {
  to: readonly Side[];
  /** Also out of the house. */
  out: boolean;
  /** Told even to the side that did it: a receipt to look at later. */
  receipt?: Side;
}

const both: readonly Side[] = ['resident', 'provider'];

/** Holds are between a page and its reader: nobody is told. */
const tellings: Partial<Record<BookingEvent, Telling>> = {
  request: { to: both, out: true, receipt: 'resident' },
  confirm: { to: both, out: true, receipt: 'resident' },
  accept: { to: ['resident'], out: true },
  decline: { to: ['resident'], out: true },
  propose: { to: both, out: true },
  agree: { to: both, out: true, receipt: 'resident' },
  move: { to: both, out: true, receipt: 'resident' },
  'change-door': { to: both, out: true },
  reassign: { to: both, out: true },
  cancel: { to: both, out: true, receipt: 'resident' },
  'set-out': { to: ['resident'], out: true },
  start: { to: ['resident'], out: false },
  finish: { to: ['resident'], out: false },
  'not-there': { to: both, out: false },
  dispute: { to: both, out: true },
  resolve: { to: both, out: true },
  lapse: { to: both, out: true },
};

export function messagesOf(
  row: BookingRow,
  event: BookingEvent,
  { by }: Acting,
  facts: object,
): Message[] {
  const telling = tellings[event];
  if (!telling || row.state === 'held') return [];
  const told = telling.to.filter((side) => side !== by || telling.receipt === side);
  return told.flatMap((side) =>
    recipientsOf(row, side).map((recipient): Message => ({
      ...recipient,
      kind: `booking:${event}`,
      channels: telling.out ? ['page', 'message'] : ['page'],
      booking: row.id,
      payload: { ...plainFacts(row), ...facts, by },
    })),
  );
}

/** The day before; whoever sends it looks whether the booking is still so. */
export function reminderOf(row: BookingRow, notBeforeMs: number): Message[] {
  return recipientsOf(row, 'resident').map((recipient) => ({
    ...recipient,
    kind: 'booking:reminder',
    channels: ['message'],
    booking: row.id,
    payload: plainFacts(row),
    notBeforeMs,
  }));
}

/** A caller without an account is told by the number in the booking's details. */
export function recipientsOf(row: BookingRow, side: Side): Recipient[] {
  if (side === 'provider') return [{ recipientKind: 'provider', recipient: row.provider }];
  const people = [
    row.resident,
    // Staff who booked for a caller are not the ones to be told.
    row.channel === 'site' ? row.bookedBy : null,
  ].filter((person) => person !== null);
  if (people.length === 0) return [{ recipientKind: 'booking', recipient: row.id }];
  return [...new Set(people)].map((recipient) => ({ recipientKind: 'user', recipient }));
}

function plainFacts({ state, version, startMs, endMs, resource }: BookingRow) {
  return { state, version, startMs, endMs, resource };
}
