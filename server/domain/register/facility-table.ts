/** A table of facilities as it was read: lines that can be judged, and what was wrong with the others. */
import type { Bounds, Position } from '../../geo/position.ts';
import type { FieldColumns } from './facility-fields.ts';
import type { ImportDraft } from './import-verdict.ts';

type Quoted = Readonly<Record<string, string | number>>;

/** A sentence of `texts/tables.ts`. */
export interface Said {
  key: string;
  quoted: Quoted;
}

/** What was wrong with one cell, or one line. */
export interface LineFault extends Said {
  line: number;
}

/** A line that cannot be taken. */
export interface FaultyLine {
  line: number;
  /** Where they could be read. */
  name: string | null;
  position: Position | null;
  faults: LineFault[];
}

export interface FacilityTable {
  ok: true;
  /** How a line of this kind of file is called. */
  lineIs: 'line' | 'row' | 'feature';
  headers: string[];
  /** By column: the first value that is not empty, cut short. */
  samples: string[];
  /** Number of the column that each field was read from. */
  columns: FieldColumns;
  /** Headers that no field takes. */
  unused: string[];
  /** Why no line can be read: a column that is missing or could be several. */
  columnProblems: Said[];
  /** The datum that the headers mention. */
  crsHint: 'wgs84' | 'gcj02' | 'bd09' | null;
  notes: Said[];
  drafts: ImportDraft[];
  /** Lines that cannot be taken; of very many the first, as the question says. */
  faulty: FaultyLine[];
  faultCount: number;
  /** Values that were left out of lines that can be taken; likewise. */
  leftOut: LineFault[];
  leftOutCount: number;
}

export interface FacilityTableQuestion {
  crs: 'wgs84' | 'gcj02' | 'bd09';
  /** Positions beyond it are faults. */
  bounds: Bounds;
  /** Columns chosen for tables with these headers, above every guess. */
  columnsFor(headers: readonly string[]): FieldColumns;
  /** Tighter limits than the reader's own. */
  limits?: { rows?: number; cells?: number };
  /** Faults, and values left out, that are put into words; without it all. */
  mostTold?: number;
  /** Awaited now and then, so that others come to their turn. */
  pause?(): Promise<void>;
}

export type ReadFacilityTable = (
  bytes: Uint8Array,
  name: string,
  question: FacilityTableQuestion,
) => Promise<FacilityTable | ({ ok: false } & Said)>;
