/** What an office does with providers, suspensions and grants of its area, over HTTP. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { BookingAnswer } from '../../../server/contract/booking.ts';
import {
  GrantEntriesSchema,
  GrantsSchema,
  type GrantEntries,
  type OfficeGrant,
} from '../../../server/contract/office-grant.ts';
import { SuspensionPreviewSchema } from '../../../server/contract/office-booking.ts';
import { ProviderFileSchema, type ProviderFile } from '../../../server/contract/provider-file.ts';
import type { TestVisitor } from '../../fixtures/accounts-world.ts';
import { BookingSite, creditCode, dayAt, details } from '../../fixtures/booking-site.ts';
import { expectValid } from '../../fixtures/http-world.ts';

let site: BookingSite;
let office: TestVisitor;
let elsewhere: TestVisitor;
let ann: TestVisitor;
let area: string;

beforeAll(async () => {
  site = await BookingSite.open({ subsidised: true });
  office = site.office.visitor;
  elsewhere = (await site.world.staff('office', '440103')).visitor;
  ann = await site.resident('13800000001');
  area = site.provider.community;
}, 120_000);

describe('a provider’s file', () => {
  test('holds what was sent in: the code with its verdict, staff with certificates, offerings, history', async () => {
    const [one] = site.staff;
    await site.posted(
      site.boss,
      `/api/v1/providers/${site.provider.id}/resources/${one!.id}/certificates`,
      { type: 'health-certificate', number: 'J-1', expiresOn: '2020-01-01' },
      201,
    );
    const response = await office.get(`/api/v1/office/providers/${site.provider.id}`);
    const file = response.json<ProviderFile>();
    expectValid(ProviderFileSchema, file);
    expect(file).toMatchObject({
      provider: { creditCode, contact: '陈女士', state: 'approved' },
      creditCodeFits: true,
      offerings: [{ nameZh: '居家保洁', serviceKind: 'home-cleaning' }],
      history: [{ to: 'submitted' }, { to: 'approved' }],
    });
    expect(file.resources.map(({ name }) => name)).toEqual(['员工1', '员工2']);
    expect(file.resources[0]!.certificates).toMatchObject([{ number: 'J-1', expired: true }]);
  });

  test('is opened on record, and by no office elsewhere', async () => {
    const looks = () =>
      site.world.database.raw
        .prepare(
          "select count(*) from audit where action = 'personal-data:read' and subject_kind = 'provider'",
        )
        .pluck()
        .get() as number;
    const before = looks();
    await office.get(`/api/v1/office/providers/${site.provider.id}`);
    expect(looks()).toBe(before + 1);
    const refused = await elsewhere.get(`/api/v1/office/providers/${site.provider.id}`);
    expect(refused.json()).toMatchObject({ code: 'outside-your-area' });
    expect(looks()).toBe(before + 1);
  });
});

describe('a suspension', () => {
  test('says beforehand how many visits it meets, and changes nothing by that', async () => {
    const booked = await site.booked(ann, dayAt(3));
    await site.hold(ann, dayAt(3, '15:00'));
    const look = (from: string, until: string) =>
      office.get(
        `/api/v1/office/suspensions/preview?${new URLSearchParams({ area, from, until })}`,
      );
    const seen = (await look(dayAt(3, '00:00'), dayAt(4, '00:00'))).json();
    expectValid(SuspensionPreviewSchema, seen);
    expect(seen).toEqual({ visits: 1, holds: 1 });
    // The visit is over when it begins: half-open spans do not meet.
    expect((await look(booked.end, dayAt(3, '13:00'))).json()).toEqual({ visits: 0, holds: 0 });
    expect((await ann.get(`/api/v1/bookings/${booked.id}`)).json()).toMatchObject({
      state: 'confirmed',
    });
    for (const [from, until, code] of [
      [dayAt(4), dayAt(3), 'invalid-field'],
      ['tomorrow', dayAt(3), 'invalid-moment'],
    ] as const)
      expect((await look(from, until)).json()).toMatchObject({ code });
  });

  test('of a wider area is seen by the offices within it', async () => {
    const made = await site.posted<{ suspension: { id: string }; cancelled: number }>(
      office,
      '/api/v1/office/suspensions',
      { area: area.slice(0, 6), from: dayAt(3, '00:00'), until: dayAt(4, '00:00'), reason: '台风' },
      201,
    );
    expect(made.cancelled).toBe(1);
    const own = (await site.world.staff('office', area)).visitor;
    const list = (await own.get(`/api/v1/office/suspensions?area=${area}`)).json();
    expect(list.suspensions).toMatchObject([{ area: area.slice(0, 6), reason: '台风' }]);
    const lifted = (visitor: TestVisitor) =>
      visitor.delete(`/api/v1/office/suspensions/${made.suspension.id}`);
    expect((await lifted(own)).statusCode).toBe(404);
    expect((await lifted(office)).statusCode).toBe(200);
    const cancelled = await office.get(`/api/v1/office/bookings?area=${area}&state=cancelled`);
    expect(cancelled.json()).toMatchObject({ total: 1, bookings: [{ state: 'cancelled' }] });
    expect((await office.get(`/api/v1/office/bookings?area=${area}&state=lost`)).json().code).toBe(
      'unknown-choice',
    );
  });
});

describe('granted minutes', () => {
  const list = async (visitor: TestVisitor = office) => {
    const answer = (await visitor.get(`/api/v1/office/subsidies?area=${area}`)).json();
    expectValid(GrantsSchema, answer);
    return answer.grants as OfficeGrant[];
  };
  const entries = async (id: string) => {
    const answer = (
      await office.get(`/api/v1/office/subsidies/${id}/entries`)
    ).json<GrantEntries>();
    expectValid(GrantEntriesSchema, answer);
    return answer.entries;
  };

  test('are drawn by a booking and given back by its cancellation; the ledger says so', async () => {
    const month = dayAt(0).slice(0, 7);
    await site.posted(
      office,
      '/api/v1/office/subsidies',
      { area, resident: '13800000001', minutesPerMonth: 600, fromMonth: month },
      201,
    );
    const [grant] = await list();
    expect(grant).toMatchObject({
      resident: '0001',
      withoutAccount: false,
      drawnMinutes: 0,
      minutesPerMonth: 600,
    });
    const booked = await site.booked(ann, dayAt(5));
    expect(booked).toMatchObject({ subsidisedMinutes: 120, toPayFen: 0 });
    await site.step(ann, booked, 'cancel');
    expect(await entries(grant!.id)).toMatchObject([
      { kind: 'return', minutes: 120, code: booked.code },
      { kind: 'debit', minutes: 120, code: booked.code },
    ]);
    expect((await elsewhere.get(`/api/v1/office/subsidies/${grant!.id}/entries`)).statusCode).toBe(
      404,
    );
  });

  test('are changed from the first month that nothing is drawn from; nobody has both', async () => {
    const [grant] = await list();
    const booked = await site.booked(ann, dayAt(5));
    const last = [grant!.month, booked.start.slice(0, 7)].toSorted().at(-1)!;
    const change = (visitor: TestVisitor, minutesPerMonth: number) =>
      site.send(visitor, `/api/v1/office/subsidies/${grant!.id}/change`, { minutesPerMonth });
    expect((await change(elsewhere, 60)).statusCode).toBe(404);
    for (const [minutes, status] of [
      [14, 400],
      [10_001, 400],
      [15, 200],
    ] as const)
      expect([minutes, (await change(office, minutes)).statusCode]).toEqual([minutes, status]);
    const [after, before] = await list();
    expect(before).toMatchObject({ id: grant!.id, minutesPerMonth: 600, untilMonth: last });
    expect(after).toMatchObject({ minutesPerMonth: 15, untilMonth: null, resident: '0001' });
    expect(after!.fromMonth > last).toBe(true);
    // What ends by itself is not changed once more.
    expect((await change(office, 60)).statusCode).toBe(404);
  });

  test('of a person without an account are told from those of an account that was erased', async () => {
    const row = site.world.records.booking.subsidies.grant(
      {
        resident: null,
        person: '无账号的陈伯',
        area,
        serviceKinds: null,
        minutesPerMonth: 90,
        fromMonth: '2099-01',
        untilMonth: null,
      },
      site.office.id,
    );
    const found = (await list()).find(({ id }) => id === row.id);
    expect(found).toMatchObject({ resident: null, withoutAccount: true });
    expect(JSON.stringify(found)).not.toContain('陈伯');
  });

  test('of a caller are drawn by the booking that the office makes', async () => {
    const grant = (await list()).find(({ untilMonth }) => untilMonth !== null)!;
    const held = await site.hold(office, dayAt(1, '00:30'), { as: 'office' });
    const done = await site.step<BookingAnswer>(office, held, 'confirm', {
      details,
      forSomebody: { relation: 'caller', how: 'telephone', textVersion: 'office-1' },
      grant: grant.id,
    });
    expect(done.subsidisedMinutes).toBe(120);
  });
});
