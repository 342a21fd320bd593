/**
 * Providers, staff, leave, storms, bookings, moves and cancellations at random. After each step no two live jobs of a resource overlap,
 * nobody has to be in two places, capacity holds, history explains every state, and what was acknowledged is there once.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Model } from './model/commands.ts';
import { violations } from './model/invariants.ts';
import { MemoryCalendar } from './model/memory-calendar.ts';
import { someBookings, someCommands } from './model/some-commands.ts';
import { someShop } from './model/some-shop.ts';
import { at, door, island, offering, resource } from './world.ts';
import type { Row, Snapshot } from './model/calendar.ts';

test('any calendar keeps its promises', () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(someShop, someBookings, someCommands, (shop, bookings, commands) => {
      fc.modelRun(
        () => ({
          model: { shop, made: 0, seen } satisfies Model,
          real: new MemoryCalendar(shop),
        }),
        [...bookings, ...commands],
      );
    }),
    { numRuns: 120 },
  );
  // The runs were about what they are meant to be about.
  const expected =
    'hold request confirm accept move change-door propose agree cancel set-out start finish follow-up ' +
    'reassign dispute taken too-far not-working too-soon too-many-holds looked';
  expect(expected.split(' ').filter((happened) => !seen.has(happened))).toEqual([]);
});

describe('the invariants see', () => {
  const nine = at('2026-03-11T09:00');
  const hour = 3_600_000;
  const shop = {
    startMs: nine,
    area: '44',
    offerings: [offering()],
    resources: [resource('ann'), resource('bob')],
  };
  const row = (id: string, given: Partial<Row> = {}): Row => ({
    id,
    resident: 'daughter',
    offering: 'cleaning',
    resource: 'ann',
    startMs: nine,
    endMs: nine + hour,
    blockedStartMs: given.startMs ?? nine,
    blockedEndMs: given.endMs ?? nine + hour,
    door: door(0),
    state: 'confirmed',
    enteredMs: nine,
    heldUntilMs: null,
    extensions: 0,
    ...given,
  });
  const wrong = (...rows: Row[]) => {
    const snapshot: Snapshot = {
      nowMs: nine,
      shop,
      rows,
      events: rows.map((after) => ({
        booking: after.id,
        atMs: nine,
        event: after.state === 'held' ? 'hold' : 'confirm',
        by: 'office',
        needs: [],
        from: null,
        after,
      })),
      absences: [],
      suspensions: [],
    };
    return violations(snapshot);
  };
  const later = { startMs: nine + hour, endMs: nine + 2 * hour };

  test('nothing wrong in a calendar that is right', () => {
    expect(wrong(row('a'), row('b', later), row('c', { resource: 'bob' }))).toEqual([]);
  });

  test('an overlap, but not of what is done with', () => {
    expect(wrong(row('a'), row('b', { startMs: nine + 1, endMs: nine + 2 }))).toContain(
      'a and b overlap at ann',
    );
    expect(wrong(row('a'), row('b', { ...later, blockedStartMs: nine + hour - 1 }))).toContain(
      'a and b overlap at ann',
    );
  });

  test('more visits than units', () => {
    expect(wrong(row('a'), row('b', { resource: 'bob' }), row('c', { resource: 'bob' }))).toContain(
      'cleaning is crowded when a starts',
    );
  });

  test('a way that is too long, or none', () => {
    expect(wrong(row('a'), row('b', { ...later, door: door(1) }))).toEqual([
      'ann cannot come from a to b in time',
    ]);
    expect(wrong(row('a'), row('b', { ...later, door: island }))).toHaveLength(1);
  });

  test('somebody who does not do such work', () => {
    expect(wrong(row('a', { resource: 'cook' }))).toEqual(['cook does no cleaning, but has a']);
  });

  test('a state that no history leads to', () => {
    expect(wrong(row('a', { state: 'done' }))).toEqual([
      'a: confirm by office does not follow from null',
    ]);
  });

  test('a fourth hold', () => {
    const hold = (id: string, hours: number) =>
      row(id, {
        state: 'held',
        heldUntilMs: nine + 1,
        startMs: nine + hours * hour,
        endMs: nine + (hours + 1) * hour,
      });
    expect(wrong(hold('a', 0), hold('b', 1), hold('c', 2))).toEqual([]);
    expect(wrong(hold('a', 0), hold('b', 1), hold('c', 2), hold('d', 3))).toEqual([
      'daughter holds too many',
    ]);
  });
});
