/** What booking costs among 500 providers, 3,000 staff and 200,000 bookings, on a file with full durability: holds and confirmations one after another, then many at once. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import { LocalDays } from '../../server/domain/booking/local-days.ts';
import { slots } from '../../server/domain/booking/slots.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { ErasureList } from '../../server/store/app/erasure-list.ts';
import { openRecords, type Records } from '../../server/store/app/records.ts';
import {
  benchNowMs,
  benchSize,
  crowTravel,
  fillBookingWorld,
  randomFrom,
  type FilledWorld,
  type WorldSize,
} from './booking-world.ts';
import { benchMinute } from './booking-minute.ts';
import { benchConfirmation, pick, wishesOf } from './booking-wishes.ts';
import { report, reportTimes } from './figures.ts';
import { startWatch, Times } from './times.ts';

const dayMs = 86_400_000;
const pairs = 2000;
const secret = Buffer.alloc(32, 7);
const local = new LocalDays('Asia/Shanghai');

export async function benchBooking(seconds = 60, size: WorldSize = benchSize): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-booking-'));
  try {
    const database = openAppDatabase(join(folder, 'app.db'), 'server/store/app/migrations');
    const started = performance.now();
    const world = fillBookingWorld(database, secret, size);
    database.raw.pragma('wal_checkpoint(TRUNCATE)');
    database.raw.exec('ANALYZE');
    const data = `${size.providers} providers, ${size.staff} staff, ${size.bookings} bookings`;
    report({
      name: 'booking: world made',
      value: (performance.now() - started) / 1000,
      unit: 's',
      data,
    });
    const records = openRecords(
      database,
      () => new Date(benchNowMs),
      {
        secret,
        erasures: new ErasureList(join(folder, 'erasures.jsonl')),
        purposes: consentsFile.purposes,
      },
      bookingRules(normsFile.norms),
    );
    benchCatalogue(records, data);
    benchSlots(records, world, data);
    benchPairs(records, world, data);
    await benchMinute(database, records, world, seconds, data);
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function benchCatalogue({ booking }: Records, data: string): void {
  const started = performance.now();
  booking.catalogue.look();
  booking.catalogue.offered();
  report({ name: 'booking: catalogue read', value: performance.now() - started, unit: 'ms', data });
}

/** Two weeks of one offering for one door, rows read and opened each time. */
function benchSlots({ booking }: Records, world: FilledWorld, data: string): void {
  const random = randomFrom(7);
  const times: number[] = [];
  const toMs = benchNowMs + 14 * dayMs;
  for (let i = 0; i < 1000; i++) {
    const offering = booking.catalogue.offering(pick(world.offerings, random))!;
    const door = pick(world.doors, random);
    const began = performance.now();
    const resources = booking.catalogue.able(offering.id);
    const ids = resources.map(({ id }) => id);
    slots(
      {
        offering,
        durationMinutes: 60,
        resources,
        door,
        area: '440402001001',
        occupied: booking.occupancy.busy(ids, benchNowMs - dayMs, toMs + dayMs),
        absences: resources.flatMap(({ absences }) => absences),
        suspensions: booking.catalogue.suspensions(),
        fromMs: benchNowMs,
        toMs,
        knownUntilMs: toMs,
        nowMs: benchNowMs,
        ignoredBooking: null,
      },
      { local, travel: crowTravel, restGapMs: 8 * 3_600_000 },
    );
    times.push(performance.now() - began);
  }
  reportTimes('booking: slots of two weeks, rows read', times, data, [undefined, 30]);
}

/** One after another. */
function benchPairs(records: Records, world: FilledWorld, data: string): void {
  const { holds } = records.booking;
  const wish = wishesOf(records, world, 11);
  const [held, confirmed] = [new Times(), new Times()];
  while (confirmed.wall.length < pairs) {
    const { key, place, acting } = wish();
    const holding = startWatch();
    const hold = holds.hold(place, acting, crowTravel, { key: `h${key}`, request: place });
    if (!hold.ok) continue;
    holding.stop(held);
    const { id, version } = hold.booking;
    const confirming = startWatch();
    const once = { key: `c${key}`, request: id };
    const made = holds.confirm(id, version, benchConfirmation, acting, once);
    if (!made.ok) throw new Error(`a confirmation was refused: ${made.reason}`);
    confirming.stop(confirmed);
  }
  held.report('booking: hold', data);
  confirmed.report('booking: confirm', data, 25);
}
