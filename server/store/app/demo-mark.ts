/** Whether a database was filled by the demo. The mark stands in the file's own header, so that it goes along with every copy. */
import { eq, sql } from 'drizzle-orm';
import type { AppDatabase } from './database.ts';
import { facilities, invitations, notices, populations, providers, users } from './schema.ts';

/** SQLite's application id: “DEMO” in ASCII. */
const mark = 0x44454d4f;

export function isDemo({ raw }: Pick<AppDatabase, 'raw'>): boolean {
  return raw.pragma('application_id', { simple: true }) === mark;
}

export function markAsDemo({ raw }: Pick<AppDatabase, 'raw'>): void {
  raw.pragma(`application_id = ${mark}`);
}

/** Nobody has an account or an invitation to one, and nobody has entered anything; invented people are nobody's entry. */
export function isUntouched({ tables }: Pick<AppDatabase, 'tables'>): boolean {
  const counted = tables
    .select({ one: sql`1` })
    .from(populations)
    .where(eq(populations.invented, false))
    .limit(1)
    .get();
  if (counted !== undefined) return false;
  return [users, invitations, facilities, notices, providers].every(
    (table) =>
      tables
        .select({ one: sql`1` })
        .from(table)
        .limit(1)
        .get() === undefined,
  );
}
