/** A large deployment of booking: providers, staff and bookings drawn from a seed, written by plain inserts. */
import type { AppDatabase } from '../../server/store/app/database.ts';
import { rowWriter } from '../../server/store/app/row-writer.ts';
import {
  bookingEvents,
  bookings,
  offeringResources,
  offerings,
  providers,
  providerVettings,
  resources,
} from '../../server/store/app/schema.ts';
import type { BookingSeals } from '../../server/store/app/booking/sealing.ts';
import type { WorkingPlan } from '../../server/domain/booking/model.ts';
import type { Position } from '../../server/geo/position.ts';
import serviceKindsFile from '../../data/service-kinds.json' with { type: 'json' };

export interface WorldSize {
  providers: number;
  staff: number;
  bookings: number;
}

const dayMs = 86_400_000;
const hourMs = 3_600_000;
const pastDays = 30;
const futureDays = 14;
/** Starts of visits of two hours on a working day. */
const startHours = [9, 11.5, 14, 16.5];
const profiles = ['ebike', 'bike', 'ebike', 'walk'] as const;

/** Monday to Saturday, two kinds of days. */
const plans: WorkingPlan[] = [
  [540, 1140],
  [480, 1080],
].map(([fromMinute, toMinute]) => ({
  holidays: 'ignore',
  spans: ([1, 2, 3, 4, 5, 6] as const).map((weekday) => ({
    weekday,
    fromMinute: fromMinute!,
    toMinute: toMinute!,
  })),
}));

/** @param homes doors and bases stand at these. @param midnightMs of today on the deployment's clock */
export function makeBookingWorld(
  database: AppDatabase,
  seals: BookingSeals,
  size: WorldSize,
  homes: readonly Position[],
  midnightMs: number,
): void {
  let state = 7;
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const kinds = serviceKindsFile.serviceKinds.filter(({ modes }) => modes.includes('at_home'));
  const write = {
    provider: rowWriter(database, providers),
    vetting: rowWriter(database, providerVettings),
    offering: rowWriter(database, offerings),
    resource: rowWriter(database, resources),
    link: rowWriter(database, offeringResources),
    booking: rowWriter(database, bookings),
    event: rowWriter(database, bookingEvents),
  };
  const atMs = midnightMs - 60 * dayMs;
  const staffEach = size.staff / size.providers;
  const calendars: { resource: string; provider: string; offering: string; kind: string }[] = [];
  database.write(() => {
    for (let p = 0; p < size.providers; p++) {
      const provider = `provider-${p}`;
      const [lng, lat] = pick(homes);
      const stamps = { version: 1, createdAtMs: atMs, updatedAtMs: atMs };
      write.provider({
        ...{ id: provider, kind: 'company', name: `服务商${p}`, phone: '0756-0000000' },
        ...{ lng, lat, community: '440402001001', state: 'approved', ...stamps },
      });
      write.vetting({ provider, version: 1, toState: 'approved', atMs });
      const own = [0, 1].map((o) => {
        const { code } = kinds[(p * 2 + o) % kinds.length]!;
        const id = `offering-${p}-${o}`;
        write.offering({
          ...{ id, provider, serviceKind: code, mode: 'at_home', active: true, nameZh: '上门服务' },
          ...{ languages: ['zh-CN'], durationsMinutes: [120], stepMinutes: 30, ...stamps },
          ...{ bufferBeforeMinutes: 0, bufferAfterMinutes: 15, priceFen: 8000, priceUnit: 'visit' },
          ...{ subsidised: false, minimumNoticeMinutes: 60, windowDays: 28 },
          ...{ needsAcceptance: false, cancelUntilMinutes: 120, moveUntilMinutes: 120 },
          ...{ requiredCertificates: [], serviceArea: { kind: 'minutes', minutes: 30 } },
        });
        return { id, kind: code };
      });
      for (let s = 0; s < staffEach; s++) {
        const id = `staff-${p}-${s}`;
        write.resource({
          ...{ id, provider, kind: 'staff', label: `工号 ${s}`, plan: plans[(p + s) % 2]! },
          ...{ profile: profiles[(p + s) % profiles.length]!, active: true, ...stamps },
        });
        for (const offering of own)
          write.link({ offering: offering.id, resource: id, active: true });
        const { id: offering, kind } = own[s % 2]!;
        calendars.push({ resource: id, provider, offering, kind });
      }
    }
    // So that readers look at everything once.
    database.raw
      .prepare(
        `insert into audit (at, action, subject_kind, subject) values (?, 'provider:seed', 'provider', 'all')`,
      )
      .run(new Date(atMs).toISOString());
  });
  let made = 0;
  const days = pastDays + futureDays;
  for (let d = 0; d < days; d++) {
    const startOfDay = midnightMs + (d - pastDays) * dayMs;
    const share = size.bookings / days / calendars.length / startHours.length;
    database.write(() => {
      for (const { resource, provider, offering, kind } of calendars)
        for (const hour of startHours) {
          if (random() >= share) continue;
          const id = `booking-${made++}`;
          const startMs = startOfDay + hour * hourMs;
          const endMs = startMs + 2 * hourMs;
          const becomes = d < pastDays ? 'done' : 'confirmed';
          write.event({
            booking: id,
            version: 1,
            event: 'confirm',
            toState: becomes,
            by: 'resident',
            atMs,
          });
          write.booking({
            ...{
              id,
              code: id,
              offering,
              provider,
              resource,
              serviceKind: kind,
              state: becomes,
              version: 1,
            },
            ...{ channel: 'site', startMs, endMs, blockedStartMs: startMs },
            ...{
              blockedEndMs: endMs + 15 * 60_000,
              holdExtensions: 0,
              enteredMs: atMs,
              wrongCodes: 0,
            },
            ...{ priceFen: 8000, toPayFen: 8000, subsidisedMinutes: 0, terms },
            ...{ community: '440402001001', door: seals.sealDoor(id, pick(homes)) },
            ...{ createdAtMs: atMs, updatedAtMs: atMs },
          });
        }
    });
  }
}

const terms = {
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  minimumNoticeMinutes: 60,
  windowDays: 28,
  needsAcceptance: false,
  cancelUntilMinutes: 120,
  moveUntilMinutes: 120,
  priceFen: 8000,
  priceUnit: 'visit' as const,
  subsidised: false,
  promisedDays: null,
};
