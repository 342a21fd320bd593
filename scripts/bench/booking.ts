/** What booking costs among 500 providers, 3,000 staff and 200,000 bookings: a hold with its confirmation, one after another, on a file with full durability. */
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
import { report, reportTimes } from './figures.ts';

const dayMs = 86_400_000;
const secret = Buffer.alloc(32, 7);
const local = new LocalDays('Asia/Shanghai');

export function benchBooking(seconds = 60, size: WorldSize = benchSize): void {
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
    benchPairs(records, world, seconds, data);
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
export function benchSlots({ booking }: Records, world: FilledWorld, data: string): void {
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

export function benchPairs(
  { booking }: Records,
  world: FilledWorld,
  seconds: number,
  data: string,
): void {
  const random = randomFrom(11);
  const [holds, confirms, pairs]: number[][] = [[], [], []];
  const refusals: Record<string, number> = {};
  const details = {
    address: '人民路1号3栋502',
    name: '李奶奶',
    phone: '+8613912345678',
    notes: '',
  };
  const homes = homesOf(booking, world);
  const began = performance.now();
  const cpu = process.cpuUsage();
  for (let i = 0; performance.now() - began < seconds * 1000; i++) {
    const offering = pick(world.offerings, random);
    const home = homes.get(offering)! + Math.floor(random() * 12);
    const door = world.doors[home % world.doors.length]!;
    const actor = `u${i}`;
    const acting = { by: 'resident', actor } as const;
    // Between 8 and 11 or 13 and 18 o'clock, when most staff work.
    const step = Math.floor(random() * 18);
    const day = 1 + Math.floor(random() * 26);
    const startMs = benchNowMs + day * dayMs + (step < 7 ? step : step + 3) * 30 * 60_000;
    const place = {
      offering,
      durationMinutes: 60,
      startMs,
      door,
      community: '440402001001',
      resource: null,
    };
    const t0 = performance.now();
    const held = booking.holds.hold(place, acting, crowTravel, { key: `h${i}`, request: place });
    const t1 = performance.now();
    if (!held.ok) {
      const why = 'because' in held ? held.because.reason : held.reason;
      refusals[why] = (refusals[why] ?? 0) + 1;
      continue;
    }
    const made = booking.holds.confirm(
      held.booking.id,
      held.booking.version,
      { details, forOther: null, grant: null, subsidised: true },
      acting,
      { key: `c${i}`, request: held.booking.id },
    );
    const t2 = performance.now();
    if (!made.ok) throw new Error(`a confirmation was refused: ${made.reason}`);
    holds!.push(t1 - t0);
    confirms!.push(t2 - t1);
    pairs!.push(t2 - t0);
  }
  const perSecond = pairs!.length / ((performance.now() - began) / 1000);
  report({
    name: `booking: hold and confirm, a second, for ${seconds} s`,
    value: perSecond,
    unit: '/s',
    bound: 600,
    atLeast: true,
    data,
  });
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000 / pairs!.length;
  report({
    name: 'booking: processor for a hold and its confirmation',
    value: cpuMs,
    unit: 'ms',
    data,
  });
  reportTimes('booking: hold', holds!, data);
  reportTimes('booking: confirm', confirms!, data, [undefined, 25]);
  console.log(`booking: ${pairs!.length} made, refused: ${JSON.stringify(refusals)}`);
}

/** Where in the row of doors each offering's provider has its base. */
function homesOf({ catalogue }: Records['booking'], { offerings, doors }: FilledWorld) {
  const places = new Map(doors.map(([lng, lat], i) => [`${lng} ${lat}`, i]));
  return new Map(
    offerings.map((id) => {
      const { lng, lat } = catalogue.provider(catalogue.offering(id)!.provider)!;
      return [id, places.get(`${lng} ${lat}`)!];
    }),
  );
}

function pick<T>(from: readonly T[], random: () => number): T {
  return from[Math.floor(random() * from.length)]!;
}
