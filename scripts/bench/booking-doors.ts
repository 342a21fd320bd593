/** Who comes to a door, and when: over a real network, among 500 providers, 3,000 staff and 200,000 bookings. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import { earliestOf } from '../../server/domain/booking/earliest.ts';
import { slots } from '../../server/domain/booking/slots.ts';
import { DoorTravel } from '../../server/domain/booking/travel.ts';
import type { NormEntry } from '../../server/domain/norms.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { Position } from '../../server/geo/position.ts';
import { candidateOf, ComingOfferings, type Coming } from '../../server/http/booking/coming.ts';
import { slotQuestion } from '../../server/http/booking/slot-question.ts';
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { ErasureList } from '../../server/store/app/erasure-list.ts';
import { openRecords, type Records } from '../../server/store/app/records.ts';
import { benchNowMs, benchSize, fillBookingWorld, randomFrom } from './booking-world.ts';
import { seededOrigins } from './questions.ts';
import { startWatch, Times } from './times.ts';

const secret = Buffer.alloc(32, 7);
const community = '440402001001';
const homes = 3000;
const questions = 500;
const warmUp = 50;
const dayMs = 86_400_000;

interface World {
  records: Records;
  rules: ReturnType<typeof bookingRules>;
  travel: DoorTravel;
  doors: readonly Position[];
  offerings: readonly string[];
}

export function benchDoors(engine: RegionEngine, townData: string): void {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-doors-'));
  try {
    const database = openAppDatabase(join(folder, 'app.db'), 'server/store/app/migrations');
    const doors = neighbouring(seededOrigins(engine, homes));
    const { offerings } = fillBookingWorld(database, secret, benchSize, { doors });
    database.raw.exec('ANALYZE');
    const rules = bookingRules(normsFile.norms as NormEntry[]);
    const records = openRecords(
      database,
      () => new Date(benchNowMs),
      {
        secret,
        erasures: new ErasureList(join(folder, 'erasures.jsonl')),
        purposes: consentsFile.purposes,
      },
      rules,
    );
    const travel = new DoorTravel(() => ({ at: () => [engine] }));
    const world = { records, rules, travel, doors, offerings };
    const { providers, staff, bookings } = benchSize;
    const data = `${townData}; ${providers} providers, ${staff} staff, ${bookings} bookings`;
    benchServices(world, data);
    benchSlots(world, data);
    benchConfirm(world, data);
    database.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Every door is asked about for the first time. */
function benchServices({ records, rules, travel, doors }: World, data: string): void {
  const { catalogue, occupancy } = records.booking;
  const coming = new ComingOfferings(catalogue, travel);
  const world = { local: rules.local, travel: travel.between, restGapMs: rules.norms.restGapMs };
  const busy = occupancy.busy.bind(occupancy);
  const random = randomFrom(3);
  const times = new Times();
  const answered: number[] = [];
  for (let i = 0; i < questions + warmUp; i++) {
    const door = doors[Math.floor(random() * doors.length)]!;
    const atMs = benchNowMs + Math.floor(random() * 7 * 24 * 4) * 900_000;
    const watch = startWatch();
    const kinds = new Map<string, Coming[]>();
    for (const one of coming.to({ position: door, community })) {
      const list = kinds.get(one.row.serviceKind);
      if (list) list.push(one);
      else kinds.set(one.row.serviceKind, [one]);
    }
    const asked = {
      door,
      area: community,
      suspensions: catalogue.suspensions(),
      fromMs: atMs,
      nowMs: benchNowMs,
    };
    let free = 0;
    for (const found of kinds.values())
      if (earliestOf(found.map(candidateOf), asked, world, busy)) free++;
    if (i >= warmUp) watch.stop(times);
    answered.push(free);
  }
  if (!answered.some((free) => free > 0)) throw new Error('nobody comes to any door');
  times.report('booking: who comes to this door', data, 40);
}

function benchSlots({ records, rules, travel, doors, offerings }: World, data: string): void {
  const { catalogue } = records.booking;
  const coming = new ComingOfferings(catalogue, travel);
  const world = { local: rules.local, travel: travel.between, restGapMs: rules.norms.restGapMs };
  const parts = {
    records,
    bookingRules: { ...rules, clock: undefined as never },
    now: () => new Date(benchNowMs),
  };
  const random = randomFrom(5);
  const times = new Times();
  for (let i = 0; times.wall.length < questions; i++) {
    const door = doors[Math.floor(random() * doors.length)]!;
    const row = catalogue.offering(offerings[Math.floor(random() * offerings.length)]!)!;
    const watch = startWatch();
    const one = coming.one(row, { position: door, community });
    if (!one) continue;
    slots(
      slotQuestion(parts, {
        offering: row,
        durationMinutes: 60,
        able: one.able,
        door,
        area: community,
        fromMs: benchNowMs,
        toMs: benchNowMs + 14 * dayMs,
      }),
      world,
    );
    if (i >= warmUp) watch.stop(times);
  }
  times.report('booking: slots of two weeks', data, 30);
}

/** A hold and its confirmation, the ways to the neighbours searched. */
function benchConfirm({ records, travel, doors, offerings }: World, data: string): void {
  const { holds } = records.booking;
  const random = randomFrom(9);
  const [held, confirmed] = [new Times(), new Times()];
  const details = { address: '人民路1号', name: '李奶奶', phone: '13912345678', notes: '' };
  for (let i = 0; confirmed.wall.length < questions; i++) {
    const acting = { by: 'resident', actor: `u${i}` } as const;
    const startMs =
      benchNowMs + (1 + Math.floor(random() * 26)) * dayMs + Math.floor(random() * 20) * 1_800_000;
    const place = {
      offering: offerings[Math.floor(random() * offerings.length)]!,
      durationMinutes: 60,
      startMs,
      community,
      resource: null,
      door: doors[Math.floor(random() * doors.length)]!,
    };
    const holding = startWatch();
    const hold = holds.hold(place, acting, travel.between, { key: `h${i}`, request: place });
    if (!hold.ok) continue;
    holding.stop(held);
    const { id, version } = hold.booking;
    const given = { details, forOther: null, grant: null, subsidised: true };
    const confirming = startWatch();
    const done = holds.confirm(id, version, given, acting, { key: `c${i}`, request: id });
    if (!done.ok) throw new Error(`a confirmation was refused: ${done.reason}`);
    confirming.stop(confirmed);
  }
  held.report('booking: hold, ways searched', data);
  confirmed.report('booking: confirm, after that hold', data, 25);
}

/** Homes that follow each other lie near each other: row by row of a coarse grid. */
function neighbouring(doors: readonly Position[]): Position[] {
  const row = ([, lat]: Position) => Math.floor(lat * 200);
  return doors.toSorted((a, b) => row(a) - row(b) || a[0] - b[0]);
}
