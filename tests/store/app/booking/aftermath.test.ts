import { beforeEach, describe, expect, test } from 'vitest';
import { at } from '../../../domain/booking/world.ts';
import {
  addStaff,
  booked,
  bookingWorld,
  community,
  offered,
  office,
  providerOf,
  resident,
  vetted,
  type BookingWorld,
} from '../../../fixtures/booking-world.ts';

const li = resident('li') as { by: 'resident'; actor: string };
const bureau = office('440402') as { by: 'office'; actor: string; areas: readonly string[] };
const elsewhere = office('440403') as typeof bureau;
const dayMs = 24 * 3_600_000;
const quiet = { reached: false, satisfied: null, wrong: null, complaint: false };
const said = (satisfied: number) => ({ ...quiet, reached: true, satisfied });
let world: BookingWorld;
let visit: string;

/** A visit that is done, on Thursday at 11. */
function doneVisit(when = '03-05T10:00', by = li): string {
  const { id } = booked(world, when, { by });
  const before = world.clock.ms;
  world.clock.ms = Math.max(before, at(`2026-${when}`));
  const { visits, codes } = world.booking;
  const done = visits.finish(id, 2, providerOf(world), { code: codes.of(id, 'resident') });
  if (!done.ok) throw new Error(done.reason);
  return id;
}

beforeEach(() => {
  world = bookingWorld({ staff: 2 });
  visit = doneVisit();
});

describe('a call back', () => {
  test('falls due by the end of the third day after the visit, and rises when it is late', () => {
    const { followUps } = world.booking;
    const open = () => followUps.open(['4404'], 1, 10);
    expect(open()).toMatchObject({
      total: 1,
      rows: [{ booking: visit, state: 'open', dueAtMs: at('2026-03-09T00:00') }],
    });
    expect(followUps.open(['440403'], 1, 10).total).toBe(0);
    world.clock.ms = at('2026-03-09T00:00') - 1;
    expect(followUps.overdue(['44'], 1, 10).total).toBe(0);
    world.clock.ms += 1;
    expect(followUps.overdue(['44'], 1, 10).total).toBe(1);
    expect(followUps.isOverdue(open().rows[0]!)).toBe(true);
  });

  test('that reaches somebody closes the task and the visit', () => {
    const { followUps, rows } = world.booking;
    expect(followUps.call(visit, said(4), bureau)).toMatchObject({
      ok: true,
      followUp: { state: 'reached', satisfaction: 4 },
    });
    expect(rows.byId(visit)?.state).toBe('followed-up');
    expect(followUps.open(['44'], 1, 10).total).toBe(0);
    expect(followUps.call(visit, said(4), bureau)).toEqual({ ok: false, reason: 'already-closed' });
  });

  test('that reaches nobody is tried again, three times in all', () => {
    const { followUps, rows } = world.booking;
    expect(followUps.call(visit, quiet, bureau)).toMatchObject({ followUp: { state: 'open' } });
    expect(followUps.call(visit, quiet, bureau)).toMatchObject({ followUp: { state: 'open' } });
    expect(followUps.call(visit, quiet, bureau)).toMatchObject({
      followUp: { state: 'not-reached', satisfaction: null },
    });
    expect(followUps.calls(visit)).toHaveLength(3);
    expect(rows.byId(visit)?.state).toBe('followed-up');
  });

  test('takes a complaint down in the same write', () => {
    const { followUps, complaints } = world.booking;
    const called = followUps.call(
      visit,
      { reached: true, satisfied: 1, wrong: '打碎了花瓶', complaint: true },
      bureau,
    );
    const id = called.ok ? called.complaint! : '';
    const row = complaints.byId(id)!;
    expect(row).toMatchObject({
      booking: visit,
      provider: world.provider,
      community,
      raisedBy: 'li',
      state: 'open',
    });
    expect(complaints.wordsOf(row)).toBe('打碎了花瓶');
    expect(followUps.calls(visit)).toMatchObject([
      { wrong: '打碎了花瓶', complaint: id, satisfaction: 1 },
    ]);
    expect(
      world.database.raw.prepare('SELECT wrong FROM follow_up_call').pluck().get(),
    ).not.toContain('花瓶');
  });

  test.each([
    ['nobody was there to say it', { ...quiet, satisfied: 3 }, 'nobody-answered'],
    ['it says nothing', { ...quiet, reached: true }, 'satisfied-missing'],
    ['it is out of range', said(6), 'satisfied-out-of-range'],
    ['a complaint has no words', { ...said(1), complaint: true }, 'wrong-missing'],
  ])('is refused where %s', (_what, call, fault) => {
    expect(world.booking.followUps.call(visit, call, bureau)).toMatchObject({
      ok: false,
      reason: 'wrong-call',
      fault: { reason: fault },
    });
    expect(world.booking.followUps.calls(visit)).toEqual([]);
  });

  test('is no other office’s', () => {
    expect(world.booking.followUps.call(visit, said(5), elsewhere)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(world.booking.followUps.call('none', said(5), bureau)).toEqual({
      ok: false,
      reason: 'unknown-booking',
    });
  });

  test('is made about a no-show too, which stays one', () => {
    const { visits, rows, followUps } = world.booking;
    const { id } = booked(world, '03-06T10:00');
    world.clock.ms = at('2026-03-06T10:30');
    visits.notThere(id, 2, 'provider', li);
    expect(followUps.call(id, said(2), bureau)).toMatchObject({ ok: true });
    expect(rows.byId(id)?.state).toBe('no-show');
  });
});

describe('a rating', () => {
  const rate = (
    stars: number,
    acting = li as typeof li | ReturnType<typeof providerOf>,
    words: string | null = null,
  ) => world.booking.ratings.rate(visit, stars, words, acting as typeof li);
  const shown = () =>
    world.booking.ratings.ofProvider(world.provider, 1, 10).rows.map(({ stars }) => stars);

  test('is given once by each side, within fourteen days, of a visit that was', () => {
    expect(rate(5)).toMatchObject({ ok: true, rating: { stars: 5, side: 'resident' } });
    expect(rate(1)).toEqual({ ok: false, reason: 'already-rated' });
    expect(rate(0)).toEqual({ ok: false, reason: 'out-of-range', stars: 0 });
    expect(rate(6)).toEqual({ ok: false, reason: 'out-of-range', stars: 6 });
    expect(rate(4, resident('wang') as typeof li)).toEqual({ ok: false, reason: 'not-yours' });
    const doneMs = world.clock.ms;
    world.clock.ms = doneMs + 14 * dayMs;
    expect(rate(4, providerOf(world))).toEqual({ ok: false, reason: 'too-late' });
    world.clock.ms -= 1;
    expect(rate(4, providerOf(world))).toMatchObject({ ok: true });
    const { id } = booked(world, '04-08T10:00');
    expect(world.booking.ratings.rate(id, 5, null, li)).toEqual({ ok: false, reason: 'not-done' });
  });

  test('is blind until both have spoken', () => {
    rate(2);
    expect(shown()).toEqual([]);
    rate(5, providerOf(world));
    expect(shown()).toEqual([2]);
  });

  test('or until time is over', () => {
    const doneMs = world.clock.ms;
    rate(2);
    world.clock.ms = doneMs + 14 * dayMs - 1;
    expect(shown()).toEqual([]);
    world.clock.ms += 1;
    expect(shown()).toEqual([2]);
  });

  test('is answered once by its provider, after it is seen', () => {
    const { ratings } = world.booking;
    const rated = rate(2, li, '来晚了');
    const id = rated.ok ? rated.rating.id : '';
    const reply = (words: string) =>
      ratings.reply(
        id,
        words,
        providerOf(world) as { by: 'provider'; actor: string; provider: string },
      );
    expect(reply('抱歉')).toEqual({ ok: false, reason: 'not-yours' });
    rate(5, providerOf(world));
    expect(
      ratings.reply(id, '我们更好', { by: 'provider', actor: 'x', provider: 'other' }),
    ).toEqual({ ok: false, reason: 'not-yours' });
    expect(reply('抱歉')).toMatchObject({ ok: true, rating: { reply: '抱歉' } });
    expect(reply('再说一次')).toEqual({ ok: false, reason: 'already-answered' });
    expect(ratings.wordsOf(ratings.byId(id)!)).toBe('来晚了');
  });

  test('that is abuse is hidden by its office with a logged reason, and counts no more', () => {
    const { ratings, satisfaction } = world.booking;
    const rated = rate(1, li, '……');
    const id = rated.ok ? rated.rating.id : '';
    rate(5, providerOf(world));
    const counted = () =>
      satisfaction.counts({ areas: ['44'] }, ['provider']).map((one) => one.ratings);
    expect(counted()).toEqual([[1, 0, 0, 0, 0]]);
    expect(ratings.hide(id, '辱骂', elsewhere)).toEqual({ ok: false, reason: 'not-yours' });
    expect(ratings.hide(id, '辱骂', bureau)).toMatchObject({ ok: true });
    expect(ratings.hide(id, '辱骂', bureau)).toEqual({ ok: false, reason: 'already-hidden' });
    expect([shown(), counted()]).toEqual([[], []]);
    expect(world.records.audit.about(id)).toMatchObject([
      { action: 'rating:hide', after: { reason: '辱骂' } },
    ]);
  });
});

describe('satisfaction', () => {
  test('is counted by provider, kind, community and month, from calls and from ratings that are seen', () => {
    const { followUps, ratings, satisfaction } = world.booking;
    const second = doneVisit('03-06T10:00', resident('wang') as typeof li);
    followUps.call(visit, said(5), bureau);
    followUps.call(second, said(2), bureau);
    ratings.rate(visit, 4, null, li);
    ratings.rate(visit, 5, null, providerOf(world) as typeof li);
    ratings.rate(second, 1, null, resident('wang') as typeof li);
    const key = { provider: world.provider, month: '2026-03' };
    expect(satisfaction.counts({ areas: ['440402'] }, ['provider', 'month'])).toEqual([
      { key, ratings: [0, 0, 0, 1, 0], calls: [0, 1, 0, 0, 1] },
    ]);
    expect(satisfaction.counts({ areas: ['440403'] }, ['provider'])).toEqual([]);
    expect(satisfaction.counts({ areas: [] }, ['provider'])).toEqual([]);
    expect(satisfaction.counts({ areas: ['44'], fromMonth: '2026-04' }, ['provider'])).toEqual([]);
    expect(
      satisfaction.counts({ areas: ['44'], untilMonth: '2026-03', serviceKind: 'home-cleaning' }, [
        'community',
      ]),
    ).toMatchObject([{ key: { community } }]);
    expect(satisfaction.ofKind('home-cleaning')).toEqual({
      kind: [0, 0, 0, 1, 0],
      providers: new Map([[world.provider, [0, 0, 0, 1, 0]]]),
    });
  });

  test('of two providers of a kind adds up to the kind', () => {
    const { ratings, satisfaction, offerings } = world.booking;
    const other = vetted(world.booking);
    const staff = addStaff(world.booking, other, '1号');
    const added = offerings.add(other, offered(), [staff], 'boss');
    const theirs = { ...world, provider: other, offering: added.ok ? added.offering.id : '' };
    ratings.rate(visit, 4, null, li);
    const before = world;
    world = theirs;
    const second = doneVisit('03-06T10:00');
    ratings.rate(second, 2, null, li);
    world.clock.ms += 15 * dayMs;
    expect(satisfaction.ofKind('home-cleaning').kind).toEqual([0, 1, 0, 1, 0]);
    expect(satisfaction.ofKind('home-cleaning').providers.get(other)).toEqual([0, 1, 0, 0, 0]);
    expect(satisfaction.ofKind('repair').providers.size).toBe(0);
    world = before;
  });
});

describe('a complaint', () => {
  const complain = (words = '来晚了两个小时') => {
    const made = world.booking.complaints.complain(visit, words, li);
    if (!made.ok) throw new Error(made.reason);
    return made.complaint;
  };

  test('has an owner, deadlines, an answer and an outcome, and its history says so', () => {
    const { complaints } = world.booking;
    const { id, atMs, dueAtMs } = complain();
    expect(dueAtMs).toBeGreaterThan(atMs);
    const step = (
      seen: number,
      event: Parameters<typeof complaints.step>[2],
      given = {},
      acting: typeof bureau | typeof li = bureau,
    ) => complaints.step(id, seen, event, given, acting);
    expect(step(1, 'take')).toEqual({ ok: false, reason: 'needs', missing: ['owner'] });
    expect(step(1, 'take', { owner: 'office' })).toMatchObject({
      ok: true,
      complaint: { state: 'owned', owner: 'office' },
    });
    expect(step(1, 'answer', { words: '已核实' })).toEqual({
      ok: false,
      reason: 'stale',
      version: 2,
      state: 'owned',
    });
    expect(step(2, 'answer', { words: '已核实，服务商道歉' })).toMatchObject({
      complaint: { state: 'answered' },
    });
    expect(step(3, 'object', { words: '没有道歉' }, li)).toMatchObject({
      complaint: { state: 'owned' },
    });
    expect(step(4, 'mediate', { words: '去调解', mediator: 'f9' })).toMatchObject({
      complaint: { state: 'in-mediation', mediator: 'f9' },
    });
    expect(step(5, 'settle')).toEqual({ ok: false, reason: 'needs', missing: ['outcome'] });
    expect(step(5, 'settle', { outcome: 'partly' })).toMatchObject({
      complaint: { state: 'settled', outcome: 'partly', dueAtMs: null, closedAtMs: world.clock.ms },
    });
    expect(step(6, 'take', { owner: 'office' })).toEqual({ ok: false, reason: 'not-from-here' });
    expect(complaints.events(id).map(({ event, note }) => [event, note])).toEqual([
      ['complain', null],
      ['take', null],
      ['answer', '已核实，服务商道歉'],
      ['object', '没有道歉'],
      ['mediate', '去调解'],
      ['settle', null],
    ]);
    expect(complaints.waiting(['44'], 1, 10).total).toBe(0);
    expect(complaints.within(['44'], 1, 10).total).toBe(1);
  });

  test('is overdue at its deadline and not before', () => {
    const { complaints } = world.booking;
    const { dueAtMs } = complain();
    world.clock.ms = dueAtMs! - 1;
    expect(complaints.overdue(['440402'], 1, 10).total).toBe(0);
    world.clock.ms += 1;
    expect(complaints.overdue(['440402'], 1, 10).total).toBe(1);
    expect(complaints.overdue(['440403'], 1, 10).total).toBe(0);
  });

  test('is nobody else’s', () => {
    const { complaints } = world.booking;
    const { id } = complain();
    expect(complaints.step(id, 1, 'withdraw', {}, resident('wang') as typeof li)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(complaints.step(id, 1, 'take', { owner: 'x' }, elsewhere)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(complaints.complain(visit, 'x', resident('wang') as typeof li)).toEqual({
      ok: false,
      reason: 'not-yours',
    });
    expect(complaints.complain('none', 'x', li)).toEqual({ ok: false, reason: 'unknown-booking' });
    expect(complaints.step('none', 1, 'withdraw', {}, li)).toEqual({
      ok: false,
      reason: 'unknown-complaint',
    });
    expect(complaints.step(id, 1, 'withdraw', {}, li)).toMatchObject({
      ok: true,
      complaint: { state: 'withdrawn' },
    });
    expect(complaints.ofPerson('li').map((one) => one.id)).toEqual([id]);
    expect(complaints.ofBooking(visit).map((one) => one.id)).toEqual([id]);
  });

  test('tells the office of what somebody says, and them of what the office says', () => {
    const { complaints, outbox } = world.booking;
    const { id } = complain();
    complaints.step(id, 1, 'take', { owner: 'office' }, bureau);
    const kinds = (recipientKind: 'area' | 'user', recipient: string) =>
      outbox
        .inbox([{ recipientKind, recipient }], 0, 50)
        .map(({ kind }) => kind)
        .filter((kind) => kind.startsWith('complaint'));
    expect(kinds('area', community)).toEqual(['complaint:complain']);
    expect(kinds('user', 'li')).toEqual(['complaint:take']);
  });
});
