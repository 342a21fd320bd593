/** Staff, counters and rooms: what can do one job at a time, what they may do, and when they are away. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { WorkingPlan } from '../../../domain/booking/model.ts';
import { providers } from './booking-providers.ts';

/** One row is one unit: a room for three groups is three rows of one `unitsOf`. */
export const resources = sqliteTable(
  'resource',
  {
    id: text('id').primaryKey(),
    provider: text('provider')
      .notNull()
      .references(() => providers.id),
    kind: text('kind', { enum: ['staff', 'counter', 'room'] }).notNull(),
    /** What residents see beforehand: a staff number, a counter's name. */
    label: text('label').notNull(),
    /** The same for all units of one thing; null for what is single. */
    unitsOf: text('units_of'),
    /** A person's name and telephone as JSON, sealed under the resource's own key (`resource:ID`). */
    person: text('person'),
    plan: text('plan', { mode: 'json' }).$type<WorkingPlan>().notNull(),
    /** How they travel between homes; null for what does not. */
    profile: text('profile', { enum: ['walk', 'elder', 'pram', 'bike', 'ebike'] }),
    active: integer('active', { mode: 'boolean' }).notNull(),
    version: integer('version').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
  },
  (table) => [index('resource_provider').on(table.provider)],
);

export const certificates = sqliteTable(
  'certificate',
  {
    id: text('id').primaryKey(),
    resource: text('resource')
      .notNull()
      .references(() => resources.id),
    type: text('type').notNull(),
    level: text('level'),
    /** Sealed under the resource's key. */
    number: text('number').notNull(),
    /** The last valid day, YYYY-MM-DD; null: without end. */
    expiresOn: text('expires_on'),
    addedBy: text('added_by'),
    addedAtMs: integer('added_at_ms').notNull(),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAtMs: integer('withdrawn_at_ms'),
  },
  (table) => [index('certificate_resource').on(table.resource)],
);

/** Leave, illness, maintenance. */
export const absences = sqliteTable(
  'absence',
  {
    id: text('id').primaryKey(),
    resource: text('resource')
      .notNull()
      .references(() => resources.id),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    addedBy: text('added_by'),
    addedAtMs: integer('added_at_ms').notNull(),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAtMs: integer('withdrawn_at_ms'),
  },
  (table) => [
    index('absence_resource')
      .on(table.resource, table.endMs, table.startMs)
      .where(sql`withdrawn_at_ms is null`),
  ],
);
