/** A complaint's life, as a table of steps, and its deadlines. A dispute may go to people's mediation (人民调解). */
import { eventsBy, stepBy, type Rule, type Step } from './machine.ts';
import type { InstantMs } from './model.ts';
import type { BookingNorms } from './norms.ts';

export const complaintStates = [
  'open',
  'owned',
  'answered',
  'in-mediation',
  'settled',
  'withdrawn',
] as const;
export type ComplaintState = (typeof complaintStates)[number];
export type ComplaintEvent =
  'complain' | 'take' | 'answer' | 'object' | 'mediate' | 'settle' | 'withdraw';
export type ComplaintBy = 'resident' | 'office';
export type ComplaintNeed = 'reason' | 'owner' | 'answer' | 'outcome';

type ComplaintRule = Rule<ComplaintState, ComplaintEvent, ComplaintBy, ComplaintNeed>;

const both: readonly ComplaintBy[] = ['resident', 'office'];
const rule = (
  from: readonly (ComplaintState | null)[],
  event: ComplaintEvent,
  to: ComplaintState,
  by: readonly ComplaintBy[],
  ...needs: ComplaintNeed[]
): ComplaintRule[] => from.map((state) => ({ from: state, event, to, by, needs }));

export const complaintRules: readonly ComplaintRule[] = [
  // An office takes one down when it calls back.
  ...rule([null], 'complain', 'open', both, 'reason'),
  ...rule(['open', 'owned', 'answered', 'in-mediation'], 'take', 'owned', ['office'], 'owner'),
  ...rule(['owned'], 'answer', 'answered', ['office'], 'answer'),
  ...rule(['answered'], 'object', 'owned', ['resident'], 'reason'),
  ...rule(['owned', 'answered'], 'mediate', 'in-mediation', ['office'], 'reason'),
  ...rule(['answered', 'in-mediation'], 'settle', 'settled', ['office'], 'outcome'),
  ...rule(['answered'], 'settle', 'settled', ['resident']),
  ...rule(['open', 'owned', 'answered', 'in-mediation'], 'withdraw', 'withdrawn', ['resident']),
];

export function nextComplaint(
  state: ComplaintState | null,
  event: ComplaintEvent,
  by: ComplaintBy,
  given: readonly ComplaintNeed[] = [],
): Step<ComplaintState, ComplaintNeed> {
  return stepBy(complaintRules, state, event, by, given);
}

/** What somebody may do with it now. */
export function complaintEventsFor(state: ComplaintState, by: ComplaintBy): ComplaintEvent[] {
  return eventsBy(complaintRules, state, by);
}

const dayMs = 86_400_000;

/** The moment that a complaint in this state must be out of it; null where nothing is waited for. */
export function complaintDueMs(
  { state, madeMs }: { state: ComplaintState; madeMs: InstantMs },
  norms: BookingNorms,
): InstantMs | null {
  switch (state) {
    case 'open':
    case 'owned':
      return madeMs + norms.complaintAnswerDays * dayMs;
    case 'answered':
    case 'in-mediation':
      return madeMs + norms.complaintSolveDays * dayMs;
    case 'settled':
    case 'withdrawn':
      return null;
  }
}
