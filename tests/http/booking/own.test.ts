/** “My bookings” over HTTP: what still runs and what has ended, for whom, what is left of granted hours, and where a visit could be moved to. */
import { beforeAll, describe, expect, test } from 'vitest';
import {
  OwnBookingsSchema,
  type BookingAnswer,
  type OwnBookings,
} from '../../../server/contract/booking.ts';
import { SlotsSchema, type SlotsAnswer } from '../../../server/contract/offering.ts';
import { OwnGrantsSchema, type OwnGrants } from '../../../server/contract/office-booking.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;

beforeAll(async () => {
  site = await BookingSite.open({ subsidised: true });
  ann = await site.resident('13800000011');
  bob = await site.resident('13800000012');
}, 120_000);

const listed = async (visitor: TestVisitor, when: 'ahead' | 'past') => {
  const answer = (await visitor.get(`/api/v1/account/bookings?when=${when}`)).json<OwnBookings>();
  expectValid(OwnBookingsSchema, answer);
  return answer.bookings;
};

describe('one’s own bookings', () => {
  test('run until they have ended: a cancelled one is past although its day is to come', async () => {
    const booked = await site.booked(ann, dayAt(3));
    expect((await listed(ann, 'ahead')).map(({ id }) => id)).toEqual([booked.id]);
    await site.step(ann, booked, 'cancel');
    expect(await listed(ann, 'ahead')).toEqual([]);
    expect((await listed(ann, 'past')).map(({ id, state }) => [id, state])).toEqual([
      [booked.id, 'cancelled'],
    ]);
  });

  test('a hold stands among them until its time is over, and is never history', async () => {
    const held = await site.hold(bob, dayAt(4));
    expect((await listed(bob, 'ahead')).map(({ id }) => id)).toEqual([held.id]);
    site.world.later = 600_001;
    try {
      expect(await listed(bob, 'ahead')).toEqual([]);
      expect(await listed(bob, 'past')).toEqual([]);
    } finally {
      site.world.later = 0;
    }
    await site.step(bob, held, 'release');
    expect(await listed(bob, 'past')).toEqual([]);
  });

  test('a request that nobody answered is history', async () => {
    const eve = await site.resident('13800000013');
    const asking = await site.offers({ nameZh: '深度保洁', needsAcceptance: true });
    const held = await site.hold(eve, dayAt(6), { offering: asking.id });
    const asked = await site.step(eve, held, 'confirm', { details });
    expect(asked).toMatchObject({ state: 'requested', needsAcceptance: true, relation: null });
    site.world.later = 24 * 3_600_000 + 60_000;
    try {
      site.world.records.booking.lapses.run(100);
      expect(await listed(eve, 'ahead')).toEqual([]);
      expect((await listed(eve, 'past')).map(({ id, state }) => [id, state])).toEqual([
        [asked.id, 'expired'],
      ]);
    } finally {
      site.world.later = 0;
    }
  });

  test('made for somebody else they say for whom', async () => {
    const fay = await site.resident('13800000014');
    const held = await site.hold(fay, dayAt(7));
    const forSomebody = { relation: 'family', how: 'spoken', textVersion: '1' };
    const made = await site.step(fay, held, 'confirm', { details, forSomebody });
    expect(made.relation).toBe('family');
    const own = await site.booked(fay, dayAt(8));
    expect(
      (await listed(fay, 'ahead')).map(({ id, relation, name }) => [id, relation, name]),
    ).toEqual([
      [made.id, 'family', details.name],
      [own.id, null, null],
    ]);
  });
});

test('granted hours tell what is left of this month', async () => {
  const gus = await site.resident('13800000015');
  const month = dayAt(0).slice(0, 7);
  await site.posted(
    site.office.visitor,
    '/api/v1/office/subsidies',
    { resident: '13800000015', area: '44', minutesPerMonth: 300, fromMonth: month },
    201,
  );
  const left = async () => {
    const answer = (await gus.get('/api/v1/account/subsidies')).json<OwnGrants>();
    expectValid(OwnGrantsSchema, answer);
    return answer.grants.map(({ leftMinutes }) => leftMinutes);
  };
  expect(await left()).toEqual([300]);
  // Soon, so that the visit lies in this month unless the month ends within the hour.
  const soon = new Date(Math.ceil((Date.now() + 60_000) / 1_800_000) * 1_800_000).toISOString();
  const booked = await site.booked(gus, soon);
  expect(booked.subsidisedMinutes).toBe(120);
  const inMonth = localMonth(soon) === localMonth(new Date().toISOString());
  expect(await left()).toEqual([inMonth ? 180 : 300]);
});

const localMonth = (iso: string) =>
  new Date(Date.parse(iso) + 8 * 3_600_000).toISOString().slice(0, 7);

describe('where a visit could be moved to', () => {
  test('its own time stands in nobody’s way, somebody else’s does, and its door need not be sent', async () => {
    const hal = await site.resident('13800000016');
    const mine = await site.booked(hal, dayAt(9));
    // The other one of the staff is taken all the same time.
    await site.booked(bob, dayAt(9));
    const day = new Date(Date.parse(dayAt(9)) + 8 * 3_600_000).toISOString().slice(0, 10);
    const url = `/api/v1/bookings/${mine.id}/slots?from=${day}&to=${day}`;
    const free = (await hal.get(url)).json<SlotsAnswer>();
    expectValid(SlotsSchema, free);
    expect(free.durationMinutes).toBe(120);
    const half = dayAt(9, '10:30');
    expect(free.days[0]!.starts).toContain(half);
    const [lng, lat] = site.start;
    const asNew = (
      await hal.get(
        `/api/v1/offerings/${site.offering.id}/slots?lng=${lng}&lat=${lat}&from=${day}&to=${day}`,
      )
    ).json<SlotsAnswer>();
    expect(asNew.days[0]!.starts).not.toContain(half);
    const moved = await site.step<BookingAnswer>(hal, mine, 'move', { start: half });
    expect(moved.start).toBe(half);
  });

  test('is nobody else’s to ask, and at most 31 days are told', async () => {
    const mine = await site.booked(ann, dayAt(12));
    const url = `/api/v1/bookings/${mine.id}/slots`;
    const stranger = await bob.get(url);
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'no-such-entry']);
    expect((await ann.get(`${url}?from=2026-03-01&to=2026-03-31`)).statusCode).toBe(200);
    const many = await ann.get(`${url}?from=2026-03-01&to=2026-04-01`);
    expect([many.statusCode, many.json().code]).toEqual([400, 'invalid-day']);
  });
});
