/** A table of points (longitude, latitude, people) or of totals (code, people): which one, its headers say. CSV, Excel and GeoJSON. */
import { populationGroups, type PopulationGroup } from '../../domain/coverage/population.ts';
import type { Bounds } from '../../geo/position.ts';
import { readDegrees } from '../tables/coordinates.ts';
import { toWgs84, type Crs } from '../tables/crs.ts';
import { readTable } from '../tables/read-table.ts';
import type { TableRow } from '../tables/table.ts';
import { mostFaultsShown, type PointFault, type PopulationRefusal } from './faults.ts';
import { populationHeaders, type PopulationField, type PopulationHeaders } from './headers.ts';
import { PointGatherer, mostPoints, type Weights } from './point-gatherer.ts';

const MB = 1024 * 1024;
/** A country at 1 km, or a large city at 100 m. Rows without anybody count here and not as points. */
export const populationTableLimits = {
  fileBytes: 256 * MB,
  rows: 4_000_000,
  columns: 100,
  cells: 60_000_000,
};

/** What one line says of a community. */
export interface CommunityTotal {
  line: number;
  code: string;
  weights: Weights;
}

export interface TableOptions {
  bounds: Bounds;
  crs: Crs;
  limits?: Partial<typeof populationTableLimits>;
  mostPoints?: number;
}

export type PopulationTable =
  | { ok: true; is: 'points'; points: PointGatherer; told: readonly PopulationGroup[] }
  | { ok: true; is: 'totals'; totals: CommunityTotal[]; told: readonly PopulationGroup[] }
  | { ok: false; refusal: PopulationRefusal };

/** Cost: 24 to 48 bytes a point beside the file itself; measured 5 s for a million lines. */
export async function readPopulationTable(
  path: string,
  name: string,
  options: TableOptions,
): Promise<PopulationTable> {
  let reader: RowReader | null = null;
  let refusal: PopulationRefusal | null = null;
  const table = await readTable(path, name, {
    limits: { ...populationTableLimits, ...options.limits },
    take: (row, { headers }) => {
      if (refusal) return;
      if (!reader) {
        const opened = openReader(headers, options);
        if ('reason' in opened) return void (refusal = opened);
        reader = opened;
      }
      reader.row(row);
    },
  });
  if (!table.ok) return { ok: false, refusal: { reason: 'table', refusal: table } };
  if (!reader && !refusal) {
    const opened = openReader(table.headers, options);
    if ('reason' in opened) refusal = opened;
    else reader = opened;
  }
  return refusal ? { ok: false, refusal } : reader!.finish();
}

interface RowReader {
  row(row: TableRow): void;
  finish(): PopulationTable;
}

function openReader(
  headers: readonly string[],
  options: TableOptions,
): RowReader | PopulationRefusal {
  const found = populationHeaders(headers);
  if (!found.ok) return { reason: 'column-twice', headers: found.headers };
  const { columns } = found;
  const missing = (field: 'people' | 'place'): PopulationRefusal => ({
    reason: 'column-missing',
    field,
    headers,
  });
  if (!columns.has('people')) return missing('people');
  if (columns.has('lng') && columns.has('lat')) return new PointRows(columns, options);
  return columns.has('code') ? new TotalRows(columns) : missing('place');
}

class PointRows implements RowReader {
  private readonly points: PointGatherer;
  private readonly columns: PopulationHeaders;
  private readonly told: PopulationGroup[];
  private readonly crs: Crs;

  constructor(columns: PopulationHeaders, options: TableOptions) {
    this.columns = columns;
    this.crs = options.crs;
    this.told = populationGroups.filter((group) => columns.has(group));
    this.points = new PointGatherer(
      options.bounds,
      (line) => ({ line }),
      this.told,
      options.mostPoints ?? mostPoints,
    );
  }

  row({ line, cells }: TableRow): void {
    const lng = this.degrees(line, cells, 'lng', 180),
      lat = this.degrees(line, cells, 'lat', 90);
    if (lng === null || lat === null) return;
    const weights = weightsIn(cells, this.columns, this.told, (fault) =>
      this.points.fault(line, fault),
    );
    if (!weights) return;
    const [x, y] = this.crs === 'wgs84' ? [lng, lat] : toWgs84(this.crs, lng, lat);
    this.points.add(line, x, y, weights);
  }

  finish(): PopulationTable {
    return { ok: true, is: 'points', points: this.points, told: this.told };
  }

  /** Null where it was refused. A latitude may reach 180 where both were exchanged: that is told for the whole file. */
  private degrees(line: number, cells: string[], field: 'lng' | 'lat', most: number) {
    const value = cells[this.columns.get(field)!]!;
    const degrees = plainNumber.test(value) ? Number(value) : readDegrees(value);
    if (degrees !== null && Math.abs(degrees) <= (field === 'lat' ? 180 : most)) return degrees;
    this.points.fault(line, { reason: 'no-degrees', field, value });
    return null;
  }
}

class TotalRows implements RowReader {
  private readonly columns: PopulationHeaders;
  private readonly told: PopulationGroup[];
  private readonly totals: CommunityTotal[] = [];
  private readonly lines = new Map<string, number>();
  private readonly faults: PointFault[] = [];
  private count = 0;

  constructor(columns: PopulationHeaders) {
    this.columns = columns;
    this.told = populationGroups.filter((group) => columns.has(group));
  }

  row({ line, cells }: TableRow): void {
    const fault = (what: Omit<PointFault, 'at'>) => {
      if (++this.count <= mostFaultsShown) this.faults.push({ at: { line }, ...what });
    };
    const code = cells[this.columns.get('code')!]!.trim();
    if (!/^\d{12}$/.test(code)) return fault({ reason: 'no-code', field: 'code', value: code });
    const before = this.lines.get(code);
    if (before !== undefined)
      return fault({ reason: 'code-twice', field: 'code', value: code, limit: before });
    this.lines.set(code, line);
    const weights = weightsIn(cells, this.columns, this.told, fault);
    if (weights) this.totals.push({ line, code, weights });
  }

  finish(): PopulationTable {
    const { totals, told, count, faults } = this;
    if (count > 0) return { ok: false, refusal: { reason: 'faults', count, first: faults } };
    return { ok: true, is: 'totals', totals, told };
  }
}

const plainNumber = /^-?\d+(\.\d+)?$/;

/** Null after a fault. An empty cell of a part says nothing; one of people is no number. */
function weightsIn(
  cells: readonly string[],
  columns: PopulationHeaders,
  told: readonly PopulationGroup[],
  fault: (fault: Omit<PointFault, 'at'>) => void,
): Weights | null {
  const weights: { [group in PopulationGroup]?: number } = {};
  for (const group of told) {
    const cell = cells[columns.get(group as PopulationField)!]!.trim();
    if (cell === '' && group !== 'people') continue;
    const value = numberOf(cell);
    if (Number.isNaN(value)) {
      fault({ reason: 'no-number', field: group, value: cell });
      return null;
    }
    weights[group] = value;
  }
  return { ...weights, people: weights.people! };
}

/** Thousands may have commas; anything that is no decimal number is NaN. */
function numberOf(cell: string): number {
  if (plainNumber.test(cell)) return Number(cell);
  const text = cell.normalize('NFKC').replace(/\s/g, '');
  const bare = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(bare) ? Number(bare) : NaN;
}
