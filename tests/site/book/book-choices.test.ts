import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bookSteps, formatBook, parseBook } from '../../../site/lib/book/book-choices.ts';
import { wholeList } from '../../../site/lib/book/offer-list.ts';

const all = {
  step: 'when',
  at: [112.9418, 23.4828],
  kind: 'home-cleaning',
  mode: 'at_home',
  offering: 'off_1-a',
  minutes: 120,
  start: '2026-12-01T01:00:00.000Z',
  from: 'check',
} as const;

test('what was chosen comes back as it was written', () => {
  expect(formatBook(all)).toBe(
    'step=when&at=112.9418,23.4828&kind=home-cleaning&mode=at_home&offering=off_1-a&minutes=120&start=2026-12-01T01:00:00.000Z&from=check',
  );
  expect(parseBook(`#${formatBook(all)}`)).toEqual(all);
});

test('a link from a circle brings a door: the next question is what is needed there', () => {
  expect(parseBook('#at=112.9418,23.4828')).toEqual({ step: 'what', at: [112.9418, 23.4828] });
  expect(parseBook('')).toEqual({ step: 'where' });
});

test('what is not understood is left out', () => {
  expect(
    parseBook(
      '#step=nowhere&at=200,23&kind=<b>&mode=by_air&offering=a b&minutes=721&start=soon&from=done',
    ),
  ).toEqual({ step: 'where' });
  expect(parseBook('#minutes=720')).toEqual({ step: 'where', minutes: 720 });
  expect(parseBook('#start=2026-13-01T01:00:00Z')).toEqual({ step: 'where' });
});

test('any fragment is read without an error, and what was read stays the same when written', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      const read = parseBook(text);
      expect(bookSteps).toContain(read.step);
      expect(parseBook(formatBook(read))).toEqual(read);
    }),
  );
});

describe('how the list is looked at', () => {
  const list = {
    order: 'cheapest',
    languages: ['yue', 'zh-CN'],
    free: true,
    certified: false,
  } as const;

  test('comes back as it was written; the whole list leaves no trace', () => {
    const written = formatBook({ step: 'who', list });
    expect(written).toBe('step=who&order=cheapest&only=free&spoken=yue,zh-CN');
    expect(parseBook(written)).toEqual({ step: 'who', list });
    expect(formatBook({ step: 'who', list: wholeList })).toBe('step=who');
    expect(parseBook('#step=who&order=soonest')).toEqual({ step: 'who' });
  });

  test('what is not understood is left out, and no list of languages has an end that is far off', () => {
    expect(parseBook('#step=who&order=dearest&only=lunch&spoken=<b>,')).toEqual({ step: 'who' });
    const letters = 'abcdefghi'.split('').map((letter) => `y${letter}`);
    expect(parseBook(`#spoken=${letters.join(',')},ya`).list?.languages).toEqual(
      letters.slice(0, 8),
    );
    expect(parseBook('#only=certified,free').list).toMatchObject({ free: true, certified: true });
  });
});

test('names, telephone numbers, addresses and notes have no place in it', () => {
  const typed = { ...all, name: '李奶奶', phone: '13812345678', address: '3 栋 502', notes: '狗' };
  expect(formatBook(typed)).toBe(formatBook(all));
});
