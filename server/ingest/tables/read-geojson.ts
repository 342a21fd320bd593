/** Facilities as GeoJSON features: a row for each, its position in the columns `lng` and `lat` before its properties. */
import { pointInside } from '../../geo/point-inside.ts';
import { findFeatures } from '../shapes/json-features.ts';
import { isRing } from '../shapes/rings.ts';
import { decodeChunks, findEncoding } from './decode.ts';
import { FeatureColumns, isRecord } from './feature-columns.ts';
import type { TableLimits } from './limits.ts';
import { excerpt, refuse } from './problems.ts';
import type { Reading, TableAnswer, TableRow } from './table.ts';

const featureBytes = 8 * 1024 * 1024;
const values = 1_000_000;
/** Features read between two pauses: some ten milliseconds. */
const featuresPerTurn = 500;

/**
 * Properties that would be taken for a position too are called `properties.…`: the geometry is the position. The file is gone through twice: which
 * columns there are is known only at its end, and by then no row need have been kept.
 */
export async function readGeoJsonTable(
  bytes: Uint8Array,
  limits: TableLimits,
  { take, pause }: Reading,
): Promise<TableAnswer> {
  const encoded = findEncoding(bytes);
  if (!encoded.ok) return encoded;
  const { encoding, skip } = encoded;
  const utf8 =
    encoding === 'utf-8'
      ? bytes.subarray(skip)
      : new TextEncoder().encode([...decodeChunks(bytes, encoded)].join(''));
  const found = findFeatures(utf8, {
    features: limits.rows,
    featureBytes,
    values,
    depth: limits.depth,
  });
  if (!found.ok) return found;
  const decoder = new TextDecoder();
  const textAt = (start: number, end: number) => decoder.decode(utf8.subarray(start, end));
  const turn = async (line: number) => {
    if (line % featuresPerTurn === 0) await pause();
  };
  const columns = new FeatureColumns(limits);
  let line = 0;
  for (const { start, end } of found.ranges) {
    line++;
    let feature: unknown;
    try {
      feature = JSON.parse(textAt(start, end));
    } catch {
      const value = excerpt(textAt(start, start + 200));
      return refuse('json-broken', { line, lineIs: 'feature', value });
    }
    if (!isRecord(feature) || feature['type'] !== 'Feature')
      return refuse('not-geojson', {
        value: excerpt(String(isRecord(feature) ? feature['type'] : feature)),
      });
    const refusal = columns.meet(feature, line);
    if (refusal) return refusal;
    await turn(line);
  }
  const { headers } = columns;
  if (line * headers.length > limits.cells)
    return refuse('too-many-cells', { line, most: limits.cells });
  const rows: TableRow[] = [];
  line = 0;
  for (const { start, end } of found.ranges) {
    const feature = JSON.parse(textAt(start, end)) as Record<string, unknown>;
    const row: TableRow = { line: ++line, cells: columns.cellsOf(feature) };
    place(row, feature['geometry']);
    if (take) take(row, { headers, lineIs: 'feature' });
    else rows.push(row);
    await turn(line);
  }
  return { ok: true, format: 'geojson', encoding, lineIs: 'feature', headers, rows, notes: [] };
}

function place(row: TableRow, geometry: unknown): void {
  const type = isRecord(geometry) ? String(geometry['type']) : '';
  let coordinates = isRecord(geometry) ? geometry['coordinates'] : undefined;
  if (!isRecord(geometry) || (Array.isArray(coordinates) && coordinates.length === 0)) {
    row.geometryProblem = { reasonKey: 'geometry-empty', value: type };
    return;
  }
  if (type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1)
    coordinates = coordinates[0];
  if (isRing([coordinates]) && type.endsWith('Point')) setPosition(row, coordinates as number[]);
  else if (type === 'Polygon' || type === 'MultiPolygon') {
    const polygons = (type === 'Polygon' ? [coordinates] : coordinates) as unknown;
    const clean =
      Array.isArray(polygons) &&
      polygons.every((rings) => Array.isArray(rings) && rings.every(isRing));
    const inside = clean ? pointInside(polygons as number[][][][]) : null;
    if (inside) setPosition(row, inside);
    else row.geometryProblem = { reasonKey: 'geometry-empty', value: type };
    row.area = true;
  } else row.geometryProblem = { reasonKey: 'geometry-type', value: excerpt(type) };
}

function setPosition(row: TableRow, position: readonly number[]): void {
  row.cells[0] = String(position[0]);
  row.cells[1] = String(position[1]);
}
