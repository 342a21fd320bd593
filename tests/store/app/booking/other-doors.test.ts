import { describe, expect, test } from 'vitest';
import type { TravelBetween } from '../../../../server/domain/booking/model.ts';
import { alongTheLine, at, door, island } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  boss,
  community,
  details,
  offered,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';
import { emptyRecords } from '../../../fixtures/empty-records.ts';

const li = resident('li');
const clockOf = (world: BookingWorld) => () => new Date(world.clock.ms);
const rowOf = (world: BookingWorld, id: string) => world.booking.rows.byId(id)!;

describe('another door', () => {
  const change = (world: BookingWorld, id: string, seen: number, minutes: number) =>
    world.booking.moves.changeDoor(
      id,
      seen,
      {
        door: door(minutes),
        community: '440402001002',
        details: { ...details, address: '新路2号' },
      },
      li,
      world.travel,
    );

  test('is taken where the same person still gets there and on', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    booked(world, '03-05T11:30', { by: resident('wang') });
    expect(change(world, id, 2, 31)).toMatchObject({
      ok: false,
      because: { reason: 'too-far', neighbour: 'next' },
    });
    expect(change(world, id, 2, 30)).toMatchObject({
      ok: true,
      booking: { version: 3, startMs: at('2026-03-05T10:00') },
    });
    const row = rowOf(world, id);
    expect(row.community).toBe('440402001002');
    expect(world.booking.seals.door(row)).toEqual(door(30));
    expect(world.booking.seals.details(row)?.address).toBe('新路2号');
  });

  test('is refused where they would come too late from the visit before', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    booked(world, '03-05T08:30', { by: resident('wang') });
    expect(change(world, id, 2, 31)).toMatchObject({
      ok: false,
      because: { reason: 'too-far', neighbour: 'previous' },
    });
    expect(change(world, id, 2, 30).ok).toBe(true);
  });

  test('that another process wrote is where they are expected next', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    const elsewhere = { ...world, booking: emptyRecords(world.database, clockOf(world)).booking };
    // Both have it in memory.
    const { seals } = world.booking;
    expect([seals.door(rowOf(world, id)), seals.door(rowOf(elsewhere, id))]).toEqual([
      door(0),
      door(0),
    ]);
    expect(change(elsewhere, id, 2, 40).ok).toBe(true);
    const next = () =>
      world.booking.holds.hold(
        asking(world, '03-05T11:30', { door: door(9) }),
        resident('wang'),
        world.travel,
      );
    expect(next()).toMatchObject({ ok: false, because: { reason: 'too-far' } });
    expect(seals.door(rowOf(world, id))).toEqual(door(40));
  });

  test('is refused where they do not come, and at a facility', () => {
    const world = bookingWorld({ offering: { serviceArea: { kind: 'minutes', minutes: 60 } } });
    const { id } = booked(world, '03-05T10:00');
    expect(change(world, id, 2, 61)).toEqual({ ok: false, reason: 'out-of-area' });
    const hall = bookingWorld({
      offering: { mode: 'at_facility', serviceArea: null, facility: 'f1' },
    });
    const counter = booked(hall, '03-05T10:00', { door: null });
    expect(change(hall, counter.id, 2, 5)).toEqual({ ok: false, reason: 'wrong-door' });
  });
});

describe('ways', () => {
  /** Counts how often they are asked for while the write lock is held, and what for. */
  function watched(
    world: BookingWorld,
    during: () => void = () => {},
  ): { travel: TravelBetween; asked: number; locked: number } {
    const seen = {
      asked: 0,
      locked: 0,
      travel: ((from, others, profile) => {
        seen.asked++;
        if (world.database.raw.inTransaction) seen.locked++;
        else during();
        return alongTheLine(from, others, profile);
      }) as TravelBetween,
    };
    return seen;
  }

  test('are asked for before the lock, once for all candidates', () => {
    const world = bookingWorld({
      staff: 3,
      offering: { serviceArea: { kind: 'communities', codes: [community] } },
    });
    for (const [i, resource] of world.staff.entries())
      booked(world, '03-05T10:00', { resource, doorAt: door(10 * i), by: resident(`w${i}`) });
    const seen = watched(world);
    const asked = asking(world, '03-05T11:30', { door: door(5) });
    expect(world.booking.holds.hold(asked, li, seen.travel)).toMatchObject({ ok: true });
    expect(seen).toMatchObject({ asked: 1, locked: 0 });
  });

  test('are asked for again where a new neighbour came between asking and taking', () => {
    const world = bookingWorld({
      offering: { serviceArea: { kind: 'communities', codes: [community] } },
    });
    booked(world, '03-05T09:00', { by: resident('zhao') });
    let came = false;
    const seen = watched(world, () => {
      if (came) return;
      came = true;
      booked(world, '03-05T11:00', { doorAt: door(50), by: resident('wang') });
    });
    // When it was asked, nobody came after; now the way there is too long.
    const refused = world.booking.holds.hold(asking(world, '03-05T10:00'), li, seen.travel);
    expect(refused).toMatchObject({
      ok: false,
      reason: 'slot-taken',
      because: { reason: 'too-far', neighbour: 'next' },
    });
    expect(seen).toMatchObject({ asked: 2, locked: 0 });
  });

  test('are asked for inside the lock at last, where neighbours change every time', () => {
    const world = bookingWorld({
      offering: { serviceArea: { kind: 'communities', codes: [community] } },
    });
    booked(world, '03-05T08:00', { by: resident('zhao') });
    let next = 0;
    const seen = watched(world, () => {
      next++;
      // Each time somebody else stands after the wanted hour.
      const hours = ['16:30', '15:00', '13:30', '12:00', '10:30'];
      if (next <= hours.length)
        booked(world, `03-05T${hours[next - 1]}`, {
          doorAt: door(next),
          durationMinutes: 60,
          by: resident(`w${next}`),
        });
    });
    const taken = world.booking.holds.hold(asking(world, '03-05T09:00'), li, seen.travel);
    expect(taken.ok).toBe(true);
    expect(seen).toMatchObject({ asked: 6, locked: 1 });
  });

  test('that do not exist keep a day between two visits', () => {
    const world = bookingWorld({
      offering: { serviceArea: { kind: 'communities', codes: [community] } },
    });
    booked(world, '03-05T08:00', { doorAt: island, by: resident('zhao') });
    expect(world.booking.holds.hold(asking(world, '03-05T16:30'), li, world.travel)).toMatchObject({
      ok: false,
      because: { reason: 'too-far' },
    });
    expect(world.booking.holds.hold(asking(world, '03-05T17:00'), li, world.travel)).toMatchObject({
      ok: true,
    });
  });

  test('lie between a visit and an hour at the provider’s own place, wherever the provider moves to', () => {
    const world = bookingWorld();
    const { booking, provider, staff } = world;
    const there = booking.offerings.add(
      provider,
      offered({ mode: 'at_facility', serviceArea: null, facility: 'w1' }),
      staff,
      boss,
    );
    if (!there.ok) throw new Error(there.reason);
    booked(world, '03-05T10:00', { doorAt: door(20), by: resident('zhao') });
    const hold = (when: string) =>
      booking.holds.hold(
        asking(world, when, { offering: there.offering.id, door: null }),
        li,
        world.travel,
      );
    expect(hold('03-05T11:00')).toMatchObject({
      ok: false,
      because: { reason: 'too-far', neighbour: 'previous', missingMinutes: 20 },
    });
    expect(hold('03-05T11:30')).toMatchObject({ ok: true });
    const { version } = booking.providers.byId(provider)!;
    const [lng, lat] = door(35);
    expect(booking.providers.edit(provider, version, { lng, lat }, boss).ok).toBe(true);
    booked(world, '03-06T10:00', { doorAt: door(0), by: resident('zhao') });
    expect(hold('03-06T11:30')).toMatchObject({ ok: false, because: { missingMinutes: 5 } });
  });
});
