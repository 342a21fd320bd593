/** Holds: a time is kept for somebody while the booking is filled in. */
import type { InstantMs } from './model.ts';
import type { BookingNorms } from './norms.ts';

export type Held =
  | { ok: true; heldUntilMs: InstantMs }
  | { ok: false; reason: 'too-many-holds'; most: number }
  | { ok: false; reason: 'lapsed' }
  | { ok: false; reason: 'no-more-extensions' };

/** A new hold. @param live holds that the person has and that have not lapsed */
export function newHold(live: number, norms: BookingNorms, nowMs: InstantMs): Held {
  return live >= norms.liveHolds
    ? { ok: false, reason: 'too-many-holds', most: norms.liveHolds }
    : { ok: true, heldUntilMs: nowMs + norms.holdMs };
}

/** Whether a hold still keeps its time: at its end it does no more. */
export function isLive(heldUntilMs: InstantMs, nowMs: InstantMs): boolean {
  return nowMs < heldUntilMs;
}

/** One tap more: added to what is left, so that tapping early costs nothing. */
export function extendedHold(
  { heldUntilMs, extensions }: { heldUntilMs: InstantMs; extensions: number },
  norms: BookingNorms,
  nowMs: InstantMs,
): Held {
  if (!isLive(heldUntilMs, nowMs)) return { ok: false, reason: 'lapsed' };
  return extensions >= norms.holdExtensions
    ? { ok: false, reason: 'no-more-extensions' }
    : { ok: true, heldUntilMs: heldUntilMs + norms.holdExtensionMs };
}
