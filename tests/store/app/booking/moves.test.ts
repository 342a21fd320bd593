import { describe, expect, test } from 'vitest';
import { at, door } from '../../../domain/booking/world.ts';
import {
  booked,
  bookingWorld,
  office,
  providerOf,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const li = resident('li');
const to = (when: string, resource: string | null = null) => ({
  startMs: at(`2026-${when}`),
  resource,
});
const rowOf = (world: BookingWorld, id: string) => world.booking.rows.byId(id)!;
const lastFacts = (world: BookingWorld, id: string) => world.booking.rows.events(id).at(-1)!.facts;

describe('a move', () => {
  test('is the same row at another time, over its own old time too', () => {
    const world = bookingWorld();
    const { id, startMs, endMs, resource } = booked(world, '03-05T10:00');
    const moved = world.booking.moves.move(id, 2, to('03-05T10:30'), li, world.travel);
    expect(moved).toMatchObject({
      ok: true,
      booking: { id, state: 'confirmed', version: 3, startMs: at('2026-03-05T10:30') },
    });
    expect(lastFacts(world, id)).toEqual({ from: { resource, startMs, endMs } });
    expect(booked(world, '03-05T09:30', { by: resident('wang') }).resource).toBe(resource);
  });

  test('to a time that is taken leaves the old one as it was', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    booked(world, '03-05T14:00', { by: resident('wang') });
    const before = rowOf(world, id);
    expect(world.booking.moves.move(id, 2, to('03-05T14:30'), li, world.travel)).toMatchObject({
      ok: false,
      reason: 'slot-taken',
      because: { reason: 'taken', neighbour: 'previous' },
    });
    expect(rowOf(world, id)).toEqual(before);
    expect(world.booking.rows.events(id)).toHaveLength(2);
  });

  test('keeps its resource where that is free, and takes another one where it is not', () => {
    const world = bookingWorld({ staff: 2 });
    const [first, second] = world.staff as [string, string];
    const { id } = booked(world, '03-05T10:00', { resource: second });
    // The first one would have no way at all, the second a long one: still it is hers.
    booked(world, '03-05T12:30', { resource: second, doorAt: door(60), by: resident('wang') });
    expect(world.booking.moves.move(id, 2, to('03-05T15:00'), li, world.travel)).toMatchObject({
      booking: { resource: second },
    });
    expect(world.booking.moves.move(id, 3, to('03-05T12:00'), li, world.travel)).toMatchObject({
      booking: { resource: first },
    });
    expect(
      world.booking.moves.move(id, 4, to('03-05T12:30', second), li, world.travel),
    ).toMatchObject({
      ok: false,
      because: { reason: 'taken' },
    });
  });

  test('keeps the way to the neighbours of the new time', () => {
    const world = bookingWorld();
    booked(world, '03-05T14:00', { doorAt: door(45), by: resident('wang') });
    const { id } = booked(world, '03-05T10:00');
    expect(world.booking.moves.move(id, 2, to('03-05T12:30'), li, world.travel)).toMatchObject({
      ok: false,
      because: { reason: 'too-far', missingMinutes: 15 },
    });
    expect(world.booking.moves.move(id, 2, to('03-05T12:00'), li, world.travel)).toMatchObject({
      ok: true,
    });
  });

  test('is possible until so long before the start, and then not any more', () => {
    const world = bookingWorld({ offering: { moveUntilMinutes: 120 } });
    const { id } = booked(world, '03-05T10:00');
    world.clock.ms = at('2026-03-05T08:00') + 1;
    expect(world.booking.moves.move(id, 2, to('03-06T10:00'), li, world.travel)).toEqual({
      ok: false,
      reason: 'too-late',
      untilMs: at('2026-03-05T08:00'),
    });
    world.clock.ms -= 1;
    expect(world.booking.moves.move(id, 2, to('03-06T10:00'), li, world.travel)).toMatchObject({
      ok: true,
    });
  });

  test('is nobody else’s, and of the version that was seen', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    const { moves } = world.booking;
    expect(moves.move(id, 2, to('03-06T10:00'), resident('wang'), world.travel)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(moves.move(id, 2, to('03-06T10:00'), providerOf(world), world.travel)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(moves.move(id, 1, to('03-06T10:00'), li, world.travel)).toEqual({
      ok: false,
      reason: 'stale',
      version: 2,
      state: 'confirmed',
    });
    expect(moves.move('none', 1, to('03-06T10:00'), li, world.travel)).toEqual({
      ok: false,
      reason: 'unknown-booking',
    });
    expect(moves.move(id, 2, to('03-06T10:00'), office('4404'), world.travel)).toMatchObject({
      ok: true,
    });
  });

  test('goes by the terms under which the booking was made', () => {
    const world = bookingWorld({ offering: { bufferAfterMinutes: 30 } });
    const { id } = booked(world, '03-05T10:00');
    const { offerings, rows, moves } = world.booking;
    offerings.edit(
      world.provider,
      world.offering,
      1,
      { bufferAfterMinutes: 0, durationsMinutes: [120] },
      null,
      'boss',
    );
    moves.move(id, 2, to('03-05T11:00'), li, world.travel);
    expect(rows.byId(id)).toMatchObject({
      endMs: at('2026-03-05T12:00'),
      blockedEndMs: at('2026-03-05T12:30'),
    });
  });
});

describe('a proposal', () => {
  test('of the provider is agreed to by the resident, and moves the booking then', () => {
    const world = bookingWorld({ offering: { needsAcceptance: true } });
    const { id } = booked(world, '03-05T10:00');
    const { visits, moves } = world.booking;
    expect(moves.agree(id, 2, li, world.travel)).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['proposal'],
    });
    expect(visits.propose(id, 2, at('2026-03-05T15:00'), providerOf(world))).toMatchObject({
      ok: true,
      booking: { state: 'requested' },
    });
    // Nobody agrees to what they proposed themselves.
    expect(moves.agree(id, 3, providerOf(world), world.travel)).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['proposal'],
    });
    expect(moves.agree(id, 3, li, world.travel)).toMatchObject({
      ok: true,
      booking: { state: 'confirmed', startMs: at('2026-03-05T15:00'), version: 4 },
    });
    expect(rowOf(world, id)).toMatchObject({
      proposedStartMs: null,
      proposedEndMs: null,
      proposedBy: null,
    });
  });

  test('keeps nothing free: where its time is taken meanwhile, the old one stays', () => {
    const world = bookingWorld();
    const { id } = booked(world, '03-05T10:00');
    world.booking.visits.propose(id, 2, at('2026-03-05T15:00'), providerOf(world));
    booked(world, '03-05T15:00', { by: resident('wang') });
    expect(world.booking.moves.agree(id, 3, li, world.travel)).toMatchObject({
      ok: false,
      reason: 'slot-taken',
    });
    expect(rowOf(world, id)).toMatchObject({
      startMs: at('2026-03-05T10:00'),
      proposedBy: 'provider',
      version: 3,
    });
  });
});

describe('a reassignment', () => {
  test('gives the same time to whoever is free, even when it is too late for new bookings', () => {
    const world = bookingWorld({ staff: 3, offering: { minimumNoticeMinutes: 600 } });
    const [first, second, third] = world.staff as [string, string, string];
    const { id } = booked(world, '03-05T10:00', { resource: first });
    booked(world, '03-05T10:00', { resource: second, by: resident('wang') });
    world.clock.ms = at('2026-03-05T09:30');
    const { moves } = world.booking;
    expect(moves.reassign(id, 2, second, providerOf(world), world.travel)).toMatchObject({
      ok: false,
      because: { reason: 'taken' },
    });
    expect(moves.reassign(id, 2, null, li, world.travel)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(moves.reassign(id, 2, null, providerOf(world), world.travel)).toMatchObject({
      ok: true,
      booking: { resource: third, startMs: at('2026-03-05T10:00') },
    });
  });

  test('finds nobody where all others are on leave or without the certificate', () => {
    const world = bookingWorld({
      staff: 2,
      offering: { requiredCertificates: ['health-certificate'] },
    });
    const [first, second] = world.staff as [string, string];
    const { resources, moves } = world.booking;
    const certify = (resource: string, expiresOn: string | null) =>
      resources.addCertificate(
        world.provider,
        resource,
        { type: 'health-certificate', level: null, number: '粤0001', expiresOn },
        'boss',
      );
    certify(first, null);
    const { id } = booked(world, '03-05T10:00');
    const reassign = (seen: number) =>
      moves.reassign(id, seen, null, providerOf(world), world.travel);
    expect(reassign(2)).toMatchObject({ ok: false, because: { reason: 'certificate-expired' } });
    certify(second, '2026-03-04');
    expect(reassign(2)).toMatchObject({ ok: false, because: { reason: 'certificate-expired' } });
    certify(second, '2026-03-05');
    const away = { startMs: at('2026-03-05T10:59'), endMs: at('2026-03-05T12:00') };
    const leave = resources.addAbsence(world.provider, second, away, 'boss');
    expect(reassign(2)).toMatchObject({ ok: false, because: { reason: 'leave' } });
    if (leave.ok) resources.withdrawAbsence(world.provider, leave.id, 'boss');
    expect(reassign(2)).toMatchObject({ ok: true, booking: { resource: second } });
  });
});
