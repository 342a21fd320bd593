import { describe, expect, it } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import { changedHold, keptHold, lastMark } from '../../../site/lib/book/hold-clock.ts';

const held = (heldUntil: string, at: string, version = 1) =>
  ({ id: 'b', version, heldUntil, events: [{ at }] }) as unknown as BookingAnswer;

describe('a hold', () => {
  it('lasts as long as the service says, on a device whose clock is wrong by years', () => {
    const answer = held('2026-12-01T01:10:00.000Z', '2026-12-01T01:00:00.000Z');
    const wrong = Date.parse('1999-05-05T00:00:00Z');
    expect(keptHold(answer, '', wrong).endsAtMs - wrong).toBe(600_000);
  });

  it('goes on from what was left when it is made longer or moved', () => {
    const first = keptHold(held('2026-12-01T01:10:00.000Z', '2026-12-01T01:00:00.000Z'), 'd', 0);
    const longer = held('2026-12-01T01:20:00.000Z', '2026-12-01T01:04:00.000Z', 2);
    expect(changedHold(first, longer)).toMatchObject({
      version: 2,
      door: 'd',
      endsAtMs: 1_200_000,
    });
  });

  it('is over at once where an answer tells no end', () => {
    expect(keptHold(held('', ''), '', 5).endsAtMs).toBe(5);
  });
});

describe('what is said aloud', () => {
  it('are the marks that were passed, and nothing in between', () => {
    expect([600, 301, 300, 200, 120, 61, 60, 31, 30, 1].map(lastMark)).toEqual([
      null,
      null,
      300,
      300,
      120,
      120,
      60,
      60,
      30,
      30,
    ]);
  });
});
