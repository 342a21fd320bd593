import type { FacilityField } from '../../domain/register/facility-fields.ts';
import { cleanText } from './clean-text.ts';
import type { FacilityMapping } from './facility-columns.ts';
import { excerpt, type RowProblemKey } from './problems.ts';
import type { TableRow } from './table.ts';

export interface RowProblem {
  line: number;
  /** The header; empty for a problem of the whole row. */
  column: string;
  reasonKey: RowProblemKey;
  /** The value, cut short. */
  value: string;
  /** What it may have meant. */
  suggestion?: string;
}

/** Values that table programs show in place of a result. */
const errorValue = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)$/;

/** The cells of one row by field, and what was wrong with them. */
export class RowReader {
  readonly problems: RowProblem[] = [];
  private readonly row: TableRow;
  private readonly mapping: FacilityMapping;

  constructor(row: TableRow, mapping: FacilityMapping) {
    this.row = row;
    this.mapping = mapping;
  }

  has(field: FacilityField): boolean {
    return this.mapping.columns[field] !== undefined;
  }

  /** Trimmed; empty where there is no such column. */
  raw(field: FacilityField): string {
    const column = this.mapping.columns[field];
    return column === undefined ? '' : (this.row.cells[column] ?? '').trim();
  }

  /** Undefined where the cell is empty or was refused. A lone dash or slash counts as empty. */
  text(field: FacilityField, most: number): string | undefined {
    const raw = this.raw(field);
    if (raw === '' || /^[-—–/]+$/.test(raw)) return undefined;
    if (errorValue.test(raw)) return this.fail(field, 'error-value', raw) ?? undefined;
    const clean = cleanText(raw, most);
    if (!clean.ok) return this.fail(field, clean.reasonKey, raw) ?? undefined;
    return clean.text === '' ? undefined : clean.text;
  }

  /** @param unit what may follow the number */
  number(
    field: FacilityField,
    unit: RegExp,
    range: { least: number; most: number; whole: boolean },
  ): number | undefined {
    const raw = this.text(field, 100);
    if (raw === undefined) return undefined;
    const text = raw
      .normalize('NFKC')
      .replace(/\s/g, '')
      .replace(/^[约≈]/, '')
      .replace(unit, '');
    const bare = /^\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
    const value = /^\d{1,15}(\.\d{1,15})?$/.test(bare) ? Number(bare) : NaN;
    if (value >= range.least && value <= range.most && (!range.whole || Number.isInteger(value)))
      return value;
    return this.fail(field, 'number-invalid', raw) ?? undefined;
  }

  fail(
    field: FacilityField | null,
    reasonKey: RowProblemKey,
    value: string,
    suggestion?: string,
  ): null {
    const column = field === null ? undefined : this.mapping.columns[field];
    this.problems.push({
      line: this.row.line,
      column: column === undefined ? (field ?? '') : this.mapping.headers[column]!,
      reasonKey,
      value: excerpt(value),
      ...(suggestion !== undefined && { suggestion }),
    });
    return null;
  }
}
