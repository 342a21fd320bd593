import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { CategoryMatcher, type Category } from '../../server/domain/categories.ts';

const category = (code: string, osm: Category['osm']): Category => ({
  code,
  zh: code,
  en: code,
  group: 'daily',
  essential: { urban: true, rural: true },
  osm,
});

describe('selectors', () => {
  const matcher = new CategoryMatcher([
    category('market', [{ amenity: 'marketplace' }, { shop: 'supermarket', name: '*肉菜*' }]),
    category('grocery', [{ shop: ['convenience', 'supermarket'] }]),
    category('health', [
      {
        amenity: ['clinic', 'doctors'],
        not: { speciality: ['dentistry', 'beauty*'], access: 'private' },
      },
    ]),
    category('office', [{ name: '*居委会*' }]),
    category('old', [{ 'disused:shop': '*' }]),
  ]);
  const codes = (tags: Record<string, string>) => matcher.match(tags).codes;

  test('match by one value, or by one of several', () => {
    expect(codes({ amenity: 'marketplace' })).toEqual(['market']);
    expect(codes({ shop: 'convenience' })).toEqual(['grocery']);
    expect(codes({ shop: 'bakery' })).toEqual([]);
    expect(codes({ highway: 'residential' })).toEqual([]);
  });

  test('need all of their keys; one element may have several categories, in the order of the list', () => {
    expect(codes({ shop: 'supermarket', name: '新村肉菜超市' })).toEqual(['market', 'grocery']);
    expect(codes({ name: '新村肉菜超市', shop: 'supermarket' })).toEqual(['market', 'grocery']);
    expect(codes({ shop: 'supermarket', name: '新村超市' })).toEqual(['grocery']);
  });

  test('refuse by `not`, patterns too', () => {
    expect(codes({ amenity: 'clinic' })).toEqual(['health']);
    expect(codes({ amenity: 'clinic', speciality: 'dentistry' })).toEqual([]);
    expect(codes({ amenity: 'clinic', speciality: 'beauty_surgery' })).toEqual([]);
    expect(codes({ amenity: 'doctors', access: 'private' })).toEqual([]);
  });

  test('read a list of values, and a star as any characters, none included', () => {
    expect(codes({ shop: 'bakery; convenience' })).toEqual(['grocery']);
    expect(codes({ 'disused:shop': 'yes' })).toEqual(['old']);
    expect(codes({ shop: 'supermarket', name: '肉菜' })).toEqual(['market', 'grocery']);
  });

  test('take other signs of a pattern as they are written', () => {
    const literal = new CategoryMatcher([category('a', [{ ref: 'A.1*' }])]);
    expect(literal.match({ ref: 'A.1b' }).codes).toEqual(['a']);
    expect(literal.match({ ref: 'Ax1b' }).codes).toEqual([]);
  });

  test('by the name alone match too', () => {
    expect(codes({ name: '甲居委会' })).toEqual(['office']);
  });
});

describe('an element’s own jinlin:category', () => {
  const matcher = new CategoryMatcher([
    category('market', [{ amenity: 'marketplace' }]),
    category('repair', [{ craft: 'repair' }]),
  ]);

  test('adds categories to what the tags say, each once', () => {
    expect(matcher.match({ 'jinlin:category': 'repair' })).toEqual({
      codes: ['repair'],
      unknown: [],
    });
    expect(matcher.match({ amenity: 'marketplace', 'jinlin:category': 'repair; market' })).toEqual({
      codes: ['market', 'repair'],
      unknown: [],
    });
  });

  test('that nobody knows comes back apart', () => {
    expect(matcher.match({ 'jinlin:category': 'repair;circus;' })).toEqual({
      codes: ['repair'],
      unknown: ['circus'],
    });
  });
});

describe('the project’s own list', () => {
  const { categories } = JSON.parse(
    readFileSync(new URL('../../data/categories.json', import.meta.url), 'utf8'),
  ) as { categories: Category[] };
  const matcher = new CategoryMatcher(categories);

  test.each<[Record<string, string>, string]>([
    [{ amenity: 'marketplace' }, 'market'],
    [{ shop: 'convenience' }, 'grocery'],
    [{ amenity: 'restaurant' }, 'dining'],
    [{ shop: 'hairdresser' }, 'hair-beauty'],
    [{ shop: 'laundry' }, 'laundry'],
    [{ amenity: 'pharmacy' }, 'pharmacy'],
    [{ amenity: 'post_office' }, 'post'],
    [{ amenity: 'bank' }, 'bank'],
    [{ amenity: 'clinic' }, 'health'],
    [{ leisure: 'park' }, 'green'],
    [{ amenity: 'police' }, 'safety'],
    [{ amenity: 'kindergarten' }, 'childcare'],
    [{ amenity: 'library' }, 'library'],
    [{ amenity: 'townhall', name: '甲村村民委员会' }, 'service-station'],
  ])('takes %o for %s', (tags, code) => {
    expect(matcher.match(tags).codes).toContain(code);
  });

  test.each<Record<string, string>>([
    { amenity: 'bench' },
    { building: 'yes', name: '社区服务' },
    { leisure: 'park', access: 'private' },
  ])('takes %o for nothing', (tags) => {
    expect(matcher.match(tags).codes).toEqual([]);
  });
});
