/** A visit on Wednesday from ten to twelve; terms and norms are those that are published, unless a test says otherwise. */
import { describe, expect, test } from 'vitest';
import { seesAddress } from '../../../server/domain/booking/address.ts';
import { extendedHold, isLive, newHold } from '../../../server/domain/booking/holds.ts';
import { bookingStates, type BookingState } from '../../../server/domain/booking/model.ts';
import type { BookingEvent, By } from '../../../server/domain/booking/states.ts';
import { askingEvent, mayNow } from '../../../server/domain/booking/terms.ts';
import { norms } from './published-norms.ts';
import { at } from './world.ts';

const startMs = at('2026-03-04T10:00');
const endMs = at('2026-03-04T12:00');
const terms = { needsAcceptance: false, cancelUntilMinutes: 120, moveUntilMinutes: 240 };

const asked = (
  event: BookingEvent,
  by: By,
  state: BookingState | null,
  now: string,
  given: Partial<typeof terms> = {},
) => {
  const verdict = mayNow(
    event,
    by,
    { state, startMs, endMs },
    { ...terms, ...given },
    norms,
    at(now),
  );
  return verdict.ok ? 'ok' : verdict.reason;
};

describe('a resident', () => {
  test.each<[BookingEvent, BookingState, string, string]>([
    ['cancel', 'confirmed', '2026-03-04T08:00', 'ok'],
    ['cancel', 'confirmed', '2026-03-04T08:01', 'too-late'],
    ['cancel', 'requested', '2026-03-04T10:00', 'ok'],
    ['cancel', 'requested', '2026-03-04T10:01', 'too-late'],
    ['move', 'confirmed', '2026-03-04T06:00', 'ok'],
    ['move', 'confirmed', '2026-03-04T06:01', 'too-late'],
    ['move', 'requested', '2026-03-04T10:00', 'ok'],
    ['change-door', 'confirmed', '2026-03-04T06:01', 'too-late'],
    ['not-there', 'confirmed', '2026-03-04T09:59', 'too-early'],
    ['not-there', 'confirmed', '2026-03-04T10:00', 'ok'],
    ['dispute', 'done', '2026-04-03T12:00', 'ok'],
    ['dispute', 'done', '2026-04-03T12:01', 'too-late'],
    ['agree', 'requested', '2026-03-04T10:01', 'too-late'],
  ])('%s while %s at %s: %s', (event, state, now, verdict) => {
    expect(asked(event, 'resident', state, now)).toBe(verdict);
  });

  test('is told until when it was possible', () => {
    expect(
      mayNow(
        'cancel',
        'resident',
        { state: 'confirmed', startMs, endMs },
        terms,
        norms,
        at('2026-03-04T09:00'),
      ),
    ).toEqual({ ok: false, reason: 'too-late', untilMs: at('2026-03-04T08:00') });
  });

  test('moves an accepted visit only with the provider’s agreement, an unaccepted one freely', () => {
    const early = '2026-03-01T10:00';
    expect(asked('move', 'resident', 'confirmed', early, { needsAcceptance: true })).toBe(
      'provider-must-agree',
    );
    expect(asked('move', 'office', 'confirmed', early, { needsAcceptance: true })).toBe(
      'provider-must-agree',
    );
    expect(asked('move', 'resident', 'requested', early, { needsAcceptance: true })).toBe('ok');
    expect(asked('propose', 'resident', 'confirmed', early, { needsAcceptance: true })).toBe('ok');
  });
});

describe('others', () => {
  test.each<[BookingEvent, By, BookingState, string, string]>([
    ['cancel', 'provider', 'confirmed', '2026-03-04T09:59', 'ok'],
    ['cancel', 'office', 'on-the-way', '2026-03-04T11:00', 'ok'],
    ['accept', 'provider', 'requested', '2026-03-04T10:00', 'ok'],
    ['accept', 'provider', 'requested', '2026-03-04T10:01', 'too-late'],
    ['set-out', 'provider', 'confirmed', '2026-03-04T07:59', 'too-early'],
    ['set-out', 'provider', 'confirmed', '2026-03-04T08:00', 'ok'],
    ['finish', 'provider', 'confirmed', '2026-03-03T10:00', 'too-early'],
    ['follow-up', 'office', 'done', '2026-05-01T10:00', 'ok'],
    ['lapse', 'system', 'in-service', '2026-03-05T10:00', 'ok'],
  ])('%s by the %s while %s at %s: %s', (event, by, state, now, verdict) => {
    expect(asked(event, by, state, now)).toBe(verdict);
  });
});

test('a held time is asked for where the provider must accept, unless it books itself', () => {
  const needsAcceptance = { ...terms, needsAcceptance: true };
  expect(askingEvent(terms, 'resident')).toBe('confirm');
  expect(askingEvent(needsAcceptance, 'resident')).toBe('request');
  expect(askingEvent(needsAcceptance, 'office')).toBe('request');
  expect(askingEvent(needsAcceptance, 'provider')).toBe('confirm');
});

describe('a hold', () => {
  const now = at('2026-03-04T09:00');
  const minute = 60_000;

  test('lasts ten minutes; a person has three at once, not four', () => {
    expect(newHold(0, norms, now)).toEqual({ ok: true, heldUntilMs: now + 10 * minute });
    expect(newHold(2, norms, now)).toMatchObject({ ok: true });
    expect(newHold(3, norms, now)).toEqual({ ok: false, reason: 'too-many-holds', most: 3 });
  });

  test('is over at its end', () => {
    expect(isLive(now + 1, now)).toBe(true);
    expect(isLive(now, now)).toBe(false);
  });

  test('is made longer once, by what is left and ten minutes more, and not when it is over', () => {
    const hold = { heldUntilMs: now + minute, extensions: 0 };
    expect(extendedHold(hold, norms, now)).toEqual({ ok: true, heldUntilMs: now + 11 * minute });
    expect(extendedHold({ ...hold, extensions: 1 }, norms, now)).toEqual({
      ok: false,
      reason: 'no-more-extensions',
    });
    expect(extendedHold(hold, norms, now + minute)).toEqual({ ok: false, reason: 'lapsed' });
  });
});

describe('the address', () => {
  test('is seen from confirmation until a day after the visit', () => {
    const seen = (now: string, state: BookingState = 'done') =>
      seesAddress({ state, endMs }, norms, at(now));
    expect(seen('2026-03-05T11:59')).toBe(true);
    expect(seen('2026-03-05T12:00')).toBe(false);
    expect(seen('2026-03-01T12:00', 'confirmed')).toBe(true);
    expect(seen('2026-03-05T12:00', 'confirmed')).toBe(false);
  });

  test('is seen in no state in which nobody comes', () => {
    const seen = bookingStates.filter((state) => seesAddress({ state, endMs }, norms, startMs));
    expect(seen).toEqual([
      'confirmed',
      'on-the-way',
      'in-service',
      'done',
      'followed-up',
      'no-show',
    ]);
  });
});
