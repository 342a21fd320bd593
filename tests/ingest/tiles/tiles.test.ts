import type { VectorTile, VectorTileLayer } from '@mapbox/vector-tile';
import { describe, expect, test } from 'vitest';
import {
  countTiles,
  cutTiles,
  maxTileZoom,
  minTileZoom,
} from '../../../server/ingest/tiles/cut.ts';
import { memorySource } from '../../../server/ingest/osm/memory-source.ts';
import { readRegion } from '../../../server/ingest/read-region.ts';
import { encodeNetwork } from '../../../server/network/file.ts';
import { decodeTile } from '../../fixtures/decode-tile.ts';
import {
  at,
  elementsOf,
  testCategories,
  testNorms,
  toBounds,
  type DrawnWorld,
} from '../../fixtures/drawn-world.ts';

/** Web Mercator by the book: a position's place in the units of its tile. */
function unitsOf(
  x: number,
  y: number,
  z: number,
): { tile: [number, number]; units: [number, number] } {
  const [lng, lat] = at(x, y);
  const count = 2 ** z;
  const radians = (lat! * Math.PI) / 180;
  const east = ((lng! + 180) / 360) * count;
  const south = ((1 - Math.asinh(Math.tan(radians)) / Math.PI) / 2) * count;
  return {
    tile: [Math.floor(east), Math.floor(south)],
    units: [(east % 1) * 4096, (south % 1) * 4096],
  };
}

async function tilesOf(
  world: DrawnWorld,
  bbox: readonly [number, number, number, number] | null = null,
) {
  const bounds = toBounds(world.bounds ?? [-300, -300, 300, 300]);
  const read = await readRegion(memorySource(elementsOf(world), [...bounds]), {
    bbox: bbox && toBounds(bbox),
    categories: testCategories,
    norms: testNorms,
    map: true,
  });
  const tiles = new Map<string, VectorTile>();
  let count = 0;
  for (const { z, x, y, data } of cutTiles(read.map!, read.network.bounds)) {
    count++;
    if (data) tiles.set(`${z}/${x}/${y}`, decodeTile(data));
  }
  const layer = (z: number, x: number, y: number, name: string): VectorTileLayer | undefined => {
    const [column, row] = unitsOf(x, y, z).tile;
    return tiles.get(`${z}/${column}/${row}`)?.layers[name];
  };
  return { read, tiles, count, layer };
}

const features = (layer: VectorTileLayer | undefined) =>
  Array.from({ length: layer?.length ?? 0 }, (_, i) => layer!.feature(i));

const street: DrawnWorld = {
  nodes: { w: [-200, 30], e: [200, 30] },
  ways: [['w e', { highway: 'residential', name: '长街', 'name:en': 'Long Street' }]],
};

describe('a street in the tiles', () => {
  test('lies at zoom 16 where web Mercator puts it, to half a unit, and goes on into the buffer', async () => {
    const { layer, tiles } = await tilesOf(street);
    const [found] = features(layer(16, 0, 30, 'streets'));
    const [line] = found!.loadGeometry();
    const north = unitsOf(0, 30, 16).units[1];
    for (const { y } of line!) expect(Math.abs(y - north)).toBeLessThanOrEqual(0.5);
    // A tile of zoom 16 is 563 m wide here. The street's own ends, or the buffer of 128 units, end the line.
    const { tile: middle } = unitsOf(0, 30, 16);
    for (const [name, x] of [
      ['w', -200],
      ['e', 200],
    ] as const) {
      const end = unitsOf(x, 30, 16);
      const wanted = end.units[0] + (end.tile[0] - middle[0]) * 4096;
      const clipped = Math.min(4096 + 128, Math.max(-128, wanted));
      const drawn =
        name === 'w'
          ? Math.min(...line!.map(({ x: unit }) => unit))
          : Math.max(...line!.map(({ x: unit }) => unit));
      expect(Math.abs(drawn - clipped)).toBeLessThanOrEqual(0.5);
    }
    expect([...tiles.keys()].filter((key) => key.startsWith('16/'))).not.toHaveLength(0);
  });

  test('has its class, and its names in a layer of their own', async () => {
    const { layer } = await tilesOf(street);
    expect(features(layer(16, 0, 30, 'streets')).map(({ properties }) => properties)).toEqual([
      { class: 'minor' },
    ]);
    expect(features(layer(16, 0, 30, 'street-names')).map(({ properties }) => properties)).toEqual([
      { class: 'minor', name: '长街', en: 'Long Street' },
    ]);
  });

  test('is there from zoom 12 on, its name from zoom 14 on', async () => {
    const { layer } = await tilesOf(street);
    expect(layer(11, 0, 30, 'streets')).toBeUndefined();
    expect(layer(12, 0, 30, 'streets')?.length).toBe(1);
    expect(layer(13, 0, 30, 'street-names')).toBeUndefined();
    expect(layer(14, 0, 30, 'street-names')?.length).toBe(1);
  });

  test('of three pieces has one line for its name; its surface stays in pieces', async () => {
    const { layer } = await tilesOf({
      nodes: { a: [-60, 0], b: [-20, 0], c: [20, 0], d: [60, 0] },
      ways: [
        ['a b', { highway: 'residential', name: '长街' }],
        ['d c', { highway: 'residential', name: '长街', bridge: 'yes' }],
        ['b c', { highway: 'residential', name: '长街' }],
      ],
    });
    expect(layer(16, 0, 0, 'streets')?.length).toBe(3);
    expect(
      features(layer(16, 0, 0, 'streets')).map(({ properties }) => properties['bridge']),
    ).toEqual([undefined, 1, undefined]);
    expect(layer(16, 0, 0, 'street-names')?.length).toBe(1);
  });
});

const town: DrawnWorld = {
  nodes: {
    ...street.nodes,
    p: [-100, -100],
    q: [100, -100],
    r: [100, 0],
    s: [-100, 0],
    h1: [-20, -60],
    h2: [20, -60],
    h3: [20, -40],
    h4: [-20, -40],
    door: [20, -50, { entrance: 'main' }],
    gate: [0, 30, { barrier: 'gate' }],
    locked: [50, 30, { barrier: 'gate', access: 'private' }],
    name: [5, 5, { place: 'village', name: '石村', 'name:en': 'Stone Village', population: '900' }],
  },
  ways: [
    ...street.ways,
    ['p q r s p', { leisure: 'park', name: '石公园' }],
    ['h1 h2 door h3 h4 h1', { building: 'yes' }],
    ['p q missing s p', { landuse: 'forest' }],
  ],
};

describe('a town in the tiles', () => {
  test('has ground, buildings, gates that are open or shut, entrances, and names', async () => {
    const { layer } = await tilesOf(town);
    const of = (z: number, name: string) =>
      features(layer(z, 0, 0, name)).map(({ properties }) => properties);
    // The forest lacks a corner in the file and is not guessed.
    expect(of(16, 'landuse')).toEqual([{ class: 'green' }]);
    expect(of(16, 'buildings')).toEqual([{ class: 'building' }]);
    expect(of(16, 'gates')).toEqual([
      { class: 'entrance' },
      { class: 'gate' },
      { class: 'gate', shut: 1 },
    ]);
    expect(of(16, 'places')).toEqual([
      { class: 'park', name: '石公园' },
      { class: 'village', name: '石村', en: 'Stone Village', people: 900 },
    ]);
    expect(of(12, 'buildings')).toEqual([]);
    expect(of(13, 'buildings')).toHaveLength(1);
    expect(of(10, 'places')).toEqual([]);
    expect(of(11, 'places')).toHaveLength(1);
  });

  test('has each place in one tile only, though areas go on into the buffer of the next', async () => {
    // Just west of a border between tiles of zoom 16.
    const side = 2 ** 16;
    const { tile } = unitsOf(0, 0, 16);
    const border = (tile[0] / side) * 360 - 180;
    const metersPerLng = 1 / (at(1, 0)[0]! - at(0, 0)[0]!);
    const x = (border - at(0, 0)[0]!) * metersPerLng - 2;
    const { tiles } = await tilesOf({
      nodes: {
        a: [x - 50, 0],
        b: [x + 50, 0],
        c: [x, 40],
        name: [x, 0, { place: 'village', name: '界村' }],
      },
      ways: [
        ['a b', { highway: 'residential' }],
        ['a b c a', { landuse: 'grass' }],
      ],
      bounds: [x - 300, -300, x + 300, 300],
    });
    const count = (layer: string) =>
      [...tiles].filter(([key, { layers }]) => key.startsWith('16/') && layers[layer]).length;
    expect(count('places')).toBe(1);
    expect(count('landuse')).toBe(2);
  });

  test('reaches every zoom from 8 to 16, and the tiles looked at are as many as foretold', async () => {
    const { tiles, count, read } = await tilesOf(town);
    const zooms = new Set([...tiles.keys()].map((key) => Number(key.split('/')[0])));
    // At zoom 8 to 10 nothing of this village is shown yet.
    expect([...zooms].sort((a, b) => a - b)).toEqual([11, 12, 13, 14, 15, 16]);
    expect([minTileZoom, maxTileZoom]).toEqual([8, 16]);
    expect(count).toBe(countTiles(read.network.bounds));
  });

  test('does not change the network by a byte', async () => {
    const network = async (map: boolean) => {
      const read = await readRegion(
        memorySource(elementsOf(town), [...toBounds([-300, -300, 300, 300])]),
        {
          bbox: null,
          categories: testCategories,
          norms: testNorms,
          map,
        },
      );
      expect(read.map === null).toBe(!map);
      return Buffer.concat(encodeNetwork(read.network));
    };
    expect((await network(true)).equals(await network(false))).toBe(true);
  });

  test('with a lake cut off by the edge of the file still has the lake', async () => {
    const { layer } = await tilesOf({
      nodes: { ...street.nodes, a: [-400, -200], b: [0, -200], c: [0, -250], d: [-400, -250] },
      ways: [...street.ways, ['a b c d', {}]],
      relations: [[[1, 99], { type: 'multipolygon', natural: 'water' }]],
    });
    expect(features(layer(16, -50, -225, 'water')).map(({ properties }) => properties)).toEqual([
      { class: 'water' },
    ]);
  });
});
