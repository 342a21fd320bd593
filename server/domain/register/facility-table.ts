/** A table of facilities as it was read: lines that can be judged, and what was wrong with the others. */
import type { Bounds } from '../../geo/position.ts';
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

export interface FacilityTable {
  ok: true;
  headers: string[];
  /** Header by field, as it was read. */
  columns: Readonly<Record<string, string>>;
  /** Headers that no field takes. */
  unused: string[];
  /** Why no line can be read: a column that is missing or could be several. */
  columnProblems: Said[];
  /** The datum that the headers mention. */
  crsHint: string | null;
  notes: Said[];
  drafts: ImportDraft[];
  /** Lines that cannot be taken; of very many faults the first, as the question says. */
  faults: LineFault[];
  faultCount: number;
  /** Values that were left out of lines that can; likewise. */
  leftOut: LineFault[];
  leftOutCount: number;
}

export interface FacilityTableQuestion {
  crs: 'wgs84' | 'gcj02' | 'bd09';
  /** Positions beyond it are faults. */
  bounds: Bounds;
  /** Header by field for tables with these headers, above every guess; null: the field is in no column. */
  mappingFor(headers: readonly string[]): Readonly<Record<string, string | null>>;
  mostRows?: number;
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
