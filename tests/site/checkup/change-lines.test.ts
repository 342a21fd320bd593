import { expect, test } from 'vitest';
import type { ReportMonth } from '../../../server/contract/area-report.ts';
import {
  changeLines,
  monthCount,
  monthWords,
  stretchesOf,
} from '../../../site/lib/checkup/change-lines.ts';
import { mapClassOf } from '../../../site/lib/checkup/map-classes.ts';
import {
  formatReportFragment,
  parseReportFragment,
} from '../../../site/lib/checkup/report-fragment.ts';

function month(of: string, covered: number, gap: number, more: Partial<ReportMonth> = {}) {
  return {
    month: of,
    madeAt: `${of}-02T00:00:00.000Z`,
    invented: false,
    mapDate: null,
    populationSource: 'x',
    people: covered + gap,
    complete: covered / 2,
    incomplete: gap + covered / 2,
    unknown: 0,
    categories: [{ code: 'market', covered, gap, unknown: 0 }],
    ...more,
  };
}

test('a category has a line of shares, after that of the whole set', () => {
  const lines = changeLines([month('2026-11', 30, 70), month('2026-12', 60, 40)], ['market']);
  expect(lines.map(({ code }) => code)).toEqual([null, 'market']);
  expect(lines[1]!.points.map(({ index, covered }) => [index, covered])).toEqual([
    [0, 0.3],
    [1, 0.6],
  ]);
  expect(lines[0]!.points.map(({ covered }) => covered)).toEqual([0.15, 0.3]);
});

test('a month without a record stays empty over the turn of the year, and the line breaks there', () => {
  const months = ['2026-11', '2026-12', '2027-02'].map((of) => month(of, 1, 1));
  expect(monthCount(months)).toBe(4);
  const [, market] = changeLines(months, ['market']);
  expect(stretchesOf(market!.points).map((stretch) => stretch.map((one) => one.month))).toEqual([
    ['2026-11', '2026-12'],
    ['2027-02'],
  ]);
});

test('a month without people has no point, and a category that no month knows no line', () => {
  const months = [
    month('2026-11', 1, 1),
    month('2026-12', 0, 0, { people: null, complete: 0, incomplete: 0 }),
  ];
  const lines = changeLines(months, ['market', 'library']);
  expect(lines.map(({ code, points }) => [code, points.length])).toEqual([
    [null, 1],
    ['market', 1],
  ]);
  expect(changeLines([], ['market'])).toEqual([]);
});

test('months are named as people name them', () => {
  expect(monthWords('2026-11', 'zh-CN')).toBe('2026年11月');
  expect(monthWords('2026-11', 'en')).toBe('Nov 2026');
});

test('a link holds the place, who travels, and the map where it says one', () => {
  const view = { area: '440402002', profile: 'elder', region: 'my-town' } as const;
  expect(formatReportFragment(view)).toBe('#area=440402002&profile=elder&region=my-town');
  expect(parseReportFragment(formatReportFragment(view))).toEqual(view);
  expect(formatReportFragment({ area: '440402', profile: 'walk', region: null })).toBe(
    '#area=440402',
  );
});

test.each(['#area=44', '#area=4404021', '#area=110101', '#area=440402002001x', '#', ''])(
  'a link that names no place of this kind opens the choice: %s',
  (hash) => {
    expect(parseReportFragment(`${hash}&profile=plane&region=../x`)).toEqual({
      area: null,
      profile: 'walk',
      region: null,
    });
  },
);

test('the map tells shares apart, each class with its upper end', () => {
  const share = (incomplete: number, state: 'gap' | 'covered' | 'unknown' = 'gap') =>
    mapClassOf({ state, people: 1000, incomplete });
  expect(share(0, 'covered')).toBe('none');
  expect([1, 100, 101, 300, 301, 500, 501, 1000].map((people) => share(people))).toEqual([
    'some-1',
    'some-1',
    'some-2',
    'some-2',
    'some-3',
    'some-3',
    'some-4',
    'some-4',
  ]);
  expect(share(0, 'unknown')).toBe('unknown');
  expect(mapClassOf({ state: 'unknown', people: null, incomplete: 0 })).toBe('unknown');
});
