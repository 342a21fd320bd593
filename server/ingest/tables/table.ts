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

/** What is known of a table before its rows. */
export type TableHead = Pick<TableRead, 'headers' | 'lineIs'>;

/** Rows go here one by one, in their order, as soon as they are whole. What it was given counts only if the file is not refused later on. */
export type RowTaker = (row: TableRow, head: TableHead) => void;

/** How rows leave a reader. */
export interface Reading {
  /** Undefined: they are part of the answer. */
  take: RowTaker | undefined;
  /** Awaited now and then. */
  pause(): Promise<void>;
}

export interface TableRead {
  ok: true;
  format: TableFormat;
  encoding: TextEncoding;
  /** CSV only. */
  delimiter?: string;
  lineIs: 'line' | 'row' | 'feature';
  headers: string[];
  /** Empty where somebody took them. */
  rows: TableRow[];
  notes: TableNote[];
  /** XLSX: the sheet that was read, and all that are visible. */
  sheet?: string;
  sheets?: string[];
}

export type TableAnswer = TableRead | FileRefusal;
