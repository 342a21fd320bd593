import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { KeptHold } from './draft.ts';

/** Left when a screen reader is told, in seconds; the visible clock runs in between without a word. */
export const toldAtSeconds = [300, 120, 60, 30] as const;

/** The smallest of these marks that has been passed; null while none has. */
export const lastMark = (secondsLeft: number): number | null =>
  toldAtSeconds.findLast((mark) => secondsLeft <= mark) ?? null;

/**
 * A hold as it is kept here. What is left is the service's end less the service's own moment of answering, so that a
 * device whose clock is wrong still counts ten minutes.
 */
export function keptHold(booking: BookingAnswer, door: string, nowMs: number): KeptHold {
  const until = Date.parse(booking.heldUntil ?? '');
  const answered = Date.parse(booking.events.at(-1)?.at ?? '');
  const left = Number.isNaN(until - answered) ? 0 : Math.max(0, until - answered);
  return { ...facts(booking), door, endsAtMs: nowMs + left };
}

/** After one more step of the same hold: what was left goes on, and grows by what its end has moved. */
export function changedHold(before: KeptHold, booking: BookingAnswer): KeptHold {
  const moved = Date.parse(booking.heldUntil ?? '') - Date.parse(before.heldUntil);
  const endsAtMs = before.endsAtMs + (Number.isNaN(moved) ? 0 : moved);
  return { ...facts(booking), door: before.door, endsAtMs };
}

function facts(booking: BookingAnswer): Omit<KeptHold, 'door' | 'endsAtMs'> {
  const { id, version, offering, start, end, priceFen, mayExtend } = booking;
  return {
    id,
    version,
    offering,
    start,
    end,
    priceFen,
    mayExtend,
    heldUntil: booking.heldUntil ?? '',
  };
}
