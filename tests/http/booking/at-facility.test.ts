/** Counters, rooms and courts that one goes to, over HTTP with the real database. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { Circle } from '../../../server/contract/circle.ts';
import {
  OfferingsSchema,
  OneOfferingSchema,
  ServicesSchema,
  type OfferingAnswer,
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

describe('a list of offerings', () => {
  const list = async (query: string) => {
    const [lng, lat] = site.start;
    const answer = await ann.get(`/api/v1/offerings?lng=${lng}&lat=${lat}&${query}`);
    expect([query, answer.statusCode]).toEqual([query, 200]);
    expectValid(OfferingsSchema, answer.json());
    return answer.json<{ offerings: (OfferingAnswer & { minutesAway: number | null })[] }>()
      .offerings;
  };

  test('tells where one goes and how far it is on foot', async () => {
    const [one] = await list('kind=counter-appointment');
    expect(one).toMatchObject({
      id: counter.id,
      mode: 'at_facility',
      place: { name: hall.name },
      minutesAway: Math.ceil(hall.seconds / 6) / 10,
      nextFree: expect.any(String),
    });
    const [lng, lat] = site.start;
    const single = (await ann.get(`/api/v1/offerings/${counter.id}?lng=${lng}&lat=${lat}`)).json();
    expectValid(OneOfferingSchema, single);
    expect(single).toMatchObject({
      comes: null,
      minutesAway: one!.minutesAway,
      offering: { place: { facility: hall.id } },
    });
  });

  test('is narrowed by mode, price, language and certificate', async () => {
    const names = async (query: string) =>
      (await list(`kind=room-booking&${query}`)).map(({ nameZh }) => nameZh);
    const paid = await site.offers({
      ...going,
      serviceKind: 'room-booking',
      nameZh: '会议室',
      priceFen: 5000,
      priceUnit: 'hour',
      languages: ['en'],
      resources: [room.resources[0]],
    });
    expect(paid.mode).toBe('at_facility');
    expect(await names('sort=price')).toEqual(['舞蹈室', '会议室']);
    expect(await names('free=1')).toEqual(['舞蹈室']);
    expect(await names('free=0&sort=price')).toEqual(['舞蹈室', '会议室']);
    expect(await names('language=zh')).toEqual(['舞蹈室']);
    expect(await names('language=YUE')).toEqual(['舞蹈室']);
    expect(await names('language=en')).toEqual(['会议室']);
    expect(await names('language=en-GB')).toEqual([]);
    expect(await names('mode=at_home')).toEqual([]);
    expect(await names('certificate=health-certificate')).toEqual([]);
    await site.posted(
      site.boss,
      `/api/v1/providers/${site.provider.id}/resources/${site.staff[0]!.id}/certificates`,
      { type: 'health-certificate', number: 'J1' },
      201,
    );
    // Both of its staff would have to hold it.
    expect(await list('kind=home-cleaning&certificate=health-certificate')).toEqual([]);
    await site.posted(
      site.boss,
      `/api/v1/providers/${site.provider.id}/resources/${site.staff[1]!.id}/certificates`,
      { type: 'health-certificate', number: 'J2' },
      201,
    );
    expect(await list('kind=home-cleaning&certificate=health-certificate')).toHaveLength(1);
  });

  test.each([
    ['mode=far', 'unknown-choice'],
    ['free=yes', 'invalid-flag'],
    ['language=english%20please', 'invalid-language'],
    ['certificate=magic', 'unknown-choice'],
    ['sort=best', 'unknown-choice'],
  ])('with %s is refused with one sentence', async (query, code) => {
    const [lng, lat] = site.start;
    const answer = await ann.get(
      `/api/v1/offerings?kind=room-booking&lng=${lng}&lat=${lat}&${query}`,
    );
    expect([answer.statusCode, answer.json().code]).toEqual([400, code]);
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

describe('who is rated', () => {
  /** A visit that is over, at most some hours ago by the service's clock. */
  async function visited(visitor: TestVisitor, start: string): Promise<string> {
    const booked = await site.booked(visitor, start);
    site.world.later = Date.parse(start) - Date.now();
    const begun = await site.step(site.boss, booked, 'set-out');
    await site.step(site.boss, begun, 'finish', { code: booked.visitCode });
    return booked.id;
  }
  const rating = async (sort = '') => {
    const [lng, lat] = site.start;
    const answer = await ann.get(
      `/api/v1/offerings?kind=home-cleaning&lng=${lng}&lat=${lat}${sort}`,
    );
    return answer
      .json<{ offerings: OfferingAnswer[] }>()
      .offerings.map(({ nameZh, rating: one }) => [nameZh, one?.count ?? null]);
  };

  test('is told once both have spoken, ranks before who is not, and is forgotten once it is hidden', async () => {
    const { ratings, rows } = site.world.records.booking;
    const other = await site.registered(await site.world.resident('13900000002'), null);
    const rival = site.world.records.booking;
    expect(other.state).toBe('approved');
    const [lng, lat] = site.start;
    const staff = rival.resources.add(
      other.id,
      {
        kind: 'staff',
        label: '志愿者',
        unitsOf: null,
        plan: { spans: site.staff[0]!.plan.spans as never, holidays: 'ignore' },
        profile: 'walk',
        active: true,
        person: null,
      },
      'boss',
    );
    if (!staff.ok) throw new Error(staff.reason);
    const offering = rival.offerings.byId(site.offering.id)!;
    const {
      id: _,
      provider: __,
      version: ___,
      createdAtMs: ____,
      updatedAtMs: _____,
      ...values
    } = offering;
    const added = rival.offerings.add(
      other.id,
      { ...values, nameZh: '志愿保洁', priceFen: 0, priceUnit: 'free' },
      [staff.resource.id],
      'boss',
    );
    expect(added.ok).toBe(true);
    expect([lng, lat]).toEqual([...site.start]);

    try {
      const id = await visited(ann, dayAt(1, '12:00'));
      const row = rows.byId(id)!;
      const provider = { by: 'provider', actor: 'boss', provider: row.provider } as const;
      const said = ratings.rate(id, 5, null, { by: 'resident', actor: row.resident! });
      if (!said.ok) throw new Error(said.reason);
      // The other side has not spoken.
      expect(await rating('&sort=price')).toEqual([
        ['志愿保洁', null],
        ['居家保洁', null],
      ]);
      site.world.later += 61_000;
      expect(ratings.rate(id, 4, null, provider).ok).toBe(true);
      site.world.later += 61_000;
      expect(await rating('&sort=price')).toEqual([
        ['志愿保洁', null],
        ['居家保洁', 1],
      ]);
      expect(await rating('&sort=rating')).toEqual([
        ['居家保洁', 1],
        ['志愿保洁', null],
      ]);
      const { offering: single } = (await ann.get(`/api/v1/offerings/${site.offering.id}`)).json<{
        offering: OfferingAnswer;
      }>();
      // One person satisfied says little: by Wilson's interval at 1.96 at least a fifth are, and 5 of 5 leans to the middle.
      expect(single.rating!.surelySatisfied).toBeCloseTo(0.2065, 3);
      expect(single.rating!.mean).toBeLessThanOrEqual(5);
      expect(
        ratings.hide(said.rating.id, '辱骂', { by: 'office', actor: 'office', areas: ['44'] }).ok,
      ).toBe(true);
      site.world.later += 61_000;
      expect(await rating('&sort=price')).toEqual([
        ['志愿保洁', null],
        ['居家保洁', null],
      ]);
    } finally {
      site.world.later = 0;
    }
  });
});

test('a circle tells who comes only where it is asked to, and the state stays what lies inside', async () => {
  const [lng, lat] = site.start;
  const url = `/api/v1/circle?lng=${lng}&lat=${lat}`;
  const plain = (await ann.get(url)).json<Circle>();
  const told = (await ann.get(`${url}&comes=1`)).json<Circle>();
  expect(plain.categories.filter(({ comes }) => comes)).toEqual([]);
  const with_ = told.categories.filter(({ comes }) => comes);
  expect(with_.map(({ code, comes }) => [code, comes!.kinds])).toEqual([
    ['housekeeping', ['home-cleaning']],
  ]);
  expect(told.categories.map(({ state }) => state)).toEqual(
    plain.categories.map(({ state }) => state),
  );
  expect((await ann.get(`${url}&comes=perhaps`)).json().code).toBe('invalid-flag');
});
