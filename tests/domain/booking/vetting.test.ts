import { describe, expect, test } from 'vitest';
import {
  isVetted,
  nextVetting,
  vettingEventsFor,
  vettingRules,
  type VettingBy,
  type VettingEvent,
  type VettingNeed,
} from '../../../server/domain/booking/vetting.ts';
import type { VettingState } from '../../../server/domain/booking/model.ts';

describe('a provider', () => {
  test('is asked, answers, is approved, suspended with a reason and taken back', () => {
    const told: [VettingEvent, VettingBy, VettingState, ...VettingNeed[]][] = [
      ['submit', 'provider', 'submitted'],
      ['ask', 'office', 'asked', 'question'],
      ['answer', 'provider', 'submitted', 'answer'],
      ['approve', 'office', 'approved'],
      ['suspend', 'office', 'suspended', 'reason'],
      ['reinstate', 'office', 'approved', 'reason'],
      ['change-identity', 'provider', 'submitted'],
      ['refuse', 'office', 'refused', 'reason'],
      ['submit', 'provider', 'submitted', 'answer'],
    ];
    let state: VettingState | null = null;
    for (const [event, by, expected, ...given] of told) {
      expect(nextVetting(state, event, by, given)).toEqual({ ok: true, to: expected });
      state = expected;
    }
  });

  test('is seen by residents in one state only', () => {
    const states: VettingState[] = ['submitted', 'asked', 'approved', 'refused', 'suspended'];
    expect(states.filter(isVetted)).toEqual(['approved']);
  });

  test('approves nobody, least of all itself', () => {
    expect(vettingEventsFor('submitted', 'provider')).toEqual([]);
    expect(nextVetting('submitted', 'approve', 'provider')).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    const approving = vettingRules.filter(({ to, from }) => to === 'approved' && from !== to);
    expect(approving.flatMap(({ by }) => by)).toEqual(['office', 'office']);
  });

  test('is refused and suspended with a reason only', () => {
    for (const { to, needs } of vettingRules)
      if (to === 'refused' || to === 'suspended') expect(needs).toEqual(['reason']);
  });
});
