/** Town or village: the first rule that applies. */
import { beforeAll, describe, expect, test } from 'vitest';
import { kindAt } from '../../server/domain/kind.ts';
import type { Community, NamedPlace, RegionData } from '../../server/domain/region.ts';
import { committeeOf } from '../../server/domain/communities/kind.ts';
import { densityAround } from '../../server/network/build/density.ts';
import {
  at,
  draw,
  gridCity,
  testNorms,
  toBounds,
  type DrawnWorld,
} from '../fixtures/drawn-world.ts';

const here = at(1000, 1000);

function community(name: string, half: number, more: Partial<Community> = {}): Community {
  const [west, south, east, north] = toBounds([1000 - half, 1000 - half, 1000 + half, 1000 + half]);
  const ring = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
  return {
    code: null,
    name,
    committee: null,
    officialCode: null,
    bounds: [west, south, east, north],
    polygons: [[ring]],
    ...more,
  };
}

const place = (name: string, value: string, x: number): NamedPlace => ({
  id: `n${x}`,
  name,
  place: value,
  position: at(x, 1000),
});

/** A grid whose streets have the given density: two sides of each block, 2 / block. */
async function regionOf(blockMeters: number, more: Partial<RegionData> = {}): Promise<RegionData> {
  const count = Math.round(2000 / blockMeters) + 1;
  const world: DrawnWorld = gridCity(count, count, blockMeters);
  return { ...(await draw(world)).engine.region, ...more };
}

let dense: RegionData, between: RegionData, thin: RegionData;
beforeAll(async () => {
  [dense, between, thin] = (await Promise.all([
    regionOf(100),
    regionOf(333.3),
    regionOf(1000),
  ])) as [RegionData, RegionData, RegionData];
});

describe('street density within 500 m', () => {
  test('is 2 / block: 20 km/km² for blocks of 100 m, 6 for blocks of 333 m', () => {
    expect(densityAround(dense.network.density, here[0], here[1], 500)).toBeCloseTo(20, -0.5);
    expect(
      Math.abs(densityAround(between.network.density, here[0], here[1], 500) - 6),
    ).toBeLessThan(1);
    // Two streets cross here: 4 × 500 m in 0.785 km².
    expect(
      Math.abs(densityAround(thin.network.density, here[0], here[1], 500) - 2.55),
    ).toBeLessThan(0.4);
  });

  test('is nothing far from all streets', () => {
    const [lng, lat] = at(9000, 9000);
    expect(densityAround(dense.network.density, lng, lat, 500)).toBe(0);
  });
});

describe('the kind of a place', () => {
  const village = community('某村委会', 400, { committee: 'rural' });

  test('is what the resident chose, before everything else', () => {
    const region = {
      ...dense,
      communities: [community('甲', 400, { officialCode: '111', committee: 'urban' })],
    };
    expect(kindAt(region, here, testNorms, 'rural')).toEqual({
      kind: 'rural',
      because: 'resident',
    });
  });

  test.each([
    ['111', 'urban'],
    ['121', 'urban'],
    ['210', 'rural'],
    ['220', 'rural'],
  ])('follows the official code %s before the committee’s kind: %s', (officialCode, kind) => {
    const other = kind === 'urban' ? 'rural' : 'urban';
    const region = {
      ...dense,
      communities: [community('某地', 400, { officialCode, committee: other })],
    };
    expect(kindAt(region, here, testNorms)).toEqual({
      kind,
      because: 'official-code',
      detail: '某地',
    });
  });

  test('follows the committee before density', () => {
    expect(kindAt({ ...dense, communities: [village] }, here, testNorms)).toEqual({
      kind: 'rural',
      because: 'committee',
      detail: '某村委会',
    });
  });

  test('follows the smaller of two communities that hold the place, and none that only comes near', () => {
    const town = community('大社区', 900, { committee: 'urban' });
    expect(kindAt({ ...thin, communities: [town, village] }, here, testNorms).detail).toBe(
      '某村委会',
    );
    expect(
      kindAt({ ...thin, communities: [village, town] }, at(1500, 1000), testNorms).detail,
    ).toBe('大社区');
    expect(kindAt({ ...thin, communities: [village] }, at(1500, 1000), testNorms).because).toBe(
      'density',
    );
  });

  test('falls to density where the community’s name says nothing', () => {
    expect(
      kindAt({ ...dense, communities: [community('无名', 400)] }, here, testNorms),
    ).toMatchObject({ kind: 'urban', because: 'density' });
  });

  test('is urban from 8 km/km² on, though a village’s name is near: a village inside the town', () => {
    expect(
      kindAt({ ...dense, places: [place('城中村', 'village', 1000)] }, here, testNorms),
    ).toMatchObject({ kind: 'urban', because: 'density' });
  });

  test('is rural up to 4 km/km², though a town’s name is near', () => {
    expect(kindAt({ ...thin, places: [place('镇', 'town', 1000)] }, here, testNorms)).toMatchObject(
      { kind: 'rural', because: 'density' },
    );
  });

  test.each([
    ['village', 'rural'],
    ['hamlet', 'rural'],
    ['town', 'urban'],
    ['suburb', 'urban'],
  ])('between the two follows the nearest named place, a %s: %s', (value, kind) => {
    const region = {
      ...between,
      places: [
        place('远处', kind === 'rural' ? 'town' : 'village', 1900),
        place('近处', value, 1100),
      ],
    };
    expect(kindAt(region, here, testNorms)).toEqual({
      kind,
      because: 'named-place',
      detail: '近处',
    });
  });

  test('between the two and 1,001 m from any name, the middle of the two decides', () => {
    const region = { ...between, places: [place('远处', 'village', 2001)] };
    // Some 6 km/km²: above the middle of 1 and 8, below that of 4 and 12.
    expect(kindAt(region, here, { ...testNorms, ruralDensity: 1 })).toMatchObject({
      kind: 'urban',
      because: 'density-between',
    });
    expect(kindAt(region, here, { ...testNorms, urbanDensity: 12 })).toMatchObject({
      kind: 'rural',
      because: 'density-between',
    });
    expect(
      kindAt({ ...between, places: [place('近处', 'village', 1999)] }, here, testNorms).because,
    ).toBe('named-place');
  });

  test('decides the limit and the essential set of a circle', async () => {
    const world = await draw(gridCity(5, 5, 100));
    const essential = (kind: 'urban' | 'rural') => {
      const circle = world.circle([200, 200], { kind });
      return [
        circle.limitMinutes,
        circle.categories.filter((category) => category.essential).map(({ code }) => code),
      ];
    };
    expect(essential('urban')).toEqual([15, ['grocery', 'market', 'green', 'health']]);
    expect(essential('rural')).toEqual([30, ['grocery', 'green', 'health']]);
  });
});

test.each([
  ['唐家社区', 'urban'],
  ['唐家居委会', 'urban'],
  ['某某社区居民委员会', 'urban'],
  ['上栅村委会', 'rural'],
  ['上栅村民委员会', 'rural'],
  ['上栅', null],
  ['社区公园', null],
])('the name %s tells the committee: %s', (name, committee) => {
  expect(committeeOf(name)).toBe(committee);
});
