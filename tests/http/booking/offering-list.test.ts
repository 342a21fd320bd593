/** What a list of offerings is narrowed to and sorted by, who is rated in it, and what a circle says of who comes. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { Circle } from '../../../server/contract/circle.ts';
import {
  OfferingsSchema,
  type OfferingAnswer,
  type OwnOfferingAnswer,
} from '../../../server/contract/offering.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt } from '../../fixtures/booking-site.ts';
import { offered } from '../../fixtures/booking-world.ts';
import { expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let room: OwnOfferingAnswer;

const going = {
  mode: 'at_facility',
  serviceArea: null,
  priceFen: 0,
  priceUnit: 'free',
  durationsMinutes: [60],
};

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  const all = await site.withStaff(1, { kind: 'room', label: '舞蹈室', profile: null, name: null });
  site.staff = all.filter(({ kind }) => kind === 'staff');
  room = await site.offers({
    ...going,
    serviceKind: 'room-booking',
    nameZh: '舞蹈室',
    languages: ['zh-CN', 'yue'],
    resources: all.flatMap(({ id, kind }) => (kind === 'room' ? [id] : [])),
  });
}, 120_000);

describe('a list of offerings', () => {
  const list = async (query: string) => {
    const [lng, lat] = site.start;
    const answer = await ann.get(`/api/v1/offerings?lng=${lng}&lat=${lat}&${query}`);
    expect([query, answer.statusCode]).toEqual([query, 200]);
    expectValid(OfferingsSchema, answer.json());
    return answer.json<{ offerings: (OfferingAnswer & { minutesAway: number | null })[] }>()
      .offerings;
  };

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
    const { ratings, rows, resources, offerings } = site.world.records.booking;
    const rival = await site.registered(await site.world.resident('13900000002'), null);
    const plan = { spans: site.staff[0]!.plan.spans as never, holidays: 'ignore' } as const;
    const added = resources.add(
      rival.id,
      {
        kind: 'staff',
        label: '志愿者',
        unitsOf: null,
        plan,
        profile: 'walk',
        active: true,
        person: null,
      },
      'boss',
    );
    if (!added.ok) throw new Error(added.reason);
    const values = offered({
      nameZh: '志愿保洁',
      priceFen: 0,
      priceUnit: 'free',
      serviceArea: { kind: 'minutes', minutes: 30 },
    });
    expect(offerings.add(rival.id, values, [added.resource.id], 'boss').ok).toBe(true);

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
