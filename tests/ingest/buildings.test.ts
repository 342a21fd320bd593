/** Houses of a file: their ground, storeys and middle, and which buildings are none. */
import { describe, expect, test } from 'vitest';
import { floorSquareMeters } from '../../server/domain/buildings.ts';
import { unitsPerDegree } from '../../server/geo/position.ts';
import { dwellingOf } from '../../server/ingest/dwellings.ts';
import {
  BadBuildingsFile,
  decodeBuildings,
  encodeBuildings,
} from '../../server/store/buildings-file.ts';
import { draw, toPlane, type DrawnWorld } from '../fixtures/drawn-world.ts';
import { withHouses, type House } from '../fixtures/houses.ts';

const street: DrawnWorld = {
  nodes: { A: [0, 0], B: [500, 0] },
  ways: [['A B', { highway: 'residential' }]],
  bounds: [-100, -100, 600, 300],
};

/** Whole metres of each house's middle, its ground and its storeys. */
async function housesOf(world: DrawnWorld) {
  const { read } = await draw(world);
  const { lng, lat, squareMeters, levels } = read.buildings!;
  return Array.from(lng, (_, i) => [
    ...toPlane([lng[i]! / unitsPerDegree, lat[i]! / unitsPerDegree]).map((m) => Math.round(m)),
    Math.round(squareMeters[i]!),
    levels[i],
  ]);
}
const oneHouse = (house: House) => housesOf(withHouses(street, [house]));

describe('a house', () => {
  test('has its middle, its ground and its storeys', async () => {
    expect(await oneHouse([100, 20, 20, 10, { 'building:levels': '6' }])).toEqual([
      [110, 25, 200, 6],
    ]);
    expect(await oneHouse([100, 20, 20, 10])).toEqual([[110, 25, 200, 0]]);
  });

  test('of an L has its centre of gravity: 10 × 20 and 10 × 10 beside it', async () => {
    const nodes = {
      ...street.nodes,
      a: [100, 0],
      b: [120, 0],
      c: [120, 10],
      d: [110, 10],
      e: [110, 20],
      f: [100, 20],
    } as DrawnWorld['nodes'];
    const ways = [...street.ways, ['a b c d e f a', { building: 'house' }]] as DrawnWorld['ways'];
    // (200 m² · 5 + 100 m² · 15) / 300 m² = 8.33 east, (200 · 10 + 100 · 5) / 300 = 8.33 north.
    expect(await housesOf({ ...street, nodes, ways })).toEqual([[108, 8, 300, 0]]);
  });

  test('around a court has its ground without the court, once, though its outline repeats the tags', async () => {
    const drawn = withHouses(street, [
      [100, 20, 40, 40],
      [110, 30, 20, 20, { building: 'no' }],
    ]);
    const world = {
      ...drawn,
      relations: [
        [[1], { type: 'multipolygon', building: 'apartments', 'building:levels': '3' }, [2]],
      ],
    } as DrawnWorld;
    expect(await housesOf(world)).toEqual([[120, 40, 1200, 3]]);
  });

  test('of two outlines is two houses', async () => {
    const drawn = withHouses(street, [
      [100, 20, 10, 10],
      [200, 20, 20, 10],
    ]);
    const world = { ...drawn, relations: [[[1, 2], { type: 'multipolygon', building: 'house' }]] };
    expect((await housesOf(world as unknown as DrawnWorld)).toSorted()).toEqual([
      [105, 25, 100, 0],
      [210, 25, 200, 0],
    ]);
  });

  test('beyond the bounds, cut off or not closed is left out', async () => {
    expect(await oneHouse([580, 20, 30, 10])).toHaveLength(1);
    expect(await oneHouse([590, 20, 30, 10])).toEqual([]);
    const drawn = withHouses(street, [[100, 20, 20, 10]]);
    const way = (names: string) => [...street.ways, [names, { building: 'house' }]];
    const changed = (names: string) => housesOf({ ...drawn, ways: way(names) } as DrawnWorld);
    expect(await changed('house0a house0b house0c house0d house0a')).toHaveLength(1);
    expect(await changed('house0a house0b house0c missing house0a')).toEqual([]);
    expect(await changed('house0a house0b house0c house0d')).toEqual([]);
    const missing = {
      ...drawn,
      ways: street.ways,
      relations: [[[7], { type: 'multipolygon', building: 'house' }]],
    };
    expect(await housesOf(missing as unknown as DrawnWorld)).toEqual([]);
  });
});

describe('people may live', () => {
  test.each(['apartments', 'house', 'residential', 'detached', 'dormitory', 'terrace'])(
    'in a building of kind %s, whatever else is in it',
    (building) => {
      expect(dwellingOf({ building, shop: 'convenience' })).toEqual({ isCertain: true, levels: 0 });
    },
  );

  test('in a building without a kind, unless it has another use', () => {
    expect(dwellingOf({ building: 'yes' })).toEqual({ isCertain: false, levels: 0 });
    for (const key of ['amenity', 'shop', 'office', 'industrial', 'tourism', 'leisure'])
      expect([key, dwellingOf({ building: 'yes', [key]: 'x' })]).toEqual([key, null]);
  });

  test.each(['industrial', 'school', 'garage', 'retail', 'no'])('not in %s', (building) => {
    expect(dwellingOf({ building })).toBeNull();
  });

  test('not on ground without a building', () => {
    expect(dwellingOf({ landuse: 'residential' })).toBeNull();
  });

  test('not in a shed without a kind: 20 m² are one no longer', async () => {
    const yes = { building: 'yes' };
    expect(await oneHouse([100, 20, 5.1, 4, yes])).toHaveLength(1);
    expect(await oneHouse([100, 20, 4.9, 4, yes])).toEqual([]);
    expect(await oneHouse([100, 20, 4.9, 4])).toHaveLength(1);
  });

  test.each([
    ['6', 6],
    ['1.5', 1.5],
    ['200', 200],
    ['201', 0],
    ['0', 0],
    ['-3', 0],
    ['5;6', 0],
    ['many', 0],
  ])('on as many storeys as are tagged: %s is %d', (tag, levels) => {
    expect(dwellingOf({ building: 'house', 'building:levels': tag })?.levels).toBe(levels);
  });
});

describe('the file of houses', () => {
  const houses = {
    lng: Int32Array.of(1_130_000_000, 1_130_000_001),
    lat: Int32Array.of(230_000_000, -5),
    squareMeters: Float32Array.of(120.5, 80),
    levels: Float32Array.of(0, 6),
  };
  const bytes = Buffer.concat(encodeBuildings(houses));
  const whole = new Uint8Array(bytes).buffer;

  test('gives back what was written', () => {
    expect(decodeBuildings(whole)).toEqual(houses);
    expect([0, 1].map((i) => floorSquareMeters(decodeBuildings(whole), i))).toEqual([120.5, 480]);
  });

  test('that is cut, or another, says so', () => {
    expect(() => decodeBuildings(whole.slice(0, -1))).toThrow('file of houses is cut at 43 bytes');
    expect(() => decodeBuildings(whole.slice(0, 9))).toThrow(BadBuildingsFile);
    const other = whole.slice(0);
    new Uint8Array(other)[7] = 0x32;
    expect(() => decodeBuildings(other)).toThrow(/expected .* JLBLD001, found "JLBLD002"/);
  });
});
