import { beforeAll, describe, expect, it } from 'vitest';
import serviceKindsFile from '../../../data/service-kinds.json' with { type: 'json' };
import { fillDemo, UsedDatabase, type DemoFilled } from '../../../scripts/demo/fill.ts';
import { DemoGround } from '../../../scripts/demo/ground.ts';
import { readCreditCode } from '../../../server/domain/booking/credit-code.ts';
import { kindFault } from '../../../server/domain/booking/service-kinds.ts';
import { DoorTravel } from '../../../server/domain/booking/travel.ts';
import { coming as comingTo } from '../../../server/store/app/booking/coming.ts';
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
}, 120_000);

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

  it('gives the same names, counts and times for the same seed, and others for another', async () => {
    const again = await filled();
    const other = await filled(7);
    const same = summaryOf(records);
    expect(summaryOf(again.records)).toEqual(same);
    expect(summaryOf(other.records)).not.toEqual(same);
  }, 120_000);
});

describe('the month of bookings', () => {
  const all = () =>
    made.providers.flatMap(({ id }) =>
      records.booking.lists.ofProvider(id, { fromMs: 0, toMs: 9e15 }, null),
    );

  it('has every state that a booking of two weeks can be in', () => {
    const states = new Set(all().map(({ state }) => state));
    for (const state of ['requested', 'confirmed', 'done', 'followed-up', 'declined', 'cancelled'])
      expect(states).toContain(state);
    expect(states).toContain('no-show');
  });

  it('is past behind the present and ahead of it open', () => {
    const rows = all();
    const past = rows.filter(({ endMs }) => endMs < nowMs - 86_400_000);
    const ahead = rows.filter(({ startMs }) => startMs > nowMs);
    expect(past.length).toBeGreaterThan(100);
    expect(ahead.length).toBeGreaterThan(50);
    const open = ['requested', 'confirmed', 'on-the-way', 'in-service'];
    expect(past.filter(({ state }) => open.includes(state))).toEqual([]);
    expect(ahead.every(({ state }) => [...open, 'cancelled', 'declined'].includes(state))).toBe(
      true,
    );
  });

  it('has no two live visits of one resource at a time', () => {
    const live = all().filter(({ state }) =>
      ['requested', 'confirmed', 'on-the-way', 'in-service', 'done', 'followed-up'].includes(state),
    );
    for (const resource of new Set(live.map((row) => row.resource))) {
      const rows = live.filter((row) => row.resource === resource);
      rows.sort((a, b) => a.startMs - b.startMs);
      for (let i = 1; i < rows.length; i++)
        expect(rows[i]!.blockedStartMs).toBeGreaterThanOrEqual(rows[i - 1]!.blockedEndMs);
    }
  });

  it('has a history of each that explains its state, in the order of time', () => {
    for (const row of all()) {
      const events = records.booking.rows.events(row.id);
      expect(events.at(-1)!.toState).toBe(row.state);
      expect(events.map(({ atMs }) => atMs)).toEqual(
        events.map(({ atMs }) => atMs).toSorted((a, b) => a - b),
      );
      expect(events.at(-1)!.atMs).toBeLessThanOrEqual(nowMs);
    }
  });

  it('has subsidised hours taken, a series, a proposal and a suspension that is over', () => {
    const rows = all();
    expect(
      rows.some(({ subsidisedMinutes, toPayFen }) => subsidisedMinutes > 0 && toPayFen === 0),
    ).toBe(true);
    expect(rows.filter(({ series }) => series !== null).length).toBeGreaterThanOrEqual(4);
    expect(rows.some(({ proposedStartMs }) => proposedStartMs !== null)).toBe(true);
    const reasons = rows
      .flatMap(({ id }) => records.booking.rows.events(id))
      .map(({ reason }) => reason);
    expect(reasons).toContain('suspended');
    records.booking.catalogue.look();
    expect(records.booking.catalogue.suspensions().filter(({ endMs }) => endMs > nowMs)).toEqual(
      [],
    );
  });

  it('has leave that meets a visit', () => {
    const { lists, resources } = records.booking;
    const met = made.providers[0]!.resources.flatMap(({ id }) =>
      resources
        .absencesOf(id, nowMs)
        .flatMap(({ startMs, endMs }) => lists.colliding(id, { fromMs: startMs, toMs: endMs })),
    );
    expect(met.length).toBeGreaterThanOrEqual(1);
  });

  it('has call-backs that wait, some too long, and ratings of both sides', () => {
    const { followUps, ratings } = records.booking;
    const overdue = followUps.overdue(['449901'], 1, 1).total;
    const open = followUps.open(['449901'], 1, 1).total;
    expect(overdue).toBeGreaterThanOrEqual(1);
    expect(open).toBeGreaterThan(overdue);
    const sides = all().map(({ id }) => ratings.ofBooking(id).length);
    expect(sides).toContain(2);
    expect(sides).toContain(1);
  });

  it('has a complaint at each stage', () => {
    const { rows } = records.booking.complaints.within(['449901'], 1, 100);
    const late = rows.filter(({ dueAtMs }) => dueAtMs !== null && dueAtMs <= nowMs);
    expect(rows.map(({ state }) => state).toSorted()).toEqual([
      'in-mediation',
      'open',
      'open',
      'settled',
    ]);
    expect(late).toHaveLength(1);
  });

  it('leaves no letter that is due, and one that was given up', () => {
    const { outbox, deadLetters } = records.booking;
    expect(outbox.claim(10, 1)).toEqual([]);
    expect(deadLetters.within(['449901'], 1, 10).total).toBe(1);
  });
});

describe('who comes', () => {
  it('is at least somebody for every offering, and five kinds near each community’s centre', async () => {
    const engine = await sampleTown();
    const ground = new DemoGround(engine, 2012);
    const coming = new DoorTravel(() => ({ at: () => [engine] }));
    const { catalogue } = records.booking;
    catalogue.look();
    const offerings = made.providers
      .filter(({ plan }) => plan.vetting === undefined)
      .flatMap(({ id }) => catalogue.offeringsOf(id))
      .filter(({ mode }) => mode === 'at_home');
    const reached = new Set<string>();
    for (const community of ground.communities) {
      const door = ground.door(community, 0);
      const kinds = offerings.filter((offering) => {
        const able = catalogue.able(offering.id);
        const came = comingTo(catalogue, offering, able, door, coming.between).length > 0;
        if (came) reached.add(offering.id);
        return came;
      });
      expect(new Set(kinds.map(({ serviceKind }) => serviceKind)).size).toBeGreaterThanOrEqual(5);
    }
    expect(offerings.filter(({ id }) => !reached.has(id)).map(({ nameZh }) => nameZh)).toEqual([]);
  });
});

/** What does not differ by chance: ids, codes and passwords do. */
function summaryOf({ booking }: Records) {
  const { rows } = booking.providers.list({ areas: ['449901'] }, 1, 100);
  return rows
    .map(({ id, name, lng, lat }) => ({
      name,
      lng,
      lat,
      staff: booking.resources.of(id).map((one) => booking.resources.personOf(one)?.name),
      bookings: booking.lists
        .ofProvider(id, { fromMs: 0, toMs: 9e15 }, null)
        .map(({ startMs, state, toPayFen }) => `${startMs} ${state} ${toPayFen}`)
        .toSorted(),
    }))
    .toSorted((a, b) => a.name.localeCompare(b.name));
}
