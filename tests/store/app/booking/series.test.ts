import { beforeEach, describe, expect, test } from 'vitest';
import { at, door } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  community,
  confirmation,
  office,
  providerOf,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const li = resident('li');
const weekly = (world: BookingWorld, visits: number, when = '03-05T10:00') => ({
  ...asking(world, when),
  everyWeeks: 1 as const,
  visits,
});
let world: BookingWorld;

beforeEach(() => {
  world = bookingWorld();
});

const count = (sql: string) => world.database.raw.prepare(sql).pluck().get();

describe('a series', () => {
  const book = (
    visits: number,
    mode: 'all-or-nothing' | 'those-that-fit' = 'all-or-nothing',
    key: string | null = null,
  ) =>
    world.booking.series.book(
      weekly(world, visits),
      confirmation(),
      mode,
      li,
      world.travel,
      key === null ? null : { key, request: visits },
    );

  test('is every week at the same hour, in one transaction, and told of once', () => {
    const made = book(4);
    expect(made).toMatchObject({ ok: true, skipped: [] });
    if (!made.ok) return;
    expect(made.bookings.map(({ startMs, state }) => [startMs, state])).toEqual(
      ['03-05', '03-12', '03-19', '03-26'].map((day) => [at(`2026-${day}T10:00`), 'confirmed']),
    );
    const rows = made.bookings.map(({ id }) => world.booking.rows.byId(id)!);
    expect(rows.map(({ series, seriesIndex }) => [series, seriesIndex])).toEqual(
      [0, 1, 2, 3].map((i) => [made.series, i]),
    );
    expect(rows.every((row) => world.booking.seals.details(row)?.name === '李奶奶')).toBe(true);
    expect(world.booking.rows.events(rows[0]!.id)).toMatchObject([
      { event: 'confirm', fromState: null, toState: 'confirmed' },
    ]);
    expect(count(`SELECT count(*) FROM outbox WHERE kind = 'booking:series'`)).toBe(4);
    expect(count(`SELECT count(*) FROM outbox WHERE kind = 'booking:confirm'`)).toBe(0);
    // Each is reminded of on its own.
    expect(count(`SELECT count(*) FROM outbox WHERE kind = 'booking:reminder'`)).toBe(4);
  });

  test('shows its conflicts before, and keeps nothing', () => {
    booked(world, '03-12T10:30', { by: resident('wang') });
    const plan = world.booking.series.plan(weekly(world, 3), li, world.travel);
    expect(plan).toMatchObject({
      ok: true,
      fits: [at('2026-03-05T10:00'), at('2026-03-19T10:00')],
      skipped: [{ date: '2026-03-12', reason: { reason: 'taken' } }],
    });
    expect(count('SELECT count(*) FROM booking')).toBe(1);
  });

  test('is all of them or nothing', () => {
    booked(world, '03-12T10:30', { by: resident('wang') });
    expect(book(3)).toMatchObject({
      ok: false,
      reason: 'does-not-fit',
      skipped: [{ date: '2026-03-12' }],
    });
    expect([
      count('SELECT count(*) FROM booking'),
      count('SELECT count(*) FROM booking_series'),
    ]).toEqual([1, 0]);
  });

  test('or those that fit', () => {
    booked(world, '03-12T10:30', { by: resident('wang') });
    const made = book(3, 'those-that-fit');
    expect(made).toMatchObject({ ok: true, skipped: [{ date: '2026-03-12' }] });
    expect(made.ok && made.bookings.length).toBe(2);
    expect(count('SELECT wanted FROM booking_series')).toBe(3);
  });

  test('of which none fits is refused in either way', () => {
    for (const day of ['05', '12']) booked(world, `03-${day}T10:00`, { by: resident('wang') });
    for (const mode of ['all-or-nothing', 'those-that-fit'] as const)
      expect(book(2, mode)).toMatchObject({ ok: false, reason: 'does-not-fit', skipped: [{}, {}] });
  });

  test('has two visits at least and twenty-six at most', () => {
    expect(book(1)).toEqual({ ok: false, reason: 'too-few', most: 26 });
    expect(book(27)).toEqual({ ok: false, reason: 'too-many', most: 26 });
    expect(book(2).ok).toBe(true);
  });

  test('that is asked for twice is booked once', () => {
    const first = book(3, 'all-or-nothing', 'k');
    expect(book(3, 'all-or-nothing', 'k')).toEqual(first);
    expect(count('SELECT count(*) FROM booking')).toBe(3);
    expect(book(4, 'all-or-nothing', 'k')).toEqual({ ok: false, reason: 'key-reused' });
  });

  test('is requested where the provider answers first, and each visit goes its own way then', () => {
    world = bookingWorld({ offering: { needsAcceptance: true } });
    const made = book(2);
    if (!made.ok) throw new Error(made.reason);
    const [first, second] = made.bookings;
    expect([first!.state, second!.state]).toEqual(['requested', 'requested']);
    const { visits, rows } = world.booking;
    visits.step(first!.id, 1, 'accept', providerOf(world));
    visits.step(second!.id, 1, 'decline', providerOf(world), { reason: 'full' });
    expect(made.bookings.map(({ id }) => rows.byId(id)!.state)).toEqual(['confirmed', 'declined']);
  });
});

describe('a suspension', () => {
  const bureau = (area: string) =>
    office(area) as { by: 'office'; actor: string; areas: readonly string[] };
  const suspend = (area: string, from: string, to: string, by = bureau('4404')) =>
    world.booking.suspensions.suspend(
      { area, startMs: at(`2026-${from}`), endMs: at(`2026-${to}`), reason: '台风红色预警' },
      by,
    );

  test('calls off every visit of its area and time, tells both sides, and leaves all others', () => {
    world = bookingWorld({ staff: 3 });
    const at10 = booked(world, '03-05T10:00').id;
    const other = booked(world, '03-05T10:00', { community: '440402001002' }).id;
    const elsewhere = booked(world, '03-05T10:00', { community: '440403001001' }).id;
    const later = booked(world, '03-05T18:00', { community: '440402001002' }).id;
    const held = world.booking.holds.hold(asking(world, '03-05T14:00'), li, world.travel);
    const done = suspend('440402', '03-05T10:30', '03-05T18:00');
    expect(done).toMatchObject({ ok: true, cancelled: [at10, other] });
    const state = (id: string) => world.booking.rows.byId(id)!.state;
    expect([at10, other, elsewhere, later].map(state)).toEqual([
      'cancelled',
      'cancelled',
      'confirmed',
      'confirmed',
    ]);
    expect(held.ok && state(held.booking.id)).toBe('expired');
    const { rows, outbox } = world.booking;
    expect(rows.events(at10).at(-1)).toMatchObject({
      event: 'cancel',
      by: 'office',
      reason: 'suspended',
      facts: { words: '台风红色预警' },
    });
    for (const recipient of [
      { recipientKind: 'user', recipient: 'li' },
      { recipientKind: 'provider', recipient: world.provider },
    ] as const)
      expect(
        outbox.inbox([recipient], 0, 50).filter(({ kind }) => kind === 'booking:cancel'),
      ).toHaveLength(2);
  });

  test('keeps new visits out of its time, in every process, until it is lifted', () => {
    const done = suspend(community, '03-05T10:00', '03-05T18:00');
    const ask = () => world.booking.holds.hold(asking(world, '03-05T10:00'), li, world.travel);
    expect(ask()).toMatchObject({ ok: false, because: { reason: 'suspended' } });
    expect(world.booking.holds.hold(asking(world, '03-05T09:00'), li, world.travel).ok).toBe(true);
    const id = done.ok ? done.suspension.id : '';
    expect(world.booking.suspensions.lift(id, bureau('440403'))).toBe(false);
    expect(world.booking.suspensions.lift(id, bureau('440402'))).toBe(true);
    expect(world.booking.suspensions.lift(id, bureau('440402'))).toBe(false);
    expect(ask().ok).toBe(true);
  });

  test('is an office’s in its own area, and takes some time', () => {
    expect(suspend('4404', '03-05T10:00', '03-05T18:00', bureau('440402'))).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(suspend('440402', '03-05T10:00', '03-05T10:00')).toEqual({
      ok: false,
      reason: 'no-time',
    });
    expect(suspend('440402', '03-05T10:00', '03-05T10:01').ok).toBe(true);
  });

  test('lets what has begun go on', () => {
    const { id } = booked(world, '03-05T10:00');
    world.clock.ms = at('2026-03-05T10:05');
    world.booking.visits.step(id, 2, 'start', providerOf(world));
    expect(suspend('44', '03-05T10:06', '03-05T18:00', bureau('44'))).toMatchObject({
      ok: true,
      cancelled: [],
    });
  });
});

describe('subsidised minutes', () => {
  const grant = (minutesPerMonth: number, given = {}) =>
    world.booking.subsidies.grant(
      {
        resident: 'li',
        person: null,
        area: '440402',
        serviceKinds: null,
        minutesPerMonth,
        fromMonth: '2026-03',
        untilMonth: null,
        ...given,
      },
      'office',
    );
  const left = (month = '2026-03') =>
    world.booking.subsidies
      .left({ resident: 'li', grant: null }, 'home-cleaning', month)
      .map(({ minutes }) => minutes);
  const subsidised = { confirm: { subsidised: true } };

  beforeEach(() => {
    world = bookingWorld({ staff: 3, offering: { subsidised: true, durationsMinutes: [60, 90] } });
  });

  test('are drawn by a booking, the oldest grant first, and a cancellation gives them back', () => {
    grant(50);
    world.clock.ms += 1;
    grant(100);
    const { id, subsidisedMinutes, priceFen, toPayFen } = booked(world, '03-05T10:00', {
      ...subsidised,
      durationMinutes: 90,
    });
    expect([subsidisedMinutes, priceFen, toPayFen]).toEqual([90, 9000, 0]);
    expect(left()).toEqual([60]);
    world.booking.visits.step(id, 2, 'cancel', li);
    expect(left()).toEqual([50, 100]);
  });

  test('pay for as much as is left, and the rest is the resident’s', () => {
    grant(20);
    expect(booked(world, '03-05T10:00', subsidised)).toMatchObject({
      subsidisedMinutes: 20,
      priceFen: 6000,
      toPayFen: 4000,
    });
    expect(booked(world, '03-05T10:00', subsidised)).toMatchObject({
      subsidisedMinutes: 0,
      toPayFen: 6000,
    });
    expect(booked(world, '04-08T10:00', subsidised)).toMatchObject({ subsidisedMinutes: 20 });
  });

  test('stay where nobody asks for them, where the offering is not subsidised, and where the grant is for something else or over', () => {
    const { id } = grant(60);
    expect(booked(world, '03-05T10:00').subsidisedMinutes).toBe(0);
    world.booking.subsidies.end(id, ['4404'], 'office');
    grant(60, { serviceKinds: ['repair'] });
    grant(60, { untilMonth: '2026-02', fromMonth: '2026-01' });
    grant(60, { fromMonth: '2026-04' });
    expect(booked(world, '03-06T10:00', subsidised).subsidisedMinutes).toBe(0);
    expect(world.booking.subsidies.end(id, ['4404'], 'office')).toBe(false);
    expect(world.booking.subsidies.of('li')).toHaveLength(4);
    expect(world.booking.subsidies.within('440402')).toHaveLength(4);
    expect(world.booking.subsidies.within('440403')).toHaveLength(0);
    world = bookingWorld();
    grant(60);
    expect(booked(world, '03-05T10:00', subsidised).subsidisedMinutes).toBe(0);
  });

  test('of a person without an account are named by the office that books for them', () => {
    const { id } = grant(60, { resident: null, person: '陈伯' });
    const row = world.booking.subsidies.within('440402')[0]!;
    expect([world.booking.subsidies.personOf(row), row.person]).toEqual([
      '陈伯',
      expect.not.stringContaining('陈'),
    ]);
    const by = office('440402');
    expect(
      booked(world, '03-05T10:00', { by, confirm: { subsidised: true, grant: id } })
        .subsidisedMinutes,
    ).toBe(60);
    expect(
      booked(world, '03-05T10:00', { by, confirm: { subsidised: true } }).subsidisedMinutes,
    ).toBe(0);
  });

  test('move with the visit into another month, as far as there are any', () => {
    grant(60, { untilMonth: '2026-03' });
    const { id } = booked(world, '03-31T10:00', subsidised);
    const { moves, rows } = world.booking;
    const move = (seen: number, day: string) =>
      moves.move(id, seen, { startMs: at(`2026-${day}T10:00`), resource: null }, li, world.travel);
    expect(move(2, '03-30')).toMatchObject({ booking: { subsidisedMinutes: 60, toPayFen: 0 } });
    expect(left()).toEqual([]);
    expect(move(3, '04-01')).toMatchObject({ booking: { subsidisedMinutes: 0, toPayFen: 6000 } });
    expect(left()).toEqual([60]);
    expect(rows.byId(id)?.state).toBe('confirmed');
  });

  test('of a series are drawn visit by visit', () => {
    grant(100);
    const made = world.booking.series.book(
      { ...weekly(world, 3), door: door(1) },
      confirmation({ subsidised: true }),
      'all-or-nothing',
      li,
      world.travel,
    );
    expect(
      made.ok &&
        made.bookings.map(({ subsidisedMinutes, toPayFen }) => [subsidisedMinutes, toPayFen]),
    ).toEqual([
      [60, 0],
      [40, 2000],
      [0, 6000],
    ]);
  });

  test('come back when nobody came, and not when the resident was not there', () => {
    grant(120);
    const { visits } = world.booking;
    const [a, b] = [
      booked(world, '03-05T10:00', subsidised).id,
      booked(world, '03-05T10:00', subsidised).id,
    ];
    world.clock.ms = at('2026-03-05T10:30');
    visits.notThere(a, 2, 'resident', providerOf(world));
    expect(left()).toEqual([]);
    visits.notThere(b, 2, 'provider', li);
    expect(left()).toEqual([60]);
  });
});
