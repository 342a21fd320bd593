import { beforeEach, describe, expect, test } from 'vitest';
import { at } from '../../../domain/booking/world.ts';
import {
  asking,
  booked,
  bookingWorld,
  boss,
  office,
  providerOf,
  resident,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const li = resident('li');
const hourMs = 3_600_000;
let world: BookingWorld;

beforeEach(() => {
  world = bookingWorld({ offering: { needsAcceptance: true } });
});

const to = {
  li: { recipientKind: 'user', recipient: 'li' } as const,
  provider: () => ({ recipientKind: 'provider', recipient: world.provider }) as const,
};
const kinds = (recipient: Parameters<typeof world.booking.outbox.inbox>[0][number]) =>
  world.booking.outbox
    .inbox([recipient], 0, 50)
    .map(({ kind }) => kind)
    .toReversed();

describe('the outbox', () => {
  test('holds what both sides are told, written with the step itself', () => {
    const { id } = booked(world, '03-06T10:00');
    world.booking.visits.step(id, 2, 'accept', providerOf(world));
    world.booking.visits.step(id, 3, 'cancel', li);
    expect(kinds(to.li)).toEqual(['booking:request', 'booking:accept', 'booking:cancel']);
    expect(kinds(to.provider())).toEqual(['booking:request', 'booking:cancel']);
    const [last] = world.booking.outbox.inbox([to.provider()], 0, 1);
    expect(last).toMatchObject({
      booking: id,
      payload: { state: 'cancelled', startMs: at('2026-03-06T10:00'), by: 'resident', version: 4 },
    });
    expect(
      world.database.raw.prepare('SELECT payload FROM outbox').pluck().all().join(''),
    ).not.toContain('cancelled');
  });

  test('holds nothing of a step that was refused, nor of a hold', () => {
    const held = world.booking.holds.hold(asking(world, '03-06T10:00'), li, world.travel);
    if (!held.ok) throw new Error(held.reason);
    world.booking.visits.step(held.booking.id, 1, 'cancel', li);
    world.booking.holds.release(held.booking.id, 1, li);
    expect(world.database.raw.prepare('SELECT count(*) FROM outbox').pluck().get()).toBe(0);
  });

  test('tells a caller without an account by the booking’s own number', () => {
    const { id } = booked(world, '03-06T10:00', { by: office('44') });
    expect(kinds({ recipientKind: 'booking', recipient: id })).toEqual(['booking:request']);
    expect(kinds({ recipientKind: 'user', recipient: 'office' })).toEqual([]);
  });

  test('hands a message to one worker, and again when that one died with it', () => {
    booked(world, '03-06T10:00');
    const { outbox } = world.booking;
    const first = outbox.claim(10, 60_000);
    expect(first.map(({ kind, channel, attempts }) => [kind, channel, attempts])).toEqual([
      ['booking:request', 'message', 1],
      ['booking:request', 'message', 1],
    ]);
    expect(outbox.claim(10, 60_000)).toEqual([]);
    world.clock.ms += 60_000 - 1;
    expect(outbox.claim(10, 60_000)).toEqual([]);
    world.clock.ms += 1;
    expect(outbox.claim(1, 60_000)).toMatchObject([{ number: first[0]!.number, attempts: 2 }]);
  });

  test('is done with what was sent or no longer holds, tries the rest later, and keeps what is given up', () => {
    booked(world, '03-06T10:00');
    const { outbox } = world.booking;
    const [one, two] = outbox.claim(10, hourMs);
    outbox.sent(one!.number);
    outbox.failed(two!.number, 'gateway-503', world.clock.ms + 1000);
    world.clock.ms += 999;
    expect(outbox.claim(10, hourMs)).toEqual([]);
    world.clock.ms += 1;
    expect(outbox.claim(10, hourMs)).toMatchObject([
      { number: two!.number, failure: 'gateway-503' },
    ]);
    outbox.failed(two!.number, 'gateway-404', null);
    expect(world.booking.deadLetters.within(['44'], 1, 10).rows).toMatchObject([
      { number: two!.number, failure: 'gateway-404', attempts: 2 },
    ]);
    expect([
      outbox.retry(one!.number),
      outbox.retry(two!.number),
      outbox.retry(two!.number),
    ]).toEqual([false, true, false]);
    expect(outbox.claim(10, hourMs)).toMatchObject([{ number: two!.number, attempts: 1 }]);
    outbox.moot(two!.number);
    world.clock.ms += 2 * hourMs;
    expect(outbox.claim(10, hourMs)).toEqual([]);
    expect(world.booking.deadLetters.within(['44'], 1, 10).rows).toEqual([]);
  });

  test('reminds a day before, and not when that is past already', () => {
    world = bookingWorld();
    const reminders = () =>
      world.database.raw
        .prepare(`SELECT next_at_ms FROM outbox WHERE kind = 'booking:reminder'`)
        .pluck()
        .all();
    const { id } = booked(world, '03-06T10:00');
    expect(reminders()).toEqual([at('2026-03-05T10:00')]);
    booked(world, '03-04T18:00');
    expect(reminders()).toHaveLength(1);
    world.booking.moves.move(
      id,
      2,
      { startMs: at('2026-03-07T10:00'), resource: null },
      li as never,
      world.travel,
    );
    expect(reminders()).toEqual([at('2026-03-05T10:00'), at('2026-03-06T10:00')]);
  });

  test('shows the page’s notices once they are asked for after a number, until they are read', () => {
    const { id } = booked(world, '03-06T10:00');
    const { outbox, visits } = world.booking;
    const [first] = outbox.inbox([to.li], 0, 10);
    visits.step(id, 2, 'accept', providerOf(world));
    expect(outbox.inbox([to.li], first!.number, 10).map(({ kind }) => kind)).toEqual([
      'booking:accept',
    ]);
    expect(outbox.inbox([], 0, 10)).toEqual([]);
    outbox.read([to.li], first!.number);
    expect(outbox.inbox([to.li], 0, 10).map(({ kind, readAtMs }) => [kind, readAtMs])).toEqual([
      ['booking:accept', null],
      ['booking:request', world.clock.ms],
    ]);
    expect(outbox.inbox([to.provider()], 0, 10)[0]!.readAtMs).toBeNull();
  });
});

describe('a link in a message', () => {
  const make = (validMs = hourMs) =>
    world.booking.links.make({ purpose: 'booking', booking: 'b', userId: 'li', validMs });

  test('is exchanged once', () => {
    const token = make();
    const { links } = world.booking;
    expect(links.exchange(token, 'booking')).toEqual({
      ok: true,
      booking: 'b',
      userId: 'li',
    });
    expect(links.exchange(token, 'booking')).toEqual({ ok: false, reason: 'link-used' });
    expect(links.exchange(`${token}x`, 'booking')).toEqual({ ok: false, reason: 'unknown-link' });
  });

  test('is worth nothing from its last moment on, and stands nowhere in clear', () => {
    const token = make();
    expect(token).toMatch(/^[\w-]{43}$/);
    expect(
      JSON.stringify(world.database.raw.prepare('SELECT * FROM link_token').all()),
    ).not.toContain(token);
    world.clock.ms += hourMs - 1;
    const early = make();
    expect(world.booking.links.exchange(token, 'booking').ok).toBe(true);
    world.clock.ms += hourMs;
    expect(world.booking.links.exchange(early, 'booking')).toEqual({
      ok: false,
      reason: 'link-expired',
    });
  });
});

describe('a calendar feed', () => {
  test('opens one resource’s calendar until it is revoked', () => {
    const { feeds } = world.booking;
    const [resource] = world.staff as [string];
    const made = feeds.make(world.provider, resource, boss)!;
    expect(feeds.resourceOf(made.token)).toBe(resource);
    expect(feeds.resourceOf(`${made.token}x`)).toBeNull();
    expect(feeds.make('other', resource, boss)).toBeNull();
    expect(feeds.of(resource)).toMatchObject([{ id: made.id, createdBy: boss, revokedAtMs: null }]);
    expect(JSON.stringify(feeds.of(resource))).not.toContain('Hash');
    expect(feeds.revoke('other', made.id, boss)).toBe(false);
    expect(feeds.revoke(world.provider, made.id, boss)).toBe(true);
    expect(feeds.revoke(world.provider, made.id, boss)).toBe(false);
    expect(feeds.resourceOf(made.token)).toBeNull();
    expect(
      JSON.stringify(world.database.raw.prepare('SELECT * FROM calendar_feed').all()),
    ).not.toContain(made.token);
  });
});
