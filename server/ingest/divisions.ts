/** Guangdong's divisions from `data/divisions`: province, cities, districts, streets, communities. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { rowsOf } from './places/division-rows.ts';

export interface DivisionRow {
  code: string;
  name: string;
  level: 'province' | 'city' | 'area' | 'street' | 'community';
  parent: string | null;
}

const files = [
  ['cities.csv', 'city', 'provinceCode'],
  ['areas.csv', 'area', 'cityCode'],
  ['streets.csv', 'street', 'areaCode'],
  ['communities.csv', 'community', 'streetCode'],
] as const;

/** Parents before their children. Throws where a parent is missing. */
export function readDivisions(folder: string): DivisionRow[] {
  const rows: DivisionRow[] = [{ code: '44', name: '广东省', level: 'province', parent: null }];
  const known = new Set(['44']);
  for (const [file, level, above] of files) {
    for (const row of rowsOf(readFileSync(join(folder, file), 'utf8'), file)) {
      const { code, name } = row;
      const parent = row[above]!;
      if (!known.has(parent)) throw new Error(`${file}: ${code} belongs to unknown "${parent}"`);
      known.add(code!);
      rows.push({ code: code!, name: name!, level, parent });
    }
  }
  return rows;
}
