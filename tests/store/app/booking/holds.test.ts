import { describe, expect, test } from 'vitest';
import { at, door } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  confirmation,
  details,
  office,
  providerOf,
  resident,
} from '../../../fixtures/booking-world.ts';

const minuteMs = 60_000;

describe('a hold', () => {
  test('takes one resource for ten minutes, and its confirmation makes it a booking', () => {
    const world = bookingWorld();
    const { holds, rows, seals } = world.booking;
    const held = holds.hold(asking(world, '03-04T10:00'), resident('li'), world.travel);
    expect(held).toMatchObject({
      ok: true,
      booking: {
        state: 'held',
        version: 1,
        resource: world.staff[0],
        heldUntilMs: world.clock.ms + 10 * minuteMs,
        priceFen: 6000,
      },
    });
    if (!held.ok) return;
    const { id } = held.booking;
    expect(holds.confirm(id, 1, confirmation(), resident('li'))).toMatchObject({
      ok: true,
      booking: { state: 'confirmed', version: 2, heldUntilMs: null, toPayFen: 6000 },
    });
    const row = rows.byId(id)!;
    expect(seals.details(row)).toEqual(details);
    expect(seals.door(row)).toEqual(door(0));
    expect(row.details).not.toContain('李');
    expect(
      rows.events(id).map(({ event, fromState, toState, by }) => [event, fromState, toState, by]),
    ).toEqual([
      ['hold', null, 'held', 'resident'],
      ['confirm', 'held', 'confirmed', 'resident'],
    ]);
  });

  test('of the last free resource leaves nothing for the next, who is told why', () => {
    const world = bookingWorld({ staff: 2 });
    const take = (who: string) =>
      world.booking.holds.hold(asking(world, '03-04T10:00'), resident(who), world.travel);
    const [first, second, third] = ['li', 'wang', 'zhao'].map(take);
    expect([first, second].map((one) => one!.ok && one!.booking.resource).sort()).toEqual(
      [...world.staff].sort(),
    );
    expect(third).toMatchObject({ ok: false, reason: 'slot-taken', because: { reason: 'taken' } });
  });

  test('that lapsed is expired by the next who wants its time', () => {
    const world = bookingWorld();
    const { holds, rows } = world.booking;
    const first = holds.hold(asking(world, '03-04T10:00'), resident('li'), world.travel);
    if (!first.ok) throw new Error(first.reason);
    world.clock.ms += 10 * minuteMs - 1;
    expect(holds.hold(asking(world, '03-04T10:30'), resident('wang'), world.travel).ok).toBe(false);
    world.clock.ms += 1;
    expect(holds.confirm(first.booking.id, 1, confirmation(), resident('li'))).toEqual({
      ok: false,
      reason: 'lapsed',
    });
    expect(holds.hold(asking(world, '03-04T10:30'), resident('wang'), world.travel)).toMatchObject({
      ok: true,
    });
    expect(rows.byId(first.booking.id)).toMatchObject({ state: 'expired', version: 2 });
    expect(rows.events(first.booking.id).at(-1)).toMatchObject({
      event: 'lapse',
      by: 'system',
      actor: null,
    });
  });

  test('is extended once, and only while it lives', () => {
    const world = bookingWorld();
    const { holds } = world.booking;
    const held = holds.hold(asking(world, '03-04T10:00'), resident('li'), world.travel);
    if (!held.ok) throw new Error(held.reason);
    const { id, heldUntilMs } = held.booking;
    expect(holds.extend(id, 1, resident('li'))).toMatchObject({
      ok: true,
      booking: { heldUntilMs: heldUntilMs! + 10 * minuteMs, version: 2 },
    });
    expect(holds.extend(id, 2, resident('li'))).toEqual({
      ok: false,
      reason: 'no-more-extensions',
    });
    world.clock.ms += 20 * minuteMs;
    expect(holds.extend(id, 2, resident('li'))).toEqual({ ok: false, reason: 'lapsed' });
  });

  test('is the fourth of nobody: three live ones are the most, lapsed ones do not count', () => {
    const world = bookingWorld({ staff: 4 });
    const take = () =>
      world.booking.holds.hold(asking(world, '03-04T10:00'), resident('li'), world.travel);
    expect([take(), take(), take()].every(({ ok }) => ok)).toBe(true);
    expect(take()).toEqual({ ok: false, reason: 'too-many-holds', most: 3 });
    expect(
      world.booking.holds.hold(asking(world, '03-04T10:00'), resident('wang'), world.travel).ok,
    ).toBe(true);
    world.clock.ms += 10 * minuteMs;
    expect(take().ok).toBe(true);
  });

  test('is nobody else’s to confirm, extend or release', () => {
    const world = bookingWorld();
    const { holds } = world.booking;
    const held = holds.hold(asking(world, '03-04T10:00'), resident('li'), world.travel);
    if (!held.ok) throw new Error(held.reason);
    const { id } = held.booking;
    for (const stranger of [
      resident('wang'),
      office('440403'),
      { by: 'provider', actor: 'x', provider: 'other' } as const,
    ]) {
      expect(holds.confirm(id, 1, confirmation(), stranger)).toEqual({
        ok: false,
        reason: 'not-yours',
      });
      expect(holds.extend(id, 1, stranger)).toEqual({ ok: false, reason: 'not-yours' });
      expect(holds.release(id, 1, stranger)).toEqual({ ok: false, reason: 'not-yours' });
    }
    expect(holds.release('none', 1, resident('li'))).toEqual({
      ok: false,
      reason: 'unknown-booking',
    });
    expect(holds.release(id, 2, resident('li'))).toEqual({
      ok: false,
      reason: 'stale',
      version: 1,
      state: 'held',
    });
    expect(holds.release(id, 1, resident('li'))).toMatchObject({
      ok: true,
      booking: { state: 'expired' },
    });
    expect(holds.hold(asking(world, '03-04T10:00'), resident('wang'), world.travel).ok).toBe(true);
  });

  test('becomes a request where the provider answers first, and a booking at once when the provider makes it', () => {
    const world = bookingWorld({ staff: 2, offering: { needsAcceptance: true } });
    expect(booked(world, '03-04T10:00').state).toBe('requested');
    expect(booked(world, '03-04T10:00', { by: providerOf(world) })).toMatchObject({
      state: 'confirmed',
      channel: 'provider',
      resident: null,
    });
  });

  test.each([
    [{ durationMinutes: 90 }, 'no-such-duration'],
    [{ offering: 'none' }, 'unknown-offering'],
    [{ door: null }, 'wrong-door'],
    [{ door: door(601) }, 'out-of-area'],
  ])('of %o is refused: %s', (given, reason) => {
    const world = bookingWorld();
    expect(
      world.booking.holds.hold(asking(world, '03-04T10:00', given), resident('li'), world.travel),
    ).toMatchObject({ ok: false, reason });
  });

  test.each([
    ['03-04T07:30', 'too-soon'],
    ['03-04T10:10', 'not-a-start'],
    ['03-04T20:00', 'not-working'],
    ['05-04T10:00', 'beyond-window'],
  ])('at %s finds nobody: %s', (when, reason) => {
    const world = bookingWorld();
    expect(
      world.booking.holds.hold(asking(world, when), resident('li'), world.travel),
    ).toMatchObject({
      ok: false,
      reason: 'slot-taken',
      because: { reason },
    });
  });

  test('keeps the way between two homes: thirty minutes fit into thirty and not into twenty-nine', () => {
    const world = bookingWorld();
    booked(world, '03-04T10:00', { doorAt: door(0) });
    const after = (minutes: number) =>
      world.booking.holds.hold(
        asking(world, '03-04T11:30', { door: door(minutes) }),
        resident('wang'),
        world.travel,
      );
    expect(after(31)).toMatchObject({
      ok: false,
      reason: 'slot-taken',
      because: { reason: 'too-far', neighbour: 'previous', missingMinutes: 1 },
    });
    expect(after(30)).toMatchObject({ ok: true });
  });

  test('prefers whoever has the shortest ways, unless somebody is asked for', () => {
    const world = bookingWorld({ staff: 2 });
    const [near, far] = [door(10), door(100)];
    booked(world, '03-04T10:00', { doorAt: far, resource: world.staff[0]! });
    booked(world, '03-04T10:00', { doorAt: near, resource: world.staff[1]!, by: resident('wang') });
    const third = (resource: string | null, when: string) =>
      booked(world, when, { doorAt: near, resource, by: resident('zhao') }).resource;
    expect(third(null, '03-04T13:00')).toBe(world.staff[1]);
    expect(third(world.staff[0]!, '03-04T15:00')).toBe(world.staff[0]);
  });
});

describe('a request that comes twice', () => {
  const once = (key: string, request: unknown = 'a') => ({ key, request });

  test('is given the first answer, and nothing is done twice', () => {
    const world = bookingWorld({ staff: 3 });
    const ask = (who: string, key: string, request?: unknown) =>
      world.booking.holds.hold(
        asking(world, '03-04T10:00'),
        resident(who),
        world.travel,
        once(key, request),
      );
    const first = ask('li', 'k1');
    expect(first.ok).toBe(true);
    expect(ask('li', 'k1')).toEqual(first);
    expect(world.database.raw.prepare('SELECT count(*) FROM booking').pluck().get()).toBe(1);
    expect(ask('li', 'k1', 'another body')).toEqual({ ok: false, reason: 'key-reused' });
    // The same key of somebody else is another key.
    const other = ask('wang', 'k1');
    expect(other.ok && first.ok && other.booking.id !== first.booking.id).toBe(true);
  });

  test('is given it even where the first one took the last place', () => {
    const world = bookingWorld();
    const ask = () =>
      world.booking.holds.hold(
        asking(world, '03-04T10:00'),
        resident('li'),
        world.travel,
        once('k'),
      );
    const first = ask();
    expect(ask()).toEqual(first);
    expect(
      world.booking.holds.hold(
        asking(world, '03-04T10:00'),
        resident('li'),
        world.travel,
        once('l'),
      ).ok,
    ).toBe(false);
  });

  test('is done again where it was refused: nothing was done before', () => {
    const world = bookingWorld();
    const held = world.booking.holds.hold(
      asking(world, '03-04T10:00'),
      resident('wang'),
      world.travel,
    );
    const ask = () =>
      world.booking.holds.hold(
        asking(world, '03-04T10:00'),
        resident('li'),
        world.travel,
        once('k'),
      );
    expect(ask().ok).toBe(false);
    if (held.ok) world.booking.holds.release(held.booking.id, 1, resident('wang'));
    expect(ask().ok).toBe(true);
  });

  test('confirms once', () => {
    const world = bookingWorld();
    const held = world.booking.holds.hold(
      asking(world, '03-04T10:00'),
      resident('li'),
      world.travel,
    );
    if (!held.ok) throw new Error(held.reason);
    const confirm = () =>
      world.booking.holds.confirm(held.booking.id, 1, confirmation(), resident('li'), once('c'));
    const first = confirm();
    expect(first).toMatchObject({ ok: true, booking: { version: 2 } });
    expect(confirm()).toEqual(first);
  });
});

test('days and doors of the fixtures are what they seem', () => {
  expect(new Date(at('2026-03-04T08:00')).toISOString()).toBe('2026-03-04T00:00:00.000Z');
});
