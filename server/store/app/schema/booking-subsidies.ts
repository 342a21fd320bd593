/** Subsidised hours (政府购买服务): what an office grants, and the ledger of what bookings take and give back. */
import { sql } from 'drizzle-orm';
import { check, index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { bookings } from './booking.ts';

/** So many minutes in each month. Never changed: it is ended, and another one granted. */
export const subsidyGrants = sqliteTable(
  'subsidy_grant',
  {
    id: text('id').primaryKey(),
    /** Account that uses it; null for a person without one, and after an erasure: the figures stay. */
    resident: text('resident'),
    /** Name of a person without an account, sealed under the grant's own key (`subsidy:ID`). */
    person: text('person'),
    /** Division code of the office that grants. */
    area: text('area').notNull(),
    /** Codes of kinds of service that it is for; null: all. */
    serviceKinds: text('service_kinds', { mode: 'json' }).$type<string[]>(),
    minutesPerMonth: integer('minutes_per_month').notNull(),
    /** YYYY-MM, both counted. */
    fromMonth: text('from_month').notNull(),
    untilMonth: text('until_month'),
    grantedBy: text('granted_by'),
    grantedAtMs: integer('granted_at_ms').notNull(),
    endedBy: text('ended_by'),
    endedAtMs: integer('ended_at_ms'),
  },
  (table) => [
    check('subsidy_grant_is_some', sql`minutes_per_month > 0`),
    index('subsidy_grant_resident').on(table.resident),
    index('subsidy_grant_area').on(table.area),
  ],
);

/** Append-only. */
export const subsidyEntries = sqliteTable(
  'subsidy_entry',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    grant: text('grant_id')
      .notNull()
      .references(() => subsidyGrants.id),
    /** Month of the visit, YYYY-MM. */
    month: text('month').notNull(),
    booking: text('booking')
      .notNull()
      .references(() => bookings.id),
    kind: text('kind', { enum: ['debit', 'return'] }).notNull(),
    minutes: integer('minutes').notNull(),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [
    check('subsidy_entry_is_some', sql`minutes > 0`),
    index('subsidy_entry_month').on(table.grant, table.month),
    index('subsidy_entry_booking').on(table.booking),
  ],
);
