/** What is known of divisions and communities, for pages that only read. */
import { and, asc, eq, gte, isNull, lt, sql } from 'drizzle-orm';
import type { AppDatabase } from './database.ts';
import { communities, divisions, facilities } from './schema.ts';

export type Division = typeof divisions.$inferSelect;
export type CommunityFacts = typeof communities.$inferSelect;
export type OfficeFacts = Pick<CommunityFacts, 'officeAddress' | 'officeHours' | 'officePhone'>;
export type RegisteredFacility = Pick<
  typeof facilities.$inferSelect,
  'id' | 'osmId' | 'name' | 'nameEn' | 'categories' | 'address' | 'phone' | 'verifiedOn'
>;

export class CommunityFactsReader {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /** Communities and villages within an area, in the order of their codes. */
  communitiesIn(area: string): Division[] {
    return this.database.tables
      .select()
      .from(divisions)
      .where(
        and(
          eq(divisions.level, 'community'),
          gte(divisions.code, area),
          lt(divisions.code, `${area}:`),
        ),
      )
      .orderBy(asc(divisions.code))
      .all();
  }

  community(code: string): CommunityFacts | null {
    const { tables } = this.database;
    return tables.select().from(communities).where(eq(communities.code, code)).get() ?? null;
  }

  /** Without its boundary, which may be long. */
  office(code: string): OfficeFacts | null {
    const { officeAddress, officeHours, officePhone } = communities;
    return (
      this.database.tables
        .select({ officeAddress, officeHours, officePhone })
        .from(communities)
        .where(eq(communities.code, code))
        .get() ?? null
    );
  }

  /** Open ones of the register that its office counts to this community. */
  facilitiesOf(code: string, most: number): { facilities: RegisteredFacility[]; total: number } {
    const { tables } = this.database;
    const where = and(
      eq(facilities.community, code),
      eq(facilities.status, 'open'),
      isNull(facilities.mergedInto),
    );
    const counted = tables
      .select({ total: sql<number>`count(*)` })
      .from(facilities)
      .where(where)
      .get();
    const { id, osmId, name, nameEn, categories, address, phone, verifiedOn } = facilities;
    return {
      facilities: tables
        .select({ id, osmId, name, nameEn, categories, address, phone, verifiedOn })
        .from(facilities)
        .where(where)
        .orderBy(asc(facilities.name), asc(facilities.id))
        .limit(most)
        .all(),
      total: counted?.total ?? 0,
    };
  }
}
