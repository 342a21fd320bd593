import { beforeEach, describe, expect, test } from 'vitest';
import { at, everyDay, plan } from '../../../domain/booking/world.ts';
import { emptyRecords } from '../../../fixtures/empty-records.ts';
import {
  addStaff,
  asking,
  booked,
  bookingWorld,
  boss,
  community,
  offered,
  resident,
  vetted,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

let world: BookingWorld;
const bureau = { side: 'office', actor: 'office' } as const;
const self = { side: 'provider', actor: boss } as const;

beforeEach(() => {
  world = bookingWorld();
});

describe('a provider', () => {
  const code = '91440400MA4UQ2XX0N';

  test('is registered, asked, answers, is approved, and the history is kept', () => {
    const { providers, members } = world.booking;
    const registered = providers.register(
      {
        kind: 'organisation',
        name: '邻里互助社',
        nameEn: null,
        creditCode: code,
        proof: '粤社证0001',
        lng: 113.5,
        lat: 22.2,
        phone: '0756-2120001',
        aboutZh: null,
        aboutEn: null,
        community,
        contact: '王主任',
      },
      'wang',
    );
    if (!registered.ok) throw new Error(registered.reason);
    const { id, contact } = registered.provider;
    expect(contact).not.toContain('王');
    expect(providers.contactOf(registered.provider)).toBe('王主任');
    expect(members.of('wang')).toMatchObject([{ provider: id, part: 'manager' }]);
    expect(providers.vet(id, 1, 'ask', bureau, null)).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['question'],
    });
    expect(providers.vet(id, 1, 'ask', bureau, '请补充证明')).toMatchObject({
      ok: true,
      provider: { state: 'asked', version: 2 },
    });
    expect(providers.vet(id, 2, 'answer', bureau, '已补充')).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    providers.vet(id, 2, 'answer', self, '已补充');
    expect(providers.vet(id, 2, 'approve', bureau, null)).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
      version: 3,
    });
    expect(providers.vet(id, 3, 'approve', bureau, null)).toMatchObject({
      provider: { state: 'approved' },
    });
    expect(providers.vet(id, 4, 'approve', bureau, null)).toEqual({
      ok: false,
      reason: 'not-from-here',
    });
    expect(providers.vet('none', 1, 'approve', bureau, null)).toEqual({
      ok: false,
      reason: 'unknown-provider',
    });
    expect(providers.vettings(id).map(({ toState, reason }) => [toState, reason])).toEqual([
      ['approved', null],
      ['submitted', '已补充'],
      ['asked', '请补充证明'],
      ['submitted', null],
    ]);
    expect(JSON.stringify(world.records.audit.about(id))).not.toContain('王主任');
  });

  test('changes its words as it likes, and is looked at again when it is another one', () => {
    const { providers } = world.booking;
    const seen = () => providers.byId(world.provider)!.version;
    expect(providers.edit(world.provider, seen(), { phone: '0756-1' }, boss)).toMatchObject({
      provider: { state: 'approved', phone: '0756-1' },
    });
    expect(providers.edit(world.provider, seen(), { name: '别家' }, boss)).toMatchObject({
      provider: { state: 'submitted', name: '别家' },
    });
    // What no office has approved is not there.
    expect(
      world.booking.holds.hold(asking(world, '03-05T10:00'), resident('li'), world.travel),
    ).toEqual({ ok: false, reason: 'unknown-offering' });
    providers.vet(world.provider, seen(), 'approve', bureau, null);
    expect(
      world.booking.holds.hold(asking(world, '03-05T10:00'), resident('li'), world.travel).ok,
    ).toBe(true);
    providers.vet(world.provider, seen(), 'suspend', bureau, '投诉');
    expect(
      world.booking.holds.hold(asking(world, '03-05T14:00'), resident('li'), world.travel).ok,
    ).toBe(false);
    expect(providers.list({ areas: ['440402'], state: 'suspended' }, 1, 10)).toMatchObject({
      total: 1,
      rows: [{ id: world.provider }],
    });
    expect(providers.list({ areas: ['440403'] }, 1, 10).total).toBe(0);
  });

  test('has its credit code for itself, unless the other was refused', () => {
    const { providers } = world.booking;
    const first = vetted(world.booking, code);
    expect(() => vetted(world.booking, code)).toThrow('credit-code-taken');
    expect(providers.edit(world.provider, 2, { creditCode: code }, boss)).toEqual({
      ok: false,
      reason: 'credit-code-taken',
      value: code,
    });
    providers.vet(first, 2, 'suspend', bureau, 'x');
    providers.vet(first, 3, 'refuse', bureau, 'x');
    const second = vetted(world.booking, code);
    expect(providers.vet(first, 4, 'submit', self, '再来')).toEqual({
      ok: false,
      reason: 'credit-code-taken',
      value: code,
    });
    expect(providers.byId(second)?.state).toBe('approved');
  });

  test('has members, of whom the last manager stays', () => {
    const { members } = world.booking;
    const [manager] = members.within(world.provider);
    expect(members.revoke(world.provider, manager!.id, boss)).toBe(false);
    const added = members.add(
      world.provider,
      { userId: 'zhao', part: 'staff', resource: world.staff[0]! },
      boss,
    );
    expect(
      members.add(world.provider, { userId: 'zhao', part: 'manager', resource: null }, boss).id,
    ).toBe(added.id);
    expect(members.revoke('other', added.id, boss)).toBe(false);
    expect(members.revoke(world.provider, added.id, boss)).toBe(true);
    expect(members.revoke(world.provider, added.id, boss)).toBe(false);
    expect(members.of('zhao')).toEqual([]);
    expect(members.within(world.provider)).toHaveLength(2);
    members.add(world.provider, { userId: 'zhao', part: 'manager', resource: null }, boss);
    expect(members.revoke(world.provider, manager!.id, boss)).toBe(true);
  });
});

describe('staff', () => {
  test('have names that are sealed under a key of their own', () => {
    const { resources } = world.booking;
    const row = resources.byId(world.staff[0]!)!;
    expect(row.person).not.toContain('工作');
    expect(resources.personOf(row)).toEqual({ name: '工作人员1号', phone: null });
    expect(resources.edit(world.provider, row.id, 1, { person: null }, boss)).toMatchObject({
      resource: { person: null, version: 2 },
    });
    expect(JSON.stringify(world.records.audit.about(row.id))).not.toContain('工作人员');
  });

  test('are changed by their provider alone, in the version that was seen, with a plan that can be', () => {
    const { resources } = world.booking;
    const [id] = world.staff as [string];
    const edit = (provider: string, seen: number, given: Parameters<typeof resources.edit>[3]) =>
      resources.edit(provider, id, seen, given, boss);
    expect(edit('other', 1, { label: 'x' })).toEqual({ ok: false, reason: 'unknown-resource' });
    expect(edit(world.provider, 2, { label: 'x' })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
      version: 1,
    });
    expect(edit(world.provider, 1, { plan: plan('9:00-12:00 11:00-13:00') })).toMatchObject({
      ok: false,
      reason: 'wrong-plan',
      fault: { reason: 'overlap' },
    });
    expect(edit(world.provider, 1, { active: false })).toMatchObject({ ok: true });
    expect(
      world.booking.holds.hold(asking(world, '03-05T10:00'), resident('li'), world.travel),
    ).toMatchObject({ ok: false, because: { reason: 'no-such-resource' } });
  });

  test('with an expired certificate take no new visit, and with a new one do', () => {
    world = bookingWorld({ offering: { requiredCertificates: ['health-certificate'] } });
    const { resources, holds } = world.booking;
    const [id] = world.staff as [string];
    const ask = () => holds.hold(asking(world, '03-05T10:00'), resident('li'), world.travel);
    const certificate = (expiresOn: string | null) => ({
      type: 'health-certificate',
      level: null,
      number: '440402000001',
      expiresOn,
    });
    expect(ask()).toMatchObject({ because: { reason: 'certificate-expired' } });
    const old = resources.addCertificate(world.provider, id, certificate('2026-03-04'), boss);
    expect(ask()).toMatchObject({ because: { reason: 'certificate-expired' } });
    resources.addCertificate(world.provider, id, certificate('2026-03-05'), boss);
    expect(ask()).toMatchObject({ ok: true });
    expect(resources.certificatesOf(id).map(({ number }) => number)).toEqual([
      '440402000001',
      '440402000001',
    ]);
    expect(
      world.database.raw.prepare('SELECT number FROM certificate').pluck().get(),
    ).not.toContain('440402000001');
    if (!old.ok) throw new Error(old.reason);
    expect(resources.withdrawCertificate('other', old.id, boss)).toBe(false);
    expect(resources.withdrawCertificate(world.provider, old.id, boss)).toBe(true);
    expect(resources.withdrawCertificate(world.provider, old.id, boss)).toBe(false);
    expect(resources.addCertificate('other', id, certificate(null), boss)).toEqual({
      ok: false,
      reason: 'unknown-resource',
    });
  });

  test('on leave are not booked, and what collides is listed', () => {
    const { resources, lists, holds } = world.booking;
    const [id] = world.staff as [string];
    const { id: before } = booked(world, '03-05T10:00');
    const away = { startMs: at('2026-03-05T10:30'), endMs: at('2026-03-06T00:00') };
    expect(
      resources.addAbsence(world.provider, id, { ...away, endMs: away.startMs }, boss),
    ).toEqual({ ok: false, reason: 'no-time' });
    expect(resources.addAbsence('other', id, away, boss)).toEqual({
      ok: false,
      reason: 'unknown-resource',
    });
    const leave = resources.addAbsence(world.provider, id, away, boss);
    expect(
      lists.colliding(id, { fromMs: away.startMs, toMs: away.endMs }).map((row) => row.id),
    ).toEqual([before]);
    expect(holds.hold(asking(world, '03-05T14:00'), resident('li'), world.travel)).toMatchObject({
      because: { reason: 'leave' },
    });
    if (!leave.ok) throw new Error(leave.reason);
    expect(resources.absencesOf(id, world.clock.ms)).toHaveLength(1);
    expect(resources.withdrawAbsence('other', leave.id, boss)).toBe(false);
    expect(resources.withdrawAbsence(world.provider, leave.id, boss)).toBe(true);
    expect(resources.withdrawAbsence(world.provider, leave.id, boss)).toBe(false);
    expect(resources.absencesOf(id, world.clock.ms)).toEqual([]);
    expect(holds.hold(asking(world, '03-05T14:00'), resident('li'), world.travel).ok).toBe(true);
  });
});

describe('an offering', () => {
  test('is done by its provider’s own resources, and only by those that are named now', () => {
    const { offerings, catalogue } = world.booking;
    const second = addStaff(world.booking, world.provider, '2号');
    const foreign = addStaff(world.booking, vetted(world.booking), '1号');
    const able = () => (catalogue.look(), catalogue.able(world.offering).map(({ id }) => id));
    const edit = (seen: number, doneBy: string[] | null, provider = world.provider) =>
      offerings.edit(provider, world.offering, seen, {}, doneBy, boss);
    expect(edit(1, [foreign])).toEqual({ ok: false, reason: 'unknown-resource', value: foreign });
    expect(edit(1, null, 'other')).toEqual({ ok: false, reason: 'unknown-offering' });
    expect(edit(2, null)).toEqual({ ok: false, reason: 'changed-meanwhile', version: 1 });
    expect(edit(1, [second]).ok).toBe(true);
    expect(able()).toEqual([second]);
    edit(2, [...world.staff, second]);
    expect(able().toSorted()).toEqual([...world.staff, second].toSorted());
    edit(3, null);
    expect(able()).toHaveLength(2);
  });

  test('that is no longer active is not booked, and what was booked stays', () => {
    const { id } = booked(world, '03-05T10:00');
    world.booking.offerings.edit(world.provider, world.offering, 1, { active: false }, null, boss);
    expect(
      world.booking.holds.hold(asking(world, '03-05T14:00'), resident('li'), world.travel),
    ).toEqual({ ok: false, reason: 'unknown-offering' });
    expect(
      world.booking.moves.move(
        id,
        2,
        { startMs: at('2026-03-05T14:00'), resource: null },
        resident('li') as never,
        world.travel,
      ),
    ).toMatchObject({ ok: true });
  });
});

describe('the catalogue', () => {
  test('follows what another process writes, and says when nothing changed', () => {
    const { catalogue } = world.booking;
    const other = emptyRecords(world.database, () => new Date(world.clock.ms)).booking;
    const first = catalogue.look();
    expect(catalogue.look()).toBe(first);
    // The log of something else.
    world.records.audit.add({
      actor: null,
      action: 'facility:edit',
      subjectKind: 'facility',
      subject: 'f',
      area: null,
    });
    expect(catalogue.look()).toBe(first);
    addStaff(other, world.provider, '9号', plan('9:00-12:00', everyDay));
    expect(catalogue.look()).toBeGreaterThan(first);
    expect(catalogue.resourcesOf(world.provider).map(({ label }) => label)).toEqual(['1号', '9号']);
    expect(catalogue.offered('home-cleaning').map(({ id }) => id)).toEqual([world.offering]);
    expect([
      catalogue.offered('repair'),
      catalogue.offeringsOf('none'),
      catalogue.resourcesOf('none'),
      catalogue.able('none'),
    ]).toEqual([[], [], [], []]);
  });

  test('reads many changes at once as well as one', () => {
    const { catalogue, resources, offerings } = world.booking;
    catalogue.look();
    for (let i = 0; i < 301; i++)
      resources.edit(world.provider, world.staff[0]!, i + 1, { label: `${i}` }, boss);
    const added = offerings.add(
      world.provider,
      offered({ serviceKind: 'repair' }),
      world.staff,
      boss,
    );
    catalogue.look();
    expect(catalogue.resource(world.staff[0]!)?.label).toBe('300');
    expect(added.ok && catalogue.offered('repair')[0]?.id).toBe(added.ok && added.offering.id);
    const fresh = emptyRecords(world.database).booking.catalogue;
    fresh.look();
    expect(fresh.resource(world.staff[0]!)).toEqual(catalogue.resource(world.staff[0]!));
  });
});
