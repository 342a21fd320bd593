import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  bookingStates,
  occupyingStates,
  type BookingState,
} from '../../../server/domain/booking/model.ts';
import {
  bookingEvents,
  eventsFor,
  finalStates,
  lapseOf,
  next,
  transitions,
  type BookingEvent,
  type By,
  type Need,
} from '../../../server/domain/booking/states.ts';
import { drawBookingStates } from '../../../scripts/draw-booking-states.ts';
import { norms } from './published-norms.ts';

type Told = [BookingEvent, By, BookingState, ...Need[]];

/** Where a booking is after what happened to it, or what stopped it. */
function live(...told: Told[]): BookingState {
  let state: BookingState | null = null;
  for (const [event, by, expected, ...given] of told) {
    const step = next(state, event, by, given);
    expect([state, event, by, step]).toEqual([state, event, by, { ok: true, to: expected }]);
    state = expected;
  }
  return state!;
}

describe('a booking', () => {
  test('is held, confirmed, driven to, done with the resident’s code and followed up', () => {
    live(
      ['hold', 'resident', 'held'],
      ['extend', 'resident', 'held'],
      ['confirm', 'resident', 'confirmed'],
      ['set-out', 'provider', 'on-the-way'],
      ['start', 'provider', 'in-service'],
      ['finish', 'provider', 'done', 'code'],
      ['follow-up', 'office', 'followed-up'],
    );
  });

  test('is asked for, answered with another time, agreed to, and moved by the office for its resident', () => {
    live(
      ['hold', 'office', 'held'],
      ['request', 'office', 'requested'],
      ['propose', 'provider', 'requested', 'time'],
      ['agree', 'resident', 'confirmed', 'proposal'],
      ['move', 'office', 'confirmed', 'time'],
    );
  });

  test('that nobody came to is disputed and settled', () => {
    live(
      ['confirm', 'provider', 'confirmed'],
      ['not-there', 'resident', 'no-show', 'absent'],
      ['dispute', 'provider', 'disputed', 'reason'],
      ['resolve', 'office', 'resolved', 'outcome'],
    );
  });

  test('is called off by its resident without a word, by others with a reason', () => {
    expect(next('confirmed', 'cancel', 'resident')).toEqual({ ok: true, to: 'cancelled' });
    for (const by of ['provider', 'office', 'system'] as const) {
      expect(next('confirmed', 'cancel', by)).toEqual({
        ok: false,
        reason: 'needs',
        missing: ['reason'],
      });
      expect(next('confirmed', 'cancel', by, ['reason'])).toEqual({ ok: true, to: 'cancelled' });
    }
  });

  test('is done only with the code, unless its resident says so, or the office with a reason', () => {
    expect(next('in-service', 'finish', 'provider')).toEqual({
      ok: false,
      reason: 'needs',
      missing: ['code'],
    });
    expect(next('in-service', 'finish', 'provider', ['reason'])).toMatchObject({ ok: false });
    expect(next('in-service', 'finish', 'resident')).toEqual({ ok: true, to: 'done' });
    expect(next('in-service', 'finish', 'office', ['reason'])).toEqual({ ok: true, to: 'done' });
  });

  test.each<[BookingState | null, BookingEvent, By, string]>([
    ['requested', 'accept', 'resident', 'not-yours'],
    ['requested', 'decline', 'office', 'not-yours'],
    ['confirmed', 'move', 'provider', 'not-yours'],
    ['confirmed', 'accept', 'provider', 'not-from-here'],
    ['held', 'lapse', 'resident', 'not-yours'],
    ['in-service', 'cancel', 'resident', 'not-from-here'],
    ['on-the-way', 'move', 'resident', 'not-from-here'],
    ['done', 'cancel', 'office', 'not-from-here'],
    ['expired', 'confirm', 'resident', 'not-from-here'],
    [null, 'accept', 'provider', 'not-from-here'],
    [null, 'request', 'provider', 'not-yours'],
    ['done', 'follow-up', 'provider', 'not-yours'],
  ])('in %s refuses “%s” by the %s: %s', (state, event, by, reason) => {
    expect(next(state, event, by, ['reason', 'code', 'time', 'absent', 'door'])).toEqual({
      ok: false,
      reason,
    });
  });

  test('tells who may do what now', () => {
    expect(eventsFor('requested', 'provider')).toEqual([
      'accept',
      'decline',
      'propose',
      'agree',
      'reassign',
    ]);
    expect(eventsFor('expired', 'office')).toEqual([]);
  });
});

describe('the table', () => {
  test('has one answer for each state, event and person', () => {
    const keys = transitions.flatMap(({ from, event, by }) => by.map((one) => [from, event, one]));
    expect(new Set(keys.map(String)).size).toBe(keys.length);
  });

  test('uses every event, and reaches every state from nothing', () => {
    expect(new Set(transitions.map(({ event }) => event))).toEqual(new Set(bookingEvents));
    const reached = new Set<BookingState | null>([null]);
    for (let before = 0; before < reached.size;) {
      before = reached.size;
      for (const { from, to } of transitions) if (reached.has(from)) reached.add(to);
    }
    expect(reached).toEqual(new Set([null, ...bookingStates]));
  });

  test('lets no booking keep its resource for ever: each occupying state ends by itself', () => {
    for (const state of occupyingStates)
      expect([state, lapseOf(visit(state), norms)]).toEqual([state, expect.anything()]);
  });

  test('never takes a resource again once it was given back', () => {
    const occupies = (state: BookingState) =>
      (occupyingStates as readonly string[]).includes(state);
    const again = transitions.filter(({ from, to }) => from && !occupies(from) && occupies(to));
    expect(again).toEqual([]);
  });

  test('knows its ends', () => {
    expect(finalStates).toEqual(['declined', 'expired', 'resolved']);
  });
});

const minute = 60_000;
const hour = 60 * minute;

/** A visit from hour 100 to 102, asked for at hour 50. */
const visit = (state: BookingState, enteredMs = 50 * hour) => ({
  state,
  enteredMs,
  startMs: 100 * hour,
  endMs: 102 * hour,
  heldUntilMs: state === 'held' ? 50 * hour + 10 * minute : null,
});

describe('what happens by itself', () => {
  test.each<[BookingState, number, BookingState]>([
    ['held', 50 * hour + 10 * minute, 'expired'],
    ['requested', 74 * hour, 'expired'],
    ['confirmed', 126 * hour, 'no-show'],
    ['on-the-way', 126 * hour, 'no-show'],
    ['in-service', 114 * hour, 'done'],
  ])('to a booking that stays %s', (state, atMs, to) => {
    expect(lapseOf(visit(state), norms)).toEqual({ atMs, to });
  });

  test('a request lapses when its visit would begin, if that comes first', () => {
    expect(lapseOf(visit('requested', 90 * hour), norms)).toEqual({
      atMs: 100 * hour,
      to: 'expired',
    });
  });

  test('nothing, to what is done', () => {
    expect(lapseOf(visit('done'), norms)).toBeNull();
  });

  test('a hold without an end is a fault', () => {
    expect(() => lapseOf({ ...visit('held'), heldUntilMs: null }, norms)).toThrow('without an end');
  });
});

test('docs/BOOKING-STATES.md is what the table gives', () => {
  const file = new URL('../../../docs/BOOKING-STATES.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(drawBookingStates());
});
