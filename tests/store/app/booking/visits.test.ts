import { describe, expect, test } from 'vitest';
import { at } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  confirmation,
  office,
  providerOf,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const li = resident('li');
const hourMs = 3_600_000;
const wayOf = (world: BookingWorld, id: string) =>
  world.booking.rows.events(id).map(({ event, toState }) => `${event} → ${toState}`);

describe('a visit', () => {
  test('goes from request to done, and its history says how', () => {
    const world = bookingWorld({ offering: { needsAcceptance: true } });
    const { visits, codes, rows } = world.booking;
    const staff = providerOf(world);
    const { id } = booked(world, '03-05T10:00');
    expect(visits.step(id, 2, 'accept', staff)).toMatchObject({
      ok: true,
      booking: { state: 'confirmed' },
    });
    world.clock.ms = at('2026-03-05T09:40');
    visits.step(id, 3, 'set-out', staff);
    visits.step(id, 4, 'start', staff);
    world.clock.ms = at('2026-03-05T11:05');
    const code = codes.of(id, 'resident');
    expect(
      visits.finish(id, 5, staff, { code: ` ${code.slice(0, 2)} ${code.slice(2)}` }),
    ).toMatchObject({ ok: true, booking: { state: 'done' } });
    expect(wayOf(world, id)).toEqual([
      'hold → held',
      'request → requested',
      'accept → confirmed',
      'set-out → on-the-way',
      'start → in-service',
      'finish → done',
    ]);
    expect(rows.byId(id)).toMatchObject({ lapseAtMs: null, enteredMs: world.clock.ms });
  });

  test('is completed by the resident’s code alone, of which five may be wrong', () => {
    const world = bookingWorld();
    const { visits, codes } = world.booking;
    const { id } = booked(world, '03-05T10:00');
    world.clock.ms = at('2026-03-05T10:30');
    const finish = (code: string | null) => visits.finish(id, 2, providerOf(world), { code });
    const right = codes.of(id, 'resident');
    const wrong = codes.of(id, 'staff');
    expect(finish(null)).toEqual({ ok: false, reason: 'needs', missing: ['code'] });
    for (const left of [4, 3, 2, 1])
      expect(finish(wrong)).toEqual({ ok: false, reason: 'wrong-code', left });
    expect(finish(wrong)).toEqual({ ok: false, reason: 'wrong-code', left: 0 });
    expect(finish(right)).toEqual({ ok: false, reason: 'too-many-wrong-codes' });
    visits.step(id, 2, 'start', providerOf(world));
    const bureau = office('440402');
    expect(visits.finish(id, 3, bureau, {})).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['reason'],
    });
    expect(visits.finish(id, 3, bureau, { reason: 'told-by-phone' })).toMatchObject({
      ok: true,
      booking: { state: 'done' },
    });
  });

  test('has two codes of four digits, for each booking others', () => {
    const { codes } = bookingWorld().booking;
    const all = ['a', 'b', 'c'].flatMap((id) => [codes.of(id, 'staff'), codes.of(id, 'resident')]);
    expect(all.every((code) => /^\d{4}$/.test(code))).toBe(true);
    expect(new Set(all).size).toBe(6);
    expect(codes.of('a', 'staff')).toBe(codes.of('a', 'staff'));
    expect(codes.fits('a', 'staff', codes.of('a', 'resident'))).toBe(false);
    expect(codes.fits('a', 'staff', '')).toBe(false);
  });

  test('is declined with a reason, and its time is free again', () => {
    const world = bookingWorld({ offering: { needsAcceptance: true } });
    const { id } = booked(world, '03-05T10:00');
    const { visits, rows, seals } = world.booking;
    expect(visits.step(id, 2, 'decline', li, { reason: 'full' })).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(visits.step(id, 2, 'decline', providerOf(world))).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['reason'],
    });
    expect(
      visits.step(id, 2, 'decline', providerOf(world), { reason: 'ill', note: '师傅生病了' }),
    ).toMatchObject({ booking: { state: 'declined' } });
    const last = rows.events(id).at(-1)!;
    expect(last).toMatchObject({ reason: 'ill', by: 'provider', actor: 'boss' });
    expect(last.note).not.toContain('师傅');
    expect(seals.note(id, last.note)).toBe('师傅生病了');
    booked(world, '03-05T10:00', { by: resident('wang') });
  });

  test('is cancelled by the resident in time, by the others with a reason', () => {
    const world = bookingWorld({ staff: 2, offering: { cancelUntilMinutes: 120 } });
    const { visits } = world.booking;
    const [a, b] = [booked(world, '03-05T10:00').id, booked(world, '03-05T10:00').id];
    world.clock.ms = at('2026-03-05T08:00') + 1;
    expect(visits.step(a, 2, 'cancel', li)).toEqual({
      ok: false,
      reason: 'too-late',
      untilMs: at('2026-03-05T08:00'),
    });
    expect(visits.step(a, 2, 'cancel', providerOf(world))).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['reason'],
    });
    expect(visits.step(a, 2, 'cancel', providerOf(world), { reason: 'ill' })).toMatchObject({
      ok: true,
      booking: { state: 'cancelled' },
    });
    world.clock.ms -= 1;
    expect(visits.step(b, 2, 'cancel', li)).toMatchObject({ ok: true });
    expect(visits.step(b, 3, 'cancel', li)).toEqual({
      ok: false,
      reason: 'not-from-here',
      state: 'cancelled',
    });
  });

  test('may be disputed and is resolved by the office', () => {
    const world = bookingWorld();
    const { visits } = world.booking;
    const { id } = booked(world, '03-05T10:00');
    world.clock.ms = at('2026-03-05T10:30');
    expect(visits.notThere(id, 2, 'provider', li)).toMatchObject({ booking: { state: 'no-show' } });
    expect(visits.step(id, 3, 'dispute', providerOf(world), { reason: 'was-there' })).toMatchObject(
      { booking: { state: 'disputed' } },
    );
    expect(visits.resolve(id, 4, 'resident-right', office('440402'))).toMatchObject({
      booking: { state: 'resolved' },
    });
  });

  test('is changed by one of two who saw the same version', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    const { visits } = world.booking;
    expect(visits.step(id, 2, 'cancel', li).ok).toBe(true);
    expect(visits.step(id, 2, 'cancel', providerOf(world), { reason: 'ill' })).toEqual({
      ok: false,
      reason: 'stale',
      version: 3,
      state: 'cancelled',
    });
  });
});

describe('by itself', () => {
  test('a hold lapses after ten minutes, a request after a day, and a worker may come late', () => {
    const world = bookingWorld({ staff: 2, offering: { needsAcceptance: true } });
    const { lapses, rows, holds } = world.booking;
    const held = holds.hold(asking(world, '03-07T10:00'), resident('wang'), world.travel);
    const { id } = booked(world, '03-07T10:00');
    const start = world.clock.ms;
    expect(lapses.nextAtMs()).toBe(start + hourMs / 6);
    world.clock.ms = start + hourMs / 6 - 1;
    expect(lapses.run(10)).toBe(0);
    world.clock.ms += 1;
    expect(lapses.run(10)).toBe(1);
    expect(held.ok && rows.byId(held.booking.id)?.state).toBe('expired');
    world.clock.ms = start + 24 * hourMs - 1;
    expect(lapses.run(10)).toBe(0);
    world.clock.ms += 1;
    expect(lapses.run(10)).toBe(1);
    expect(rows.byId(id)).toMatchObject({ state: 'expired', lapseAtMs: null });
    expect(lapses.nextAtMs()).toBeNull();
  });

  test('a visit that nobody ended is done, and one that nobody began a no-show', () => {
    const world = bookingWorld({ staff: 2 });
    const { lapses, rows, visits } = world.booking;
    const [begun, silent] = [booked(world, '03-05T10:00').id, booked(world, '03-05T10:00').id];
    world.clock.ms = at('2026-03-05T10:00');
    visits.step(begun, 2, 'start', providerOf(world));
    world.clock.ms = at('2026-03-05T11:00') + 12 * hourMs;
    expect(lapses.run(10)).toBe(1);
    expect(rows.byId(begun)?.state).toBe('done');
    world.clock.ms += 12 * hourMs;
    expect(lapses.run(10)).toBe(1);
    expect(rows.byId(silent)?.state).toBe('no-show');
  });

  test('many lapse in portions', () => {
    const world = bookingWorld({ staff: 5 });
    for (const who of ['a', 'b', 'c', 'd', 'e'])
      world.booking.holds.hold(asking(world, '03-07T10:00'), resident(who), world.travel);
    world.clock.ms += hourMs;
    expect([
      world.booking.lapses.run(3),
      world.booking.lapses.run(3),
      world.booking.lapses.run(3),
    ]).toEqual([3, 2, 0]);
  });
});

test('what was held and lapsed leaves no door behind', () => {
  const world = bookingWorld();
  const held = world.booking.holds.hold(asking(world, '03-07T10:00'), li, world.travel);
  if (!held.ok) throw new Error(held.reason);
  const { id } = held.booking;
  const keys = () =>
    world.database.raw
      .prepare(`SELECT count(*) FROM person_key WHERE person_id = ?`)
      .pluck()
      .get(`booking:${id}`);
  expect(keys()).toBe(1);
  world.clock.ms += hourMs;
  world.booking.lapses.run(1);
  expect(world.booking.rows.byId(id)?.door).toBeNull();
  expect(keys()).toBe(0);
});

describe('a booking for somebody else', () => {
  test('is the booker’s, keeps who agreed how, and is no account’s', () => {
    const world = bookingWorld();
    const forOther = { relation: 'family', how: 'spoken', textVersion: '1' } as const;
    const {
      id,
      resident: whose,
      bookedBy,
    } = booked(world, '03-05T10:00', { confirm: confirmation({ forOther }) });
    expect([whose, bookedBy]).toEqual([null, 'li']);
    expect(world.booking.forOthers.of(id)).toMatchObject([
      { ...forOther, recordedBy: 'li', booking: id },
    ]);
    expect(world.booking.visits.step(id, 2, 'cancel', li)).toMatchObject({ ok: true });
  });
});
