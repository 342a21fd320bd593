/** Facilities as GeoJSON features: a row for each, its position in the columns `lng` and `lat` before its properties. */
import { pointInside } from '../../geo/point-inside.ts';
import { findFeatures } from '../shapes/json-features.ts';
import { isRing } from '../shapes/rings.ts';
import { decodeChunks, findEncoding } from './decode.ts';
import { fieldOf } from './facility-headers.ts';
import type { TableLimits } from './limits.ts';
import { excerpt, refuse } from './problems.ts';
import type { TableAnswer, TableRow } from './table.ts';

const featureBytes = 8 * 1024 * 1024;
const values = 1_000_000;
const featuresPerTurn = 1_000;
/** Most texts in a list that becomes one cell, most positions along a border that are looked at. */
const mostItems = 1_000;

/** Properties that would be taken for a position too are called `properties.…`: the geometry is the position. */
export async function readGeoJsonTable(
  bytes: Uint8Array,
  limits: TableLimits,
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
  const columns = new Map<string, number>();
  const rows: TableRow[] = [];
  const decoder = new TextDecoder();
  let cells = 0;
  for (const { start, end } of found.ranges) {
    const line = rows.length + 1;
    let feature: unknown;
    try {
      feature = JSON.parse(decoder.decode(utf8.subarray(start, end)));
    } catch {
      return refuse('json-broken', {
        line,
        lineIs: 'feature',
        value: excerpt(decoder.decode(utf8.subarray(start, start + 200))),
      });
    }
    if (!isRecord(feature) || feature['type'] !== 'Feature')
      return refuse('not-geojson', {
        value: excerpt(String(isRecord(feature) ? feature['type'] : feature)),
      });
    const row: TableRow = { line, cells: ['', ''] };
    place(row, feature['geometry']);
    const properties = isRecord(feature['properties']) ? feature['properties'] : {};
    const named: [string, unknown][] = Object.entries(properties);
    if (feature['id'] !== undefined && properties['id'] === undefined)
      named.push(['id', feature['id']]);
    for (const [name, value] of named) {
      let column = columns.get(name);
      if (column === undefined) {
        column = columns.size + 2;
        if (column === limits.columns)
          return refuse('too-many-columns', { line, count: column + 1, most: limits.columns });
        columns.set(name, column);
      }
      const text = cellText(value);
      if (text.length > limits.cellCharacters)
        return refuse('cell-too-long', {
          line,
          column: excerpt(name),
          count: text.length,
          most: limits.cellCharacters,
          value: excerpt(text, 20),
        });
      while (row.cells.length < column) row.cells.push('');
      row.cells[column] = text;
    }
    cells += row.cells.length;
    if (cells > limits.cells) return refuse('too-many-cells', { line, most: limits.cells });
    rows.push(row);
    // Others have their turn: a large file must not hold up a service.
    if (rows.length % featuresPerTurn === 0) await new Promise(setImmediate);
  }
  if (rows.length * (columns.size + 2) > limits.cells)
    return refuse('too-many-cells', { line: rows.length, most: limits.cells });
  for (const row of rows) while (row.cells.length < columns.size + 2) row.cells.push('');
  const headers = [
    'lng',
    'lat',
    ...[...columns.keys()].map((name) => (isPositional(name) ? `properties.${name}` : name)),
  ];
  return { ok: true, format: 'geojson', encoding, lineIs: 'feature', headers, rows, notes: [] };
}

function isPositional(name: string): boolean {
  return ['lng', 'lat', 'position'].includes(fieldOf(name) ?? '');
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

/** A list of plain values is joined by `;`, as OSM writes it. */
function cellText(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (
    Array.isArray(value) &&
    value.length <= mostItems &&
    value.every((item) => typeof item !== 'object')
  )
    return value.join(';');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
