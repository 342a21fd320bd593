import { eq } from 'drizzle-orm';
import type { AppDatabase } from './database.ts';
import { divisions } from './schema.ts';

/** Names of divisions by their codes, each on its own: 香洲区. */
export class DivisionNames {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  nameOf(code: string): string | null {
    const row = this.database.tables
      .select({ name: divisions.name })
      .from(divisions)
      .where(eq(divisions.code, code))
      .get();
    return row?.name ?? null;
  }
}
