/**
 * A GeoTIFF of people per cell (WorldPop, GHSL): one band, longitude and latitude. Only cells whose middle lies in the region are
 * read, in windows of whole blocks, so memory follows a window and the cells with anybody, not the file.
 */
import { fromFile, type GeoTIFFImage } from 'geotiff';
import type { Bounds } from '../../geo/position.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import type { PopulationRefusal, RasterRefusal } from './faults.ts';
import { PointGatherer, mostPoints } from './point-gatherer.ts';

export const rasterLimits = {
  /** A block is decoded whole: one of a file without tiles may be as large as the file. */
  blockBytes: 256 * 1024 * 1024,
  /** Cells of the region, empty ones too: 70 × 70 km at 10 m. */
  cells: 50_000_000,
};
/** Cells that are decoded at once, unless one row of blocks has more. */
const windowCells = 1 << 22;
/** Programs that write no `nodata` write the lowest number there is. */
const lowest = -1e38;

export type PopulationRaster =
  | {
      ok: true;
      points: PointGatherer;
      /** Side of a square as large as a cell, in the region's middle. */
      grainMeters: number;
      /** Cells that say nothing. */
      withoutValue: number;
    }
  | { ok: false; refusal: PopulationRefusal };

export interface RasterOptions {
  bounds: Bounds;
  limits?: Partial<typeof rasterLimits>;
  mostPoints?: number;
}

export async function readPopulationRaster(
  path: string,
  { bounds, limits, mostPoints: most = mostPoints }: RasterOptions,
): Promise<PopulationRaster> {
  const refuse = (why: RasterRefusal, quoted: string | number = '') =>
    ({ ok: false, refusal: { reason: 'raster', why, quoted: String(quoted) } }) as const;
  let file: Awaited<ReturnType<typeof fromFile>> | undefined;
  try {
    file = await fromFile(path);
    const image = await file.getImage();
    const allowed = { ...rasterLimits, ...limits };
    const refused = refusalOf(image, allowed);
    if (refused) return refuse(...refused);
    const grid = gridOf(image);
    if (!grid) return refuse('rotated');
    const window = windowOf(grid, image, bounds);
    if (window.columns <= 0 || window.rows <= 0) {
      const outside = image.getWidth() * image.getHeight();
      return { ok: false, refusal: { reason: 'outside', inside: 0, outside, swapped: false } };
    }
    const cells = window.columns * window.rows;
    if (cells > allowed.cells) return refuse('too-many-cells', cells);
    const width = image.getWidth();
    const points = new PointGatherer(
      bounds,
      (at) => ({ row: Math.floor(at / width) + 1, column: (at % width) + 1 }),
      [],
      most,
    );
    const withoutValue = await readCells(image, grid, window, points);
    return { ok: true, points, grainMeters: grainMeters(grid, bounds), withoutValue };
  } catch (error) {
    return refuse('unreadable', (error as Error).message);
  } finally {
    await file?.close();
  }
}

/** EPSG codes of longitude and latitude on WGS 84, and on CGCS2000, which differs by centimetres. */
const geographic = new Set([4326, 4490]);
const modelProjected = 1;
const rasterOfPoints = 2;

function refusalOf(
  image: GeoTIFFImage,
  { blockBytes }: typeof rasterLimits,
): [RasterRefusal, (string | number)?] | null {
  if (!(image.getWidth() > 0 && image.getHeight() > 0)) return ['unreadable', 'it has no cells'];
  const keys = image.getGeoKeys();
  const model = keys?.GTModelTypeGeoKey as number | undefined;
  if (model === undefined) return ['no-crs'];
  if (model === modelProjected)
    return ['projected', (keys!.ProjectedCSTypeGeoKey as number | undefined) ?? ''];
  const datum = keys!.GeographicTypeGeoKey as number | undefined;
  if (!geographic.has(datum ?? NaN)) return ['other-datum', datum ?? ''];
  if (image.getSamplesPerPixel() !== 1) return ['several-bands', image.getSamplesPerPixel()];
  const [format, bits] = [image.getSampleFormat(0), image.getBitsPerSample(0)];
  // 1 unsigned, 2 signed, 3 floating: everything else is no plain number.
  if (![1, 2, 3].includes(format) || ![8, 16, 32, 64].includes(bits))
    return ['no-numbers', `${format}/${bits}`];
  const block = image.getTileWidth() * Math.min(image.getTileHeight(), image.getHeight());
  const bytes = (block * bits) / 8;
  return bytes > blockBytes ? ['block-too-large', bytes] : null;
}

/** Longitude and latitude of the upper left corner of the first cell, and the step to the next one. */
interface Grid {
  west: number;
  top: number;
  stepLng: number;
  stepLat: number;
}

/** Null where cells lie askew, or where nothing says where they lie. Read from the tags: the library turns a matrix on its head. */
function gridOf(image: GeoTIFFImage): Grid | null {
  const tag = (name: 'ModelPixelScale' | 'ModelTiepoint' | 'ModelTransformation') =>
    image.getFileDirectory().getValue(name) as ArrayLike<number> | undefined;
  const [scale, tie, matrix] = [
    tag('ModelPixelScale'),
    tag('ModelTiepoint'),
    tag('ModelTransformation'),
  ];
  let placed: [west: number, top: number, stepLng: number, stepLat: number];
  if (scale && tie?.length === 6) {
    const [stepLng, stepLat] = [scale[0]!, -scale[1]!];
    placed = [tie[3]! - tie[0]! * stepLng, tie[4]! - tie[1]! * stepLat, stepLng, stepLat];
  } else if (matrix && matrix[1] === 0 && matrix[4] === 0)
    placed = [matrix[3]!, matrix[7]!, matrix[0]!, matrix[5]!];
  else return null;
  const [west, top, stepLng, stepLat] = placed;
  if (!placed.every(Number.isFinite) || stepLng <= 0 || stepLat === 0) return null;
  // Where values stand for points, the first one is the corner itself. A file that does not say is of areas.
  const shift = image.getGeoKeys()?.GTRasterTypeGeoKey === rasterOfPoints ? 0.5 : 0;
  return { west: west - shift * stepLng, top: top - shift * stepLat, stepLng, stepLat };
}

interface Window {
  column: number;
  row: number;
  columns: number;
  rows: number;
}

/** The cells whose middle may lie in the bounds. */
function windowOf(grid: Grid, image: GeoTIFFImage, [west, south, east, north]: Bounds): Window {
  const cut = (value: number, most: number) => Math.min(Math.max(value, 0), most);
  const columns = [west, east].map((lng) => (lng - grid.west) / grid.stepLng);
  const rows = [south, north].map((lat) => (lat - grid.top) / grid.stepLat).sort((a, b) => a - b);
  const column = cut(Math.floor(columns[0]!), image.getWidth()),
    row = cut(Math.floor(rows[0]!), image.getHeight());
  return {
    column,
    row,
    columns: cut(Math.ceil(columns[1]!), image.getWidth()) - column,
    rows: cut(Math.ceil(rows[1]!), image.getHeight()) - row,
  };
}

/** @returns how many say nothing */
async function readCells(
  image: GeoTIFFImage,
  grid: Grid,
  window: Window,
  points: PointGatherer,
): Promise<number> {
  const { column, row, columns, rows } = window;
  const noData = image.getGDALNoData();
  const nothing = new Set(noData === null ? [] : [noData, Math.fround(noData)]);
  const width = image.getWidth(),
    [blockColumns, blockRows] = [image.getTileWidth(), image.getTileHeight()];
  const decoded =
    (Math.ceil((column + columns) / blockColumns) - Math.floor(column / blockColumns)) *
    blockColumns;
  let withoutValue = 0;
  for (let first = row; first < row + rows;) {
    // Windows end where blocks end, so that no block is decoded twice.
    const whole = Math.max(1, Math.floor(windowCells / decoded / blockRows)) * blockRows;
    const end = Math.min(row + rows, Math.floor(first / blockRows) * blockRows + whole);
    const [values] = await image.readRasters({
      window: [column, first, column + columns, end],
      samples: [0],
    });
    for (let i = 0; i < columns * (end - first); i++) {
      const people = values![i]!;
      // NaN cannot be meant as a number of people, whether or not the file says so.
      if (Number.isNaN(people) || people < lowest || nothing.has(people)) {
        withoutValue++;
        continue;
      }
      const x = column + (i % columns),
        y = first + Math.floor(i / columns);
      const lng = grid.west + (x + 0.5) * grid.stepLng,
        lat = grid.top + (y + 0.5) * grid.stepLat;
      points.add(y * width + x, lng, lat, { people });
    }
    first = end;
  }
  return withoutValue;
}

function grainMeters({ stepLng, stepLat }: Grid, [, south, , north]: Bounds): number {
  const square =
    stepLng * metersPerDegreeLng((south + north) / 2) * Math.abs(stepLat) * metersPerDegreeLat;
  return Math.round(Math.sqrt(square));
}
