import { beforeAll, describe, expect, it } from 'vitest';
import serviceKindsFile from '../../../data/service-kinds.json' with { type: 'json' };
import { fillDemo, UsedDatabase, type DemoFilled } from '../../../scripts/demo/fill.ts';
import { readCreditCode } from '../../../server/domain/booking/credit-code.ts';
import { kindFault } from '../../../server/domain/booking/service-kinds.ts';
import { isDemo } from '../../../server/store/app/demo-mark.ts';
import type { AppDatabase } from '../../../server/store/app/database.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { emptyDatabase, emptyRecords, testPrivacy } from '../../fixtures/empty-records.ts';
import { sampleTown, serviceKinds } from '../../fixtures/http-world.ts';

const nowMs = Date.parse('2026-11-25T02:00:00Z');

async function filled(seed = 2012) {
  const database = emptyDatabase();
  const privacy = testPrivacy();
  const engine = await sampleTown();
  const made = await fillDemo(database, privacy, { engine, nowMs, seed });
  return { database, made, records: emptyRecords(database, () => new Date(nowMs), privacy) };
}

let database: AppDatabase;
let records: Records;
let made: DemoFilled;

beforeAll(async () => {
  ({ database, records, made } = await filled());
});

describe('the demo', () => {
  it('has some 25 providers in the communities of the invented county, of every kind of provider', () => {
    const { rows } = records.booking.providers.list({ areas: ['449901'] }, 1, 100);
    expect(rows.length).toBe(made.providers.length);
    expect(rows.length).toBeGreaterThanOrEqual(25);
    expect(new Set(rows.map(({ kind }) => kind)).size).toBe(4);
    expect(new Set(rows.map(({ community }) => community)).size).toBeGreaterThanOrEqual(10);
  });

  it('has one provider that waits for its office and one that was asked', () => {
    const { rows } = records.booking.providers.list({ areas: ['449901'] }, 1, 100);
    const states = rows.map(({ state }) => state);
    expect(states.filter((state) => state === 'submitted')).toHaveLength(1);
    expect(states.filter((state) => state === 'asked')).toHaveLength(1);
    expect(states.filter((state) => state === 'approved')).toHaveLength(states.length - 2);
  });

  it('offers every kind of service, as its rules ask', () => {
    const { catalogue } = records.booking;
    catalogue.look();
    const offerings = made.providers.flatMap(({ id }) => catalogue.offeringsOf(id));
    expect(new Set(offerings.map(({ serviceKind }) => serviceKind))).toEqual(
      new Set(serviceKindsFile.kinds.map(({ code }) => code)),
    );
    for (const offering of offerings) expect(kindFault(serviceKinds, offering)).toBeNull();
  });

  it('gives credit codes by the standard, and none to volunteers', () => {
    const { rows } = records.booking.providers.list({ areas: ['449901'] }, 1, 100);
    for (const { kind, creditCode } of rows) {
      if (kind === 'volunteers') expect(creditCode).toBeNull();
      else expect(readCreditCode(creditCode!)).toEqual({ ok: true, code: creditCode });
    }
  });

  it('has a certificate that is over and one that soon will be', () => {
    const ends = made.providers
      .flatMap(({ resources }) => resources)
      .flatMap(({ id }) => records.booking.resources.certificatesOf(id))
      .map(({ expiresOn }) => expiresOn ?? '9999-12-31');
    expect(ends.filter((day) => day < '2026-11-25').length).toBeGreaterThanOrEqual(1);
    expect(
      ends.filter((day) => day >= '2026-11-25' && day <= '2026-12-25').length,
    ).toBeGreaterThanOrEqual(1);
  });

  it('is marked in the database, which is refused a second time', async () => {
    expect(isDemo(database)).toBe(true);
    const again = fillDemo(database, testPrivacy(), {
      engine: await sampleTown(),
      nowMs,
      seed: 2012,
    });
    await expect(again).rejects.toBeInstanceOf(UsedDatabase);
  });

  it('tells an account for each part, and the office worker’s signs in with its authenticator', () => {
    expect(made.accounts.map(({ part }) => part)).toEqual([
      'resident',
      'provider',
      'provider-staff',
      'office',
      'planner',
      'administrator',
    ]);
    for (const { id, phone, secret } of made.accounts) {
      expect(records.people.byId(id)!.twoFactor).toBe(secret !== undefined);
      expect((phone === undefined) === (secret !== undefined)).toBe(true);
    }
  });
});
