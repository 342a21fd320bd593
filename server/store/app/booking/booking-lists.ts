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
  isNull,
  lt,
  ne,
  notInArray,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { occupyingStates } from '../../../domain/booking/model.ts';
import type { AppDatabase } from '../database.ts';
import { inAreas, type Page } from '../facility-list.ts';
import { bookings } from '../schema.ts';
import type { BookingRow } from './booking-rows.ts';
import { longestBlockedMs, occupies } from './occupancy.ts';

export interface Span {
  fromMs: number;
  toMs: number;
}

export class BookingLists {
  private readonly database: AppDatabase;

  constructor(database: AppDatabase) {
    this.database = database;
  }

  /**
   * Those for a person and those that they made: what still runs by its start, what has ended the newest first. A request that nobody
   * answered has ended; a hold whose time is over never was a booking.
   */
  ofPerson(
    person: string,
    { ahead, nowMs }: { ahead: boolean; nowMs: number },
    page: number,
    size: number,
  ): Page<BookingRow> {
    const where = and(
      ofPerson(person),
      ahead
        ? and(
            inArray(bookings.state, [...occupyingStates]),
            or(ne(bookings.state, 'held'), gt(bookings.heldUntilMs, nowMs)),
          )
        : and(
            notInArray(bookings.state, [...occupyingStates]),
            or(ne(bookings.state, 'expired'), isNotNull(bookings.details)),
          ),
    );
    return this.page(where, ahead, page, size);
  }

  /** @param areas starts of division codes. @param state null: all but what expired. Newest first */
  inAreas(
    areas: readonly string[],
    state: BookingRow['state'] | null,
    page: number,
    size: number,
  ): Page<BookingRow> {
    const kept = state === null ? ne(bookings.state, 'expired') : eq(bookings.state, state);
    const where = and(within(areas), kept);
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
          sql.raw(occupies),
          ne(bookings.state, 'held'),
          // So far may what is blocked reach around a visit.
          gt(bookings.blockedStartMs, fromMs - longestBlockedMs),
          lt(bookings.blockedStartMs, toMs),
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

/** For a person, or made by them for somebody without an account: each part has an index. */
export const ofPerson = (person: string) =>
  or(eq(bookings.resident, person), and(eq(bookings.bookedBy, person), isNull(bookings.resident)));

const wholeCode = 12;

/** One community is one key of the index, which then knows the order of time; anything wider is sorted. */
function within(areas: readonly string[]): SQL {
  const [area] = areas;
  return areas.length === 1 && area!.length === wholeCode
    ? eq(bookings.community, area!)
    : inAreas(bookings.community, areas);
}
