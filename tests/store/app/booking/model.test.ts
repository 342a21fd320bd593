/** What the rules keep in memory, the repositories keep in their tables: the same people, storms and moves at random, the same look after each step. */
import fc from 'fast-check';
import { afterEach, expect, test } from 'vitest';
import { bookingFaults } from '../../../../scripts/torture/booking-faults.ts';
import type { Model } from '../../../domain/booking/model/commands.ts';
import { violations } from '../../../domain/booking/model/invariants.ts';
import { someBookings, someCommands } from '../../../domain/booking/model/some-commands.ts';
import { someShop } from '../../../domain/booking/model/some-shop.ts';
import { at, door, offering, resource } from '../../../domain/booking/world.ts';
import { StoreCalendar } from './store-calendar.ts';

const opened: StoreCalendar[] = [];
const opening = (calendar: StoreCalendar) => {
  opened.push(calendar);
  return calendar;
};
afterEach(() => {
  for (const { database } of opened.splice(0)) database.close();
});

test('any calendar in the database keeps its promises', { timeout: 120_000 }, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(someShop, someBookings, someCommands, (shop, bookings, commands) => {
      const real = new StoreCalendar(shop);
      try {
        fc.modelRun(
          () => ({ model: { shop, made: 0, seen } satisfies Model, real }),
          [...bookings, ...commands],
        );
        expect(bookingFaults(real.database.raw)).toEqual([]);
      } finally {
        real.database.close();
      }
    }),
    { numRuns: 100, interruptAfterTimeLimit: 20_000 },
  );
  // The runs were about what they are meant to be about.
  const expected =
    'hold request confirm accept move change-door propose agree cancel set-out start finish follow-up ' +
    'reassign dispute taken too-far not-working too-soon too-many-holds lapsed looked';
  expect(expected.split(' ').filter((happened) => !seen.has(happened))).toEqual([]);
});

/** One staff member and one booking at nine. */
function oneBooking() {
  const nine = at('2026-03-11T09:00');
  const calendar = opening(
    new StoreCalendar({
      startMs: at('2026-03-09T00:00'),
      area: '440402001001',
      offerings: [offering()],
      resources: [resource('ann')],
    }),
  );
  const ask = { resident: 'daughter', offering: 'cleaning', door: door(0), resource: null };
  expect(calendar.book({ ...ask, startMs: nine }, 'confirm', 'resident').ok).toBe(true);
  const look = () => violations(calendar.snapshot());
  expect(look()).toEqual([]);
  return { calendar, nine, ask, look };
}

test('the look sees a row that changed without an event', () => {
  const { calendar, look } = oneBooking();
  calendar.database.raw.exec('DROP TRIGGER booking_changes_along_its_events');
  calendar.database.raw.exec('UPDATE booking SET end_ms = end_ms - 1');
  expect(look()).toEqual([expect.stringMatching(/is not what happened last$/)]);
});

test('the look sees two at once, where the trigger lets them through', () => {
  const { calendar, ask, nine, look } = oneBooking();
  const { raw } = calendar.database;
  expect(calendar.book({ ...ask, startMs: nine }, 'hold', 'resident')).toEqual({
    ok: false,
    reason: 'taken',
  });
  calendar.book({ ...ask, startMs: nine + 3_600_000 }, 'confirm', 'resident');
  for (const { name } of raw
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'booking'`)
    .all() as { name: string }[])
    raw.exec(`DROP TRIGGER ${name}`);
  raw.prepare('UPDATE booking SET blocked_start_ms = ?, start_ms = ?').run(nine, nine);
  expect(look()).toContainEqual(expect.stringMatching(/overlap at ann$/));
});
