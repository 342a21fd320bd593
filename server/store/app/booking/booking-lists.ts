/** Bookings by whose they are and when: a person's own, a provider's days, what an absence meets. */
import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  lt,
  lte,
  ne,
  or,
  type SQL,
} from 'drizzle-orm';
import { occupyingStates } from '../../../domain/booking/model.ts';
import type { AppDatabase } from '../database.ts';
import { inAreas, type Page } from '../facility-list.ts';
import { bookings } from '../schema.ts';
import type { BookingRow } from './booking-rows.ts';

export interface Span {
  fromMs: number;
  toMs: number;
}

export class BookingLists {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /** Those for a person and those that they made: what lies ahead by its start, what is past the newest first. */
  ofPerson(
    person: string,
    { ahead, nowMs }: { ahead: boolean; nowMs: number },
    page: number,
    size: number,
  ): Page<BookingRow> {
    const where = and(
      or(eq(bookings.resident, person), eq(bookings.bookedBy, person)),
      ne(bookings.state, 'expired'),
      ahead ? gt(bookings.endMs, nowMs) : lte(bookings.endMs, nowMs),
    );
    return this.page(where, ahead, page, size);
  }

  /** @param areas starts of division codes. Newest first */
  inAreas(areas: readonly string[], page: number, size: number): Page<BookingRow> {
    const where = and(within(areas), ne(bookings.state, 'expired'));
    return this.page(where, false, page, size);
  }

  /** Visits that meet the span, holds left out, in order. @param resource null: of everybody */
  ofProvider(provider: string, { fromMs, toMs }: Span, resource: string | null): BookingRow[] {
    return this.database.tables
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.provider, provider),
          lt(bookings.startMs, toMs),
          gte(bookings.startMs, fromMs),
          ne(bookings.state, 'held'),
          ne(bookings.state, 'expired'),
          resource === null ? undefined : eq(bookings.resource, resource),
        ),
      )
      .orderBy(asc(bookings.startMs), asc(bookings.id))
      .all();
  }

  /** Requests, and times that residents or offices proposed instead, for which the provider's answer is still awaited. */
  waiting(provider: string, nowMs: number): BookingRow[] {
    return this.database.tables
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.provider, provider),
          gt(bookings.startMs, nowMs),
          or(
            eq(bookings.state, 'requested'),
            and(
              eq(bookings.state, 'confirmed'),
              isNotNull(bookings.proposedBy),
              ne(bookings.proposedBy, 'provider'),
            ),
          ),
        ),
      )
      .orderBy(asc(bookings.startMs), asc(bookings.id))
      .all();
  }

  /** What occupies a resource in the span: what an absence collides with. */
  colliding(resource: string, { fromMs, toMs }: Span): BookingRow[] {
    return this.database.tables
      .select()
      .from(bookings)
      .where(
        and(
          eq(bookings.resource, resource),
          inArray(bookings.state, [...occupyingStates]),
          ne(bookings.state, 'held'),
          lt(bookings.startMs, toMs),
          gt(bookings.endMs, fromMs),
        ),
      )
      .orderBy(asc(bookings.startMs))
      .all();
  }

  private page(
    where: SQL | undefined,
    ascending: boolean,
    page: number,
    size: number,
  ): Page<BookingRow> {
    const { tables } = this.database;
    const total = tables.select({ n: count() }).from(bookings).where(where).get()!.n;
    const order = ascending ? asc : desc;
    const rows = tables
      .select()
      .from(bookings)
      .where(where)
      .orderBy(order(bookings.startMs), asc(bookings.id))
      .limit(size)
      .offset((page - 1) * size)
      .all();
    return { rows, total };
  }
}

const wholeCode = 12;

/** One community is one key of the index, which then knows the order of time; anything wider is sorted. */
function within(areas: readonly string[]): SQL {
  const [area] = areas;
  return areas.length === 1 && area!.length === wholeCode
    ? eq(bookings.community, area!)
    : inAreas(bookings.community, areas);
}
