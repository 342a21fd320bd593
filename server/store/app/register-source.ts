/**
 * The register as regions read it: every row in memory, and what has changed since the last look, whoever wrote it.
 *
 * Every change of a row appends a version, and every other change that matters here an audit entry; so two numbers say whether anything
 * happened, in this process or in another one.
 */
import { and, eq, gte, inArray, isNotNull, lte, type SQL } from 'drizzle-orm';
import { position, type Bounds } from '../../geo/position.ts';
import type { RegisterEntry } from '../../domain/register/entry.ts';
import type { CommunityWord, Signed } from '../../domain/register/with-register.ts';
import type { Facility } from '../../domain/region.ts';
import type { CompletenessBook } from './completeness.ts';
import type { AppDatabase } from './database.ts';
import type { FacilityRow } from './facilities.ts';
import { communities, divisions, facilities } from './schema.ts';

/** Versions read in one look: more are read in several, and shown when all are there. */
export const mostVersionsAtOnce = 4000;
const mostVariables = 500;

export interface Seen {
  /** Counts up whenever a row changes. */
  rows: number;
  /** Counts up whenever a community or a signature changes. */
  words: number;
  /** There is more to read: look again soon. */
  more: boolean;
}

export class RegisterSource {
  /** By id, as far as the last look. */
  readonly entries = new Map<string, RegisterEntry>();
  private pending: RegisterEntry[] = [];
  private gone: string[] = [];
  private lastVersion = 0;
  private lastEntry = 0;
  private rowsSeen = 0;
  private wordsSeen = 0;
  private readonly database: AppDatabase;
  private readonly book: CompletenessBook;
  private readonly newest: { get(): unknown };
  private readonly versionsAfter: { all(after: number, limit: number): unknown[] };
  private readonly wordsAfter: { get(after: number): unknown };

  constructor(database: AppDatabase, book: CompletenessBook) {
    this.database = database;
    this.book = book;
    const { raw } = database;
    this.newest = raw.prepare(
      'select (select max(rowid) from facility_version) as version, (select max(number) from audit) as entry',
    );
    this.versionsAfter = raw.prepare(
      'select rowid as number, facility from facility_version where rowid > ? order by rowid limit ?',
    );
    this.wordsAfter = raw.prepare(
      `select 1 from audit where number > ? and (action like 'communit%' or action like 'completeness:%' or subject_kind = 'community') limit 1`,
    );
  }

  /** Looks for changes. Cost: two look-ups by the newest number where there are none, some 10 µs. */
  look(): Seen {
    const newest = this.newest.get() as { version: number | null; entry: number | null };
    let more = false;
    if ((newest.version ?? 0) > this.lastVersion) more = this.readRows();
    if ((newest.entry ?? 0) > this.lastEntry) {
      if (this.lastEntry === 0 || this.wordsAfter.get(this.lastEntry)) this.wordsSeen++;
      this.lastEntry = newest.entry ?? 0;
    }
    return { rows: this.rowsSeen, words: this.wordsSeen, more };
  }

  signed(): Signed {
    return this.book.signed();
  }

  /** What the table says of communities with these codes, and of those whose boundary may reach into the bounds. */
  words([west, south, east, north]: Bounds, codes: readonly (string | null)[]): CommunityWord[] {
    const { tables } = this.database;
    const known = codes.filter((code) => code !== null);
    const inside = and(
      isNotNull(communities.boundary),
      lte(communities.west, east),
      gte(communities.east, west),
      lte(communities.south, north),
      gte(communities.north, south),
    );
    const read = (where: SQL | undefined) =>
      tables
        .select({
          code: communities.code,
          kind: communities.kind,
          officialCode: communities.officialCode,
          polygons: communities.boundary,
          name: divisions.name,
        })
        .from(communities)
        .leftJoin(divisions, eq(divisions.code, communities.code))
        .where(where)
        .all();
    const found = new Map(read(inside).map((row) => [row.code, row]));
    for (let i = 0; i < known.length; i += mostVariables)
      for (const row of read(inArray(communities.code, known.slice(i, i + mostVariables))))
        found.set(row.code, row);
    return [...found.values()];
  }

  /** True where there is more. */
  private readRows(): boolean {
    const versions = this.versionsAfter.all(this.lastVersion, mostVersionsAtOnce) as {
      number: number;
      facility: string;
    }[];
    const ids = [...new Set(versions.map(({ facility }) => facility))];
    const found = new Set<string>();
    for (let i = 0; i < ids.length; i += mostVariables) {
      const some = ids.slice(i, i + mostVariables);
      for (const row of this.database.tables
        .select()
        .from(facilities)
        .where(inArray(facilities.id, some))
        .all()) {
        found.add(row.id);
        this.pending.push(entryOfRow(row));
      }
    }
    this.gone.push(...ids.filter((id) => !found.has(id)));
    this.lastVersion = versions.at(-1)?.number ?? this.lastVersion;
    if (versions.length === mostVersionsAtOnce) return true;
    for (const id of this.gone) this.entries.delete(id);
    for (const entry of this.pending) this.entries.set(entry.facility.id, entry);
    this.pending = [];
    this.gone = [];
    this.rowsSeen++;
    return false;
  }
}

export function entryOfRow(row: FacilityRow): RegisterEntry {
  const at = position(row.lng, row.lat);
  const facility: Facility = {
    id: row.id,
    name: row.name || null,
    categories: row.categories,
    position: at,
    entrances: row.entrances.length > 0 ? row.entrances.map(([x, y]) => position(x, y)) : [at],
    source: row.source === 'import' ? 'import' : 'office',
    ...(row.nameEn === null ? {} : { nameEn: row.nameEn }),
    ...(row.openingHours === null ? {} : { openingHours: row.openingHours }),
    ...(row.phone === null ? {} : { phone: row.phone }),
    ...(row.verifiedOn === null ? {} : { verifiedOn: row.verifiedOn }),
    ...(row.closedOn === null ? {} : { closedOn: row.closedOn }),
    ...(row.community === null ? {} : { community: row.community }),
    ...(row.floorSquareMeters === null ? {} : { floorSquareMeters: row.floorSquareMeters }),
    ...(row.capacity === null ? {} : { capacity: row.capacity }),
  };
  return { facility, osmId: row.osmId, mergedInto: row.mergedInto };
}
