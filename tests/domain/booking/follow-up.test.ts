import { describe, expect, test } from 'vitest';
import {
  callBackFault,
  endsFollowUp,
  followUpDueMs,
  isOverdue,
  type CallBack,
} from '../../../server/domain/booking/follow-up.ts';
import { bookingStates, type BookingState } from '../../../server/domain/booking/model.ts';
import { norms } from './published-norms.ts';
import { at, shanghai } from './world.ts';

const due = (endOfVisit: string, state: BookingState = 'done') =>
  followUpDueMs({ state, endMs: at(endOfVisit) }, shanghai, norms);

describe('a call-back', () => {
  test('is made by the end of the third day after the visit, on the office’s clock', () => {
    expect(due('2026-03-04T12:00')).toBe(at('2026-03-08T00:00'));
    expect(due('2026-03-04T23:59')).toBe(at('2026-03-08T00:00'));
    expect(due('2026-03-05T00:00')).toBe(at('2026-03-09T00:00'));
    // Over a month's end.
    expect(due('2026-02-27T12:00')).toBe(at('2026-03-03T00:00'));
  });

  test('is overdue from that moment on', () => {
    const dueMs = due('2026-03-04T12:00');
    expect(isOverdue(dueMs, at('2026-03-07T23:59'))).toBe(false);
    expect(isOverdue(dueMs, at('2026-03-08T00:00'))).toBe(true);
    expect(isOverdue(null, at('2030-01-01T00:00'))).toBe(false);
  });

  test('is made about visits that were, and about those that somebody did not come to', () => {
    const called = bookingStates.filter((state) => due('2026-03-04T12:00', state) !== null);
    expect(called).toEqual(['done', 'no-show']);
  });
});

describe('what a call-back says', () => {
  const reached: CallBack = { reached: true, satisfied: 4, wrong: null, complaint: false };
  const missed: CallBack = { reached: false, satisfied: null, wrong: null, complaint: false };

  test.each<[Partial<CallBack>, object | null]>([
    [{}, null],
    [{ satisfied: 1, wrong: '迟到', complaint: true }, null],
    [{ satisfied: 5 }, null],
    [{ satisfied: 0 }, { reason: 'satisfied-out-of-range', satisfied: 0 }],
    [{ satisfied: 6 }, { reason: 'satisfied-out-of-range', satisfied: 6 }],
    [{ satisfied: 2.5 }, { reason: 'satisfied-out-of-range', satisfied: 2.5 }],
    [{ satisfied: null }, { reason: 'satisfied-missing' }],
    [{ complaint: true }, { reason: 'wrong-missing' }],
    [{ complaint: true, wrong: ' ' }, { reason: 'wrong-missing' }],
  ])('of somebody reached, with %j: %j', (given, fault) => {
    expect(callBackFault({ ...reached, ...given })).toEqual(fault);
  });

  test('is nothing where nobody was reached', () => {
    expect(callBackFault(missed)).toBeNull();
    expect(callBackFault({ ...missed, satisfied: 3 })).toEqual({ reason: 'nobody-answered' });
    expect(callBackFault({ ...missed, complaint: true })).toEqual({ reason: 'nobody-answered' });
  });

  test('ends the task when somebody was reached, or nobody for the third time', () => {
    expect(endsFollowUp(reached, 0, norms)).toBe(true);
    expect(endsFollowUp(missed, 1, norms)).toBe(false);
    expect(endsFollowUp(missed, 2, norms)).toBe(true);
  });
});
