/** Tables of facilities, written all or nothing, and taken back exactly. */
import { createHash, randomUUID } from 'node:crypto';
import { and, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { countVerdicts } from '../../domain/register/count-verdicts.ts';
import { osmStateOf } from '../../domain/register/osm-otherwise.ts';
import { rowOfOsm } from '../../domain/register/row-of-osm.ts';
import { unsaid } from '../../domain/register/unsaid.ts';
import type {
  ImportField,
  ImportValues,
  NewRow,
  RegisterRow,
  RowVerdict,
} from '../../domain/register/import-verdict.ts';
import type { Bounds } from '../../geo/position.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { newFacilityId, type FacilityRow } from './facilities.ts';
import { inAreas } from './facility-list.ts';
import { readPresentRows } from './present-rows.ts';
import { rowWriter } from './row-writer.ts';
import {
  columnMappings,
  facilities,
  facilityImports,
  facilityVersions,
  osmStates,
} from './schema.ts';

export type FacilityImport = typeof facilityImports.$inferSelect;

/** The register as a plan saw it: `seen` says whether it is still so. */
export interface PresentRows {
  rows: RegisterRow[];
  seen: number;
}

export type ImportAnswer =
  | { ok: true; row: FacilityImport }
  | { ok: false; reason: 'has-errors'; count: number }
  | { ok: false; reason: 'changed-meanwhile' };

export type UndoAnswer =
  | { ok: true; row: FacilityImport; restored: number; removed: number }
  | { ok: false; reason: 'nothing-to-undo' }
  /** Somebody changed these since, or merged others into them. */
  | { ok: false; reason: 'edited-since'; rows: { id: string; name: string }[] };

export type ImportFile = Pick<FacilityImport, 'fileName' | 'sha256' | 'area' | 'region' | 'crs'>;

interface WrittenVersion {
  facility: string;
  version: number;
  action: string;
}

export class FacilityImports {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  /** Everything that a plan for the bounds may have to do with. */
  present(bounds: Bounds): PresentRows {
    // First the number: what is written in between makes the plan stale, never wrong.
    const seen = this.newestVersion(this.database.tables);
    return { rows: readPresentRows(this.database.raw, bounds), seen };
  }

  /**
   * Writes every new and changed row with its version, the import and one entry of the log, in one transaction; nothing at all where a line
   * has an error or the register is not as the plan saw it.
   */
  apply(
    verdicts: readonly RowVerdict[],
    { seen }: PresentRows,
    file: ImportFile,
    actor: string | null,
  ): ImportAnswer {
    const counts = countVerdicts(verdicts);
    if (counts.error > 0) return { ok: false, reason: 'has-errors', count: counts.error };
    return this.database.write((tables) => {
      if (this.newestVersion(tables) !== seen) return { ok: false, reason: 'changed-meanwhile' };
      const at = this.now().toISOString();
      const row: FacilityImport = {
        ...file,
        id: randomUUID(),
        counts,
        at,
        actor,
        undoneAt: null,
        undoneBy: null,
      };
      tables.insert(facilityImports).values(row).run();
      const write = this.writer(row.id, at, actor);
      const rememberOsm = rowWriter(this.database, osmStates, 'osmId');
      const before = rowById(tables);
      for (const verdict of verdicts)
        if (verdict.verdict === 'new') {
          write(withValues(this.newRow(verdict, tables), verdict.values), 'add');
          if (verdict.osm)
            rememberOsm({ osmId: verdict.osm.id, state: osmStateOf(verdict.osm), at });
        } else if (verdict.verdict === 'changed') {
          const after = withValues(before.get({ id: verdict.id })!, verdict.values);
          after.version++;
          write(after, 'import');
        }
      this.note('apply', row, actor, null, { fileName: row.fileName, sha256: row.sha256, counts });
      return { ok: true, row };
    });
  }

  byId(id: string): FacilityImport | null {
    const { tables } = this.database;
    return tables.select().from(facilityImports).where(eq(facilityImports.id, id)).get() ?? null;
  }

  /** Of the areas, and the actor's own that reach beyond them; the newest first. */
  list(
    areas: readonly string[],
    actor: string | null = null,
    limit = mostImports,
  ): FacilityImport[] {
    const inside = inAreas(facilityImports.area, areas);
    const around = areas.map(
      (area) => sql`substr(${area}, 1, length(${facilityImports.area})) = ${facilityImports.area}`,
    );
    return this.database.tables
      .select()
      .from(facilityImports)
      .where(
        actor === null ? inside : or(inside, and(eq(facilityImports.actor, actor), or(...around))),
      )
      .orderBy(desc(sql`rowid`))
      .limit(limit)
      .all();
  }

  /** Every community that holds something which the import wrote, or held it before. */
  communitiesOf(id: string): (string | null)[] {
    return this.database.raw
      .prepare(
        `select json_extract(state, '$.community') from facility_version where import_id = @id
         union select json_extract(earlier.state, '$.community') from facility_version as written
         join facility_version as earlier on earlier.facility = written.facility and earlier.version = written.version - 1
         where written.import_id = @id and written.action = 'import'`,
      )
      .pluck()
      .all({ id }) as (string | null)[];
  }

  /** The last import that was not taken back, of a region or within an area. */
  last(of: { region: string } | { area: string }): FacilityImport | null {
    const where =
      'region' in of
        ? eq(facilityImports.region, of.region)
        : inAreas(facilityImports.area, [of.area]);
    const { tables } = this.database;
    return (
      tables
        .select()
        .from(facilityImports)
        .where(and(where, isNull(facilityImports.undoneAt)))
        .orderBy(desc(sql`rowid`))
        .limit(1)
        .get() ?? null
    );
  }

  /** Every row is again as it was before the import, and what it added is gone; nothing is touched where one row was changed since. */
  undo(id: string, actor: string | null): UndoAnswer {
    return this.database.write((tables) => {
      const found = tables.select().from(facilityImports).where(eq(facilityImports.id, id)).get();
      if (!found || found.undoneAt !== null) return { ok: false, reason: 'nothing-to-undo' };
      const written = tables
        .select({
          facility: facilityVersions.facility,
          version: facilityVersions.version,
          action: facilityVersions.action,
        })
        .from(facilityVersions)
        .where(eq(facilityVersions.importId, id))
        .all();
      const touched = this.touchedSince(written, tables);
      if (touched.length > 0) return { ok: false, reason: 'edited-since', rows: touched };
      const at = this.now().toISOString();
      const removed = this.takeBack(written, id, at, actor);
      const undone = { undoneAt: at, undoneBy: actor };
      tables.update(facilityImports).set(undone).where(eq(facilityImports.id, id)).run();
      const restored = written.length - removed;
      this.note('undo', found, actor, { counts: found.counts }, { restored, removed });
      return { ok: true, row: { ...found, ...undone }, restored, removed };
    });
  }

  /** As they were last chosen for a table with these headers by an office of the area, else of one that holds it. */
  columnsFor(headers: readonly string[], area: string): Record<string, number | null> | null {
    const { tables } = this.database;
    for (let length = area.length; length >= 2; length--) {
      const key = eq(columnMappings.headers, headerHash(headers, area.slice(0, length)));
      const found = tables.select().from(columnMappings).where(key).get();
      if (found) return found.mapping;
    }
    return null;
  }

  rememberColumns(
    headers: readonly string[],
    area: string,
    mapping: Record<string, number | null>,
  ): void {
    const set = { mapping, at: this.now().toISOString() };
    this.database.tables
      .insert(columnMappings)
      .values({ headers: headerHash(headers, area), ...set })
      .onConflictDoUpdate({ target: columnMappings.headers, set })
      .run();
  }

  private newestVersion(tables: Tables): number {
    const newest = tables.select({ n: sql<number | null>`max(rowid)` }).from(facilityVersions);
    return newest.get()!.n ?? 0;
  }

  /** Row and version at once; the row is written into. */
  private writer(importId: string, at: string, actor: string | null) {
    const writeRow = rowWriter(this.database, facilities, 'id');
    const writeVersion = rowWriter(this.database, facilityVersions);
    return (state: FacilityRow, action: 'add' | 'import') => {
      state.importId = importId;
      state.updatedAt = at;
      if (action === 'add') state.createdAt = at;
      writeRow(state);
      const { id: facility, version } = state;
      writeVersion({ facility, version, at, actor, importId, action, state });
    };
  }

  /** What is true of the row before the table speaks. */
  private newRow({ osm }: NewRow, tables: Tables): FacilityRow {
    if (!osm) return { ...blank, id: newFacilityId() };
    // An element may have had a row before, which an undo took away: its versions count on.
    const last = tables
      .select({ n: sql<number | null>`max(${facilityVersions.version})` })
      .from(facilityVersions)
      .where(eq(facilityVersions.facility, osm.id))
      .get()!.n;
    return { ...rowOfOsm(osm, null), source: 'import', version: (last ?? 0) + 1 };
  }

  private touchedSince(
    written: readonly WrittenVersion[],
    tables: Tables,
  ): { id: string; name: string }[] {
    const touched: { id: string; name: string }[] = [];
    // What a later import wrote and took back again is as if it had not been.
    const later = this.database.raw.prepare(
      `select 1 from facility_version as later left join facility_import as other on other.id = later.import_id
       where later.facility = ? and later.version > ? and other.undone_at is null limit 1`,
    );
    const nameOf = this.database.raw.prepare('select name from facility where id = ?').pluck();
    const mergedInto = new Set(
      tables
        .select({ into: facilities.mergedInto })
        .from(facilities)
        .where(isNotNull(facilities.mergedInto))
        .all()
        .map(({ into }) => into),
    );
    for (const { facility, version, action } of written) {
      if (later.get(facility, version) || (action === 'add' && mergedInto.has(facility)))
        touched.push({
          id: facility,
          name: (nameOf.get(facility) as string | undefined) ?? facility,
        });
    }
    return touched;
  }

  /** Answers with how many rows are gone. */
  private takeBack(
    written: readonly WrittenVersion[],
    importId: string,
    at: string,
    actor: string | null,
  ): number {
    const writeRow = rowWriter(this.database, facilities, 'id');
    const writeVersion = rowWriter(this.database, facilityVersions);
    const stateOf = this.database.raw.prepare(
      'select state from facility_version where facility = ? and version = ? order by rowid desc limit 1',
    );
    const newest = this.database.raw
      .prepare('select max(version) from facility_version where facility = ?')
      .pluck();
    const added: string[] = [];
    for (const { facility, version, action } of written) {
      const isNew = action === 'add';
      const kept = stateOf.get(facility, isNew ? version : version - 1) as { state: string };
      const next = (newest.get(facility) as number) + 1;
      const before = JSON.parse(kept.state) as FacilityRow;
      const state: FacilityRow = { ...before, version: next, updatedAt: at };
      if (isNew) added.push(facility);
      else writeRow(state);
      const undone = { facility, version: next, at, actor, importId, action: 'undo', state };
      writeVersion(undone);
    }
    this.remove(added);
    return added.length;
  }

  private remove(ids: readonly string[]): void {
    const { tables } = this.database;
    for (let i = 0; i < ids.length; i += mostVariables) {
      const some = ids.slice(i, i + mostVariables);
      // Where no row speaks of an element, nothing was decided about it.
      tables.delete(osmStates).where(inArray(osmStates.osmId, some)).run();
      tables.delete(facilities).where(inArray(facilities.id, some)).run();
    }
  }

  private note(
    verb: 'apply' | 'undo',
    { id, area }: FacilityImport,
    actor: string | null,
    before: unknown,
    after: unknown,
  ): void {
    const entry = { actor, action: `facility-import:${verb}`, subjectKind: 'facility-import' };
    this.audit.add({ ...entry, subject: id, area, before, after });
  }
}

const mostVariables = 500;
const mostImports = 100;

const blank: FacilityRow = {
  ...unsaid,
  id: '',
  name: '',
  categories: [],
  lng: 0,
  lat: 0,
  osmId: null,
  externalId: null,
  community: null,
  status: 'open',
  closedOn: null,
  mergedInto: null,
  source: 'import',
  importId: null,
  verifiedOn: null,
  version: 1,
  createdAt: '',
  updatedAt: '',
};

/**
 * A new row of the shape of the old one. Spreading values of many shapes over one another makes a shape of its own for every row, which lives
 * longer than the row: 4 kB each, measured.
 */
function withValues(row: FacilityRow, values: Partial<ImportValues>): FacilityRow {
  const state: FacilityRow & Record<string, unknown> = { ...row };
  for (const field in values) {
    const value = values[field as ImportField];
    if (value !== undefined) state[field] = value;
  }
  return state;
}

/** For whole rows one by one, as those of a plan lack what no table says. */
function rowById(tables: Tables) {
  return tables
    .select()
    .from(facilities)
    .where(eq(facilities.id, sql.placeholder('id')))
    .prepare();
}

function headerHash(headers: readonly string[], area: string): string {
  return createHash('sha256')
    .update(JSON.stringify([area, headers]))
    .digest('hex');
}
