/** Holds and confirmations that share a commit keep every rule that they keep alone. */
import { expect, test } from 'vitest';
import { bookingFaults } from '../../../../scripts/torture/booking-faults.ts';
import type { TravelBetween } from '../../../../server/domain/booking/model.ts';
import { door } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  confirmation,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const people = Array.from({ length: 40 }, (_, i) => resident(`r${i}`));

function hold(world: BookingWorld, who: number, when: string, given = {}, key = `k${who}`) {
  const asked = asking(world, when, given);
  return world.booking.holds.holdTogether(asked, people[who]!, world.travel, {
    key,
    request: asked,
  });
}
const reasons = (answers: readonly { ok: boolean; reason?: string }[]) =>
  answers.map((one) => (one.ok ? 'held' : one.reason));

test('of forty who want one start at once, as many win it as there are staff', async () => {
  const world = bookingWorld({ staff: 3 });
  const answers = await Promise.all(people.map((_, i) => hold(world, i, '03-05T10:00')));
  const won = reasons(answers).filter((one) => one === 'held');
  expect([won.length, reasons(answers).filter((one) => one === 'slot-taken').length]).toEqual([
    3, 37,
  ]);
  expect(bookingFaults(world.database.raw)).toEqual([]);
});

test('a double tap in one commit is one hold', async () => {
  const world = bookingWorld({ staff: 2 });
  const [first, again] = await Promise.all([
    hold(world, 0, '03-05T10:00'),
    hold(world, 0, '03-05T10:00'),
  ]);
  expect(first.ok).toBe(true);
  expect(again).toEqual(first);
});

test('a neighbour that came in the same commit is asked about anew, outside the lock', async () => {
  const world = bookingWorld();
  const asked: boolean[] = [];
  const between = world.travel;
  const travel: TravelBetween = (...way) => {
    asked.push(world.database.raw.inTransaction);
    return between(...way);
  };
  const watched = { ...world, travel };
  // Forty minutes lie between the doors, thirty between the visits, or sixty.
  const [near, tooFar, inTime] = await Promise.all([
    hold(watched, 0, '03-05T10:00'),
    hold(watched, 1, '03-05T11:30', { door: door(40) }),
    hold(watched, 2, '03-05T12:00', { door: door(40) }),
  ]);
  expect(reasons([near, tooFar, inTime])).toEqual(['held', 'slot-taken', 'held']);
  expect(tooFar).toMatchObject({ because: { reason: 'too-far' } });
  expect(new Set(asked)).toEqual(new Set([false]));
});

test('a confirmation that is refused, or fails, undoes no other', async () => {
  const world = bookingWorld({ staff: 4 });
  const { holds, rows } = world.booking;
  const held = await Promise.all([0, 1, 2].map((i) => hold(world, i, '03-05T10:00')));
  const [a, b, c] = held.map((one) => (one.ok ? one.booking.id : '')) as [string, string, string];
  const broken = confirmation();
  Object.defineProperty(broken, 'details', {
    get: () => {
      throw new Error('broken');
    },
  });
  const answers = await Promise.allSettled([
    holds.confirmTogether(a, 1, confirmation(), people[0]!),
    holds.confirmTogether(b, 7, confirmation(), people[1]!),
    holds.confirmTogether(c, 1, broken, people[2]!),
    holds.confirmTogether(a, 1, confirmation(), people[1]!),
  ]);
  expect(answers.map((one) => (one.status === 'fulfilled' ? one.value : 'failed'))).toEqual([
    expect.objectContaining({ ok: true }),
    expect.objectContaining({ ok: false, reason: 'stale' }),
    'failed',
    { ok: false, reason: 'not-yours' },
  ]);
  expect([a, b, c].map((id) => rows.byId(id)!.state)).toEqual(['confirmed', 'held', 'held']);
  expect(bookingFaults(world.database.raw)).toEqual([]);
  // They are as free as before.
  expect(holds.confirm(c, 1, confirmation(), people[2]!).ok).toBe(true);
});

test('a lapsed hold in the way of two is taken over by one', async () => {
  const world = bookingWorld();
  await hold(world, 0, '03-05T10:00');
  world.clock.ms += 11 * 60_000;
  const answers = await Promise.all([1, 2].map((i) => hold(world, i, '03-05T10:00')));
  expect(reasons(answers).toSorted()).toEqual(['held', 'slot-taken']);
  booked(world, '03-05T12:00');
  expect(bookingFaults(world.database.raw)).toEqual([]);
});
