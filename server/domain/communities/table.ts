/** A table of figures, row by row: which community each is about, what would change, what is wrong. */
import { hoursAsKept } from '../chinese-hours.ts';
import { clears, type ColumnCode } from './columns.ts';
import {
  disagreement,
  valueFault,
  type CommunityFieldFacts,
  type FieldCode,
  type FieldEntry,
  type FieldFault,
  type FieldValue,
  type FieldValues,
} from './fields.ts';
import { namesAgree, sameCommunity } from './names.ts';

export interface TableRow {
  /** The header is line 1. */
  line: number;
  cells: readonly string[];
}

export interface KnownCommunity {
  code: string;
  name: string;
  street: string;
  area: string;
  values: FieldValues;
}

/** What a table is held against. */
export interface CommunityLookup {
  byCode(code: string): KnownCommunity | undefined;
  /** Communities that the name may mean, by name alone. */
  byName(name: string): KnownCommunity[];
  mayChange(code: string): boolean;
}

export type RowFault =
  | FieldFault
  | { reason: 'no-identity' }
  | { reason: 'unknown-code' | 'unknown-name' | 'code-spoilt' | 'not-your-area'; value: string }
  | { reason: 'ambiguous-name'; value: string; count: number }
  | { reason: 'name-differs'; value: string; name: string; code: string }
  | { reason: 'community-twice'; code: string; line: number };

export interface RowVerdict {
  line: number;
  code: string | null;
  name: string | null;
  verdict: 'new' | 'changed' | 'same' | 'error';
  changes: { field: FieldCode; from: FieldValue; to: FieldValue }[];
  fault?: RowFault;
}

/** Judges rows one after the other; remembers which community came in which line. */
export class TableJudge {
  private readonly lines = new Map<string, number>();

  constructor(
    private readonly columns: readonly (ColumnCode | null)[],
    private readonly fields: ReadonlyMap<FieldCode, FieldEntry>,
    private readonly facts: CommunityFieldFacts,
    private readonly lookup: CommunityLookup,
  ) {}

  judge(row: TableRow): RowVerdict {
    const found = this.communityOf(row);
    if ('reason' in found)
      return {
        line: row.line,
        code: this.cell(row, 'code') || null,
        name: this.cell(row, 'name') || null,
        verdict: 'error',
        changes: [],
        fault: found,
      };
    const { code, name, values } = found;
    const head = { line: row.line, code, name };
    const before = this.lines.get(code);
    if (before !== undefined)
      return {
        ...head,
        verdict: 'error',
        changes: [],
        fault: { reason: 'community-twice', code, line: before },
      };
    this.lines.set(code, row.line);
    const read = this.valuesOf(row);
    if ('fault' in read) return { ...head, verdict: 'error', changes: [], fault: read.fault };
    const changes = [...read.values]
      .filter(([field, to]) => values[field] !== to)
      .map(([field, to]) => ({ field, from: values[field], to }));
    if (changes.length === 0) return { ...head, verdict: 'same', changes };
    const after = { ...values, ...Object.fromEntries(read.values) };
    const fault = disagreement(after, this.facts.rules);
    if (fault) return { ...head, verdict: 'error', changes: [], fault };
    const isNew = this.facts.fields.every((field) => values[field.code] === null);
    return { ...head, verdict: isNew ? 'new' : 'changed', changes };
  }

  private cell(row: TableRow, column: ColumnCode): string {
    const i = this.columns.indexOf(column);
    return i < 0 ? '' : (row.cells[i] ?? '').trim();
  }

  private communityOf(row: TableRow): KnownCommunity | RowFault {
    const code = this.cell(row, 'code'),
      name = this.cell(row, 'name');
    if (code === '' && name === '') return { reason: 'no-identity' };
    const found = code === '' ? this.byName(row, name) : this.byCode(code, name);
    if ('reason' in found || this.lookup.mayChange(found.code)) return found;
    return { reason: 'not-your-area', value: found.code };
  }

  private byCode(code: string, name: string): KnownCommunity | RowFault {
    // A spreadsheet turns long numbers into 4.40403E+11; the code cannot be got back from that.
    if (/e\+/i.test(code)) return { reason: 'code-spoilt', value: code };
    const found = this.lookup.byCode(code);
    if (!found) return { reason: 'unknown-code', value: code };
    if (name !== '' && !sameCommunity(name, found.name))
      return { reason: 'name-differs', value: name, name: found.name, code };
    return found;
  }

  private byName(row: TableRow, name: string): KnownCommunity | RowFault {
    const street = this.cell(row, 'street'),
      area = this.cell(row, 'area');
    const named = this.lookup.byName(name).filter((one) => sameCommunity(name, one.name));
    const exact = named.filter((one) => one.name === name);
    const found = (exact.length > 0 ? exact : named).filter(
      (one) =>
        (street === '' || namesAgree(street, one.street)) &&
        (area === '' || namesAgree(area, one.area)),
    );
    if (found.length === 0) return { reason: 'unknown-name', value: name };
    return found.length === 1
      ? found[0]!
      : { reason: 'ambiguous-name', value: name, count: found.length };
  }

  private valuesOf(row: TableRow): { values: Map<FieldCode, FieldValue> } | { fault: FieldFault } {
    const values = new Map<FieldCode, FieldValue>();
    for (const [code, field] of this.fields) {
      const text = this.cell(row, code);
      if (text === '') continue;
      const value = clears(text) ? null : parsed(field, text);
      const fault = Number.isNaN(value)
        ? ({ reason: 'not-a-number', field, value: text } as const)
        : valueFault(field, value);
      if (fault) return { fault };
      values.set(code, value);
    }
    return { values };
  }
}

/** NaN for what should be a number and is none. Thousands separators and a trailing per cent sign are read. */
function parsed(field: FieldEntry, text: string): string | number {
  if (field.kind === 'text') return field.code === 'officeHours' ? hoursAsKept(text) : text;
  const plain = text.normalize('NFKC').trim();
  if (field.kind === 'code') return plain;
  const number = plain
    .replace(/%$/, '')
    .replace(/^(\d{1,3})(,\d{3})+(?=$|\.)/, (whole) => whole.replaceAll(',', ''));
  return /^-?\d+(\.\d+)?$/.test(number) ? Number(number) : NaN;
}
