/** A booking from the search to the end, over HTTP with the real database. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingAnswer, ProviderBookingAnswer } from '../../../server/contract/booking.ts';
import { BookingSchema, ProviderBookingSchema } from '../../../server/contract/booking.ts';
import {
  ServicesSchema,
  SlotsSchema,
  type ServicesAnswer,
  type SlotsAnswer,
} from '../../../server/contract/offering.ts';
import { BookingSite, dayAt, details } from '../../fixtures/booking-site.ts';
import { expectValid } from '../../fixtures/http-world.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';

let site: BookingSite;
let ann: TestVisitor;
let bob: TestVisitor;

beforeAll(async () => {
  site = await BookingSite.open();
  ann = await site.resident('13800000001');
  bob = await site.resident('13800000002');
}, 120_000);

describe('who comes to a door', () => {
  const ask = async (query: string) =>
    (await site.world.visitor().get(`/api/v1/services?${query}`)).json<ServicesAnswer>();

  test('is told by kind, with the first free time', async () => {
    const [lng, lat] = site.start;
    const answer = await ask(`lng=${lng}&lat=${lat}`);
    expectValid(ServicesSchema, answer);
    expect(answer.services).toMatchObject([
      {
        kind: 'home-cleaning',
        providers: 1,
        offerings: 1,
        minutesAway: expect.closeTo(0, 0),
        earliestOffering: site.offering.id,
      },
    ]);
    // Staff work round the clock: the next half hour is free.
    expect(Date.parse(answer.services[0]!.earliest!) - Date.now()).toBeLessThanOrEqual(30 * 60_000);
  });

  test('nobody is named who is farther than the minutes of their area', async () => {
    const far = await site.offers({
      serviceKind: 'laundry-pickup',
      serviceArea: { kind: 'minutes', minutes: 1 },
    });
    expect(far.serviceArea).toEqual({ kind: 'minutes', minutes: 1 });
    const kinds = async ([lng, lat]: readonly number[]) =>
      (await ask(`lng=${lng}&lat=${lat}`)).services.map(({ kind }) => kind);
    expect(await kinds(site.start)).toEqual(['home-cleaning', 'laundry-pickup']);
    const away = site.homes.find(
      ([lng, lat]) => Math.hypot(lng - site.start[0], lat - site.start[1]) > 0.006,
    )!;
    expect(await kinds(away)).toEqual(['home-cleaning']);
  });
});

describe('a visit', () => {
  test('is found, held, confirmed, done by the codes of both sides, and each sees what is theirs', async () => {
    const [lng, lat] = site.start;
    const start = dayAt(2);
    const slots = (
      await ann.get(
        `/api/v1/offerings/${site.offering.id}/slots?lng=${lng}&lat=${lat}&from=${dayAt(2).slice(0, 10)}`,
      )
    ).json<SlotsAnswer>();
    expectValid(SlotsSchema, slots);
    expect(slots.days[0]!.starts).toContain(start);

    const held = await site.hold(ann, start);
    expect(held).toMatchObject({
      state: 'held',
      mayExtend: true,
      visitCode: null,
      details: { name: null },
    });
    const extended = await site.step(ann, held, 'extend');
    expect(Date.parse(extended.heldUntil!) - Date.parse(held.heldUntil!)).toBe(600_000);
    expect(
      await site.refused(ann, `/api/v1/bookings/${held.id}/extend`, { version: extended.version }),
    ).toMatchObject({ status: 409, code: 'not-extendable' });

    const confirmed = await site.step(ann, extended, 'confirm', { details });
    expectValid(BookingSchema, confirmed);
    expect(confirmed).toMatchObject({
      state: 'confirmed',
      toPayFen: 8000,
      details: { address: details.address },
    });
    expect(confirmed.visitCode).toMatch(/^\d{4}$/);
    expect(confirmed.providerCode).toMatch(/^\d{4}$/);
    expect(confirmed.staffName).toMatch(/^员工[12]$/);

    const seen = (await site.boss.get(`/api/v1/bookings/${held.id}`)).json<ProviderBookingAnswer>();
    expectValid(ProviderBookingSchema, seen);
    expect(seen.details).toMatchObject({ name: details.name, address: details.address });
    // The resident's code is the resident's.
    expect(seen).not.toHaveProperty('visitCode');
    expect(seen.providerCode).toBe(confirmed.providerCode);

    site.world.later = Date.parse(start) - Date.now();
    try {
      const under = await site.step(site.boss, seen, 'set-out');
      const wrong = confirmed.visitCode === '0000' ? '0001' : '0000';
      const url = `/api/v1/bookings/${held.id}/finish`;
      expect(
        await site.refused(site.boss, url, { version: under.version, code: wrong }),
      ).toMatchObject({
        status: 403,
        code: 'wrong-visit-code',
      });
      const done = await site.step(site.boss, under, 'finish', { code: confirmed.visitCode });
      expect(done).toMatchObject({ state: 'done', details: { address: details.address } });
      // A day after the visit the address is gone.
      site.world.later += (2 + 24) * 3600_000;
      const later = (
        await site.boss.get(`/api/v1/bookings/${held.id}`)
      ).json<ProviderBookingAnswer>();
      expect(later.details).toBeNull();
    } finally {
      site.world.later = 0;
    }
  });

  test('every look of the provider at the address is in the audit log', async () => {
    const booked = await site.booked(ann, dayAt(3));
    const looks = () =>
      site.world.records.audit
        .about(booked.id)
        .filter(({ action }) => action === 'personal-data:read');
    expect(looks()).toHaveLength(0);
    await site.boss.get(`/api/v1/bookings/${booked.id}`);
    await site.boss.get(`/api/v1/bookings/${booked.id}`);
    expect(looks()).toHaveLength(2);
    await ann.get(`/api/v1/bookings/${booked.id}`);
    expect(looks()).toHaveLength(2);
  });

  test('is nobody else’s: another resident is told that there is none', async () => {
    const booked = await site.booked(ann, dayAt(3, '14:00'));
    const stranger = await bob.get(`/api/v1/bookings/${booked.id}`);
    expect([stranger.statusCode, stranger.json().code]).toEqual([404, 'no-such-entry']);
    for (const step of ['cancel', 'move', 'confirm', 'dispute', 'agree'])
      expect(
        await site.refused(bob, `/api/v1/bookings/${booked.id}/${step}`, {
          version: booked.version,
          ...(step === 'move' ? { start: dayAt(4) } : {}),
          ...(step === 'confirm' ? { details } : {}),
        }),
      ).toMatchObject({ status: 404, code: 'no-such-entry' });
    expect((await ann.get(`/api/v1/bookings/${booked.id}`)).json<BookingAnswer>().version).toBe(
      booked.version,
    );
  });

  test('before it is confirmed its provider sees no address', async () => {
    const held = await site.hold(ann, dayAt(3, '18:00'));
    const seen = (await site.boss.get(`/api/v1/bookings/${held.id}`)).json<ProviderBookingAnswer>();
    expect(seen.details).toBeNull();
    await site.step(ann, held, 'release');
  });
});

describe('a time that is gone', () => {
  test('is refused with the next free times, and asking twice by one key books once', async () => {
    const start = dayAt(5);
    const key = 'one-tap-and-another';
    const twice = await Promise.all(
      [1, 2].map(() => site.send(ann, '/api/v1/bookings', site.asking(start), key)),
    );
    expect(twice.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
    const [first, second] = twice.map((response) => response.json<BookingAnswer>());
    expect(second!.id).toBe(first!.id);
    expect(
      await site.send(ann, '/api/v1/bookings', site.asking(dayAt(6)), key).then((r) => r.json()),
    ).toMatchObject({
      code: 'key-reused',
    });
    await site.hold(bob, start);
    const refused = await site.refused(bob, '/api/v1/bookings', site.asking(start));
    expect(refused).toMatchObject({
      status: 409,
      code: 'slot-taken',
      suggestion: { because: 'taken' },
    });
    expect(refused.suggestion!.nextFree).toHaveLength(5);
    // The first of them can be had.
    const held = await site.hold(bob, refused.suggestion!.nextFree[0]!);
    for (const one of [first!, held]) await site.step(one === held ? bob : ann, one, 'release');
  });

  test('a key is needed', async () => {
    const response = await ann.post('/api/v1/bookings', site.asking(dayAt(6)));
    expect([response.statusCode, response.json().code]).toEqual([400, 'key-needed']);
  });

  test('a lapsed hold is told as one, and its time is free again', async () => {
    const held = await site.hold(ann, dayAt(7));
    site.world.later = 601_000;
    try {
      expect(
        await site.refused(ann, `/api/v1/bookings/${held.id}/confirm`, {
          version: held.version,
          details,
        }),
      ).toMatchObject({ status: 409, code: 'hold-lapsed' });
      const again = await site.hold(bob, dayAt(7));
      await site.step(bob, again, 'release');
    } finally {
      site.world.later = 0;
    }
  });
});

describe('a change', () => {
  test('of time keeps the booking: the same code, a higher version, the old time free again', async () => {
    const booked = await site.booked(ann, dayAt(8));
    const moved = await site.step(ann, booked, 'move', { start: dayAt(8, '15:00') });
    expect(moved).toMatchObject({
      id: booked.id,
      code: booked.code,
      start: dayAt(8, '15:00'),
      version: booked.version + 1,
    });
    const calendar = await ann.get(`/api/v1/bookings/${booked.id}/calendar.ics`);
    expect(calendar.headers['content-type']).toBe('text/calendar; charset=utf-8');
    expect(calendar.body).toContain(`SEQUENCE:${moved.version - 1}`);
    expect(
      await site.refused(ann, `/api/v1/bookings/${booked.id}/move`, {
        version: booked.version,
        start: dayAt(9),
      }),
    ).toMatchObject({ status: 409, code: 'changed-meanwhile' });
  });

  test('to a taken time is refused and the old stays', async () => {
    const [mine, ...others] = [
      await site.booked(ann, dayAt(10)),
      await site.booked(bob, dayAt(11)),
      await site.booked(bob, dayAt(11)),
    ];
    expect(others).toHaveLength(2);
    expect(
      await site.refused(ann, `/api/v1/bookings/${mine!.id}/move`, {
        version: mine!.version,
        start: dayAt(11),
      }),
    ).toMatchObject({ status: 409, code: 'slot-taken' });
    expect((await ann.get(`/api/v1/bookings/${mine!.id}`)).json<BookingAnswer>()).toMatchObject({
      start: dayAt(10),
      version: mine!.version,
    });
  });

  test('cancelling ends with the provider’s terms, an hour before', async () => {
    const start = dayAt(12);
    const booked = await site.booked(ann, start);
    const url = `/api/v1/bookings/${booked.id}/cancel`;
    try {
      site.world.later = Date.parse(start) - Date.now() - 59 * 60_000;
      expect(await site.refused(ann, url, { version: booked.version })).toMatchObject({
        status: 409,
        code: 'too-late',
      });
      site.world.later = Date.parse(start) - Date.now() - 61 * 60_000;
      expect(await site.step(ann, booked, 'cancel')).toMatchObject({ state: 'cancelled' });
    } finally {
      site.world.later = 0;
    }
  });
});
