/** Booking for somebody else: who they are to whoever books, and how they agreed. */
import { desc, eq } from 'drizzle-orm';
import type { AppDatabase } from '../database.ts';
import { rowWriter } from '../row-writer.ts';
import { bookingConsents } from '../schema.ts';

export type ConsentRow = typeof bookingConsents.$inferSelect;
export type Consent = Pick<ConsentRow, 'relation' | 'how' | 'textVersion'>;

export class ForOthers {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly write: (row: Omit<ConsentRow, 'number'>) => void;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.write = rowWriter(database, bookingConsents);
  }

  /** In the transaction that is open. */
  record(booking: string, consent: Consent, recordedBy: string | null): void {
    this.write({ ...consent, booking, recordedBy, atMs: this.now().getTime() });
  }

  /** Newest first. */
  of(booking: string): ConsentRow[] {
    return this.database.tables
      .select()
      .from(bookingConsents)
      .where(eq(bookingConsents.booking, booking))
      .orderBy(desc(bookingConsents.number))
      .all();
  }
}
