/** Who comes or receives: providers, how an office vetted them, and the accounts that act for them. */
import { sql } from 'drizzle-orm';
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

const vettingStates = ['submitted', 'asked', 'approved', 'refused', 'suspended'] as const;

export const providers = sqliteTable(
  'provider',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['company', 'organisation', 'volunteers', 'public'] }).notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en'),
    /** 统一社会信用代码; null for groups that are registered nowhere. */
    creditCode: text('credit_code'),
    /** The business's own number: residents see it. */
    phone: text('phone').notNull(),
    /** Name of a person to ask for, sealed under the key of `createdBy`. */
    contact: text('contact'),
    aboutZh: text('about_zh'),
    aboutEn: text('about_en'),
    /** Where staff set out. */
    lng: real('lng').notNull(),
    lat: real('lat').notNull(),
    /** Code of the community around the base: its offices vet. */
    community: text('community').notNull(),
    state: text('state', { enum: vettingStates }).notNull(),
    /** What the office has seen for it: number of a certificate of registration, of a volunteers' list. */
    proof: text('proof'),
    version: integer('version').notNull(),
    createdBy: text('created_by'),
    createdAtMs: integer('created_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
  },
  (table) => [
    index('provider_community').on(table.community),
    // Who was refused may register again.
    uniqueIndex('provider_credit_code')
      .on(table.creditCode)
      .where(sql`state <> 'refused'`),
  ],
);

/** Append-only. */
export const providerVettings = sqliteTable(
  'provider_vetting',
  {
    number: integer('number').primaryKey({ autoIncrement: true }),
    provider: text('provider')
      .notNull()
      .references(() => providers.id),
    version: integer('version').notNull(),
    fromState: text('from_state', { enum: vettingStates }),
    toState: text('to_state', { enum: vettingStates }).notNull(),
    /** What the office asks, why it refuses, what the provider answers. */
    reason: text('reason'),
    actor: text('actor'),
    atMs: integer('at_ms').notNull(),
  },
  (table) => [uniqueIndex('provider_vetting_once').on(table.provider, table.version)],
);

/** An account that acts for a provider. Ends by `revokedAtMs`; rows stay. */
export const providerMembers = sqliteTable(
  'provider_member',
  {
    id: text('id').primaryKey(),
    provider: text('provider')
      .notNull()
      .references(() => providers.id),
    userId: text('user_id').notNull(),
    /** `manager` runs the provider, `staff` sees one resource's day. */
    part: text('part', { enum: ['manager', 'staff'] }).notNull(),
    /** Who of the staff this is. */
    resource: text('resource'),
    addedBy: text('added_by'),
    addedAtMs: integer('added_at_ms').notNull(),
    revokedBy: text('revoked_by'),
    revokedAtMs: integer('revoked_at_ms'),
  },
  (table) => [
    uniqueIndex('provider_member_once')
      .on(table.userId, table.provider)
      .where(sql`revoked_at_ms is null`),
    index('provider_member_of').on(table.provider),
  ],
);
