/** Cities, districts, streets and communities by code: filled from the official list, completed by imported regions. */
import { and, eq, gte, lt } from 'drizzle-orm';
import { communityKind } from '../../domain/communities/kind.ts';
import type { Community as RegionCommunity, RegionInfo } from '../../domain/region.ts';
import type { AppDatabase, Tables } from './database.ts';
import { communities, divisions } from './schema.ts';

export type DivisionLevel = 'province' | 'city' | 'area' | 'street' | 'community';

export interface Division {
  code: string;
  name: string;
  level: DivisionLevel;
  parent: string | null;
  region: string | null;
  invented: boolean;
}

export interface DivisionCounts {
  communities: number;
  villages: number;
  withFigures: number;
}

/** Digits of a code at each level. */
const levelOfLength: Record<number, DivisionLevel> = {
  2: 'province',
  4: 'city',
  6: 'area',
  9: 'street',
  12: 'community',
};
const lengths = [2, 4, 6, 9] as const;

/** A community has figures when one of these columns is not null. */
export const anyFigure = `coalesce(households, residents, elderly, children, non_registered, committee_members, committee_women,
  full_time_workers, social_workers, social_organisations, registered_volunteers, participants_this_year, indoor_square_meters,
  outdoor_square_meters, online_items_percent, dwellings, property_managed_dwellings, household_workers,
  certified_household_workers) is not null`;

export class Divisions {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /**
   * Brings the table to the list, in one transaction that writes only what differs. Kinds of communities follow their
   * names unless an official code decides. What the list no longer has stays. Returns how many rows were written.
   */
  fill(list: readonly Omit<Division, 'region' | 'invented'>[]): number {
    return this.database.write((tables) => {
      const known = new Map(
        tables
          .select()
          .from(divisions)
          .all()
          .map((row) => [row.code, row]),
      );
      const kinds = kindsOf(tables);
      const keepKind = this.kindKeeper(kinds);
      // Prepared once: through Drizzle the first filling takes 4 s instead of a third of one.
      const put = this.database.raw.prepare(
        `insert into division (code, name, level, parent, region, invented) values (?, ?, ?, ?, null, 0)
         on conflict (code) do update set name = excluded.name, level = excluded.level, parent = excluded.parent,
           region = null, invented = 0`,
      );
      let written = 0;
      for (const { code, name, level, parent } of list) {
        const row = known.get(code);
        if (
          row?.name !== name ||
          row.level !== level ||
          row.parent !== parent ||
          row.region !== null
        ) {
          put.run(code, name, level, parent);
          written++;
        }
        if (level === 'community' && keepKind(code, name)) written++;
      }
      return written;
    });
  }

  /**
   * Communities of a region in service: those that the list lacks are added with the levels above them, marked by the region;
   * official urban-rural codes are taken where no office gave one. First figures come only with a community that is new.
   */
  addFromRegion(info: RegionInfo, list: readonly RegionCommunity[]): number {
    return this.database.write((tables) => {
      const kinds = kindsOf(tables);
      const keepKind = this.kindKeeper(kinds);
      let written = 0;
      for (const community of list) {
        const { code, name, officialCode } = community;
        if (code === null || !/^44\d{10}$/.test(code)) continue;
        written += addMissing(tables, code, name, info);
        const before = kinds.get(code);
        const official = before?.officialCode ?? validOfficial(officialCode);
        if (keepKind(code, name, official)) written++;
        if (before !== undefined) continue;
        const [west, south, east, north] = community.bounds;
        const { households = null, population: residents = null, polygons: boundary } = community;
        const boundarySource = `region:${info.id}`;
        const box = { west, south, east, north };
        tables
          .update(communities)
          .set({ households, residents, boundary, boundarySource, ...box })
          .where(eq(communities.code, code))
          .run();
      }
      return written;
    });
  }

  /** Writes a community's kind where it is not as it should be, and says whether it did. */
  private kindKeeper(kinds: Kinds) {
    const put = this.database.raw.prepare(
      `insert into community (code, kind, kind_because, official_code, version) values (?, ?, ?, ?, 0)
       on conflict (code) do update set kind = excluded.kind, kind_because = excluded.kind_because,
         official_code = excluded.official_code`,
    );
    return (code: string, name: string, official = kinds.get(code)?.officialCode ?? null) => {
      const before = kinds.get(code);
      const { kind, because } = communityKind({ code, name, officialCode: official });
      if (before?.kind === kind && before.because === because && before.officialCode === official)
        return false;
      put.run(code, kind, because, official);
      return true;
    };
  }

  byCode(code: string): Division | undefined {
    return this.database.tables.select().from(divisions).where(eq(divisions.code, code)).get();
  }

  /** The levels above a code that there are, from the province down. */
  above(code: string): Division[] {
    return lengths
      .filter((length) => length < code.length)
      .flatMap((length) => this.byCode(code.slice(0, length)) ?? []);
  }

  childrenOf(parent: string): Division[] {
    return this.database.tables
      .select()
      .from(divisions)
      .where(eq(divisions.parent, parent))
      .orderBy(divisions.code)
      .all();
  }

  /** Streets and towns of an area, invented ones only within an invented area. */
  streetsWithin({ code, invented }: Division): Division[] {
    return this.database.tables
      .select()
      .from(divisions)
      .where(
        and(
          gte(divisions.code, code),
          lt(divisions.code, `${code}:`),
          eq(divisions.level, 'street'),
          eq(divisions.invented, invented),
        ),
      )
      .all();
  }

  /** Counts by street (9 digits) within an area; invented ones only within an invented area. About 20 ms for the province. */
  countsByStreet(area: Division): Map<string, DivisionCounts> {
    const rows = this.database.raw
      .prepare(
        `select substr(c.code, 1, 9) as street, count(*) as communities, sum(c.kind = 'rural') as villages,
           sum(${anyFigure}) as withFigures
         from community c join division d on d.code = c.code
         where c.code >= ? and c.code < ? and d.invented = ? group by 1`,
      )
      .all(area.code, `${area.code}:`, area.invented ? 1 : 0) as ({
      street: string;
    } & DivisionCounts)[];
    return new Map(rows.map(({ street, ...counts }) => [street, counts]));
  }

  /** Counts of one community, or of everything within an area; out of an outer area's counts by street, where they are at hand. */
  countsOf(area: Division, byStreet?: ReadonlyMap<string, DivisionCounts>): DivisionCounts {
    if (!byStreet) return this.countsWithin(area);
    const sum = { communities: 0, villages: 0, withFigures: 0 };
    for (const [street, counts] of byStreet) {
      if (!street.startsWith(area.code) && !area.code.startsWith(street)) continue;
      sum.communities += counts.communities;
      sum.villages += counts.villages;
      sum.withFigures += counts.withFigures;
    }
    return sum;
  }

  /** Half the cost of counting by street. */
  private countsWithin({ code, invented }: Division): DivisionCounts {
    return this.database.raw
      .prepare(
        `select count(*) as communities, coalesce(sum(c.kind = 'rural'), 0) as villages,
           coalesce(sum(${anyFigure}), 0) as withFigures
         from community c join division d on d.code = c.code
         where c.code >= ? and c.code < ? and d.invented = ?`,
      )
      .get(code, `${code}:`, invented ? 1 : 0) as DivisionCounts;
  }
}

type Kinds = Map<string, { kind: string; because: string; officialCode: string | null }>;

function kindsOf(tables: Tables): Kinds {
  const { code, kind, kindBecause, officialCode } = communities;
  const rows = tables.select({ code, kind, because: kindBecause, officialCode }).from(communities);
  return new Map(rows.all().map((row) => [row.code, row]));
}

function validOfficial(code: string | null): string | null {
  return code !== null && /^[12]\d{2}$/.test(code) ? code : null;
}

/** The community and the levels above it that there are not yet. Those above that the region does not name take the region's own name. */
function addMissing(tables: Tables, code: string, name: string, info: RegionInfo): number {
  const rows = [...lengths, 12].map((length) => ({
    code: code.slice(0, length),
    name: length === 12 ? name : nameAbove(code.slice(0, length), info),
    level: levelOfLength[length]!,
    parent: length === 2 ? null : code.slice(0, lengths[[...lengths, 12].indexOf(length) - 1]),
    region: info.id,
    invented: info.invented,
  }));
  return tables.insert(divisions).values(rows).onConflictDoNothing().run().changes;
}

/** A street without a name keeps its code beside the region's name: there may be several. */
function nameAbove(code: string, { name, divisionNames }: RegionInfo): string {
  return divisionNames?.[code] ?? (code.length === 9 ? `${name} ${code}` : name);
}
