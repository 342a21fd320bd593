/** What is to be told, and secrets that lead to a booking or a calendar. */
import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { resources } from './booking-resources.ts';

/** Written with the change that it tells of, sent after the commit. */
export const outbox = sqliteTable(
  'outbox',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    kind: text('kind').notNull(),
    /** `page` is read in the page, `message` goes out by the deployment's gateway. */
    channel: text('channel', { enum: ['page', 'message'] }).notNull(),
    recipientKind: text('recipient_kind', {
      enum: ['user', 'provider', 'booking', 'area'],
    }).notNull(),
    /** An account, a provider, a booking whose details name the telephone, or a division code. */
    recipient: text('recipient').notNull(),
    booking: text('booking'),
    /** JSON, sealed under the booking's key, without a booking under the deployment's; null once it was kept long enough. */
    payload: text('payload'),
    attempts: integer('attempts').notNull(),
    /** Not before; null: nothing more to do. */
    nextAtMs: integer('next_at_ms'),
    sentAtMs: integer('sent_at_ms'),
    /** Given up: the dead letters. */
    deadAtMs: integer('dead_at_ms'),
    /** A code of the last failure. */
    failure: text('failure'),
    /** `page` alone. */
    readAtMs: integer('read_at_ms'),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [
    index('outbox_next')
      .on(table.nextAtMs)
      .where(sql`next_at_ms is not null`),
    index('outbox_dead')
      .on(table.deadAtMs)
      .where(sql`dead_at_ms is not null`),
    index('outbox_recipient').on(table.recipientKind, table.recipient, table.number),
  ],
);

/** A secret link to a resource's calendar; its hash alone is kept. */
export const calendarFeeds = sqliteTable(
  'calendar_feed',
  {
    id: text('id').primaryKey(),
    tokenHash: text('token_hash').notNull().unique(),
    resource: text('resource')
      .notNull()
      .references(() => resources.id),
    createdBy: text('created_by'),
    createdAtMs: integer('created_at_ms').notNull(),
    revokedBy: text('revoked_by'),
    revokedAtMs: integer('revoked_at_ms'),
  },
  (table) => [index('calendar_feed_resource').on(table.resource)],
);

/** What a link in a message is worth once: it is exchanged by POST. */
export const linkTokens = sqliteTable(
  'link_token',
  {
    tokenHash: text('token_hash').primaryKey(),
    purpose: text('purpose').notNull(),
    /** What it opens. */
    booking: text('booking').notNull(),
    /** Account that it speaks for; null for a caller without one. */
    userId: text('user_id'),
    createdAtMs: integer('created_at_ms').notNull(),
    expiresAtMs: integer('expires_at_ms').notNull(),
    exchangedAtMs: integer('exchanged_at_ms'),
  },
  (table) => [
    index('link_token_expires').on(table.expiresAtMs),
    index('link_token_user').on(table.userId),
  ],
);
