import { inArray } from 'drizzle-orm';
import type { Tables } from './database.ts';
import { divisions } from './schema.ts';

const levels = [4, 6, 9, 12];

/** The name of an area in full, 珠海市香洲区; its code where no name is known. */
export function areaName(tables: Tables, area: string): string {
  if (area === '44') return '广东省';
  const codes = levels
    .filter((length) => length <= area.length)
    .map((length) => area.slice(0, length));
  const rows = tables.select().from(divisions).where(inArray(divisions.code, codes)).all();
  const names = codes.map((code) => rows.find((row) => row.code === code)?.name);
  return names.at(-1) === undefined ? area : names.filter(Boolean).join('');
}

/** Whether a division has this code; true for every one as long as the table of divisions is empty. */
export function areaExists(tables: Tables, area: string): boolean {
  if (area === '44') return true;
  const found = tables
    .select()
    .from(divisions)
    .where(inArray(divisions.code, [area]))
    .get();
  return found !== undefined || tables.select().from(divisions).limit(1).get() === undefined;
}
