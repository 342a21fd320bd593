/** The append-only log of who changed what, and of every staff look at personal data. */
import type { AppDatabase, Tables } from './database.ts';
import { audit } from './schema.ts';

export interface AuditEntry {
  /** A user's id; null for commands run on the server. */
  actor: string | null;
  /** `noun:verb`, e.g. `facility:close`. */
  action: string;
  subjectKind: string;
  subject: string;
  /** Division code that the subject belongs to. */
  area: string | null;
  /** Ids and plain facts only; personal values are encrypted under their person's key before they come here. */
  before?: unknown;
  after?: unknown;
}

export class AuditLog {
  private readonly database: AppDatabase;
  private readonly now: () => Date;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /** @param tables the transaction of the change itself, so that neither is kept without the other */
  add(entry: AuditEntry, tables: Tables = this.database.tables): void {
    tables
      .insert(audit)
      .values({
        ...entry,
        at: this.now().toISOString(),
        before: entry.before ?? null,
        after: entry.after ?? null,
      })
      .run();
  }
}
