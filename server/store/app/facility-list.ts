/** Pages of the register for its offices. */
import {
  and,
  count,
  desc,
  eq,
  isNotNull,
  isNull,
  or,
  sql,
  type AnyColumn,
  type SQL,
} from 'drizzle-orm';
import type { AppDatabase } from './database.ts';
import type { FacilityRow } from './facilities.ts';
import { facilities } from './schema.ts';

export interface Page<T> {
  rows: T[];
  total: number;
}

export interface FacilityFilter {
  /** Starts of division codes; `44` also shows what lies in no community. */
  areas: readonly string[];
  category?: string | undefined;
  status?: 'open' | 'closed' | 'merged' | undefined;
  /** Part of the name or address, or a whole id. */
  text?: string | undefined;
  unverified?: boolean | undefined;
}

export class FacilityList {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /** The newest change first. @param today YYYY-MM-DD: decides what is open */
  list(filter: FacilityFilter, today: string, page: number, pageSize: number): Page<FacilityRow> {
    const { tables } = this.database;
    const where = and(
      inAreas(facilities.community, filter.areas),
      filter.category === undefined ? undefined : holds(filter.category),
      statusIs(filter.status, today),
      filter.text === undefined ? undefined : matches(filter.text),
      filter.unverified ? and(isNull(facilities.verifiedOn), statusIs('open', today)) : undefined,
    );
    const total = tables.select({ n: count() }).from(facilities).where(where).get()!.n;
    const rows = tables
      .select()
      .from(facilities)
      .where(where)
      .orderBy(desc(facilities.updatedAt), facilities.id)
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .all();
    return { rows, total };
  }
}

/** Codes under any of the areas; for the whole province what has no code too. */
export function inAreas(column: AnyColumn, areas: readonly string[]): SQL {
  const parts = areas.map((area) =>
    area === '44' ? sql`1` : sql`${column} >= ${area} and ${column} < ${`${area}:`}`,
  );
  return or(...parts) ?? sql`0`;
}

function holds(category: string): SQL {
  return sql`exists (select 1 from json_each(${facilities.categories}) where value = ${category})`;
}

function statusIs(status: FacilityFilter['status'], today: string): SQL | undefined {
  if (status === undefined) return undefined;
  if (status === 'merged') return isNotNull(facilities.mergedInto);
  const closed = sql`coalesce(${facilities.closedOn}, '9') <= ${today}`;
  return and(isNull(facilities.mergedInto), status === 'closed' ? closed : sql`not ${closed}`);
}

function matches(text: string): SQL | undefined {
  const part = `%${text.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%`;
  return or(
    sql`${facilities.name} like ${part} escape '\\'`,
    sql`${facilities.address} like ${part} escape '\\'`,
    eq(facilities.id, text),
    eq(facilities.externalId, text),
  );
}
