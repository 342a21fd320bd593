/** Who signed that a category of a community is complete, and until when. */
import { and, eq } from 'drizzle-orm';
import type { Signed } from '../../domain/register/with-register.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase } from './database.ts';
import { inAreas } from './facility-list.ts';
import { completeness } from './schema.ts';

export type SignedRow = typeof completeness.$inferSelect;

export class CompletenessBook {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, audit: AuditLog) {
    this.database = database;
    this.audit = audit;
  }

  list(areas: readonly string[]): SignedRow[] {
    return this.database.tables
      .select()
      .from(completeness)
      .where(inAreas(completeness.community, areas))
      .orderBy(completeness.community, completeness.category)
      .all();
  }

  /** A second signature takes the place of the first. Days are YYYY-MM-DD. */
  sign(row: SignedRow): void {
    this.database.write((tables) => {
      const key = keyOf(row.community, row.category);
      const before = tables.select().from(completeness).where(key).get() ?? null;
      tables
        .insert(completeness)
        .values(row)
        .onConflictDoUpdate({
          target: [completeness.community, completeness.category],
          set: { signedOn: row.signedOn, expiresOn: row.expiresOn, signedBy: row.signedBy },
        })
        .run();
      this.audit.add(entryOf('sign', row.signedBy, row, before, row), tables);
    });
  }

  /** False where nothing was signed. */
  withdraw(community: string, category: string, actor: string): boolean {
    return this.database.write((tables) => {
      const key = keyOf(community, category);
      const before = tables.select().from(completeness).where(key).get();
      if (!before) return false;
      tables.delete(completeness).where(key).run();
      this.audit.add(entryOf('withdraw', actor, before, before, null), tables);
      return true;
    });
  }

  /** Everything that was signed, whether it still holds or not. */
  signed(): Signed {
    const all = new Map<string, Map<string, string>>();
    for (const { community, category, expiresOn } of this.database.tables
      .select()
      .from(completeness)
      .all()) {
      const codes = all.get(category) ?? new Map<string, string>();
      codes.set(community, expiresOn);
      all.set(category, codes);
    }
    return all;
  }
}

function keyOf(community: string, category: string) {
  return and(eq(completeness.community, community), eq(completeness.category, category));
}

function entryOf(
  verb: string,
  actor: string,
  { community, category }: SignedRow,
  before: SignedRow | null,
  after: SignedRow | null,
) {
  return {
    actor,
    action: `completeness:${verb}`,
    subjectKind: 'completeness',
    subject: `${community}/${category}`,
    area: community,
    before,
    after,
  };
}
