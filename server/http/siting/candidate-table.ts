/** A table of candidates: a line for each, with its position and, if wanted, name, cost and capacity. */
import { mostCandidates, mostCapacity, mostMoney } from '../../contract/siting.ts';
import type { SiteFacts } from '../../domain/siting-world/candidate.ts';
import { fromBd09, fromGcj02 } from '../../geo/datum.ts';
import { position, type Position } from '../../geo/position.ts';
import type { Language } from '../../texts/problems.ts';
import { tableSaid } from '../facility-import-answers.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';
import type { TableReader } from '../upload.ts';

const words = {
  lon: ['lon', 'lng', 'long', 'longitude', '经度'],
  lat: ['lat', 'latitude', '纬度'],
  name: ['name', '名称', '地点', '名字'],
  cost: ['cost', 'price', '费用', '造价', '成本'],
  capacity: ['capacity', '容量', '可服务人数'],
};
type Column = keyof typeof words;

const mostLetters = 120;
const datums = { wgs84: position, gcj02: fromGcj02, bd09: fromBd09 };

/** Any line that cannot be read refuses the table, and is told by its number. Empty cells of cost and capacity say nothing. */
export async function pointsOfTable(
  { csv, crs = 'wgs84' }: { csv: string; crs?: keyof typeof datums },
  readTable: TableReader,
  language: Language,
): Promise<({ position: Position } & SiteFacts)[]> {
  const table = await readTable(Buffer.from(csv), 'candidates.csv');
  if (!table.ok) {
    const name = tableSaid(language, table).replace(/[。.]$/u, '');
    throw new Refusal('unreadable-table', { value: shown(csv), name });
  }
  const columns = columnsOf(table.headers);
  if (columns.lon < 0 || columns.lat < 0)
    throw new Refusal('candidate-columns', { value: shown(table.headers) });
  if (table.rows.length === 0) throw new Refusal('no-candidates', { value: 'table' });
  if (table.rows.length > mostCandidates)
    throw new Refusal('too-many-candidates', { count: table.rows.length, most: mostCandidates });
  return table.rows.map(({ line, cells }) => {
    const cell = (column: Column) => (cells[columns[column]] ?? '').trim();
    const number = (column: Column, least: number, most: number): number => {
      const value = cell(column) === '' ? NaN : Number(cell(column));
      if (!(value >= least && value <= most))
        throw new Refusal('candidate-line', { line, name: column, value: shown(cell(column)) });
      return value;
    };
    const optional = (column: 'cost' | 'capacity', most: number) =>
      cell(column) === '' ? {} : { [column]: number(column, 0, most) };
    const name = cell('name').slice(0, mostLetters);
    return {
      position: datums[crs](number('lon', -180, 180), number('lat', -90, 90)),
      ...(name === '' ? {} : { name }),
      ...optional('cost', mostMoney),
      ...optional('capacity', mostCapacity),
    };
  });
}

function columnsOf(headers: readonly string[]): Record<Column, number> {
  const plain = headers.map((header) => header.trim().toLowerCase());
  const column = (name: Column) => plain.findIndex((header) => words[name].includes(header));
  return {
    lon: column('lon'),
    lat: column('lat'),
    name: column('name'),
    cost: column('cost'),
    capacity: column('capacity'),
  };
}
