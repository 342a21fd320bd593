import { describe, expect, test } from 'vitest';
import { position } from '../../../server/geo/position.ts';
import { categoryNames, named, placesOver, sourceOf } from '../../fixtures/place-world.ts';

const finds = (names: readonly Parameters<typeof named>[], text: string, limit = 10): string[] =>
  placesOver(sourceOf(names.map((of) => named(...of))))
    .search(text, null, limit)
    .map(({ name }) => name);

describe('a name is found', () => {
  test.each([
    '唐家湾',
    '唐家',
    '唐',
    '家湾',
    '湾',
    'tangjiawan',
    'TangJiaWan',
    'tang jia wan',
    "tang'jia'wan",
    'tang',
    'jiawan',
    'wan',
    'tjw',
    'tj',
    '唐 湾',
    '家wan',
  ])('by %s', (text) => expect(finds([['唐家湾']], text)).toEqual(['唐家湾']));

  test.each([
    '唐加湾',
    '塘家湾',
    'tangjaiwan',
    'tangjiawn',
    'tanngjiawan',
    'tangjoawan',
    'tangjaiw',
  ])('with one slip by %s', (text) => expect(finds([['唐家湾']], text)).toEqual(['唐家湾']));

  test.each(['唐山', '加湾', 'tangshan', 'xjw', '湾仔', 'tangjoawon', '村'])(
    'but not by %s',
    (text) => expect(finds([['唐家湾']], text)).toEqual([]),
  );

  test.each([
    ['珠海', 'zuhai'],
    ['石龙', 'silong'],
    ['南岸', 'lanan'],
    ['兴宁', 'xinnin'],
    ['朗县', 'nangxian'],
  ])('%s by the sounds of %s', (name, text) => expect(finds([[name]], text)).toEqual([name]));

  test.each([
    ['大埔', 'dabu'],
    ['大埔', 'dapu'],
    ['麻涌', 'machong'],
    ['麻涌', 'mayong'],
    ['番禺', 'panyu'],
    ['新圩', 'xinxu'],
    ['车陂', 'chebei'],
    ['绿地', 'ludi'],
    ['绿地', 'lvdi'],
    ['绿地', 'lüdi'],
    ['吕田', 'lutian'],
  ])('%s by its reading %s', (name, text) => expect(finds([[name]], text)).toEqual([name]));

  test.each([
    ['Katharinenstraße', 'katharinenstrasse'],
    ['Café Zürich', 'cafe zurich'],
    ['Am Markt', 'markt'],
    ['Marktplatz', 'mraktplatz'],
    ['7-Eleven便利店', '7eleven'],
  ])('%s by %s', (name, text) => expect(finds([[name]], text)).toEqual([name]));

  test('by its name in English', () => {
    expect(finds([['唐家湾', { alsoNamed: ['Tangjia Bay'] }]], 'bay')).toEqual(['唐家湾']);
  });

  test('beside a word of what lies around it, in either order', () => {
    const names: Parameters<typeof named>[] = [
      ['新村', { id: 'a', around: ['香洲'] }],
      ['新村', { id: 'b', around: ['番禺'] }],
    ];
    const ids = (text: string) =>
      placesOver(sourceOf(names.map((of) => named(...of))))
        .search(text, null, 10)
        .map(({ id }) => id);
    for (const text of ['新村 香洲', '香洲新村', '香洲 xincun', 'xiangzhou xincun'])
      expect([text, ids(text)]).toEqual([text, ['a']]);
    expect(ids('新村')).toEqual(['a', 'b']);
  });

  test.each(['', '  ', '！？', '"', '* OR "', '\u0000', '𠀀'])(
    'never by %j, which breaks nothing',
    (text) => expect(finds([['唐家湾']], text)).toEqual([]),
  );
});

describe('the order', () => {
  test('is exact, beginning, within, one slip; the shorter name first among equals', () => {
    const names = ['大南岸村', '南岸小学堂', '南案', '南岸', '南岸路', '兰岸'];
    expect(
      finds(
        names.map((name) => [name]),
        '南岸',
      ),
    ).toEqual(['南岸', '南岸路', '南岸小学堂', '大南岸村']);
    expect(
      finds(
        names.map((name) => [name]),
        'nanan',
      ),
    ).toEqual(['南案', '南岸', '南岸路', '南岸小学堂', '大南岸村', '兰岸']);
  });

  test('puts the nearest first among equals, and what has no position last', () => {
    const at = (id: string, lng: number | null) =>
      named('新村', { id, position: lng === null ? null : position(lng, 23) });
    const places = placesOver(sourceOf([at('none', null), at('far', 113.2), at('near', 113.01)]));
    const hits = places.search('新村', position(113, 23), 10);
    expect(hits.map(({ id }) => id)).toEqual(['near', 'far', 'none']);
    // 0.01° of longitude at 23° N: 111,195 m × cos 23° × 0.01.
    expect(hits.map(({ meters }) => meters)).toEqual([1024, expect.any(Number), undefined]);
  });

  test('puts what lies around the corner before a better fit in another city, and not what only lies in such a place', () => {
    const at = (id: string, name: string, lng: number, around: string[] = []) =>
      named(name, { id, position: position(lng, 22), around });
    const places = placesOver(
      sourceOf([
        at('far', '图书馆', 115),
        at('near', '示范图书馆', 113.01),
        at('named-after', '西门', 113.01, ['图书馆社区']),
      ]),
    );
    const ids = (near: number) =>
      places.search('图书馆', position(near, 22), 10).map(({ id }) => id);
    expect(ids(113)).toEqual(['near', 'far', 'named-after']);
    expect(ids(115)).toEqual(['far', 'near', 'named-after']);
  });

  test('keeps the nearest of thousands', () => {
    const many = Array.from({ length: 2500 }, (_, i) =>
      named('新村', { id: `v${i}`, position: position(113 + i / 1e4, 23) }),
    );
    const hits = placesOver(sourceOf(many)).search('新', position(113.2, 23), 3);
    expect(hits[0]!.id).toBe('v2000');
    expect(hits.map(({ id }) => id).toSorted()).toEqual(['v1999', 'v2000', 'v2001']);
  });

  test('gives no more than were asked for', () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      named(`新村${'一二三四五六七八九十'[i % 10]}`, { id: `${i}` }),
    );
    expect(placesOver(sourceOf(many)).search('新', null, 7)).toHaveLength(7);
  });
});

describe('kinds of service', () => {
  const places = placesOver(sourceOf(categoryNames()));
  const codes = (text: string) => places.search(text, null, 10).map(({ category }) => category);

  test.each([
    ['超市', 'grocery'],
    ['cs', 'grocery'],
    ['chaoshi', 'grocery'],
    ['supermarket', 'grocery'],
    ['supermarkte', 'grocery'],
    ['菜市场', 'market'],
    ['wet market', 'market'],
    ['看病', 'health'],
    ['士多', 'grocery'],
    ['library', 'library'],
  ])('%s is %s', (text, code) => expect(codes(text)[0]).toBe(code));

  test('are at most three where one letter begins a name of nearly all', () => {
    expect(codes('s').length).toBe(3);
  });
});

describe('a community that a region holds', () => {
  test('stands once: with its position from there, its street and district from the divisions', () => {
    const division = named('唐家社区', {
      kind: 'community',
      id: '440402',
      nameEn: 'Tangjia Community',
      detail: { zh: '唐家湾镇 · 香洲区', en: 'Tangjiawan' },
    });
    const elsewhere = { ...division, id: '440882' };
    const own = named('唐家社区', {
      kind: 'community',
      id: '440402',
      position: position(113.5, 22.3),
    });
    const hits = placesOver(sourceOf([own], 'zhuhai'), sourceOf([elsewhere, division])).search(
      '唐家',
      null,
      10,
    );
    expect(hits).toEqual([
      {
        kind: 'community',
        id: '440402',
        name: '唐家社区',
        nameEn: 'Tangjia Community',
        detail: { zh: '唐家湾镇 · 香洲区', en: 'Tangjiawan' },
        position: [113.5, 22.3],
        region: 'zhuhai',
      },
      expect.objectContaining({ id: '440882', position: null, region: null }),
    ]);
  });
});
