/** What a provider sells or gives, who of theirs can do it, and where visits are suspended. */
import { sql } from 'drizzle-orm';
import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { ServiceArea } from '../../../domain/booking/model.ts';
import { providers } from './booking-providers.ts';
import { resources } from './booking-resources.ts';

export const offerings = sqliteTable(
  'offering',
  {
    id: text('id').primaryKey(),
    provider: text('provider')
      .notNull()
      .references(() => providers.id),
    /** Code of `data/service-kinds.json`. */
    serviceKind: text('service_kind').notNull(),
    mode: text('mode', { enum: ['at_home', 'at_facility'] }).notNull(),
    active: integer('active', { mode: 'boolean' }).notNull(),
    nameZh: text('name_zh').notNull(),
    nameEn: text('name_en'),
    aboutZh: text('about_zh'),
    aboutEn: text('about_en'),
    prepareZh: text('prepare_zh'),
    prepareEn: text('prepare_en'),
    /** Languages that are spoken, BCP 47. */
    languages: text('languages', { mode: 'json' }).$type<string[]>().notNull(),
    durationsMinutes: text('durations_minutes', { mode: 'json' }).$type<number[]>().notNull(),
    bufferBeforeMinutes: integer('buffer_before_minutes').notNull(),
    bufferAfterMinutes: integer('buffer_after_minutes').notNull(),
    stepMinutes: integer('step_minutes').notNull(),
    priceFen: integer('price_fen').notNull(),
    priceUnit: text('price_unit', { enum: ['visit', 'hour', 'free'] }).notNull(),
    subsidised: integer('subsidised', { mode: 'boolean' }).notNull(),
    minimumNoticeMinutes: integer('minimum_notice_minutes').notNull(),
    windowDays: integer('window_days').notNull(),
    needsAcceptance: integer('needs_acceptance', { mode: 'boolean' }).notNull(),
    cancelUntilMinutes: integer('cancel_until_minutes').notNull(),
    moveUntilMinutes: integer('move_until_minutes').notNull(),
    requiredCertificates: text('required_certificates', { mode: 'json' })
      .$type<string[]>()
      .notNull(),
    serviceArea: text('service_area', { mode: 'json' }).$type<ServiceArea>(),
    /** The register's facility for `at_facility`. */
    facility: text('facility'),
    promisedDays: integer('promised_days'),
    version: integer('version').notNull(),
    createdAtMs: integer('created_at_ms').notNull(),
    updatedAtMs: integer('updated_at_ms').notNull(),
  },
  (table) => [
    index('offering_provider').on(table.provider),
    index('offering_kind').on(table.serviceKind),
  ],
);

export const offeringResources = sqliteTable(
  'offering_resource',
  {
    offering: text('offering')
      .notNull()
      .references(() => offerings.id),
    resource: text('resource')
      .notNull()
      .references(() => resources.id),
    /** False once it was taken off: rows stay. */
    active: integer('active', { mode: 'boolean' }).notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.offering, table.resource] }),
    index('offering_resource_of').on(table.resource),
  ],
);

/** Typhoon, rainstorm: no visits in an area for a time. */
export const suspensions = sqliteTable(
  'suspension',
  {
    id: text('id').primaryKey(),
    /** Start of division codes. */
    area: text('area').notNull(),
    startMs: integer('start_ms').notNull(),
    endMs: integer('end_ms').notNull(),
    /** Words of the office; residents and providers are told. */
    reason: text('reason').notNull(),
    suspendedBy: text('suspended_by'),
    suspendedAtMs: integer('suspended_at_ms').notNull(),
    liftedBy: text('lifted_by'),
    liftedAtMs: integer('lifted_at_ms'),
  },
  (table) => [
    index('suspension_end')
      .on(table.endMs)
      .where(sql`lifted_at_ms is null`),
  ],
);
