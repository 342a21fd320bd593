/** The call-back (回访) after a visit: when it falls due, what it says, and when nobody needs to try again. */
import { daysLater, type LocalDays } from './local-days.ts';
import type { BookingState, InstantMs } from './model.ts';
import type { BookingNorms } from './norms.ts';

/** Visits that are called back about: those that were, and those that somebody did not come to. */
const calledBack: ReadonlySet<BookingState> = new Set(['done', 'no-show']);

/** When the call-back must be made: by the end of a day on the office's clock, so many days after that of the visit. Null: none is made. */
export function followUpDueMs(
  { state, endMs }: { state: BookingState; endMs: InstantMs },
  local: LocalDays,
  norms: BookingNorms,
): InstantMs | null {
  if (!calledBack.has(state)) return null;
  return local.day(daysLater(local.dateOf(endMs), norms.followUpDays)).endMs;
}

/** Due means that there is still time: at that moment there is none. */
export function isOverdue(dueMs: InstantMs | null, nowMs: InstantMs): boolean {
  return dueMs !== null && nowMs >= dueMs;
}

export interface CallBack {
  reached: boolean;
  /** 1 to 5; null where nobody was reached. */
  satisfied: number | null;
  wrong: string | null;
  complaint: boolean;
}

export type CallBackFault =
  | { reason: 'satisfied-missing' }
  | { reason: 'satisfied-out-of-range'; satisfied: number }
  /** An answer of somebody who was not reached. */
  | { reason: 'nobody-answered' }
  /** A complaint needs what was wrong. */
  | { reason: 'wrong-missing' };

/** What is wrong with a call-back as it was entered; null where nothing is. */
export function callBackFault({
  reached,
  satisfied,
  wrong,
  complaint,
}: CallBack): CallBackFault | null {
  if (!reached)
    return satisfied === null && wrong === null && !complaint
      ? null
      : { reason: 'nobody-answered' };
  if (satisfied === null) return { reason: 'satisfied-missing' };
  if (!Number.isInteger(satisfied) || satisfied < 1 || satisfied > 5)
    return { reason: 'satisfied-out-of-range', satisfied };
  return complaint && !wrong?.trim() ? { reason: 'wrong-missing' } : null;
}

/** Whether the task is over with this call: somebody was reached, or nobody so often that it stays at that. */
export function endsFollowUp(call: CallBack, earlierTries: number, norms: BookingNorms): boolean {
  return call.reached || earlierTries + 1 >= norms.followUpTries;
}
