/** The register of facilities. Every change is the row, its version and its audit entry, in one transaction. */
import { randomBytes } from 'node:crypto';
import { desc, eq } from 'drizzle-orm';
import { rowOfOsm } from '../../domain/register/row-of-osm.ts';
import { osmStateOf, type KnownOsm } from '../../domain/register/osm-otherwise.ts';
import type { Facility } from '../../domain/region.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { areaExists } from './area-names.ts';
import { divisions, facilities, facilityVersions, osmStates } from './schema.ts';

export type FacilityRow = typeof facilities.$inferSelect;
export type FacilityVersion = Omit<typeof facilityVersions.$inferSelect, 'state'> & {
  state: FacilityRow;
};

/** What an office may say of a facility. */
export type FacilityValues = Pick<
  FacilityRow,
  | 'name'
  | 'nameEn'
  | 'categories'
  | 'lng'
  | 'lat'
  | 'entrances'
  | 'community'
  | 'address'
  | 'phone'
  | 'openingHours'
  | 'floorSquareMeters'
  | 'capacity'
  | 'operator'
>;
type Changes = Partial<
  FacilityValues &
    Pick<FacilityRow, 'status' | 'closedOn' | 'mergedInto' | 'verifiedOn' | 'osmId' | 'externalId'>
>;

export type ChangeAction =
  'edit' | 'close' | 'reopen' | 'merge' | 'verify' | 'accept' | 'adopt' | 'part' | 'restore';

/** Who changes what, as they saw it. */
export interface Change {
  /** A row's id, or the id of an element of OpenStreetMap. */
  id: string;
  /** The version that was looked at; 0 for one that only OpenStreetMap knows. */
  seen: number;
  action: ChangeAction;
  actor: string | null;
  /** What OpenStreetMap says of it, and the community around it: becomes the row's first values if there is none yet. */
  osm?: { facility: Facility; community: string | null } | undefined;
}

export type Changed =
  | { ok: true; row: FacilityRow }
  | { ok: false; reason: 'unknown-facility' }
  | { ok: false; reason: 'changed-meanwhile'; version: number }
  | { ok: false; reason: 'already-merged'; into: string }
  | { ok: false; reason: 'merge-with-itself' };

const idLetters = 'abcdefghjkmnpqrstuvwxyz23456789';

/** `f` and ten letters and digits that are not mistaken for each other: no element of OpenStreetMap is called so. */
export function newFacilityId(): string {
  // 31 letters do not divide 256: the last bytes are passed over, so that every letter is as likely.
  const letters: string[] = [];
  while (letters.length < 10)
    for (const byte of randomBytes(16))
      if (byte < 248 && letters.length < 10) letters.push(idLetters[byte % 31]!);
  return `f${letters.join('')}`;
}

export class Facilities {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  /** By its id, or by the element of OpenStreetMap that it speaks of. */
  find(id: string, tables: Tables = this.database.tables): FacilityRow | null {
    return (
      tables.select().from(facilities).where(eq(facilities.id, id)).get() ??
      tables.select().from(facilities).where(eq(facilities.osmId, id)).get() ??
      null
    );
  }

  /** Whether a community has this code; every code passes as long as no divisions are known. */
  knowsCommunity(code: string): boolean {
    return areaExists(this.database.tables, code);
  }

  nameOfCommunity(code: string): string | null {
    const row = this.database.tables.select().from(divisions).where(eq(divisions.code, code)).get();
    return row?.name ?? null;
  }

  /** Newest first. */
  versions(id: string): FacilityVersion[] {
    return this.database.tables
      .select()
      .from(facilityVersions)
      .where(eq(facilityVersions.facility, id))
      .orderBy(desc(facilityVersions.version))
      .all() as FacilityVersion[];
  }

  /** @param today on the region's wall clock: who adds it has seen it */
  add(values: FacilityValues, today: string, actor: string | null): FacilityRow {
    const at = this.now().toISOString();
    return this.database.write((tables) => {
      const row: FacilityRow = {
        ...values,
        id: newFacilityId(),
        osmId: null,
        externalId: null,
        status: 'open',
        closedOn: null,
        mergedInto: null,
        source: 'office',
        importId: null,
        verifiedOn: today,
        version: 1,
        createdAt: at,
        updatedAt: at,
      };
      tables.insert(facilities).values(row).run();
      this.note(tables, null, row, 'add', actor);
      return row;
    });
  }

  /** Writes the changes as the next version, or says why not. What was seen must still be so. */
  change(change: Change, changes: Changes, tables?: Tables): Changed {
    if (!tables) return this.database.write((own) => this.change(change, changes, own));
    const before = this.seen(change, tables);
    if ('reason' in before) return before;
    const at = this.now().toISOString();
    const row: FacilityRow = {
      ...before,
      ...changes,
      source: before.source === 'osm' ? 'office' : before.source,
      version: before.version + 1,
      updatedAt: at,
    };
    if (before.version === 0) {
      row.createdAt = at;
      tables.insert(facilities).values(row).run();
      this.rememberOsm(row.osmId!, osmStateOf(change.osm!.facility), tables);
    } else tables.update(facilities).set(row).where(eq(facilities.id, row.id)).run();
    // Where no row speaks of an element, nothing was decided about it.
    if (before.osmId !== null && row.osmId === null)
      tables.delete(osmStates).where(eq(osmStates.osmId, before.osmId)).run();
    this.note(tables, before, row, change.action, change.actor);
    return { ok: true, row };
  }

  /** @param on the first day on which it is closed */
  close(change: Omit<Change, 'action'>, on: string, tables?: Tables): Changed {
    return this.change({ ...change, action: 'close' }, { status: 'closed', closedOn: on }, tables);
  }

  /** Undoes a closing, and a merge too. */
  reopen(change: Omit<Change, 'action'>): Changed {
    return this.change(
      { ...change, action: 'reopen' },
      { status: 'open', closedOn: null, mergedInto: null },
    );
  }

  /** The first disappears into the second, whose row it gets if it has none. Answers with the second. */
  merge(
    from: Omit<Change, 'action'>,
    into: Omit<Change, 'action'>,
    today: string,
    tables?: Tables,
  ): Changed {
    if (!tables) return this.database.write((own) => this.merge(from, into, today, own));
    const target = this.seen(into, tables);
    if ('reason' in target) return target;
    const own = this.seen(from, tables);
    if ('reason' in own) return own;
    if (target.id === own.id) return { ok: false, reason: 'merge-with-itself' };
    if (target.mergedInto !== null)
      return { ok: false, reason: 'already-merged', into: target.mergedInto };
    const kept =
      target.version === 0
        ? this.change({ ...into, action: 'merge' }, { verifiedOn: today }, tables)
        : { ok: true as const, row: target };
    if (!kept.ok) return kept;
    const gone = this.change({ ...from, action: 'merge' }, { mergedInto: kept.row.id }, tables);
    return gone.ok ? kept : gone;
  }

  /** What OpenStreetMap said when this was last decided; only what differs from it is proposed. */
  rememberOsm(osmId: string, state: KnownOsm, tables: Tables): void {
    const row = { state, at: this.now().toISOString() };
    tables
      .insert(osmStates)
      .values({ osmId, ...row })
      .onConflictDoUpdate({ target: osmStates.osmId, set: row })
      .run();
  }

  /** The row as it is, if it is still the one that was looked at; version 0 stands for OpenStreetMap's word alone. */
  private seen(
    { id, seen, osm }: Pick<Change, 'id' | 'seen' | 'osm'>,
    tables: Tables,
  ): FacilityRow | Extract<Changed, { ok: false }> {
    const row = this.find(id, tables) ?? (osm ? rowOfOsm(osm.facility, osm.community) : null);
    if (!row) return { ok: false, reason: 'unknown-facility' };
    if (row.version !== seen)
      return { ok: false, reason: 'changed-meanwhile', version: row.version };
    return row;
  }

  private note(
    tables: Tables,
    before: FacilityRow | null,
    row: FacilityRow,
    action: string,
    actor: string | null,
  ): void {
    tables
      .insert(facilityVersions)
      .values({
        facility: row.id,
        version: row.version,
        at: row.updatedAt,
        actor,
        importId: null,
        action,
        state: row,
      })
      .run();
    this.audit.add(
      {
        actor,
        action: `facility:${action}`,
        subjectKind: 'facility',
        subject: row.id,
        area: row.community ?? before?.community ?? null,
        ...whatChanged(before, row),
      },
      tables,
    );
  }
}

function whatChanged(before: FacilityRow | null, after: FacilityRow) {
  if (!before) return { after };
  const keys = (Object.keys(after) as (keyof FacilityRow)[]).filter(
    (key) => key !== 'updatedAt' && JSON.stringify(before[key]) !== JSON.stringify(after[key]),
  );
  const pick = (row: FacilityRow) => Object.fromEntries(keys.map((key) => [key, row[key]]));
  return { before: pick(before), after: pick(after) };
}
