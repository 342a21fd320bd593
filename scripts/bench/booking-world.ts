/**
 * A seeded world of booking: the same providers, staff and bookings every time. A part of the bookings is over, the rest lies in the four
 * weeks to come, so that every staff member has some jobs a day, with doors near one another and the way between them kept.
 */
import { bookingCode } from '../../server/domain/booking/codes.ts';
import type { BookingState, TravelBetween } from '../../server/domain/booking/model.ts';
import { distanceMeters } from '../../server/geo/distance.ts';
import { position, type Position } from '../../server/geo/position.ts';
import { BookingSeals } from '../../server/store/app/booking/sealing.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { TermsSnapshot } from '../../server/store/app/schema/booking.ts';
import { PersonKeys } from '../../server/store/app/person-keys.ts';
import { rowWriter } from '../../server/store/app/row-writer.ts';
import {
  audit,
  bookingEvents,
  bookings,
  followUps,
  offeringResources,
  offerings,
  providers,
  resources,
} from '../../server/store/app/schema.ts';

export interface WorldSize {
  providers: number;
  staff: number;
  bookings: number;
}

export interface FilledWorld {
  /** The offering of each provider, in order. */
  offerings: string[];
  doors: readonly Position[];
  nowMs: number;
}

export const benchSize: WorldSize = { providers: 500, staff: 3000, bookings: 200_000 };

const dayMs = 86_400_000;
const minuteMs = 60_000;
/** Wednesday, 4 March 2026, 8:00 in Shanghai. */
export const benchNowMs = Date.parse('2026-03-04T00:00:00Z');
const community = '440402001001';
const kinds = ['home-cleaning', 'elder-care', 'repair', 'hair-at-home', 'laundry'];
/** Starts of the five jobs that a day has room for, minutes after midnight, an hour and a half each at most. */
const jobsOfDay = [480, 600, 780, 900, 1020];
const daysAhead = 28;
/** Of five jobs in the days to come so many are booked, in hundredths; the rest is free. */
const bookedPercent = 40;

/** @param doors homes; those that follow each other should not lie far apart. Without any, a town of 6 by 6 km */
export function fillBookingWorld(
  database: AppDatabase,
  secret: Buffer,
  size: WorldSize = benchSize,
  {
    nowMs = benchNowMs,
    seed = 2026,
    doors = gridOfDoors(),
  }: Partial<{ nowMs: number; seed: number; doors: readonly Position[] }> = {},
): FilledWorld {
  const random = randomFrom(seed);
  const now = () => new Date(nowMs);
  const seals = new BookingSeals(new PersonKeys(database, now, secret));
  const world: FilledWorld = { offerings: [], doors, nowMs };
  database.write(() => {
    const staff = writeProviders(database, size, world, random);
    writeBookings(database, seals, size, world, staff, random);
    // One entry, so that running services read their catalogue anew.
    rowWriter(
      database,
      audit,
    )({
      at: now().toISOString(),
      action: 'provider:fill',
      subjectKind: 'provider',
      subject: 'all',
    });
  });
  return world;
}

/** As the crow flies at 12 km/h: for a world without a network. */
export const crowTravel: TravelBetween = (from, others) =>
  others.map((to) => Math.round((distanceMeters(from[0], from[1], to[0], to[1]) / 12_000) * 3600));

interface Staff {
  id: string;
  provider: string;
  offering: string;
  kind: string;
  home: number;
}

function writeProviders(
  database: AppDatabase,
  size: WorldSize,
  world: FilledWorld,
  random: () => number,
): Staff[] {
  const times = { createdAtMs: world.nowMs, updatedAtMs: world.nowMs, version: 1 };
  const putProvider = rowWriter(database, providers);
  const putOffering = rowWriter(database, offerings);
  const putResource = rowWriter(database, resources);
  const link = rowWriter(database, offeringResources);
  const staff: Staff[] = [];
  for (let p = 0; p < size.providers; p++) {
    const provider = `p${p}`;
    const offering = `o${p}`;
    const kind = kinds[p % kinds.length]!;
    const home = Math.floor(random() * world.doors.length);
    const [lng, lat] = world.doors[home]!;
    putProvider({
      id: provider,
      kind: 'company',
      name: `服务商${p}`,
      phone: '0756-2120000',
      lng,
      lat,
      community,
      state: 'approved',
      ...times,
    });
    putOffering({
      id: offering,
      provider,
      serviceKind: kind,
      mode: 'at_home',
      active: true,
      nameZh: `项目${p}`,
      languages: ['zh'],
      durationsMinutes: [60, 90],
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 10,
      stepMinutes: 30,
      priceFen: 4000 + (p % 30) * 100,
      priceUnit: 'hour',
      subsidised: p % 4 === 0,
      minimumNoticeMinutes: 60,
      windowDays: daysAhead,
      needsAcceptance: false,
      cancelUntilMinutes: 120,
      moveUntilMinutes: 120,
      requiredCertificates: [],
      serviceArea: {
        kind: 'minutes',
        minutes: 30 + (p % 4) * 10,
      },
      ...times,
    });
    world.offerings.push(offering);
    const crew =
      Math.floor(((p + 1) * size.staff) / size.providers) -
      Math.floor((p * size.staff) / size.providers);
    for (let s = 0; s < crew; s++) {
      const id = `s${staff.length}`;
      putResource({
        id,
        provider,
        kind: 'staff',
        label: `${s + 1}号`,
        profile: 'ebike',
        active: true,
        plan: {
          spans: weekdays,
          holidays: 'as-calendar',
        },
        ...times,
      });
      link({ offering, resource: id, active: true });
      staff.push({ id, provider, offering, kind, home });
    }
  }
  return staff;
}

const weekdays = ([1, 2, 3, 4, 5, 6] as const).flatMap((weekday) => [
  { weekday, fromMinute: 480, toMinute: 720 },
  { weekday, fromMinute: 780, toMinute: 1140 },
]);

/** Days to come first, then backwards from today until there are enough. */
function writeBookings(
  database: AppDatabase,
  seals: BookingSeals,
  size: WorldSize,
  world: FilledWorld,
  staff: readonly Staff[],
  random: () => number,
): void {
  const write = bookingWriter(database, seals, world);
  const today = Math.floor((world.nowMs + 8 * 3_600_000) / dayMs);
  let count = 0;
  for (let day = daysAhead; count < size.bookings; day--)
    for (const one of staff)
      for (const minute of jobsOfDay) {
        if (random() * 100 >= bookedPercent || count >= size.bookings) continue;
        const startMs = (today + day) * dayMs - 8 * 3_600_000 + minute * minuteMs;
        // Within some doors of the base: a few hundred metres.
        const door = world.doors[(one.home + Math.floor(random() * 12)) % world.doors.length]!;
        const state = startMs > world.nowMs ? 'confirmed' : pastState(random());
        write({
          number: count++,
          staff: one,
          startMs,
          door,
          state,
          minutes: random() < 0.5 ? 60 : 90,
        });
      }
}

function pastState(roll: number): BookingState {
  if (roll < 0.75) return 'followed-up';
  if (roll < 0.85) return 'done';
  return roll < 0.97 ? 'cancelled' : 'no-show';
}

interface Made {
  number: number;
  staff: Staff;
  startMs: number;
  minutes: number;
  door: Position;
  state: BookingState;
}

function bookingWriter(
  database: AppDatabase,
  seals: BookingSeals,
  { nowMs }: FilledWorld,
): (made: Made) => void {
  const putEvent = rowWriter(database, bookingEvents);
  const putBooking = rowWriter(database, bookings);
  const putFollowUp = rowWriter(database, followUps);
  return ({ number, staff, startMs, minutes, door, state }) => {
    const id = `b${number}`;
    const endMs = startMs + minutes * minuteMs;
    const person = `u${number % 20_000}`;
    const madeMs = Math.min(startMs, nowMs) - 3 * dayMs;
    const common = {
      booking: id,
      by: 'system',
      version: 1,
      event: 'confirm',
      atMs: madeMs,
    } as const;
    putEvent({ ...common, toState: state });
    putBooking({
      id,
      code: codeOf(number),
      offering: staff.offering,
      provider: staff.provider,
      resource: staff.id,
      serviceKind: staff.kind,
      state,
      version: 1,
      channel: 'site',
      resident: person,
      bookedBy: person,
      startMs,
      endMs,
      blockedStartMs: startMs,
      blockedEndMs: endMs + 10 * minuteMs,
      holdExtensions: 0,
      enteredMs: madeMs,
      wrongCodes: 0,
      lapseAtMs: state === 'confirmed' ? endMs + dayMs : null,
      priceFen: 6000,
      toPayFen: 6000,
      subsidisedMinutes: 0,
      terms: benchTerms,
      community,
      door: seals.sealDoor(id, door),
      details: seals.sealDetails(id, {
        address: `${number}号`,
        name: '',
        phone: '',
        notes: '',
      }),
      createdAtMs: madeMs,
      updatedAtMs: madeMs,
    });
    if (state !== 'done' && state !== 'followed-up') return;
    putFollowUp({
      booking: id,
      provider: staff.provider,
      serviceKind: staff.kind,
      community,
      month: new Date(startMs).toISOString().slice(0, 7),
      dueAtMs: endMs + 3 * dayMs,
      state: state === 'done' ? 'open' : 'reached',
      satisfaction: state === 'done' ? null : 1 + (number % 5),
      closedAtMs: state === 'done' ? null : endMs + dayMs,
    });
  };
}

const benchTerms: TermsSnapshot = {
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 10,
  minimumNoticeMinutes: 60,
  windowDays: daysAhead,
  needsAcceptance: false,
  cancelUntilMinutes: 120,
  moveUntilMinutes: 120,
  priceFen: 6000,
  priceUnit: 'hour',
  subsidised: false,
  promisedDays: null,
};

/** Different for every number, and spread over the whole index as random ones are. */
function codeOf(number: number): string {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE((BigInt(number) * 0x9e3779b97f4a7c15n) & 0xffffffffffffffffn);
  return bookingCode(bytes);
}

/** 3,600 homes, 100 m apart, row by row there and back. */
export function gridOfDoors(): Position[] {
  const side = 60;
  return Array.from({ length: side * side }, (_, i) => {
    const row = Math.floor(i / side);
    const column = row % 2 === 0 ? i % side : side - 1 - (i % side);
    return position(113.5 + column * 0.00097, 22.2 + row * 0.0009);
  });
}

export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}
