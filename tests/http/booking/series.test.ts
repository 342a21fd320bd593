/** Repeat bookings, suspended areas and granted hours, over HTTP. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';

let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;

beforeAll(async () => {
  site = await BookingSite.open({ windowDays: 90, subsidised: true });
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
}, 120_000);

const weekly = (start: string, visits: number) => ({
  ...site.asking(start),
  visits,
  everyWeeks: 1,
});
const dayOf = (iso: string) => new Date(Date.parse(iso) + 8 * 3600_000).toISOString().slice(0, 10);

describe('every week', () => {
  test('is shown before it is booked; one taken week stops all, or is left out', async () => {
    // Both of the staff are taken in the second week.
    for (const who of [bob, bob]) await site.booked(who, dayAt(9));
    const wish = weekly(dayAt(2), 3);
    const plan = await site.posted<{ fits: string[]; skipped: object[] }>(
      ann,
      '/api/v1/series/preview',
      wish,
    );
    expect(plan).toEqual({
      fits: [dayAt(2), dayAt(16)],
      skipped: [{ date: dayOf(dayAt(9)), reason: 'taken' }],
    });
    const book = { ...wish, details };
    const none = await site.refused(ann, '/api/v1/series', { ...book, mode: 'all-or-nothing' });
    expect(none).toMatchObject({ status: 409, code: 'slot-taken' });
    expect((await ann.get('/api/v1/account/bookings')).json()).toMatchObject({ total: 0 });
    const made = await site.posted<{ bookings: BookingAnswer[] }>(
      ann,
      '/api/v1/series',
      { ...book, mode: 'those-that-fit' },
      201,
    );
    expect(made.bookings.map(({ start, state }) => [start, state])).toEqual([
      [dayAt(2), 'confirmed'],
      [dayAt(16), 'confirmed'],
    ]);
  });

  test('has as many visits as the norm says, and one more is refused', async () => {
    const url = '/api/v1/series/preview';
    await site.posted(ann, url, weekly(dayAt(2, '15:00'), 26));
    expect(await site.refused(ann, url, weekly(dayAt(2, '15:00'), 27))).toMatchObject({
      status: 400,
      code: 'whole-number-out-of-range',
    });
  });
});

describe('a suspended area', () => {
  test('calls its visits off, offers none, and is open again when it is lifted', async () => {
    const { visitor } = site.office;
    const start = dayAt(20);
    const booked = await site.booked(ann, start);
    const span = { from: dayAt(20, '00:00'), until: dayAt(21, '00:00') };
    const body = { area: '44', reason: '台风“海葵”', ...span };
    const made = await site.posted<{ suspension: { id: string }; cancelled: number }>(
      visitor,
      '/api/v1/office/suspensions',
      body,
      201,
    );
    expect(made.cancelled).toBe(1);
    expect((await ann.get(`/api/v1/bookings/${booked.id}`)).json()).toMatchObject({
      state: 'cancelled',
    });
    const refused = await site.refused(ann, '/api/v1/bookings', site.asking(start));
    expect(refused).toMatchObject({ status: 409, suggestion: { because: 'suspended' } });
    expect(refused.suggestion!.nextFree[0]! >= span.until).toBe(true);
    await visitor.expect(200, visitor.delete(`/api/v1/office/suspensions/${made.suspension.id}`));
    await site.booked(ann, start);
  });
});

describe('granted hours', () => {
  test('pay for a visit, come back when it is called off, and are used up by the month', async () => {
    const { visitor } = site.office;
    const start = dayAt(23);
    const grant = { area: '44', resident: '13800000002', minutesPerMonth: 150 };
    await site.posted(
      visitor,
      '/api/v1/office/subsidies',
      { ...grant, fromMonth: dayOf(start).slice(0, 7), untilMonth: dayOf(start).slice(0, 7) },
      201,
    );
    const first = await site.booked(bob, start);
    expect(first).toMatchObject({ subsidisedMinutes: 120, toPayFen: 0, priceFen: 8000 });
    // 30 of 120 minutes are left: three quarters of 80 yuan are to be paid.
    const second = await site.booked(bob, dayAt(23, '14:00'));
    expect(second).toMatchObject({ subsidisedMinutes: 30, toPayFen: 6000 });
    await site.step(bob, first, 'cancel');
    expect(await site.booked(bob, dayAt(23, '18:00'))).toMatchObject({
      subsidisedMinutes: 120,
      toPayFen: 0,
    });
    expect((await bob.get('/api/v1/account/subsidies')).json()).toMatchObject({
      grants: [{ minutesPerMonth: 150, ended: false }],
    });
    expect((await ann.get('/api/v1/account/subsidies')).json()).toMatchObject({ grants: [] });
  });
});
