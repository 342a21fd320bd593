/** A booking is one row; each change of it is an event row that is written first. Triggers hold both together. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { bookingStates, type PriceUnit } from '../../../domain/booking/model.ts';
import { offerings } from './booking-offerings.ts';
import { providers } from './booking-providers.ts';
import { resources } from './booking-resources.ts';

/** What the offering asked when the booking was made: later changes of the offering do not reach it. */
export interface TermsSnapshot {
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  minimumNoticeMinutes: number;
  windowDays: number;
  needsAcceptance: boolean;
  cancelUntilMinutes: number;
  moveUntilMinutes: number;
  priceFen: number;
  priceUnit: PriceUnit;
  subsidised: boolean;
  promisedDays: number | null;
}

const occupies = sql`state in ('held', 'requested', 'confirmed', 'on-the-way', 'in-service')`;

export const bookings = sqliteTable(
  'booking',
  {
    id: text('id').primaryKey(),
    /** What people say on the telephone. */
    code: text('code').notNull().unique(),
    offering: text('offering')
      .notNull()
      .references(() => offerings.id),
    provider: text('provider')
      .notNull()
      .references(() => providers.id),
    resource: text('resource')
      .notNull()
      .references(() => resources.id),
    serviceKind: text('service_kind').notNull(),
    state: text('state', { enum: bookingStates }).notNull(),
    /** Counts up with each event; also SEQUENCE of its calendar entry. */
    version: integer('version').notNull(),
    /** Account that it is for; null for a caller without one, and after an erasure. */
    resident: text('resident'),
    /** Account that made it; null after an erasure. */
    bookedBy: text('booked_by'),
    channel: text('channel', { enum: ['site', 'provider', 'office'] }).notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    blockedStartMs: integer('blocked_start_ms').notNull(),
    blockedEndMs: integer('blocked_end_ms').notNull(),
    /** A hold lapses at this moment; null for all other states. */
    heldUntilMs: integer('held_until_ms'),
    holdExtensions: integer('hold_extensions').notNull(),
    /** When it came into its state. */
    enteredMs: integer('entered_ms').notNull(),
    /** When it lapses by itself, by the norms of that moment; null: never. */
    lapseAtMs: integer('lapse_at_ms'),
    /** Another time, proposed by one side to the other; it keeps nothing free. */
    proposedStartMs: integer('proposed_start_ms'),
    proposedEndMs: integer('proposed_end_ms'),
    proposedBy: text('proposed_by', { enum: ['resident', 'provider', 'office'] }),
    /** Wrong codes that were said for it. */
    wrongCodes: integer('wrong_codes').notNull(),
    /** Of the whole visit, before what is subsidised. */
    priceFen: integer('price_fen').notNull(),
    /** What is left to pay to the provider. */
    toPayFen: integer('to_pay_fen').notNull(),
    subsidisedMinutes: integer('subsidised_minutes').notNull(),
    terms: text('terms', { mode: 'json' }).$type<TermsSnapshot>().notNull(),
    /** Code of the community of the door, or of the place where it happens. */
    community: text('community').notNull(),
    /** `[lng, lat]`, sealed under the booking's own key (`booking:ID`); null at a facility. */
    door: text('door'),
    /** Address, name, telephone and notes as JSON, sealed under the same; null while it is held. */
    details: text('details'),
    series: text('series'),
    seriesIndex: integer('series_index'),
    createdAtMs: integer('created_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
  },
  (table) => [
    check('booking_ends_after_start', sql`start_ms < end_ms`),
    check('booking_is_blocked', sql`blocked_start_ms <= start_ms and end_ms <= blocked_end_ms`),
    // Readers of a window look back so far and no farther.
    check('booking_is_short', sql`blocked_end_ms - blocked_start_ms <= 259200000`),
    // All that the neighbour rule asks, so that jobs which do not matter are passed over without a look at their rows.
    index('booking_occupied')
      .on(
        table.resource,
        table.blockedStartMs,
        table.blockedEndMs,
        table.startMs,
        table.endMs,
        table.heldUntilMs,
      )
      .where(occupies),
    index('booking_provider').on(table.provider, table.startMs),
    index('booking_resident').on(table.resident, table.startMs),
    // Who books for oneself is found as the resident.
    index('booking_booked_by')
      .on(table.bookedBy, table.startMs)
      .where(sql`resident is null`),
    // With the state, so that a list is counted from the index alone.
    index('booking_community').on(table.community, table.startMs, table.state),
    index('booking_series_of')
      .on(table.series)
      .where(sql`series is not null`),
    index('booking_holder')
      .on(table.bookedBy)
      .where(sql`state = 'held'`),
    index('booking_lapse')
      .on(table.lapseAtMs)
      .where(sql`lapse_at_ms is not null`),
  ],
);

/** Append-only. */
export const bookingEvents = sqliteTable(
  'booking_event',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    booking: text('booking').notNull(),
    /** The version that the booking has after it, from 1. */
    version: integer('version').notNull(),
    event: text('event').notNull(),
    fromState: text('from_state', { enum: bookingStates }),
    toState: text('to_state', { enum: bookingStates }).notNull(),
    by: text('by', { enum: ['resident', 'provider', 'office', 'system'] }).notNull(),
    /** A user's id; null for the system. */
    actor: text('actor'),
    /** A short code, never somebody's words. */
    reason: text('reason'),
    /** Somebody's words, sealed under the booking's key. */
    note: text('note'),
    /** Ids and plain facts: where it moved from, what was proposed. */
    facts: text('facts', { mode: 'json' }),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [uniqueIndex('booking_event_once').on(table.booking, table.version)],
);

/** Several bookings that were made as one. */
export const bookingSeries = sqliteTable('booking_series', {
  id: text('id').primaryKey(),
  offering: text('offering')
    .notNull()
    .references(() => offerings.id),
  bookedBy: text('booked_by'),
  /** How many were wanted; those that did not fit are not among its bookings. */
  wanted: integer('wanted').notNull(),
  mode: text('mode', { enum: ['all-or-nothing', 'those-that-fit'] }).notNull(),
  createdAtMs: integer('created_at_ms').notNull(),
});

/** Append-only: who booked for somebody else, and how these agreed. */
export const bookingConsents = sqliteTable(
  'booking_consent',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    booking: text('booking')
      .notNull()
      .references(() => bookings.id),
    relation: text('relation', { enum: ['family', 'neighbour', 'caller', 'client'] }).notNull(),
    how: text('how', { enum: ['spoken', 'telephone', 'written'] }).notNull(),
    /** Version of the sentence that was agreed to. */
    textVersion: text('text_version').notNull(),
    recordedBy: text('recorded_by'),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [index('booking_consent_of').on(table.booking)],
);

/** The first answer to a request that may come twice. */
export const idempotencyKeys = sqliteTable('idempotency_key', {
  /** SHA-256 of actor and key. */
  keyHash: text('key_hash').primaryKey(),
  /** SHA-256 of the request. */
  requestHash: text('request_hash').notNull(),
  /** Ids and plain facts. */
  answer: text('answer', { mode: 'json' }).notNull(),
  actor: text('actor'),
  atMs: integer('at_ms').notNull(),
});
