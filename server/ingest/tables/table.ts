import type { FileRefusal, NoteKey, Quoted, RowProblemKey } from './problems.ts';

export type TableFormat = 'csv' | 'xlsx' | 'geojson';
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface TableRow {
  /** Counted from 1 as `TableRead.lineIs` says. A record over several lines has its first. */
  line: number;
  /** As many as there are headers, or more where the file has them. */
  cells: string[];
  /** GeoJSON: `lng` and `lat` are a position inside an area; where its entrances are is unknown. */
  area?: true;
  /** GeoJSON: why there is no position. */
  geometryProblem?: { reasonKey: RowProblemKey; value: string };
}

/** Something that the reader did or saw, and that a person should know. */
export interface TableNote {
  key: NoteKey;
  quoted: Quoted;
}

export interface TableRead {
  ok: true;
  format: TableFormat;
  encoding: TextEncoding;
  /** CSV only. */
  delimiter?: string;
  lineIs: 'line' | 'row' | 'feature';
  headers: string[];
  rows: TableRow[];
  notes: TableNote[];
  /** XLSX: the sheet that was read, and all that are visible. */
  sheet?: string;
  sheets?: string[];
}

export type TableAnswer = TableRead | FileRefusal;
