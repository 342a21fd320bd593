/** Rasters of people: tiny GeoTIFFs, written by the library's own writer and by hand in tiles. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeArrayBuffer } from 'geotiff';
import { afterAll, describe, expect, test } from 'vitest';
import type { Bounds } from '../../../server/geo/position.ts';
import { judgePoints } from '../../../server/ingest/population/judge-points.ts';
import {
  readPopulationRaster,
  type RasterOptions,
} from '../../../server/ingest/population/read-raster.ts';
import { tiledTiff, type Tiff } from '../../../scripts/bench/made-tiff.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-raster-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;
const saved = (bytes: Uint8Array) => {
  const path = join(folder, `${count++}.tif`);
  writeFileSync(path, bytes);
  return path;
};

/** Three cells by two from 113° E, 23° N, of a hundredth of a degree each. */
const small = (values: ArrayLike<number>, more: object = {}) =>
  saved(
    Buffer.from(
      writeArrayBuffer(Float32Array.from(values), {
        width: 3,
        height: 2,
        ModelPixelScale: [0.01, 0.01, 0],
        ModelTiepoint: [0, 0, 0, 113, 23, 0],
        GTModelTypeGeoKey: 2,
        GTRasterTypeGeoKey: 1,
        GeographicTypeGeoKey: 4326,
        SampleFormat: [3],
        BitsPerSample: [32],
        ...more,
      }),
    ),
  );
const whole: Bounds = [113, 22.98, 113.03, 23];

const read = async (path: string, options: Partial<RasterOptions> = {}) => {
  const raster = await readPopulationRaster(path, { bounds: whole, ...options });
  if (!raster.ok) throw new Error(JSON.stringify(raster.refusal));
  return raster;
};
const refused = async (path: string, options: Partial<RasterOptions> = {}) => {
  const raster = await readPopulationRaster(path, { bounds: whole, ...options });
  return raster.ok ? null : raster.refusal;
};
/** Longitude, latitude, people; to the millionth of a degree. */
const cellsOf = ({ points }: Awaited<ReturnType<typeof read>>) => {
  const { lng, lat, people } = points.columns();
  return Array.from(people, (value, i) => [
    Number(lng[i]!.toFixed(6)),
    Number(lat[i]!.toFixed(6)),
    value,
  ]);
};

describe('a raster in longitude and latitude', () => {
  test('gives the middle of each cell that has people, and leaves out what says nothing', async () => {
    const raster = await read(small([1, 2.5, 0, -99999, 5, NaN], { GDAL_NODATA: '-99999' }));
    expect(cellsOf(raster)).toEqual([
      [113.005, 22.995, 1],
      [113.015, 22.995, 2.5],
      [113.015, 22.985, 5],
    ]);
    expect([raster.withoutValue, raster.points.empty, raster.points.inside]).toEqual([2, 1, 4]);
    const { elderly, children, nonRegistered } = raster.points.columns();
    expect([elderly, children, nonRegistered]).toEqual([null, null, null]);
  });

  test('is as fine as the side of a square as large as a cell: 0.01° are 1,112 m north and 1,023 m east at 23° N', async () => {
    // √(1111.95 × 1111.95 · cos 22.99°) = 1111.95 · √0.92058 = 1,066.9
    expect((await read(small([1, 1, 1, 1, 1, 1]))).grainMeters).toBe(1067);
  });

  test('is read only where a cell’s middle lies in the region', async () => {
    const just = await read(small([1, 2, 3, 4, 5, 6]), {
      bounds: [113.005, 22.99, 113.0149, 23],
    });
    expect(cellsOf(just)).toEqual([[113.005, 22.995, 1]]);
    const more = await read(small([1, 2, 3, 4, 5, 6]), { bounds: [113.004, 22.98, 113.016, 23] });
    expect(cellsOf(more).map(([, , people]) => people)).toEqual([1, 2, 4, 5]);
  });

  test('may be tied at another corner than its first, or be placed by a matrix, from south to north too', async () => {
    const tied = small([1, 0, 0, 0, 0, 0], { ModelTiepoint: [3, 2, 0, 113.03, 22.98, 0] });
    expect(cellsOf(await read(tied))).toEqual([[113.005, 22.995, 1]]);
    const upwards = [0.01, 0, 0, 113, 0, 0.01, 0, 22.98, 0, 0, 0, 0, 0, 0, 0, 1];
    const path = saved(
      tiledTiff({
        width: 3,
        height: 2,
        tile: 16,
        west: 0,
        north: 0,
        step: 0,
        matrix: upwards,
        valueAt: (x, y) => 3 * y + x,
      }),
    );
    expect(cellsOf(await read(path))).toEqual([
      [113.015, 22.985, 1],
      [113.025, 22.985, 2],
      [113.005, 22.995, 3],
      [113.015, 22.995, 4],
      [113.025, 22.995, 5],
    ]);
  });

  test('that stands for points is half a cell further north-west', async () => {
    const raster = await read(small([1, 0, 0, 0, 0, 0], { GTRasterTypeGeoKey: 2 }));
    expect(cellsOf(raster)).toEqual([[113, 23, 1]]);
  });

  test('whose nothing is the lowest float, declared in few digits or not at all, has nobody there', async () => {
    const lowest = -3.4028234663852886e38;
    const declared = await read(small([1, lowest, 0, 0, 0, 0], { GDAL_NODATA: '-3.40282e+38' }));
    expect(declared.withoutValue).toBe(1);
    expect((await read(small([1, lowest, 0, 0, 0, 0]))).withoutValue).toBe(1);
    const fraction = await read(small([1, 0.1, 0, 0, 0, 0], { GDAL_NODATA: '0.1' }));
    expect(fraction.withoutValue).toBe(1);
  });

  test('in CGCS2000 is taken, which differs by centimetres', async () => {
    const raster = await read(small([7, 0, 0, 0, 0, 0], { GeographicTypeGeoKey: 4490 }));
    expect(cellsOf(raster)).toHaveLength(1);
  });
});

describe('what cannot be true is told by row and column', () => {
  test.each([
    [-1, 'negative', '-1'],
    [-200, 'negative', '-200'],
    [Infinity, 'no-number', 'Infinity'],
  ])('a cell of %d', async (value, reason, quoted) => {
    const { points } = await read(small([1, 1, 1, 1, 1, value]));
    expect(points.faults).toEqual([
      { at: { row: 2, column: 3 }, reason, field: 'people', value: quoted },
    ]);
    const judged = judgePoints(points, { pointPeople: 1e6, peoplePerSquareKilometer: 1e6 }, 100);
    expect(judged).toMatchObject({ ok: false, refusal: { reason: 'faults', count: 1 } });
  });
});

describe('a raster that is refused', () => {
  const geo = (more: object) => small([1, 1, 1, 1, 1, 1], more);
  test.each([
    ['projected', { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 32649 }, '32649'],
    ['projected', { GTModelTypeGeoKey: 1, ProjectedCSTypeGeoKey: 54009 }, '54009'],
    ['other-datum', { GeographicTypeGeoKey: 4214 }, '4214'],
  ])('%s', async (why, more, quoted) => {
    expect(await refused(geo(more))).toEqual({ reason: 'raster', why, quoted });
  });

  test('without a coordinate system, askew, of several bands, or no raster at all', async () => {
    const tiff = (more: Partial<Tiff>) =>
      saved(
        tiledTiff({
          width: 16,
          height: 16,
          tile: 16,
          west: 113,
          north: 23,
          step: 0.01,
          valueAt: () => 1,
          ...more,
        }),
      );
    expect(await refused(tiff({ geoKeys: [] }))).toMatchObject({ why: 'no-crs' });
    const askew = [0.01, 0.001, 0, 113, 0.001, -0.01, 0, 23, 0, 0, 0, 0, 0, 0, 0, 1];
    expect(await refused(tiff({ matrix: askew }))).toMatchObject({ why: 'rotated' });
    const straight = askew.map((value) => (value === 0.001 ? 0 : value));
    expect(await refused(tiff({ matrix: straight }))).toBeNull();
    expect(await refused(tiff({ bands: 2 }))).toMatchObject({ why: 'several-bands', quoted: '2' });
    expect(await refused(saved(Buffer.from('II*\0 and then nothing')))).toMatchObject({
      why: 'unreadable',
    });
    const cut = tiledTiff({
      width: 16,
      height: 16,
      tile: 16,
      west: 113,
      north: 23,
      step: 0.01,
      valueAt: () => 1,
    });
    expect(await refused(saved(cut.subarray(0, 400)))).toMatchObject({ why: 'unreadable' });
    expect(await refused(join(folder, 'none.tif'))).toMatchObject({ why: 'unreadable' });
  });

  test('that lies elsewhere is population outside the region', async () => {
    expect(await refused(geo({}), { bounds: [114, 22, 114.1, 22.1] })).toEqual({
      reason: 'outside',
      inside: 0,
      outside: 6,
      swapped: false,
    });
  });

  test('one cell or one byte above a limit, and not at it', async () => {
    expect(await refused(geo({}), { limits: { cells: 6 } })).toBeNull();
    expect(await refused(geo({}), { limits: { cells: 5 } })).toMatchObject({
      why: 'too-many-cells',
      quoted: '6',
    });
    // One strip of six cells of four bytes.
    expect(await refused(geo({}), { limits: { blockBytes: 24 } })).toBeNull();
    expect(await refused(geo({}), { limits: { blockBytes: 23 } })).toMatchObject({
      why: 'block-too-large',
      quoted: '24',
    });
  });
});

describe('a raster in tiles', () => {
  test.each([false, true])('loses no cell where tiles meet (deflated: %s)', async (deflated) => {
    const width = 70,
      height = 50;
    const path = saved(
      tiledTiff({
        width,
        height,
        tile: 16,
        west: 113,
        north: 23,
        step: 0.001,
        deflated,
        valueAt: (x, y) => (x * 31 + y * 17) % 11,
      }),
    );
    const bounds: Bounds = [113.0051, 22.9601, 113.0601, 22.9951];
    const expected: number[][] = [];
    for (let y = 0; y < height; y++)
      for (let x = 0; x < width; x++) {
        const [lng, lat] = [113 + (x + 0.5) * 0.001, 23 - (y + 0.5) * 0.001];
        const people = (x * 31 + y * 17) % 11;
        const isIn = lng >= bounds[0] && lng <= bounds[2] && lat >= bounds[1] && lat <= bounds[3];
        if (people > 0 && isIn)
          expected.push([Number(lng.toFixed(6)), Number(lat.toFixed(6)), people]);
      }
    expect(expected.length).toBeGreaterThan(1000);
    expect(cellsOf(await read(path, { bounds }))).toEqual(expected);
  });
});
