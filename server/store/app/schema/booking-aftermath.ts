/** After a visit: the call back, what both sides say of it, and complaints. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { complaintStates } from '../../../domain/booking/complaints.ts';
import { bookings } from './booking.ts';

/** 回访: one task for each visit. */
export const followUps = sqliteTable(
  'follow_up',
  {
    booking: text('booking')
      .primaryKey()
      .references(() => bookings.id),
    provider: text('provider').notNull(),
    serviceKind: text('service_kind').notNull(),
    community: text('community').notNull(),
    /** Month of the visit, YYYY-MM. */
    month: text('month').notNull(),
    dueAtMs: integer('due_at_ms').notNull(),
    state: text('state', { enum: ['open', 'reached', 'not-reached'] }).notNull(),
    /** 1 to 5; null unless reached. */
    satisfaction: integer('satisfaction'),
    closedAtMs: integer('closed_at_ms'),
  },
  (table) => [
    index('follow_up_open')
      .on(table.community, table.dueAtMs)
      .where(sql`state = 'open'`),
    index('follow_up_done')
      .on(table.community, table.closedAtMs)
      .where(sql`state <> 'open'`),
    index('follow_up_provider').on(table.provider, table.month),
    index('follow_up_community').on(table.community, table.month),
  ],
);

/** Append-only: each attempt to reach somebody. */
export const followUpCalls = sqliteTable(
  'follow_up_call',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    booking: text('booking')
      .notNull()
      .references(() => bookings.id),
    reached: integer('reached', { mode: 'boolean' }).notNull(),
    satisfaction: integer('satisfaction'),
    /** What was wrong, in their words; sealed under the booking's key. */
    wrong: text('wrong'),
    complaint: text('complaint'),
    actor: text('actor'),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [index('follow_up_call_of').on(table.booking)],
);

/** One for each side of a visit. */
export const ratings = sqliteTable(
  'rating',
  {
    id: text('id').primaryKey(),
    booking: text('booking')
      .notNull()
      .references(() => bookings.id),
    side: text('side', { enum: ['resident', 'provider'] }).notNull(),
    /** Null after an erasure: the stars stay. */
    userId: text('user_id'),
    provider: text('provider').notNull(),
    serviceKind: text('service_kind').notNull(),
    community: text('community').notNull(),
    /** Month of the visit, YYYY-MM. */
    month: text('month').notNull(),
    stars: integer('stars').notNull(),
    /** Sealed under the key of `userId`. */
    words: text('words'),
    atMs: integer('at_ms').notNull(),
    /** The first moment at which the other side and the public see it, if the other side stays silent. */
    blindUntilMs: integer('blind_until_ms').notNull(),
    reply: text('reply'),
    repliedBy: text('replied_by'),
    repliedAtMs: integer('replied_at_ms'),
    hiddenBy: text('hidden_by'),
    hiddenReason: text('hidden_reason'),
    hiddenAtMs: integer('hidden_at_ms'),
  },
  (table) => [
    check('rating_is_one_to_five', sql`stars between 1 and 5`),
    uniqueIndex('rating_once').on(table.booking, table.side),
    index('rating_provider').on(table.provider, table.side, table.month),
    // All that the rating of a kind is counted from.
    index('rating_kind')
      .on(
        table.serviceKind,
        table.side,
        table.provider,
        table.stars,
        table.blindUntilMs,
        table.booking,
      )
      .where(sql`hidden_at_ms is null`),
    index('rating_community').on(table.community, table.side, table.month),
    // Those whose two weeks are over, in their order.
    index('rating_shown')
      .on(table.blindUntilMs, table.id)
      .where(sql`hidden_at_ms is null`),
    index('rating_user').on(table.userId),
  ],
);

export const complaints = sqliteTable(
  'complaint',
  {
    id: text('id').primaryKey(),
    booking: text('booking').references(() => bookings.id),
    provider: text('provider').notNull(),
    serviceKind: text('service_kind'),
    /** Code of the community whose office has it. */
    community: text('community').notNull(),
    /** Null for somebody without an account, and after an erasure. */
    raisedBy: text('raised_by'),
    /** A short code, for counting. */
    about: text('about'),
    /** Sealed under the complaint's own key (`complaint:ID`). */
    words: text('words'),
    state: text('state', { enum: complaintStates }).notNull(),
    /** Account at the office. */
    owner: text('owner'),
    /** The moment that it must be out of its state; null where nothing is waited for. */
    dueAtMs: integer('due_at_ms'),
    /** How it was settled; null before. */
    outcome: text('outcome', { enum: ['justified', 'partly', 'unjustified'] }),
    /** Register's facility of the 人民调解, once it went there. */
    mediator: text('mediator'),
    version: integer('version').notNull(),
    atMs: integer('at_ms').notNull(),
    closedAtMs: integer('closed_at_ms'),
  },
  (table) => [
    index('complaint_open')
      .on(table.community, table.dueAtMs)
      .where(sql`due_at_ms is not null`),
    index('complaint_community').on(table.community, table.atMs),
    index('complaint_provider').on(table.provider, table.atMs),
    index('complaint_booking').on(table.booking),
    index('complaint_raised_by').on(table.raisedBy),
  ],
);

/** Append-only. */
export const complaintEvents = sqliteTable(
  'complaint_event',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    complaint: text('complaint')
      .notNull()
      .references(() => complaints.id),
    version: integer('version').notNull(),
    event: text('event').notNull(),
    fromState: text('from_state', { enum: complaintStates }),
    toState: text('to_state', { enum: complaintStates }).notNull(),
    by: text('by', { enum: ['resident', 'office'] }).notNull(),
    actor: text('actor'),
    /** Sealed under the complaint's key. */
    note: text('note'),
    facts: text('facts', { mode: 'json' }),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [uniqueIndex('complaint_event_once').on(table.complaint, table.version)],
);
