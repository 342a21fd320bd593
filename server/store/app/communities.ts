/** What offices say of their communities. A change, its version and its audit entry are one transaction. */
import type { Statement } from 'better-sqlite3';
import { and, asc, eq, gte, like, lt, or, sql, type SQL } from 'drizzle-orm';
import type {
  FieldCode,
  FieldFault,
  FieldValue,
  FieldValues,
} from '../../domain/communities/fields.ts';
import { communityKind, type CommunityKind } from '../../domain/communities/kind.ts';
import type { CommunityLookup } from '../../domain/communities/table.ts';
import type { Bounds } from '../../geo/position.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { communityLookup } from './community-lookup.ts';
import { anyFigure } from './divisions.ts';
import { communities, divisions } from './schema.ts';

export interface StoredCommunity {
  code: string;
  name: string;
  invented: boolean;
  kind: CommunityKind;
  kindBecause: 'official-code' | 'ending' | 'rule';
  values: FieldValues;
  hasBoundary: boolean;
  boundarySource: string | null;
  version: number;
  updatedAt: string | null;
}

export interface ListedCommunity {
  code: string;
  name: string;
  invented: boolean;
  kind: CommunityKind;
  kindBecause: 'official-code' | 'ending' | 'rule';
  officialCode: string | null;
  hasFigures: boolean;
  hasOfficePosition: boolean;
  hasBoundary: boolean;
}

export type ChangeResult =
  | { ok: true }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'changed-meanwhile'; version: number }
  | { ok: false; reason: 'fault'; fault: FieldFault };

export interface TableChange {
  code: string;
  changes: readonly { field: FieldCode; from: FieldValue; to: FieldValue }[];
}

/** Undoes the transaction of a table that was held against other values. */
class Stale extends Error {}

export interface BoundaryChange {
  code: string;
  /** GeoJSON MultiPolygon coordinates, WGS-84. */
  polygons: number[][][][];
  bounds: Bounds;
}

const { code: codeColumn, officialCode } = communities;
const fieldColumns = {
  officialCode,
  officeLng: communities.officeLng,
  officeLat: communities.officeLat,
  officeAddress: communities.officeAddress,
  officeHours: communities.officeHours,
  officePhone: communities.officePhone,
  households: communities.households,
  residents: communities.residents,
  elderly: communities.elderly,
  children: communities.children,
  nonRegistered: communities.nonRegistered,
  committeeMembers: communities.committeeMembers,
  committeeWomen: communities.committeeWomen,
  fullTimeWorkers: communities.fullTimeWorkers,
  socialWorkers: communities.socialWorkers,
  socialOrganisations: communities.socialOrganisations,
  registeredVolunteers: communities.registeredVolunteers,
  participantsThisYear: communities.participantsThisYear,
  indoorSquareMeters: communities.indoorSquareMeters,
  outdoorSquareMeters: communities.outdoorSquareMeters,
  onlineItemsPercent: communities.onlineItemsPercent,
  dwellings: communities.dwellings,
  propertyManagedDwellings: communities.propertyManagedDwellings,
  householdWorkers: communities.householdWorkers,
  certifiedHouseholdWorkers: communities.certifiedHouseholdWorkers,
};
/** Columns that stand before the boundary: reading past it would read it too. */
const headColumns = {
  code: communities.code,
  name: divisions.name,
  invented: divisions.invented,
  kind: communities.kind,
  kindBecause: communities.kindBecause,
};

export class Communities {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  byCode(code: string, tables: Tables = this.database.tables): StoredCommunity | undefined {
    const row = tables
      .select({
        ...headColumns,
        values: fieldColumns,
        hasBoundary: sql<number>`${communities.west} is not null`,
        boundarySource: communities.boundarySource,
        version: communities.version,
        updatedAt: communities.updatedAt,
      })
      .from(communities)
      .innerJoin(divisions, eq(divisions.code, communities.code))
      .where(eq(codeColumn, code))
      .get();
    return row && { ...row, values: row.values as FieldValues, hasBoundary: row.hasBoundary === 1 };
  }

  boundaryOf(code: string): number[][][][] | null {
    const row = this.database.tables
      .select({ boundary: communities.boundary })
      .from(communities)
      .where(eq(codeColumn, code))
      .get();
    return row?.boundary ?? null;
  }

  /** Those within an area whose name holds the text or whose code starts with it, by code. */
  list(area: string, text: string, offset: number, limit: number) {
    const where = and(within(area), text === '' ? undefined : named(text));
    const rows = this.database.tables
      .select({
        ...headColumns,
        officialCode,
        hasFigures: sql<number>`${sql.raw(anyFigure)}`,
        hasOfficePosition: sql<number>`${communities.officeLng} is not null`,
        hasBoundary: sql<number>`${communities.west} is not null`,
      })
      .from(communities)
      .innerJoin(divisions, eq(divisions.code, communities.code))
      .where(where)
      .orderBy(asc(codeColumn))
      .limit(limit)
      .offset(offset)
      .all();
    const [count] = this.database.tables
      .select({ total: sql<number>`count(*)` })
      .from(communities)
      .innerJoin(divisions, eq(divisions.code, communities.code))
      .where(where)
      .all();
    const found = rows.map((row): ListedCommunity => {
      const flags = [row.hasFigures, row.hasOfficePosition, row.hasBoundary].map(Boolean);
      const [hasFigures, hasOfficePosition, hasBoundary] = flags as [boolean, boolean, boolean];
      return { ...row, hasFigures, hasOfficePosition, hasBoundary };
    });
    return { found, total: count!.total };
  }

  /** Every community within an area with its fields, without boundaries, by code. */
  *eachWithin(area: string): Generator<Omit<StoredCommunity, 'boundarySource' | 'updatedAt'>> {
    const rows = this.database.tables
      .select({ ...headColumns, values: fieldColumns })
      .from(communities)
      .innerJoin(divisions, eq(divisions.code, communities.code))
      .where(within(area))
      .orderBy(asc(codeColumn))
      .all();
    for (const row of rows)
      yield { ...row, values: row.values as FieldValues, hasBoundary: false, version: 0 };
  }

  /** @param check what is wrong with the values as they would be */
  change(
    code: string,
    version: number,
    changes: Partial<FieldValues>,
    actor: string,
    check: (after: FieldValues) => FieldFault | null,
  ): ChangeResult {
    return this.database.write((tables) => {
      const before = this.byCode(code, tables);
      if (!before) return { ok: false, reason: 'unknown' };
      if (before.version !== version)
        return { ok: false, reason: 'changed-meanwhile', version: before.version };
      const fault = check({ ...before.values, ...changes });
      if (fault) return { ok: false, reason: 'fault', fault };
      this.write(tables, before, changes, actor, 'community:edit');
      return { ok: true };
    });
  }

  /** All of a table's changes or none: false where one of the communities has meanwhile other values than the table was held against. */
  applyTable(rows: readonly TableChange[], actor: string | null): boolean {
    try {
      this.database.write((tables) => {
        const state = this.stateReader();
        const writer = this.fieldWriter(actor);
        for (const { code, changes } of rows) {
          const before = state(code);
          if (!before || changes.some(({ field, from }) => (before[field] ?? null) !== from))
            throw new Stale();
          const entries = changes.map(({ field, to }) => [field, to] as const);
          writer(code, entries);
          const official = changes.find(({ field }) => field === 'officialCode');
          if (official) this.writeKind(tables, code, official.to as string | null);
          this.audit.add(
            {
              actor,
              action: 'community:import-figures',
              subjectKind: 'community',
              subject: code,
              area: code,
              before: Object.fromEntries(changes.map(({ field, from }) => [field, from])),
              after: Object.fromEntries(entries),
            },
            tables,
          );
        }
      });
      return true;
    } catch (error) {
      if (error instanceof Stale) return false;
      throw error;
    }
  }

  /** All boundaries or none. Throws where a community is unknown. */
  setBoundaries(list: Iterable<BoundaryChange>, source: string, actor: string | null): number {
    return this.database.write((tables) => {
      let count = 0;
      for (const { code, polygons, bounds } of list) {
        const before = this.byCode(code, tables);
        if (!before) throw new Error(`community "${code}" is unknown`);
        const [west, south, east, north] = bounds;
        tables
          .update(communities)
          .set({
            boundary: polygons,
            west,
            south,
            east,
            north,
            boundarySource: source,
            ...this.stamp(before.version, actor),
          })
          .where(eq(codeColumn, code))
          .run();
        this.audit.add(
          {
            actor,
            action: 'community:import-boundary',
            subjectKind: 'community',
            subject: code,
            area: code,
            before: { boundarySource: before.boundarySource },
            after: { boundarySource: source, bounds },
          },
          tables,
        );
        count++;
      }
      return count;
    });
  }

  /** For one table or one file of boundaries. */
  lookup(mayChange: (code: string) => boolean): CommunityLookup {
    return communityLookup(this.database, this, mayChange);
  }

  /** Fields of a community by a statement that is prepared once: a table may hold all communities. */
  private stateReader(): (code: string) => Record<string, FieldValue> | undefined {
    const columns = Object.entries(fieldColumns).map(([field, { name }]) => `${name} as ${field}`);
    const read = this.database.raw.prepare(
      `select ${columns.join(', ')} from community where code = ?`,
    );
    return (code) => read.get(code) as Record<string, FieldValue> | undefined;
  }

  /** Writes fields with the next version; one prepared statement for each set of fields. */
  private fieldWriter(actor: string | null) {
    const prepared = new Map<string, Statement>();
    const at = this.now().toISOString();
    return (code: string, entries: readonly (readonly [FieldCode, FieldValue])[]) => {
      const sets = entries.map(([field]) => `${fieldColumns[field].name} = ?`).join(', ');
      let write = prepared.get(sets);
      if (!write) {
        write = this.database.raw.prepare(
          `update community set ${sets}, version = version + 1, updated_at = ?, updated_by = ? where code = ?`,
        );
        prepared.set(sets, write);
      }
      write.run(...entries.map(([, value]) => value), at, actor, code);
    };
  }

  private writeKind(tables: Tables, code: string, official: string | null): void {
    const { name } = this.byCode(code, tables)!;
    tables
      .update(communities)
      .set(kindColumns(code, name, official))
      .where(eq(codeColumn, code))
      .run();
  }

  private stamp(version: number, actor: string | null) {
    return { version: version + 1, updatedAt: this.now().toISOString(), updatedBy: actor };
  }

  private write(
    tables: Tables,
    before: StoredCommunity,
    changes: Partial<FieldValues>,
    actor: string | null,
    action: string,
  ): void {
    const { code, name, values, version } = before;
    const changed = Object.entries(changes).filter(
      ([field, value]) => values[field as FieldCode] !== value,
    );
    if (changed.length === 0) return;
    const after = Object.fromEntries(changed) as Partial<FieldValues>;
    const official =
      after.officialCode === undefined
        ? {}
        : kindColumns(code, name, after.officialCode as string | null);
    tables
      .update(communities)
      .set({ ...after, ...official, ...this.stamp(version, actor) } as Partial<
        typeof communities.$inferInsert
      >)
      .where(eq(codeColumn, code))
      .run();
    this.audit.add(
      {
        actor,
        action,
        subjectKind: 'community',
        subject: code,
        area: code,
        before: Object.fromEntries(changed.map(([field]) => [field, values[field as FieldCode]])),
        after,
      },
      tables,
    );
  }
}

function kindColumns(code: string, name: string, official: string | null) {
  const { kind, because } = communityKind({ code, name, officialCode: official });
  return { kind, kindBecause: because };
}

/** Codes that start with an area's: a range of the key. */
function within(area: string): SQL | undefined {
  return and(gte(codeColumn, area), lt(codeColumn, `${area}:`));
}

function named(text: string): SQL | undefined {
  const pattern = text.replace(/[\\%_]/g, (character) => `\\${character}`);
  return or(
    sql`${divisions.name} like ${`%${pattern}%`} escape '\\'`,
    /^\d+$/.test(text) ? like(codeColumn, `${text}%`) : undefined,
  );
}
