import { describe, expect, it } from 'vitest';
import { areaName, sortedAreas } from '../../../site/lib/planner/area-rows.ts';
import { areaAt, shapesOf } from '../../../site/lib/planner/area-shapes.ts';
import { areaLines, placeOfArea } from '../../../site/lib/planner/area-words.ts';
import { fillsOf, paintedBy, shareLeftOut } from '../../../site/lib/planner/painted.ts';
import { emptyPlannerView } from '../../../site/lib/planner/planner-view.ts';
import { chinese, english } from '../words-of.ts';
import { area, coverage, nameOf } from './a-coverage.ts';

const few = area({ code: 'a', name: '甲村', people: 10, covered: 2, gap: 8, p90Minutes: null });
const many = area({ code: 'b', name: '乙社区' });
const unknown = area({
  code: 'c',
  name: '丙村',
  covered: 0,
  gap: 0,
  unknown: 1000,
  state: 'unknown',
});
const empty = area({ code: 'd', name: null, people: 0, covered: 0, gap: 0, p90Minutes: null });
const all = [unknown, few, empty, many];
const order = (sort: Parameters<typeof sortedAreas>[1]) =>
  sortedAreas(all, sort, chinese).map(({ code }) => code);

describe('the list of areas', () => {
  it('begins with the area where most people are left out', () => {
    expect(order('gap')).toEqual(['b', 'a', 'c', 'd']);
  });

  it('puts what cannot be said below what can', () => {
    expect(order('share')).toEqual(['a', 'b', 'c', 'd']);
  });

  it('counts “more than a tenth reach none” as farther than any minutes', () => {
    expect(order('p90')).toEqual(['a', 'c', 'b', 'd']);
  });

  it('sorts by people and by name, and leaves the given list alone', () => {
    expect(order('people')).toEqual(['c', 'b', 'a', 'd']);
    expect(order('name')).toEqual(['c', 'a', 'b', 'd']);
    expect(all.map(({ code }) => code)).toEqual(['c', 'a', 'd', 'b']);
  });

  it('names a cell by its code, and people of no known community by that', () => {
    expect(areaName(area({ name: null, code: '3-7', level: 'square' }), chinese)).toBe('格 3-7');
    expect(areaName(area({ name: null, code: null }), english)).toBe('In no known community');
  });
});

describe('the colour of an area', () => {
  it('follows the share of people left out, and unknown has none', () => {
    expect([few, many, unknown, empty].map(shareLeftOut)).toEqual([0.8, 0.2, null, null]);
    expect([...fillsOf(coverage({ areas: all }))]).toEqual([
      ['c', 'unknown'],
      ['a', 6],
      ['d', 'unknown'],
      ['b', 3],
    ]);
  });

  it('is nobody only where all are known to be covered', () => {
    expect(shareLeftOut(area({ covered: 1000, gap: 0, unknown: 0 }))).toBe(0);
    expect(shareLeftOut(area({ covered: 999, gap: 0, unknown: 1 }))).toBeNull();
  });

  it('takes the place of minutes where there are no tiles of them', () => {
    expect(paintedBy(coverage(), emptyPlannerView)).toBe('minutes');
    expect(paintedBy(coverage({ tiles: null }), emptyPlannerView)).toBe('areas');
  });
});

describe('one area in words', () => {
  it('tells its people by their three states, then minutes', () => {
    expect(areaLines(area({ covered: 700, unknown: 100 }), coverage(), nameOf, chinese)).toEqual([
      '1,000 人，按城市算',
      '200 人（20%）被落下、700 人（70%）够得到、100 人（10%）说不清。',
      '到最近的诊所平均 9.4 分钟，九成人 18 分钟以内。',
    ]);
    expect(areaLines(few, coverage(), nameOf, chinese).at(-1)).toBe(
      '到得了诊所的人平均 9.4 分钟；一成以上的人到不了。',
    );
  });

  it('says that people are not known, or that there are none', () => {
    expect(areaLines(area({ people: null }), coverage(), nameOf, chinese)).toEqual([
      '还没有这里的人口数据。',
    ]);
    expect(areaLines(empty, coverage(), nameOf, chinese)).toEqual(['人口数据里这里没有人。']);
  });

  it('tells places for a thousand people, where capacities are known', () => {
    const places = (perThousand: number | null) =>
      areaLines(area({ perThousand }), coverage(), nameOf, chinese).at(-1);
    expect(places(3.26)).toBe('每千人摊到 3.3 个位置。');
    expect(places(null)).toBe('每千人多少位置不知道：附近有的设施没有登记容量。');
  });

  it('leads to the public page of a community or of what it belongs to', () => {
    expect(placeOfArea(many, 'zh-CN')).toBe('/community/b/');
    expect(placeOfArea(area({ code: '440402', level: 'district' }), 'en')).toBe('/en/area/440402/');
    expect(placeOfArea(area({ code: '3-7', level: 'square' }), 'en')).toBeNull();
  });
});

describe('where areas lie', () => {
  const square = (west: number, south: number, side: number) => [
    [west, south],
    [west + side, south],
    [west + side, south + side],
    [west, south + side],
    [west, south],
  ];
  const shapes = shapesOf([
    {
      properties: { code: 'ring' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(0, 0, 3), square(1, 1, 1)]] },
    },
    {
      properties: { code: 'core' },
      geometry: { type: 'MultiPolygon', coordinates: [[square(1, 1, 1)]] },
    },
    { properties: { code: 'nowhere' }, geometry: null },
  ]);

  it('has a box around each that has a boundary', () => {
    expect(shapes.map(({ code, box }) => [code, box])).toEqual([
      ['ring', [0, 0, 3, 3]],
      ['core', [1, 1, 2, 2]],
    ]);
  });

  it('finds the one that holds a place, holes left out', () => {
    const at = (lng: number, lat: number) => areaAt(shapes, [lng, lat])?.code;
    expect([at(0.5, 0.5), at(1.5, 1.5), at(2.5, 1.5), at(3.5, 1)]).toEqual([
      'ring',
      'core',
      'ring',
      undefined,
    ]);
  });
});
