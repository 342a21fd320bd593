/** Columns of a table of figures: recognised by their Chinese or English name or their code. */
import type { CommunityFieldFacts, FieldCode, FieldEntry } from './fields.ts';

export type IdentityCode = 'code' | 'name' | 'street' | 'area' | 'city' | 'kind';
export type ColumnCode = FieldCode | IdentityCode;

export type ReadColumns =
  | {
      ok: true;
      /** For each header what it means; null: not read. */
      columns: (ColumnCode | null)[];
      fields: Map<FieldCode, FieldEntry>;
    }
  | { ok: false; reason: 'no-identity' | 'no-field' }
  | { ok: false; reason: 'twice'; header: string };

/** Words that somebody writes to take a figure back; an empty cell leaves it as it is. */
const taken = new Set(['无数据', 'no data']);
export const clears = (cell: string): boolean => taken.has(cell.trim().toLowerCase());

/** Names of columns in the order in which tables are written. */
export function headers(facts: CommunityFieldFacts, language: 'zh' | 'en'): string[] {
  return [...facts.identity, ...facts.fields].map((column) => column[language]);
}

export function readColumns(header: readonly string[], facts: CommunityFieldFacts): ReadColumns {
  const known = new Map<string, ColumnCode>();
  for (const { code, zh, en } of [...facts.identity, ...facts.fields])
    for (const name of [code, zh, en]) known.set(plain(name), code as ColumnCode);
  const columns = header.map(
    (name) => known.get(plain(name)) ?? known.get(plain(withoutUnit(name))) ?? null,
  );
  const twice = columns.findIndex((code, i) => code !== null && columns.indexOf(code) < i);
  if (twice >= 0) return { ok: false, reason: 'twice', header: header[twice]! };
  if (!columns.includes('code') && !columns.includes('name'))
    return { ok: false, reason: 'no-identity' };
  const fields = new Map(
    facts.fields.filter(({ code }) => columns.includes(code)).map((field) => [field.code, field]),
  );
  return fields.size === 0 ? { ok: false, reason: 'no-field' } : { ok: true, columns, fields };
}

/** Full-width letters and brackets count as their usual forms; spaces and case do not count. */
function plain(name: string): string {
  return name
    .normalize('NFKC')
    .replace(/[\s\uFEFF]/gu, '')
    .toLowerCase();
}

function withoutUnit(name: string): string {
  return name.trim().replace(/[（(][^（）()]*[)）]$/u, '');
}
