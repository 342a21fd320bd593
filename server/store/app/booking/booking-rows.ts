/** Rows of bookings and of their events: read and written by prepared statements, an event always before its row. */
import { eq, sql } from 'drizzle-orm';
import type { AppDatabase } from '../database.ts';
import { rowChanger } from '../row-changer.ts';
import { rowWriter } from '../row-writer.ts';
import { bookingEvents, bookings } from '../schema.ts';

export type BookingRow = typeof bookings.$inferSelect;
export type EventRow = typeof bookingEvents.$inferSelect;
export type NewEvent = Omit<typeof bookingEvents.$inferInsert, 'number'>;

/** What may change in a booking besides its state. */
export type Changes = Partial<
  Omit<BookingRow, 'id' | 'code' | 'offering' | 'provider' | 'serviceKind' | 'createdAtMs'>
>;

export class BookingRows {
  private readonly selectById;
  private readonly selectByCode;
  private readonly selectEvents;
  private readonly writeRow: (row: BookingRow) => void;
  private readonly writeEvent: (event: NewEvent) => void;
  private readonly changeRow: (where: Partial<BookingRow>, values: Changes) => number;

  constructor(database: AppDatabase) {
    const { tables } = database;
    this.selectById = tables
      .select()
      .from(bookings)
      .where(eq(bookings.id, sql.placeholder('id')))
      .prepare();
    this.selectByCode = tables
      .select()
      .from(bookings)
      .where(eq(bookings.code, sql.placeholder('code')))
      .prepare();
    this.selectEvents = tables
      .select()
      .from(bookingEvents)
      .where(eq(bookingEvents.booking, sql.placeholder('booking')))
      .orderBy(bookingEvents.version)
      .prepare();
    this.writeRow = rowWriter(database, bookings);
    this.writeEvent = rowWriter(database, bookingEvents);
    this.changeRow = rowChanger(database, bookings);
  }

  byId(id: string): BookingRow | null {
    return this.selectById.get({ id }) ?? null;
  }

  byCode(code: string): BookingRow | null {
    return this.selectByCode.get({ code }) ?? null;
  }

  /** The whole history, oldest first. */
  events(booking: string): EventRow[] {
    return this.selectEvents.all({ booking });
  }

  begin(row: BookingRow, event: NewEvent): void {
    this.writeEvent(event);
    this.writeRow(row);
  }

  /** Compare and swap on state and version. Throws where the row is not as it was: the transaction read it before. */
  change(before: BookingRow, changes: Changes, event: NewEvent): BookingRow {
    this.writeEvent(event);
    const { id, state, version } = before;
    const met = this.changeRow({ id, state, version }, changes);
    if (met !== 1) throw new Error(`booking ${id} is no longer ${state} in version ${version}`);
    return { ...before, ...changes };
  }

  /** For what is no step of its life: wrong codes, links to an erased account. */
  touch(id: string, changes: Changes): void {
    this.changeRow({ id }, changes);
  }
}
