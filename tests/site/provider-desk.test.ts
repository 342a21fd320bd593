import { describe, expect, it } from 'vitest';
import type { ScheduleAnswer } from '../../server/contract/booking.ts';
import en from '../../site/i18n/en.json' with { type: 'json' };
import zh from '../../site/i18n/zh-CN.json' with { type: 'json' };
import { islandMessages, makeTranslator, providerMessages } from '../../site/i18n/translator.ts';
import type { Answer } from '../../site/lib/api.ts';
import { gapsBefore, legsOf } from '../../site/lib/day-legs.ts';
import { createPostOnce } from '../../site/lib/post-once.ts';
import { newsWords } from '../../site/lib/provider-news.ts';
import { saidMoments } from '../../site/lib/said-moments.ts';
import type { Send } from '../../site/lib/send.ts';
import {
  changeWords,
  isWaiting,
  lengthWords,
  spanOf,
  whenWords,
} from '../../site/lib/visit-words.ts';
import { piecesOf } from '../../site/lib/week-cells.ts';
import { spansOf, weekTexts } from '../../site/lib/working-week.ts';
import { fenOf, yuanText } from '../../site/lib/yuan.ts';

const chinese = makeTranslator('zh-CN', providerMessages(zh));
const english = makeTranslator('en', providerMessages(en));
type Visit = ScheduleAnswer['visits'][number];

describe('a price', () => {
  it.each([
    ['88', 8800],
    ['88.5', 8850],
    ['88.05', 8805],
    ['￥1,200 元', 120_000],
    ['８８', 8800],
    ['0', 0],
    ['999999.99', 99_999_999],
  ])('%s is %i fen', (typed, fen) => expect(fenOf(typed)).toBe(fen));

  it.each(['', '88.505', '-1', '1e3', '八十', '1000000'])('%s is none', (typed) =>
    expect(fenOf(typed)).toBeNull(),
  );

  it('is written as it is read, to the fen', () => {
    expect([0, 5, 8800, 8805, 8850].map(yuanText)).toEqual(['0', '0.05', '88', '88.05', '88.50']);
  });
});

describe('working hours', () => {
  it('are read as people write them', () => {
    expect(spansOf(1, '14:00-17:30，8:30至12')).toEqual([
      { weekday: 1, fromMinute: 510, toMinute: 720 },
      { weekday: 1, fromMinute: 840, toMinute: 1050 },
    ]);
    expect(spansOf(7, '')).toEqual([]);
    expect(spansOf(2, '00:00-24:00')).toEqual([{ weekday: 2, fromMinute: 0, toMinute: 1440 }]);
  });

  it.each(['8点到晚上', '12:00-08:00', '08:00-08:00', '08:00-24:01', '08:60-09:00', '8-12, 11-13'])(
    '“%s” cannot be read',
    (typed) => expect(spansOf(1, typed)).toBeNull(),
  );

  it('come back as they were typed', () => {
    const spans = spansOf(3, '08:30-12:00, 14:00-17:30')!;
    expect(weekTexts(spans)).toEqual(['', '', '08:30-12:00, 14:00-17:30', '', '', '', '']);
    expect(spansOf(3, weekTexts(spans)[2]!)).toEqual(spans);
  });
});

describe('a day of the week', () => {
  const at = (clock: string) => `2026-12-01T${clock}:00.000Z`;
  const span = (from: string, until: string) => ({ from: at(from), until: at(until) });
  const shown = (pieces: readonly { kind: string; from: string; until: string }[]) =>
    pieces.map(({ kind, from, until }) => `${kind} ${from.slice(11, 16)}-${until.slice(11, 16)}`);

  it('is what is booked, off and free, in order; holes under a quarter of an hour are not free', () => {
    const pieces = piecesOf({
      working: [span('08:00', '12:00'), span('14:00', '18:00')],
      absences: [span('16:00', '20:00')],
      visits: [
        { ...span('08:14', '10:00'), visit: 1 },
        { ...span('13:30', '14:30'), visit: 2 },
      ],
    });
    expect(shown(pieces)).toEqual([
      'visit 08:14-10:00',
      'free 10:00-12:00',
      'visit 13:30-14:30',
      'free 14:30-16:00',
      'leave 16:00-18:00',
    ]);
  });

  it('shows a hole of a quarter of an hour, and nothing of a day off', () => {
    const visits = [{ ...span('08:15', '12:00'), visit: 1 }];
    const day = { working: [span('08:00', '12:00')], absences: [], visits };
    expect(shown(piecesOf(day))).toEqual(['free 08:00-08:15', 'visit 08:15-12:00']);
    expect(piecesOf({ working: [], absences: [span('00:00', '23:00')], visits: [] })).toEqual([]);
  });
});

describe('the round of a day', () => {
  const visit = (id: string, more: Partial<Visit> = {}): Visit =>
    ({
      id,
      state: 'confirmed',
      resource: 'ann',
      profile: 'ebike',
      start: '2026-12-01T02:00:00Z',
      end: '2026-12-01T04:00:00Z',
      details: { door: [113, 23] },
      ...more,
    }) as Visit;
  const doorAt = (lng: number) => ({ details: { door: [lng, 23] } }) as Partial<Visit>;

  it('goes from the base to one’s first home, and on from home to home, each of the staff for themselves', () => {
    const visits = [
      visit('a', doorAt(1)),
      visit('b', { ...doorAt(2), resource: 'bob' }),
      visit('c', doorAt(3)),
    ];
    expect(legsOf(visits, [0, 23])).toEqual([
      { visit: 'a', from: [0, 23], to: [1, 23], profile: 'ebike', fromBase: true },
      { visit: 'b', from: [0, 23], to: [2, 23], profile: 'ebike', fromBase: true },
      { visit: 'c', from: [1, 23], to: [3, 23], profile: 'ebike', fromBase: false },
    ]);
  });

  it('passes over what was called off and what has no visible door', () => {
    const visits = [
      visit('a', { ...doorAt(1), state: 'cancelled' }),
      visit('b', { details: null }),
      visit('c', doorAt(3)),
    ];
    expect(legsOf(visits, [0, 23]).map(({ visit: id, fromBase }) => [id, fromBase])).toEqual([
      ['c', true],
    ]);
  });

  it('tells the time between two visits of the same staff', () => {
    const next = { start: '2026-12-01T04:45:00Z', end: '2026-12-01T05:00:00Z' };
    const gaps = gapsBefore([
      visit('a'),
      visit('b', { ...next, resource: 'bob' }),
      visit('c', next),
    ]);
    expect([...gaps]).toEqual([
      ['a', null],
      ['b', null],
      ['c', 45],
    ]);
  });
});

describe('a thing that must happen once', () => {
  const sender = (answers: boolean[]) => {
    const keys: (string | undefined)[] = [];
    const send = (async (_method: string, _path: string, _body: unknown, key?: string) => {
      keys.push(key);
      return answers.shift()
        ? { ok: true, value: null }
        : { ok: false, failure: { kind: 'unreachable' } };
    }) as unknown as Send;
    let made = 0;
    const post = createPostOnce(send, () => `key-${(made += 1)}`);
    return { keys, post: (body: object): Promise<Answer<unknown>> => post('/x', body) };
  };

  it('keeps its key while it is tried again, and has a new one after it was done', async () => {
    const { keys, post } = sender([false, true, true]);
    for (let i = 0; i < 3; i += 1) await post({ a: 1 });
    expect(keys).toEqual(['key-1', 'key-1', 'key-2']);
  });

  it('sends a double tap under one key, and something else under another', async () => {
    const { keys, post } = sender([true, true, true]);
    await Promise.all([post({ a: 1 }), post({ a: 1 })]);
    await post({ a: 2 });
    expect(keys).toEqual(['key-1', 'key-1', 'key-2']);
  });
});

describe('the desk’s words', () => {
  const before = {
    state: 'requested',
    start: '2026-12-01T02:00:00Z',
    end: '2026-12-01T04:00:00Z',
    resourceLabel: '工号 1',
    proposed: null,
    details: null,
  } as const;

  it('tell a time as Guangdong’s clocks show it', () => {
    expect(whenWords(before.start, before.end, chinese)).toBe('12月1日星期二 10:00–12:00');
    expect(whenWords(before.start, before.end, english)).toBe('Tuesday, December 1, 10:00–12:00');
    expect(spanOf('2026-12-01T14:00:00Z', '2026-12-01T16:00:00Z')).toBe('22:00–24:00');
    expect(saidMoments('现在还早，2026-12-01T00:00:00.000Z 起才能这样做。', chinese)).toBe(
      '现在还早，2026年12月1日 08:00 起才能这样做。',
    );
  });

  it('tell how long in hours and minutes', () => {
    expect([45, 60, 120, 210].map((minutes) => lengthWords(minutes, english))).toEqual([
      '45 min',
      '1 hour',
      '2 hours',
      '3 h 30 min',
    ]);
  });

  it('tell news with the time of the visit, and of what they do not know that there is news', () => {
    const startMs = Date.parse(before.start);
    const message = {
      number: 1,
      kind: 'booking:request',
      side: 'provider' as const,
      booking: 'b',
      facts: { startMs, endMs: startMs + 7_200_000 },
      read: false,
      at: before.start,
    };
    expect(newsWords(message, chinese)).toBe('有新的预约请求：12月1日星期二 10:00–12:00');
    expect(newsWords({ ...message, kind: 'complaint:answer' }, chinese)).toBe(
      '有新消息，已经更新。',
    );
  });

  it('count what waits: requests, and times that somebody else proposed', () => {
    const proposed = (by: 'resident' | 'provider') =>
      ({ state: 'confirmed', proposed: { start: before.start, end: before.end, by } }) as const;
    expect(isWaiting(before)).toBe(true);
    expect(isWaiting(proposed('resident'))).toBe(true);
    expect(isWaiting(proposed('provider'))).toBe(false);
    expect(isWaiting({ state: 'declined', proposed: null })).toBe(false);
  });

  it('say what is different, and nothing where nothing is', () => {
    expect(changeWords(before, before, chinese)).toEqual([]);
    const now = { ...before, state: 'cancelled', resourceLabel: '工号 2' } as const;
    expect(changeWords(before, now, chinese)).toEqual(['现在是“已取消”', '改由 工号 2 去']);
  });

  it('are sent to the desk alone', () => {
    expect(providerMessages(zh)['provider.title']).toBe('服务商工作台');
    expect(Object.keys(islandMessages(zh)).filter((key) => key.startsWith('provider.'))).toEqual(
      [],
    );
  });
});
