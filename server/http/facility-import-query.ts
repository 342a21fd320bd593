/** The query of an upload of facilities: which columns hold what, and which duplicates are written all the same. */
import { mostUploadedRows } from '../contract/facility-import.ts';
import { facilityFields, type FieldColumns } from '../domain/register/facility-fields.ts';
import type { KeptLines } from '../domain/register/plan-import.ts';
import { Refusal } from './errors.ts';
import { shown, text, type Query } from './query.ts';

/** Characters of `keep`. With the rest of a request they must fit its head of 16 KB. */
export const mostKeepText = 8_000;
const fields: ReadonlySet<string> = new Set(facilityFields);

/** `name:0,category:3,note:`, numbers counted from 0; nothing after the colon: in no column. Null where it is not in the query. */
export function columnsIn(query: Query): FieldColumns | null {
  const value = text(query, 'columns');
  if (value === undefined) return null;
  const chosen = new Map<string, number | null>();
  for (const part of value === '' ? [] : value.split(',')) {
    const [, field, column] = /^([a-zA-Z]+):(\d{0,3})$/.exec(part) ?? [];
    if (field === undefined || !fields.has(field) || chosen.has(field))
      throw wrong('columns', part);
    chosen.set(field, column === '' ? null : Number(column));
  }
  return Object.fromEntries(chosen);
}

/** `all`, or lines and stretches of lines in ascending order: `3,5,8-12`. */
export function keepIn(query: Query): KeptLines {
  const value = text(query, 'keep') ?? '';
  if (value === 'all') return 'all';
  if (value.length > mostKeepText) throw wrong('keep', value);
  const lines = new Set<number>();
  let before = 0;
  for (const part of value === '' ? [] : value.split(',')) {
    const [, first, last = first] = /^(\d{1,7})(?:-(\d{1,7}))?$/.exec(part) ?? [];
    const [from, to] = [Number(first), Number(last)];
    if (!(from > before && to >= from) || lines.size + to - from >= mostUploadedRows)
      throw wrong('keep', part);
    for (let line = from; line <= to; line++) lines.add(line);
    before = to;
  }
  return lines;
}

const wrong = (name: string, value: string) =>
  new Refusal('invalid-field', { name, value: shown(value) });
