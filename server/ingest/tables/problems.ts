/** Keys of everything that a file, its columns or a row can be refused for. Their sentences are in `texts/tables.ts`. */

/** What a sentence may quote. */
export type Quoted = Readonly<Record<string, string | number>>;

export const fileProblems = [
  'file-empty',
  'file-unreadable',
  'file-too-large',
  'file-unknown',
  'file-old-excel',
  'file-binary',
  'encoding-broken',
  'quote-open',
  'record-too-long',
  'no-headers',
  'too-many-rows',
  'too-many-blank-rows',
  'too-many-columns',
  'too-many-cells',
  'cell-too-long',
  'zip-broken',
  'zip-bomb',
  'not-a-workbook',
  'workbook-encrypted',
  'sheet-unknown',
  'sheet-broken',
  'formula-without-value',
  'json-broken',
  'json-too-deep',
  'json-too-large',
  'not-geojson',
  'datum-unknown',
  'too-many-features',
] as const;
export type FileProblem = (typeof fileProblems)[number];

export const columnProblems = ['column-missing', 'column-ambiguous', 'column-unknown'] as const;
export type ColumnProblem = (typeof columnProblems)[number];

export const rowProblems = [
  'row-too-long',
  'error-value',
  'control-character',
  'turning-character',
  'text-too-long',
  'name-missing',
  'category-missing',
  'category-unknown',
  'category-ambiguous',
  'too-many-categories',
  'position-missing',
  'coordinate-invalid',
  'coordinate-out-of-range',
  'coordinates-projected',
  'coordinates-swapped',
  'outside-bounds',
  'geometry-type',
  'geometry-empty',
  'community-code-invalid',
  'phone-invalid',
  'hours-unreadable',
  'number-invalid',
  'status-unknown',
  'entrances-invalid',
] as const;
export type RowProblemKey = (typeof rowProblems)[number];

export const noteKeys = ['title-skipped', 'merged-filled', 'codes-as-numbers'] as const;
export type NoteKey = (typeof noteKeys)[number];

export interface FileRefusal {
  ok: false;
  key: FileProblem;
  quoted: Quoted;
}

export function refuse(key: FileProblem, quoted: Quoted = {}): FileRefusal {
  return { ok: false, key, quoted };
}

/** Carries a refusal out of the callbacks of a parser; caught where the reading began. */
export class Refused extends Error {
  readonly refusal: FileRefusal;

  constructor(key: FileProblem, quoted: Quoted = {}) {
    super(key);
    this.refusal = refuse(key, quoted);
  }
}

/** The start of a value, for quoting. */
export function excerpt(value: string, most = 40): string {
  const start = Array.from(value.slice(0, 2 * most));
  return start.length <= most && value.length <= 2 * most
    ? value
    : `${start.slice(0, most).join('')}…`;
}
