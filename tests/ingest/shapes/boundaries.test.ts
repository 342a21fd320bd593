import { kinks } from '@turf/kinks';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromGcj02 } from '../../../server/geo/datum.ts';
import { cleanPolygons } from '../../../server/ingest/shapes/clean-polygons.ts';
import {
  readBoundaries,
  type BoundariesRead,
} from '../../../server/ingest/shapes/read-boundaries.ts';
import { fullEffort, selfCrossing } from '../../../server/ingest/shapes/self-crossing.ts';
import { sharedData } from '../../shared-data.ts';

const ring = (...corners: [number, number][]) =>
  corners.map(([x, y]) => [113 + x / 100, 22 + y / 100]);
const square = (x = 0, y = 0, side = 4) =>
  ring([x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]);
const polygon = (...rings: number[][][]) => ({ type: 'Polygon', coordinates: rings });
const bytes = (geometries: unknown[], properties: object = {}) =>
  Buffer.from(
    JSON.stringify({
      type: 'FeatureCollection',
      features: geometries.map((geometry) => ({ type: 'Feature', geometry, properties })),
    }),
  );
async function read(geometry: unknown, properties: object = {}): Promise<BoundariesRead> {
  const answer = await readBoundaries(bytes([geometry], properties), { crs: 'wgs84' });
  if (!answer.ok) throw new Error(answer.key);
  return answer;
}
const verdict = async (geometry: unknown) => (await read(geometry)).verdicts[0]!;

describe('a border', () => {
  it('is read with its hole, its bounds, its code and name', async () => {
    const hole = square(1, 1, 1).reverse();
    expect(await read(polygon(square(), hole), { 区划代码: 440402009001, 名称: ' 唐家 ' })).toEqual(
      {
        ok: true,
        boundaries: [
          {
            feature: 1,
            code: '440402009001',
            name: '唐家',
            polygons: [[square(), hole]],
            bounds: [113, 22, 113.04, 22.04],
          },
        ],
        verdicts: [
          { feature: 1, code: '440402009001', name: '唐家', verdict: 'good', repairs: [] },
        ],
      },
    );
  });

  it('is closed and turned where it has to be', async () => {
    const { boundaries, verdicts } = await read(
      polygon(square().slice(0, -1).reverse(), square(1, 1, 1)),
    );
    expect(verdicts[0]).toMatchObject({
      verdict: 'repaired',
      repairs: ['ring-closed', 'ring-reversed'],
    });
    const [outer, hole] = boundaries[0]!.polygons[0]!;
    expect(outer!.at(-1)).toEqual(outer![0]);
    expect(area(outer!)).toBeCloseTo(0.0016, 10);
    expect(area(hole!)).toBeCloseTo(-0.0001, 10);
  });

  it('may consist of parts that touch, and may touch itself', async () => {
    expect(
      await verdict({
        type: 'MultiPolygon',
        coordinates: [[square()], [square(4, 0)], [square(8, 4)]],
      }),
    ).toMatchObject({ verdict: 'good' });
    expect(
      await verdict(polygon(ring([0, 0], [2, 1], [4, 0], [4, 3], [2, 1], [0, 3], [0, 0]))),
    ).toMatchObject({ verdict: 'good' });
  });

  it('loses holes and islands without area', async () => {
    const { boundaries, verdicts } = await read({
      type: 'MultiPolygon',
      coordinates: [[square(), ring([1, 1], [2, 2], [1, 1])], [ring([9, 9], [8, 8], [9, 9])]],
    });
    expect(verdicts[0]!.repairs).toEqual(['hole-dropped', 'part-dropped']);
    expect(boundaries[0]!.polygons).toEqual([[square()]]);
  });

  it.each<[string, unknown, object]>([
    [
      'crosses itself',
      polygon(ring([0, 0], [4, 4], [4, 0], [0, 4], [0, 0])),
      { reasonKey: 'boundary-crosses-itself', quoted: { lng: '113.020000', lat: '22.020000' } },
    ],
    [
      'has a hole across its border',
      polygon(square(), square(3, 1, 2)),
      { reasonKey: 'boundary-crosses-itself' },
    ],
    [
      'has a hole outside',
      polygon(square(), square(10, 10, 1)),
      { reasonKey: 'boundary-hole-outside' },
    ],
    [
      'has two corners',
      polygon(ring([0, 0], [1, 1], [0, 0])),
      { reasonKey: 'boundary-too-few-corners', quoted: { count: 3 } },
    ],
    [
      'has no width',
      polygon(ring([0, 0], [1, 1], [2, 2], [0, 0])),
      { reasonKey: 'boundary-too-few-corners' },
    ],
    ['is null', null, { reasonKey: 'boundary-empty' }],
    ['has no rings', polygon(), { reasonKey: 'boundary-empty' }],
    ['has no parts', { type: 'MultiPolygon', coordinates: [] }, { reasonKey: 'boundary-empty' }],
    [
      'is a collection',
      { type: 'GeometryCollection', geometries: [polygon(square())] },
      { reasonKey: 'boundary-type', quoted: { value: 'GeometryCollection' } },
    ],
    ['is a line', { type: 'LineString', coordinates: square() }, { reasonKey: 'boundary-type' }],
    ['has text for numbers', polygon([['113', '22']] as never), { reasonKey: 'boundary-broken' }],
    [
      'has its coordinates exchanged',
      polygon(square().map(([x, y]) => [y!, x!])),
      { reasonKey: 'boundary-swapped' },
    ],
    [
      'is in metres',
      polygon(square().map(([x, y]) => [x! * 1e5, y! * 1e5])),
      { reasonKey: 'boundary-out-of-range' },
    ],
    [
      'lies elsewhere',
      polygon(square().map(([x, y]) => [x! + 10, y!])),
      { reasonKey: 'boundary-outside' },
    ],
  ])('is refused when it %s', async (_, geometry, expected) => {
    const answer = await read(geometry);
    expect(answer.boundaries).toEqual([]);
    expect(answer.verdicts).toMatchObject([{ feature: 1, verdict: 'refused', ...expected }]);
  });

  it('does not spoil its neighbours', async () => {
    const answer = await readBoundaries(bytes([polygon(square()), null, polygon(square(9))]), {
      crs: 'wgs84',
    });
    expect(answer).toMatchObject({
      boundaries: [{ feature: 1 }, { feature: 3 }],
      verdicts: [{ verdict: 'good' }, { verdict: 'refused' }, { verdict: 'good' }],
    });
  });

  it('in GCJ-02 comes out in WGS-84', async () => {
    const answer = await readBoundaries(bytes([polygon(square())]), { crs: 'gcj02' });
    const [lng, lat] = fromGcj02(113, 22);
    expect(answer.ok && answer.boundaries[0]!.polygons[0]![0]![0]).toEqual([
      expect.closeTo(lng, 6),
      expect.closeTo(lat, 6),
    ]);
    expect(answer.ok && answer.boundaries[0]!.bounds[0]).toBeCloseTo(lng, 5);
  });
});

describe('a file of borders has limits, on both sides', () => {
  const two = bytes([polygon(square()), polygon(square(9))]);
  const of = (limits: object, file: Uint8Array = two) =>
    readBoundaries(file, { crs: 'wgs84', limits });
  it('of features, bytes, values and depth', async () => {
    expect(await of({ features: 2 })).toMatchObject({ ok: true });
    expect(await of({ features: 1 })).toEqual({
      ok: false,
      key: 'too-many-features',
      quoted: { most: 1 },
    });
    expect(await of({ fileBytes: two.length })).toMatchObject({ ok: true });
    expect(await of({ fileBytes: two.length - 1 })).toMatchObject({ key: 'file-too-large' });
    // In each, brackets: feature, geometry, coordinates, ring, five corners, properties; commas: 2 + 1 + 4 + 5.
    expect(await of({ values: 10 + 12 })).toMatchObject({ ok: true });
    expect(await of({ values: 10 + 11 })).toMatchObject({ key: 'json-too-large' });
    expect(await of({ depth: 5 })).toMatchObject({ ok: true });
    expect(await of({ depth: 4 })).toMatchObject({ key: 'json-too-deep' });
  });
  it('and a file of another kind is refused', async () => {
    expect(await of({}, Buffer.from(''))).toMatchObject({ key: 'file-empty' });
    expect(await of({}, Buffer.from('name,code\n'))).toMatchObject({ key: 'json-broken' });
    expect(await of({}, Buffer.from('{"type":"Topology"}'))).toMatchObject({
      key: 'not-geojson',
      quoted: { value: 'Topology' },
    });
    expect(await readBoundaries('/nowhere.geojson', { crs: 'wgs84' })).toMatchObject({
      key: 'file-unreadable',
    });
  });
});

describe('large borders', () => {
  const circle = (count: number) =>
    Array.from({ length: count + 1 }, (_, i) => {
      const angle = (2 * Math.PI * (i % count)) / count;
      return [113.5 + 0.3 * Math.cos(angle), 22.5 + 0.3 * Math.sin(angle)];
    });
  it('of 300,000 corners are checked in seconds, and their one crossing is found', async () => {
    const good = circle(300_000);
    expect(await verdict(polygon(good))).toMatchObject({ verdict: 'good' });
    const bad = good.slice();
    [bad[150_001], bad[150_002]] = [bad[150_002]!, bad[150_001]!];
    expect(await verdict(polygon(bad))).toMatchObject({ reasonKey: 'boundary-crosses-itself' });
  }, 30_000);

  it('of 20,000 long slanted pieces end at a bounded cost', async () => {
    // A comb whose teeth all lean: the box of each lies over the boxes of most others.
    const teeth = Array.from({ length: 20_000 }, (_, i) => [
      113 + i * 1e-5 + (i % 2),
      22 + (i % 2),
    ]);
    expect(await verdict(polygon([...teeth, [114.3, 21.9], [113, 21.9], teeth[0]!]))).toMatchObject(
      { verdict: expect.any(String) },
    );
  }, 30_000);

  // Teeth as above: the boxes of any two of them overlap.
  const comb = (count: number) => {
    const teeth = Array.from({ length: count }, (_, i) => [113 + i * 1e-5 + (i % 2), 22 + (i % 2)]);
    return [...teeth, [114.3, 21.9], [113, 21.9], teeth[0]!];
  };

  it('of 60 tangled features end at a bounded cost together, and spoil no simple one', async () => {
    const answer = await readBoundaries(
      bytes([...Array<unknown>(60).fill(polygon(comb(6_000))), polygon(square())]),
      { crs: 'wgs84' },
    );
    // Each may cost 20 million pairs, all together 200 million: the first ten take it.
    if (!answer.ok) throw new Error(answer.key);
    expect(answer.verdicts.slice(0, 60).map(({ reasonKey }) => reasonKey)).toEqual(
      Array(60).fill('boundary-too-tangled'),
    );
    expect(answer.verdicts[60]).toMatchObject({ verdict: 'good' });
  }, 30_000);

  it('have a sure share of the effort, and more as long as there is some', () => {
    const spent = () => ({ pairs: 0, steps: 0 });
    // 98 teeth: less than 100² pairs. 1,000 teeth: about 1,000², and only 10,000 + 40 × 1,002 are sure.
    expect(selfCrossing([comb(98)], spent())).toBeNull();
    expect(selfCrossing([comb(1_000)], spent())).toBe('tangled');
    const effort = fullEffort();
    expect(selfCrossing([comb(1_000)], effort)).toBeNull();
    expect(fullEffort().pairs - effort.pairs).toBeGreaterThan(500_000);
    expect(fullEffort().pairs - effort.pairs).toBeLessThan(1_100_000);
  });

  it('have holes looked at within the effort', () => {
    // The hole's second corner is inside: one look at the five corners of the outer ring.
    const holed = polygon(square(), square(1, 1, 1).reverse());
    expect(cleanPolygons(holed, { pairs: 0, steps: 5 })).toMatchObject({ ok: true });
    expect(cleanPolygons(holed, { pairs: 0, steps: 4 })).toMatchObject({
      ok: false,
      reasonKey: 'boundary-too-tangled',
    });
  });
});

describe('borders of districts in GCJ-02', () => {
  const districts = async (city: string, context: { skip(note?: string): void }) => {
    const answer = await readBoundaries(
      sharedData(`boundaries/${city}-districts-gcj02.geojson`, context),
      { crs: 'gcj02' },
    );
    if (!answer.ok) throw new Error(answer.key);
    return answer;
  };
  it('of Shenzhen are read, all turned the right way round', async (context) => {
    const { boundaries, verdicts } = await districts('shenzhen', context);
    expect(boundaries).toHaveLength(8);
    expect(new Set(verdicts.flatMap(({ repairs }) => repairs))).toEqual(new Set(['ring-reversed']));
  });
  it('of Zhuhai are read but for one, of which an island crosses itself', async (context) => {
    const { boundaries, verdicts } = await districts('zhuhai', context);
    expect(boundaries.map(({ name }) => name)).toEqual(['金湾区', '斗门区']);
    expect(verdicts[0]).toMatchObject({
      name: '香洲区',
      reasonKey: 'boundary-crosses-itself',
      quoted: { lng: '113.729492', lat: '21.955404' },
    });
  });
});

it('crossings are those that Turf finds by comparing all pairs', () => {
  const corner = fc.tuple(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.double({ min: 0, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(fc.array(corner, { minLength: 3, maxLength: 9 }), (corners) => {
      const closed = [...corners, corners[0]!].map(([x, y]) => [x, y]);
      const found = selfCrossing([closed]);
      const all = kinks({ type: 'Polygon', coordinates: [closed] }).features;
      // What only touches is a kink to Turf and none here.
      if (found === null)
        expect(all.every(({ geometry }) => isTouch(closed, geometry.coordinates))).toBe(true);
      else expect(all.length).toBeGreaterThan(0);
    }),
    { numRuns: 500 },
  );
});

/** Whether a point is a corner of the ring, or so near that rounding cannot tell. */
function isTouch(corners: number[][], [x, y]: number[]): boolean {
  return corners.some((corner) => Math.hypot(corner[0]! - x!, corner[1]! - y!) < 1e-9);
}

function area(corners: number[][]): number {
  let sum = 0;
  for (let i = 1; i < corners.length; i++)
    sum +=
      (corners[i - 1]![0]! - 113) * (corners[i]![1]! - 22) -
      (corners[i]![0]! - 113) * (corners[i - 1]![1]! - 22);
  return sum / 2;
}
