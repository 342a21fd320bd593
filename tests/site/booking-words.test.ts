import { describe, expect, test } from 'vitest';
import type { BookingAnswer } from '../../server/contract/booking.ts';
import { bookingStates } from '../../server/domain/booking/model.ts';
import { bookingEvents } from '../../server/domain/booking/states.ts';
import { messageKinds } from '../../server/texts/booking-messages.ts';
import { changedSince } from '../../site/lib/booking-changes.ts';
import { messageWords } from '../../site/lib/booking-message-words.ts';
import { nextFreeOf, isStale, refusalWords } from '../../site/lib/booking-refusals.ts';
import { eventWords, stateWords } from '../../site/lib/booking-state-words.ts';
import { termsNow, termsWords } from '../../site/lib/booking-terms.ts';
import { aBooking, now } from './a-booking.ts';
import { chinese, english } from './words-of.ts';

const at = (moment: string) => new Date(moment);
const problem = (code: string, suggestion?: Record<string, unknown>) =>
  ({
    kind: 'problem',
    problem: {
      type: '',
      title: '',
      status: 409,
      code,
      detail: code,
      ...(suggestion && { suggestion }),
    },
  }) as const;

describe('where a booking stands', () => {
  test('is said for every state, in both languages', () => {
    for (const state of bookingStates)
      for (const words of [chinese, english])
        expect(stateWords(aBooking({ state }), now, words).length).toBeGreaterThan(2);
  });

  test('says until when an answer is waited for', () => {
    const asked = aBooking({ state: 'requested', lapsesAt: '2026-03-05T01:00:00.000Z' });
    expect(stateWords(asked, now, chinese)).toMatch(/^等服务商确认，最迟明天（3月5日.*） 09:00$/);
  });

  test('puts the other side’s proposal first, one’s own only where something is settled already', () => {
    const proposed = { start: '2026-03-06T02:00:00.000Z', end: '2026-03-06T04:00:00.000Z' };
    const by = (who: 'resident' | 'provider', state: BookingAnswer['state']) =>
      stateWords(aBooking({ state, proposed: { ...proposed, by: who } }), now, english);
    expect(by('provider', 'requested')).toMatch(/^The provider proposes Friday, March 6, 10:00/);
    expect(by('resident', 'confirmed')).toMatch(/^Booked; you proposed Friday/);
    expect(by('resident', 'requested')).toBe('Waiting for the provider');
    // What is over waits for nothing.
    expect(by('provider', 'cancelled')).toBe('Cancelled');
  });
});

describe('what happened', () => {
  test('has words for every event, and by whom where that matters', () => {
    for (const event of bookingEvents.filter((one) => one !== 'extend' && one !== 'release'))
      expect(eventWords({ event, to: 'confirmed', by: 'provider' }, chinese)).not.toBe('有了变动');
    expect(eventWords({ event: 'cancel', to: 'cancelled', by: 'resident' }, chinese)).toBe(
      '您取消了',
    );
    expect(eventWords({ event: 'cancel', to: 'cancelled', by: 'office' }, chinese)).toBe(
      '社区取消了',
    );
    expect(eventWords({ event: 'lapse', to: 'done', by: 'system' }, chinese)).toContain(
      '自动算完成',
    );
    expect(eventWords({ event: 'unheard-of', to: 'done', by: 'system' }, chinese)).toBe('有了变动');
  });

  test('as a message has words for every kind that residents are sent', () => {
    for (const kind of messageKinds)
      expect(messageWords({ kind, facts: {} }, now, english).what).not.toBe(
        'Something about a booking has changed',
      );
    expect(messageWords({ kind: 'later:invention', facts: null }, now, english)).toEqual({
      what: 'Something about a booking has changed',
      when: null,
    });
  });

  test('as a message names the proposed time, and the first of a series', () => {
    const startMs = Date.parse('2026-03-05T02:00:00Z');
    const later = startMs + 3_600_000;
    const when = (kind: string, facts: object) => messageWords({ kind, facts }, now, english).when;
    expect(when('booking:propose', { startMs, proposed: { startMs: later } })).toMatch(/11:00$/);
    expect(when('booking:series', { starts: [startMs, later] })).toMatch(/10:00$/);
  });
});

describe('what may be done with the time', () => {
  test('ends with the terms, to the moment', () => {
    const booking = aBooking();
    expect(termsNow(booking, at(booking.moveUntil))).toEqual({
      time: 'move',
      cancel: true,
      door: true,
    });
    const past = at('2026-03-05T00:00:00.001Z');
    expect(termsNow(booking, past)).toEqual({ time: 'propose', cancel: true, door: false });
    expect(termsNow(booking, at(booking.cancelUntil)).cancel).toBe(true);
    expect(termsNow(booking, at('2026-03-05T01:00:00.001Z')).cancel).toBe(false);
    expect(termsNow(booking, at('2026-03-05T02:00:00.001Z')).time).toBeNull();
  });

  test('before the provider has answered lasts until the start; afterwards a new time is proposed', () => {
    const asked = aBooking({ state: 'requested', needsAcceptance: true });
    const late = at('2026-03-05T01:59:00Z');
    expect(termsNow(asked, late)).toMatchObject({ time: 'move', cancel: true });
    expect(termsNow({ ...asked, state: 'confirmed' }, now).time).toBe('propose');
    expect(termsWords(asked, now, english)).toHaveLength(1);
    expect(termsWords({ ...asked, state: 'confirmed' }, now, english)[0]).toContain('both sides');
  });

  test('is nothing where the state allows nothing', () => {
    const done = aBooking({ state: 'done', actions: ['dispute'] });
    expect(termsNow(done, now)).toEqual({ time: null, cancel: false, door: false });
    expect(termsWords(done, now, english)).toEqual([]);
  });

  test('is said with its moments, and that they are past', () => {
    const booking = aBooking();
    expect(termsWords(booking, now, english)).toEqual([
      'You may move it until tomorrow (Thursday, March 5), 08:00.',
      'You may cancel it free of charge until tomorrow (Thursday, March 5), 09:00.',
    ]);
    expect(termsWords(booking, at('2026-03-05T00:30:00Z'), english)[0]).toMatch(
      /^It could be moved/,
    );
  });
});

describe('what somebody else changed', () => {
  test('is one sentence each, and nothing where only the version grew', () => {
    const before = aBooking();
    expect(changedSince(before, { ...before, version: 3 }, now, english)).toEqual([]);
    const after = aBooking({
      version: 4,
      start: '2026-03-06T02:00:00.000Z',
      resource: 'r2',
      resourceLabel: '工号 2',
      details: { ...before.details!, address: '示范路 2 号' },
    });
    expect(changedSince(before, after, now, chinese)).toEqual([
      expect.stringMatching(/^时间改成了3月6日/),
      '来的人换成了工号 2',
      '地址改成了示范路 2 号',
    ]);
  });

  test('a proposal counts as a change of where it stands', () => {
    const before = aBooking();
    const proposed = { start: before.end, end: before.end, by: 'provider' } as const;
    expect(changedSince(before, { ...before, proposed }, now, chinese)).toEqual([
      expect.stringMatching(/^现在：服务商想改到/),
    ]);
  });
});

describe('a refusal', () => {
  const said = (failure: Parameters<typeof refusalWords>[0], step = 'move') =>
    refusalWords(failure, { booking: aBooking(), step, now }, chinese);

  test('says moments as people do, never as the API writes them', () => {
    expect(said(problem('too-late'))).toMatch(/^到明天.* 08:00为止.*0756-2120000。$/);
    expect(said(problem('too-late'), 'cancel')).toMatch(/09:00为止/);
    expect(said(problem('too-early'), 'not-there')).toMatch(/^要到明天.* 10:00以后/);
    expect(said(problem('slot-taken', { because: 'taken' }))).toContain('刚刚被别人约走了');
    expect(said(problem('slot-taken', { because: 'new-reason' }))).toBe(
      '这个时间约不上，请另选一个。',
    );
    // What has no words here says its own.
    expect(said(problem('anything-else'))).toBe('anything-else');
    expect(said({ kind: 'offline' })).toContain('没有联网');
  });

  test('brings the next free times along, and says whether what was looked at is out of date', () => {
    expect(nextFreeOf(problem('slot-taken', { nextFree: ['a', 1, 'b'] }))).toEqual(['a', 'b']);
    expect(nextFreeOf(problem('slot-taken'))).toEqual([]);
    expect(nextFreeOf({ kind: 'offline' })).toEqual([]);
    expect(
      ['changed-meanwhile', 'wrong-state', 'slot-taken'].map((code) => isStale(problem(code))),
    ).toEqual([true, true, false]);
  });
});
