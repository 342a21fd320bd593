import { describe, expect, test } from 'vitest';
import {
  complaintDueMs,
  complaintRules,
  complaintStates,
  nextComplaint,
} from '../../../server/domain/booking/complaints.ts';
import { norms } from './published-norms.ts';
import { at } from './world.ts';

describe('a complaint', () => {
  test('is taken, answered, objected to, mediated and settled', () => {
    expect(nextComplaint(null, 'complain', 'resident', ['reason'])).toMatchObject({ to: 'open' });
    expect(nextComplaint('open', 'take', 'office', ['owner'])).toMatchObject({ to: 'owned' });
    expect(nextComplaint('owned', 'answer', 'office', ['answer'])).toMatchObject({
      to: 'answered',
    });
    expect(nextComplaint('answered', 'object', 'resident', ['reason'])).toMatchObject({
      to: 'owned',
    });
    expect(nextComplaint('owned', 'mediate', 'office', ['reason'])).toMatchObject({
      to: 'in-mediation',
    });
    expect(nextComplaint('in-mediation', 'settle', 'office', ['outcome'])).toMatchObject({
      to: 'settled',
    });
  });

  test('is not settled by an office before it was answered, nor without an outcome', () => {
    expect(nextComplaint('owned', 'settle', 'office', ['outcome'])).toMatchObject({ ok: false });
    expect(nextComplaint('answered', 'settle', 'office')).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['outcome'],
    });
    expect(nextComplaint('answered', 'settle', 'resident')).toMatchObject({ to: 'settled' });
  });

  test('has one answer for each state, event and person', () => {
    const keys = complaintRules.flatMap(({ from, event, by }) =>
      by.map((one) => `${from} ${event} ${one}`),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is answered within five days and settled within fifteen', () => {
    const due = complaintStates.map((state) =>
      complaintDueMs({ state, madeMs: at('2026-03-01T12:00') }, norms),
    );
    expect(due).toEqual([
      at('2026-03-06T12:00'),
      at('2026-03-06T12:00'),
      at('2026-03-16T12:00'),
      at('2026-03-16T12:00'),
      null,
      null,
    ]);
  });
});
