/** Who may do what when: the provider's terms and the norms, on top of what the states allow. */
import type { BookingState, InstantMs, Offering } from './model.ts';
import type { BookingNorms } from './norms.ts';
import type { BookingEvent, By } from './states.ts';

/** The terms that a booking was made under. */
export type Terms = Pick<Offering, 'needsAcceptance' | 'cancelUntilMinutes' | 'moveUntilMinutes'>;

export interface Timed {
  state: BookingState | null;
  startMs: InstantMs;
  endMs: InstantMs;
}

export type TermsVerdict =
  | { ok: true }
  /** `untilMs` was the last moment. */
  | { ok: false; reason: 'too-late'; untilMs: InstantMs }
  /** From `fromMs` on. */
  | { ok: false; reason: 'too-early'; fromMs: InstantMs }
  /** An accepted time is moved by a proposal that the provider agrees to; until then the old one stays. */
  | { ok: false; reason: 'provider-must-agree' };

const minuteMs = 60_000;
const dayMs = 86_400_000;

/** Whether the time is right for an event that the states allow. */
export function mayNow(
  event: BookingEvent,
  by: By,
  booking: Timed,
  terms: Terms,
  norms: BookingNorms,
  nowMs: InstantMs,
): TermsVerdict {
  const { state, startMs, endMs } = booking;
  const until = (untilMs: number): TermsVerdict =>
    nowMs <= untilMs ? { ok: true } : { ok: false, reason: 'too-late', untilMs };
  const from = (fromMs: number): TermsVerdict =>
    nowMs >= fromMs ? { ok: true } : { ok: false, reason: 'too-early', fromMs };
  // What nobody accepted yet may be taken back until it would begin.
  const promised = state === 'confirmed';

  switch (event) {
    case 'cancel':
      if (by !== 'resident') return { ok: true };
      return until(promised ? startMs - terms.cancelUntilMinutes * minuteMs : startMs);
    case 'move':
      if (promised && terms.needsAcceptance) return { ok: false, reason: 'provider-must-agree' };
      return until(promised ? startMs - terms.moveUntilMinutes * minuteMs : startMs);
    case 'change-door':
      return until(promised ? startMs - terms.moveUntilMinutes * minuteMs : startMs);
    case 'hold':
    case 'request':
    case 'confirm':
    case 'accept':
    case 'propose':
    case 'agree':
    case 'reassign':
      return until(startMs);
    case 'set-out':
    case 'start':
    case 'finish':
      return by === 'system' ? { ok: true } : from(startMs - norms.earlyMs);
    case 'not-there':
      return from(startMs);
    case 'dispute':
      return until(endMs + norms.disputeDays * dayMs);
    default:
      return { ok: true };
  }
}

/** How a held time becomes a booking: asked for where the provider must accept, unless it is the provider who books. */
export function askingEvent({ needsAcceptance }: Terms, by: By): 'request' | 'confirm' {
  return needsAcceptance && by !== 'provider' ? 'request' : 'confirm';
}
