import { describe, expect, test } from 'vitest';
import {
  judgeNeighbours,
  placeAmong,
  type Job,
  type Neighbour,
} from '../../../server/domain/booking/neighbours.ts';
import { at } from './world.ts';

const minute = 60_000;
const moment = (time: string) => at(`2026-03-04T${time.padStart(5, '0')}`);
const rest = 8 * 60 * minute;

/** A visit with its buffers in minutes. */
function visit(from: string, to: string, before = 0, after = 0): Job {
  const startMs = moment(from);
  const endMs = moment(to);
  return {
    startMs,
    endMs,
    blockedStartMs: startMs - before * minute,
    blockedEndMs: endMs + after * minute,
  };
}

const near = (job: Job, travelSeconds: number | null, booking = 'b'): Neighbour => ({
  job,
  booking,
  travelSeconds,
});
const after = (placed: Job, previous: Neighbour) => judgeNeighbours(placed, previous, null, rest);
const ahead = (placed: Job, next: Neighbour) => judgeNeighbours(placed, null, next, rest);

describe('between two jobs', () => {
  test('no time need lie when there is no way and no buffer', () => {
    expect(after(visit('10:00', '11:00'), near(visit('9:00', '10:00'), 0))).toEqual({ ok: true });
    expect(ahead(visit('10:00', '11:00'), near(visit('11:00', '12:00'), 0))).toEqual({ ok: true });
  });

  test('the way must fit, to the second', () => {
    const placed = visit('10:00', '11:00');
    const earlier = visit('9:00', '9:45');
    expect(after(placed, near(earlier, 15 * 60))).toEqual({ ok: true });
    expect(after(placed, near(earlier, 15 * 60 + 1))).toEqual({
      ok: false,
      reason: 'too-far',
      neighbour: 'previous',
      booking: 'b',
      missingMinutes: 1,
    });
  });

  test('both buffers must fit, one after the other', () => {
    const placed = visit('10:00', '11:00', 10);
    expect(after(placed, near(visit('9:00', '9:45', 0, 5), 0))).toEqual({ ok: true });
    expect(after(placed, near(visit('9:00', '9:45', 0, 20), 0))).toEqual({
      ok: false,
      reason: 'taken',
      neighbour: 'previous',
      booking: 'b',
      missingMinutes: 15,
    });
  });

  test('the larger of buffers and way counts, not their sum', () => {
    const placed = visit('10:00', '11:00', 15);
    const earlier = visit('9:00', '9:30', 0, 15);
    expect(after(placed, near(earlier, 30 * 60))).toEqual({ ok: true });
    expect(after(placed, near(earlier, 32 * 60))).toMatchObject({ missingMinutes: 2 });
  });

  test('the next job is named by how much the placed one is too late for it', () => {
    expect(
      ahead(visit('10:00', '11:00', 0, 10), near(visit('11:05', '12:00'), 20 * 60, 'noon')),
    ).toEqual({
      ok: false,
      reason: 'taken',
      neighbour: 'next',
      booking: 'noon',
      missingMinutes: 15,
    });
  });

  test('without a way there must lie a rest', () => {
    const evening = visit('18:00', '19:00');
    expect(after(evening, near(visit('9:00', '10:00'), null))).toEqual({ ok: true });
    expect(after(evening, near(visit('9:00', '10:01'), null))).toMatchObject({
      reason: 'too-far',
      missingMinutes: 1,
    });
  });

  test('a way longer than the rest asks for no more than the rest', () => {
    expect(after(visit('18:00', '19:00'), near(visit('9:00', '10:00'), 40 * 3600))).toEqual({
      ok: true,
    });
  });
});

test('a job stands after those that start before it or with it', () => {
  const rows = [visit('9:00', '10:00'), visit('11:00', '12:00')];
  const place = (time: string) => placeAmong(rows, at(`2026-03-04T${time}`));
  expect(place('08:00')).toEqual({ previous: -1, next: 0 });
  expect(place('09:00')).toEqual({ previous: 0, next: 1 });
  expect(place('10:59')).toEqual({ previous: 0, next: 1 });
  expect(place('11:01')).toEqual({ previous: 1, next: 2 });
  expect(placeAmong([], 0)).toEqual({ previous: -1, next: 0 });
});
