/** The office's look at a provider, as a table of steps. Only `approved` is seen by residents. */
import { eventsBy, stepBy, type Rule, type Step } from './machine.ts';
import type { VettingState } from './model.ts';

export type VettingEvent =
  | 'submit'
  | 'ask'
  | 'answer'
  | 'approve'
  | 'refuse'
  /** Name, credit code or kind are no longer what the office saw. */
  | 'change-identity'
  | 'suspend'
  | 'reinstate';
export type VettingBy = 'provider' | 'office';
export type VettingNeed = 'reason' | 'question' | 'answer';

type VettingRule = Rule<VettingState, VettingEvent, VettingBy, VettingNeed>;

const rule = (
  from: VettingRule['from'],
  event: VettingEvent,
  to: VettingState,
  by: VettingBy,
  ...needs: VettingNeed[]
): VettingRule => ({ from, event, to, by: [by], needs });

export const vettingRules: readonly VettingRule[] = [
  rule(null, 'submit', 'submitted', 'provider'),
  rule('submitted', 'ask', 'asked', 'office', 'question'),
  rule('asked', 'answer', 'submitted', 'provider', 'answer'),
  rule('submitted', 'approve', 'approved', 'office'),
  rule('submitted', 'refuse', 'refused', 'office', 'reason'),
  // Whoever never answers is refused in the end.
  rule('asked', 'refuse', 'refused', 'office', 'reason'),
  rule('refused', 'submit', 'submitted', 'provider', 'answer'),
  rule('approved', 'change-identity', 'submitted', 'provider'),
  rule('approved', 'suspend', 'suspended', 'office', 'reason'),
  rule('suspended', 'reinstate', 'approved', 'office', 'reason'),
  rule('suspended', 'refuse', 'refused', 'office', 'reason'),
];

export function nextVetting(
  state: VettingState | null,
  event: VettingEvent,
  by: VettingBy,
  given: readonly VettingNeed[] = [],
): Step<VettingState, VettingNeed> {
  return stepBy(vettingRules, state, event, by, given);
}

export function vettingEventsFor(state: VettingState | null, by: VettingBy): VettingEvent[] {
  return eventsBy(vettingRules, state, by);
}

/** Whether residents see a provider, and may book with it. */
export function isVetted(state: VettingState): boolean {
  return state === 'approved';
}
