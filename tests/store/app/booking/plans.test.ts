/** Every question that is asked while somebody waits is answered from an index: SQLite says so itself. */
import { expect, test } from 'vitest';
import { at, door } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  confirmation,
  resident,
} from '../../../fixtures/booking-world.ts';
import { scansOf, watched } from '../../../fixtures/query-plans.ts';
import { bookingRules } from '../../../../server/store/app/booking/parts.ts';
import { openBooking } from '../../../../server/store/app/booking/open-booking.ts';
import normsFile from '../../../../data/norms.json' with { type: 'json' };

const large =
  /\b(booking|booking_event|outbox|person_key|idempotency_key|subsidy_entry|follow_up)\b/;

test('no statement of a hold, a booking, a move, a look at a day or a lapse reads a large table from end to end', () => {
  const world = bookingWorld({ staff: 2 });
  const { raw, said } = watched(world.database.raw);
  const booking = openBooking(
    world.database,
    () => new Date(world.clock.ms),
    { audit: world.records.audit, keys: world.records.seals, secret: Buffer.alloc(32, 7) },
    bookingRules(normsFile.norms),
  );
  const li = resident('li');
  const again = { ...world, booking };
  const { id, resource, provider, community } = booked(again, '03-05T10:00');
  const once = { key: 'k', request: 1 };
  booking.holds.hold(asking(again, '03-05T14:00', { door: door(3) }), li, world.travel, once);
  booking.moves.move(id, 2, { startMs: at('2026-03-05T11:00'), resource: null }, li, world.travel);
  booking.series.book(
    { ...asking(again, '03-06T10:00'), everyWeeks: 1, visits: 2 },
    confirmation(),
    'all-or-nothing',
    li,
    world.travel,
  );
  const day = { fromMs: at('2026-03-05T00:00'), toMs: at('2026-03-06T00:00') };
  booking.occupancy.busy([resource], day.fromMs, day.toMs);
  booking.lists.ofProvider(provider, day, null);
  booking.lists.colliding(resource, day);
  booking.lists.ofPerson('li', { ahead: true, nowMs: day.fromMs }, 1, 20);
  booking.lists.inAreas([community], null, 1, 20);
  booking.lists.inAreas([community], 'confirmed', 1, 20);
  booking.lapses.run(10);
  booking.lapses.nextAtMs();
  booking.outbox.claim(10, 1000);
  booking.outbox.inbox([{ recipientKind: 'user', recipient: 'li' }], 0, 20);
  booking.visits.step(id, 3, 'cancel', li);
  const asked = [...said].filter((sql) => /^\s*(select|update|delete|insert)/i.test(sql));
  const scans = asked.flatMap((sql) => scansOf(raw, sql, large).map((scan) => `${scan}: ${sql}`));
  expect(said.size).toBeGreaterThan(30);
  expect(scans).toEqual([]);
});

test('the look finds a scan', () => {
  const { raw } = bookingWorld().database;
  expect(scansOf(raw, 'SELECT * FROM booking WHERE price_fen = ?', large)).toEqual([
    'SCAN booking',
  ]);
});
