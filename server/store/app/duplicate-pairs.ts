/** Pairs that may be one place: what the search for them reads of the register, and what it finds. */
import { randomUUID } from 'node:crypto';
import { and, between, eq, inArray, isNull, or } from 'drizzle-orm';
import {
  isBetter,
  isOtherPair,
  pairKey,
  type LikelyPair,
} from '../../domain/register/likely-pairs.ts';
import type { RegisterNorms } from '../../domain/register/register-norms.ts';
import type { Bounds } from '../../geo/position.ts';
import type { AppDatabase, Tables } from './database.ts';
import type { FacilityRow } from './facilities.ts';
import { facilities, proposals } from './schema.ts';

/** A pair and the community in which its other half lies. */
export type FoundPair = LikelyPair & { otherCommunity: string | null };
/** What a search looked at and found. */
export interface Looked {
  /** All of their neighbours were compared with them. */
  records: ReadonlySet<string>;
  /** The rows that they lead to. */
  roots: ReadonlySet<string>;
  found: readonly FoundPair[];
  /** The register as it was read. */
  seen: Seen;
}

/** What of the register changed last; two are equal only if nothing did in between. */
export type Seen = number;

type Norms = Pick<RegisterNorms, 'duplicateMovedMeters'>;
type KeptPair = typeof proposals.$inferSelect;

export const duplicateKinds = ['osm-duplicate', 'row-duplicate'] as const;
const mostVariables = 500;
export const mostVersions = 4000;

export class DuplicatePairs {
  private readonly database: AppDatabase;
  private readonly now: () => Date;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  seen(): Seen {
    const newest = this.database.raw.prepare('select max(rowid) from facility_version').pluck();
    return (newest.get() as number | null) ?? 0;
  }

  /** Where rows are that changed since, at most some thousand at once, and how far that goes. */
  changedSince(seen: Seen): { places: [lng: number, lat: number][]; seen: Seen } {
    const rows = this.database.raw
      .prepare(
        `select rowid as number, json_extract(state, '$.lng') as lng, json_extract(state, '$.lat') as lat
         from facility_version where rowid > ? order by rowid limit ${mostVersions}`,
      )
      .all(seen) as { number: number; lng: number; lat: number }[];
    return {
      places: rows.map(({ lng, lat }) => [lng, lat]),
      seen: rows.at(-1)?.number ?? seen,
    };
  }

  /** Where rows are, each corner of a grid of `degrees` once. */
  corners(degrees: number): [lng: number, lat: number][] {
    const corner = (column: string) => `cast(floor(${column} / ${degrees}) as integer)`;
    const rows = this.database.raw
      .prepare(`select distinct ${corner('lng')} as x, ${corner('lat')} as y from facility`)
      .all() as { x: number; y: number }[];
    return rows.map(({ x, y }) => [x, y]);
  }

  /** Rows within the bounds, merged ones too, and the rows that those lead to. */
  rowsIn([west, south, east, north]: Bounds): FacilityRow[] {
    const { tables } = this.database;
    const inside = and(between(facilities.lng, west, east), between(facilities.lat, south, north));
    const found = new Map(
      tables
        .select()
        .from(facilities)
        .where(inside)
        .orderBy(facilities.id)
        .all()
        .map((row) => [row.id, row]),
    );
    const missing = (rows: Iterable<FacilityRow>) =>
      [...rows].flatMap(({ mergedInto: id }) => (id !== null && !found.has(id) ? [id] : []));
    for (let ids = missing(found.values()); ids.length > 0;) {
      const more = inChunks(ids, (some) =>
        tables.select().from(facilities).where(inArray(facilities.id, some)).all(),
      );
      for (const row of more) found.set(row.id, row);
      ids = missing(more);
    }
    return [...found.values()];
  }

  /** Of these elements those that a row speaks of, wherever it lies. */
  spokenFor(elements: readonly string[]): Set<string> {
    const { tables } = this.database;
    const ids = inChunks(elements, (some) =>
      tables
        .select({ id: facilities.id, osmId: facilities.osmId })
        .from(facilities)
        .where(or(inArray(facilities.id, some), inArray(facilities.osmId, some)))
        .all(),
    );
    return new Set(ids.flatMap(({ id, osmId }) => [id, osmId ?? id]));
  }

  /**
   * Takes down what was found about these records, all of whose neighbours were looked at. Pairs that are no longer alike are forgotten unless somebody
   * decided about them; one that was judged to be two places is proposed again only when either of them moved or was renamed. Null, and nothing
   * is written, where the register is not as it was when the search read it.
   * @returns how many pairs are proposed that were not before
   */
  note({ records, roots, found, seen }: Looked, norms: Norms): number | null {
    const best = new Map<string, FoundPair>();
    for (const pair of found) {
      const key = pairKey(pair.facility, pair.other);
      const other = best.get(key);
      if (!other || isBetter(pair, other)) best.set(key, pair);
    }
    const ids = [...new Set([...records, ...roots, ...found.map(({ facility }) => facility)])];
    if (this.pairsOf(ids, this.database.tables).length === 0 && best.size === 0) return 0;
    return this.database.write((tables) => {
      if (this.seen() !== seen) return null;
      const known = this.pairsOf(ids, tables);
      for (const pair of known) {
        const { facts, decision, pair: key } = pair;
        const wasLookedAt = records.has(facts!.facility.record) || records.has(facts!.other.record);
        if (decision === null && wasLookedAt && !best.has(key!)) drop(pair, tables);
      }
      const byKey = new Map(known.map((pair) => [pair.pair!, pair]));
      let proposed = 0;
      for (const [key, pair] of best)
        proposed += this.put(key, pair, byKey.get(key), norms, tables);
      return proposed;
    });
  }

  /** Open pairs one of whose rows is gone or merged away: an import was taken back, or an office merged them. */
  forgetGone(): void {
    this.database.raw
      .prepare(
        `delete from proposal where decision is null and pair is not null and (
           not exists (select 1 from facility where id = proposal.facility and merged_into is null)
           or (kind = 'row-duplicate' and not exists (select 1 from facility where id = proposal.other and merged_into is null)))`,
      )
      .run();
  }

  private put(
    key: string,
    { kind, facility, other, otherCommunity, facts }: FoundPair,
    known: KeptPair | undefined,
    norms: Norms,
    tables: Tables,
  ): number {
    const community = communityOf(facility, tables);
    const values = { kind, facility, community, other, otherCommunity, facts };
    if (!known) {
      const at = this.now().toISOString();
      tables
        .insert(proposals)
        .values({ id: randomUUID(), ...values, pair: key, changes: {}, at })
        .run();
      return 1;
    }
    if (known.decision === null) {
      if (Object.entries(values).some(([name, value]) => !same(known[name as 'kind'], value)))
        update(known, values, tables);
      return 0;
    }
    // Two places stay two. One place that stands twice again was taken apart by an edit.
    if (known.decision === 'refused' && !isOtherPair(known.facts!, facts, norms)) return 0;
    const at = this.now().toISOString();
    const open = { decision: null, decidedAt: null, decidedBy: null, undo: null, at };
    update(known, { ...values, ...open }, tables);
    return 1;
  }

  private pairsOf(ids: readonly string[], tables: Tables): KeptPair[] {
    const kept = inChunks(ids, (some) =>
      tables
        .select()
        .from(proposals)
        .where(
          and(
            inArray(proposals.kind, [...duplicateKinds]),
            or(inArray(proposals.facility, some), inArray(proposals.other, some)),
          ),
        )
        .all(),
    );
    return [...new Map(kept.map((pair) => [pair.id, pair])).values()];
  }
}

function inChunks<T>(ids: readonly string[], read: (some: string[]) => T[]): T[] {
  const found: T[] = [];
  for (let i = 0; i < ids.length; i += mostVariables)
    found.push(...read(ids.slice(i, i + mostVariables)));
  return found;
}

function update({ id }: KeptPair, values: Partial<KeptPair>, tables: Tables): void {
  tables.update(proposals).set(values).where(eq(proposals.id, id)).run();
}

function drop({ id }: KeptPair, tables: Tables): void {
  tables
    .delete(proposals)
    .where(and(eq(proposals.id, id), isNull(proposals.decision)))
    .run();
}

function communityOf(facility: string, tables: Tables): string | null {
  const row = tables
    .select({ community: facilities.community })
    .from(facilities)
    .where(eq(facilities.id, facility))
    .get();
  return row?.community ?? null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
