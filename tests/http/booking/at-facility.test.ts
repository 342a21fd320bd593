/** Counters, rooms and courts that one goes to, over HTTP with the real database. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Circle } from '../../../server/contract/circle.ts';
import {
  OfferingsSchema,
  OneOfferingSchema,
  ServicesSchema,
  type OwnOfferingAnswer,
  type ServicesAnswer,
  type SlotsAnswer,
} from '../../../server/contract/offering.ts';
import type { ResourceAnswer } from '../../../server/contract/resource.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;
/** A facility within the circle of the first home. */
let hall: Circle['facilities'][number];
let counter: OwnOfferingAnswer;
let room: OwnOfferingAnswer;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
  const [lng, lat] = site.start;
  const circle = (await ann.get(`/api/v1/circle?lng=${lng}&lat=${lat}`)).json<Circle>();
  hall = circle.facilities.findLast(({ name }) => name !== null)!;
  const [window] = await made({ kind: 'counter', label: '3 号窗口' });
  counter = await site.offers({
    ...going,
    serviceKind: 'counter-appointment',
    nameZh: '社保窗口',
    durationsMinutes: [30],
    facility: hall.id,
    resources: [window!.id],
  });
  const rooms = await made({ kind: 'room', label: '舞蹈室', units: 3 });
  room = await site.offers({
    ...going,
    serviceKind: 'room-booking',
    nameZh: '舞蹈室',
    languages: ['zh-CN', 'yue'],
    resources: rooms.map(({ id }) => id),
  });
}, 120_000);

const going = {
  mode: 'at_facility',
  serviceArea: null,
  priceFen: 0,
  priceUnit: 'free',
  durationsMinutes: [60],
};

/** Only those that are new. */
async function made(more: object): Promise<ResourceAnswer[]> {
  const before = new Set(site.staff.map(({ id }) => id));
  const all = await site.withStaff(1, { profile: null, name: null, ...more });
  site.staff = all.filter(({ kind }) => kind === 'staff');
  return all.filter(({ id, label }) => !before.has(id) && label.startsWith(Object(more).label));
}

const services = async (more = '') => {
  const [lng, lat] = site.start;
  const answer = await site.world.visitor().get(`/api/v1/services?lng=${lng}&lat=${lat}${more}`);
  return answer.json<ServicesAnswer>();
};

describe('what one goes to', () => {
  test('is listed beside what comes, with its place and the minutes that the circle counts', async () => {
    const answer = await services();
    expectValid(ServicesSchema, answer);
    expect(answer.services.map(({ kind, mode }) => [kind, mode])).toEqual([
      ['home-cleaning', 'at_home'],
      ['counter-appointment', 'at_facility'],
      ['room-booking', 'at_facility'],
    ]);
    const [, appointment, dance] = answer.services;
    expect(appointment).toMatchObject({
      providers: 1,
      offerings: 1,
      minutesAway: Math.ceil(hall.seconds / 6) / 10,
      earliestOffering: counter.id,
      place: { facility: hall.id, name: hall.name, position: hall.position },
    });
    // Counters are open round the clock here: the next half hour is free.
    expect(Date.parse(appointment!.earliest!) - Date.now()).toBeLessThanOrEqual(30 * 60_000);
    expect(dance).toMatchObject({ place: { facility: null, name: '安心家政' } });
    expect(dance!.minutesAway).toBeLessThanOrEqual(0.1);
  });

  test('stands in for no category: only who comes does', async () => {
    const { categories } = await services();
    expect(categories).toEqual([
      {
        code: 'housekeeping',
        kinds: ['home-cleaning'],
        providers: 1,
        earliest: expect.any(String),
      },
    ]);
  });

  test('is left out or alone, as the mode asks', async () => {
    const modes = async (more: string) => (await services(more)).services.map(({ mode }) => mode);
    expect(await modes('&mode=at_home')).toEqual(['at_home']);
    expect(await modes('&mode=at_facility')).toEqual(['at_facility', 'at_facility']);
  });

  test('has free starts without a door, and none for one', async () => {
    const url = `/api/v1/offerings/${counter.id}/slots?from=${dayAt(2).slice(0, 10)}`;
    expect((await ann.get(url)).json<SlotsAnswer>().days[0]!.starts).toContain(dayAt(2));
    const [lng, lat] = site.start;
    const refused = await ann.get(`${url}&lng=${lng}&lat=${lat}`);
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'no-door-here']);
  });
});

const booking = (visitor: TestVisitor, offering: OwnOfferingAnswer, start: string) =>
  site.posted<BookingAnswer>(visitor, '/api/v1/bookings', { offering: offering.id, start }, 201);
const confirmed = async (visitor: TestVisitor, held: BookingAnswer) =>
  site.posted<BookingAnswer>(visitor, `/api/v1/bookings/${held.id}/confirm`, {
    version: held.version,
    details: { name: details.name, phone: details.phone },
  });

describe('a counter', () => {
  test('takes one appointment after the other without a way between them, and no two at once', async () => {
    const start = dayAt(2, '09:00');
    const next = dayAt(2, '09:30');
    const first = await confirmed(ann, await booking(ann, counter, start));
    expect(first).toMatchObject({ state: 'confirmed', details: { address: null, door: null } });
    expect(await confirmed(bob, await booking(bob, counter, next))).toMatchObject({
      state: 'confirmed',
      resource: first.resource,
      start: next,
    });
    expect(
      await site.refused(bob, '/api/v1/bookings', { offering: counter.id, start }),
    ).toMatchObject({
      status: 409,
      code: 'slot-taken',
      suggestion: { nextFree: expect.arrayContaining([dayAt(2, '10:00')]) },
    });
  });

  test('is not booked for a door', async () => {
    expect(
      await site.refused(ann, '/api/v1/bookings', {
        offering: counter.id,
        start: dayAt(2, '15:00'),
        door: site.start,
      }),
    ).toMatchObject({ status: 400, code: 'no-door-here' });
  });
});

test('a room for three groups takes three at once, each in a unit of its own, and not a fourth', async () => {
  const start = dayAt(3);
  const held = [
    await booking(ann, room, start),
    await booking(bob, room, start),
    await booking(ann, room, start),
  ];
  expect(new Set(held.map(({ resource }) => resource))).toEqual(new Set(room.resources));
  const url = `/api/v1/offerings/${room.id}/slots?from=${start.slice(0, 10)}`;
  expect((await bob.get(url)).json<SlotsAnswer>().days[0]!.starts).not.toContain(start);
  expect(await site.refused(bob, '/api/v1/bookings', { offering: room.id, start })).toMatchObject({
    status: 409,
    code: 'slot-taken',
  });
  await site.step(bob, held[1]!, 'release');
  expect((await booking(bob, room, start)).resource).toBe(held[1]!.resource);
});

test('a list of offerings tells where one goes and how far it is on foot', async () => {
  const [lng, lat] = site.start;
  const door = `lng=${lng}&lat=${lat}`;
  const listed = (await ann.get(`/api/v1/offerings?kind=counter-appointment&${door}`)).json<{
    offerings: object[];
  }>();
  expectValid(OfferingsSchema, listed);
  const minutesAway = Math.ceil(hall.seconds / 6) / 10;
  expect(listed.offerings).toMatchObject([
    {
      id: counter.id,
      mode: 'at_facility',
      place: { name: hall.name },
      minutesAway,
      nextFree: expect.any(String),
    },
  ]);
  const single = (await ann.get(`/api/v1/offerings/${counter.id}?${door}`)).json();
  expectValid(OneOfferingSchema, single);
  expect(single).toMatchObject({
    comes: null,
    minutesAway,
    offering: { place: { facility: hall.id } },
  });
});

test('an offering names a facility that is known, and only where one goes to it', async () => {
  const url = `/api/v1/providers/${site.provider.id}/offerings`;
  const values = {
    ...going,
    serviceKind: 'court-booking',
    nameZh: '球场',
    resources: room.resources,
  };
  for (const [more, quoted] of [
    [{ facility: 'n0' }, 'n0'],
    [
      {
        serviceKind: 'home-repair',
        mode: 'at_home',
        serviceArea: { kind: 'minutes', minutes: 5 },
        facility: hall.id,
      },
      'at_home',
    ],
  ] as const) {
    const refused = await site.send(site.boss, url, { ...values, ...more });
    expect([refused.statusCode, refused.json().code]).toEqual([400, 'invalid-field']);
    expect(refused.json().detail).toContain(quoted);
  }
});
