/** The register of facilities: what an office or a table says, every version of it, and what others say against it. */
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PairFacts } from '../../../domain/register/likely-pairs.ts';

/** What a row was before it took over an element of OpenStreetMap. */
export interface DuplicateUndo {
  /** The element that it spoke of before, gone by then. */
  formerOsmId: string | null;
  /** A proposal to close it waited, because that one was gone. */
  wasToClose: boolean;
  /** What the office had left unsaid and the row took from the element. */
  filled: Partial<Record<'nameEn' | 'phone' | 'openingHours', string>>;
}

export const facilities = sqliteTable(
  'facility',
  {
    id: text('id').primaryKey(),
    /** The element of OpenStreetMap that this row speaks of instead, e.g. `n123`; null for what only the register knows. */
    osmId: text('osm_id').unique(),
    /** Number in the table it came from, for finding it again. */
    externalId: text('external_id'),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    categories: text('categories', { mode: 'json' }).$type<string[]>().notNull(),
    lng: real('lng').notNull(),
    lat: real('lat').notNull(),
    /** Where people go in, `[lng, lat]` each; empty: the position itself. */
    entrances: text('entrances', { mode: 'json' }).$type<[number, number][]>().notNull(),
    community: text('community'),
    address: text('address'),
    phone: text('phone'),
    /** OSM opening_hours. */
    openingHours: text('opening_hours'),
    floorSquareMeters: real('floor_square_meters'),
    capacity: integer('capacity'),
    operator: text('operator'),
    status: text('status', { enum: ['open', 'closed'] }).notNull(),
    closedOn: text('closed_on'),
    /** Merged into another one: not shown, kept for its history. */
    mergedInto: text('merged_into'),
    source: text('source', { enum: ['office', 'import', 'osm'] }).notNull(),
    importId: text('import_id'),
    /** Last confirmed by an office, YYYY-MM-DD; null: unverified. */
    verifiedOn: text('verified_on'),
    version: integer('version').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('facility_community').on(table.community),
    index('facility_external').on(table.externalId),
    index('facility_by_import').on(table.importId),
    index('facility_position').on(table.lng, table.lat),
  ],
);

/** Append-only; version 1 is the first state. */
export const facilityVersions = sqliteTable(
  'facility_version',
  {
    facility: text('facility').notNull(),
    version: integer('version').notNull(),
    at: text('at').notNull(),
    actor: text('actor'),
    importId: text('import_id'),
    /** add, edit, close, reopen, merge, verify, import, undo, accept. */
    action: text('action').notNull(),
    state: text('state', { mode: 'json' }).notNull(),
  },
  (table) => [index('facility_version_of').on(table.facility, table.version)],
);

export const facilityImports = sqliteTable('facility_import', {
  id: text('id').primaryKey(),
  fileName: text('file_name').notNull(),
  sha256: text('sha256').notNull(),
  area: text('area').notNull(),
  region: text('region'),
  crs: text('crs').notNull(),
  counts: text('counts', { mode: 'json' }).$type<Record<string, number>>().notNull(),
  at: text('at').notNull(),
  actor: text('actor'),
  undoneAt: text('undone_at'),
  undoneBy: text('undone_by'),
});

/** Which column means what, remembered for tables with the same headers. */
export const columnMappings = sqliteTable('column_mapping', {
  /** SHA-256 of the headers, and of the area whose office chose. */
  headers: text('headers').primaryKey(),
  /** Number of the column by field; null: in no column. */
  mapping: text('mapping', { mode: 'json' }).$type<Record<string, number | null>>().notNull(),
  at: text('at').notNull(),
});

/** What OpenStreetMap or somebody else says otherwise; an office decides. */
export const proposals = sqliteTable(
  'proposal',
  {
    id: text('id').primaryKey(),
    facility: text('facility').notNull(),
    community: text('community'),
    /** osm-differs, osm-gone; osm-duplicate, row-duplicate: `facility` and `other` may be one place. */
    kind: text('kind').notNull(),
    /** Field → what the register says and what is proposed. */
    changes: text('changes', { mode: 'json' }).notNull(),
    /** Of a duplicate: an element of OpenStreetMap or another row. */
    other: text('other'),
    otherCommunity: text('other_community'),
    /** Both ids, the lesser one first: a pair is proposed once, whoever finds it. */
    pair: text('pair').unique(),
    /** What was compared and how alike it was. */
    facts: text('facts', { mode: 'json' }).$type<PairFacts>(),
    /** What an accepted duplicate changed, so that it can be put back. */
    undo: text('undo', { mode: 'json' }).$type<DuplicateUndo>(),
    at: text('at').notNull(),
    decision: text('decision', { enum: ['accepted', 'refused'] }),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [
    index('proposal_community').on(table.community),
    index('proposal_facility').on(table.facility),
    index('proposal_other').on(table.other),
  ],
);

/** What OpenStreetMap said of a facility when its row was last decided; only what differs from this is proposed. */
export const osmStates = sqliteTable('osm_state', {
  osmId: text('osm_id').primaryKey(),
  state: text('state', { mode: 'json' }).notNull(),
  at: text('at').notNull(),
});

/** A resident's word about a facility. The receipt's token is kept as its hash only. */
export const reports = sqliteTable(
  'report',
  {
    id: text('id').primaryKey(),
    receiptHash: text('receipt_hash').notNull().unique(),
    facility: text('facility').notNull(),
    facilityName: text('facility_name').notNull(),
    community: text('community'),
    kind: text('kind', { enum: ['closed', 'moved', 'wrong-hours', 'gate-locked'] }).notNull(),
    /** Where it is now, for `moved`. */
    lng: real('lng'),
    lat: real('lat'),
    /** Encrypted under the reporter's key, or under the deployment's for a reporter without account. */
    note: text('note'),
    userId: text('user_id'),
    at: text('at').notNull(),
    decision: text('decision', { enum: ['accepted', 'refused'] }),
    /** What the reporter is told. */
    answer: text('answer'),
    decidedAt: text('decided_at'),
    decidedBy: text('decided_by'),
  },
  (table) => [index('report_community').on(table.community)],
);
