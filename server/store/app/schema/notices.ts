/** Notices, policies, guides, and sessions on site. */
import { index, integer, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';

export const notices = sqliteTable(
  'notice',
  {
    id: text('id').primaryKey(),
    kind: text('kind', { enum: ['notice', 'policy', 'guide'] }).notNull(),
    /** Division code of any level: shown there and below. */
    area: text('area').notNull(),
    titleZh: text('title_zh'),
    titleEn: text('title_en'),
    /** Markdown without raw HTML. */
    bodyZh: text('body_zh'),
    bodyEn: text('body_en'),
    /** Guides only: who, what to bring, hours, how long, fee, online link, each in both languages where given. */
    guide: text('guide', { mode: 'json' }),
    /** Guides: where to go, a facility's id. */
    facility: text('facility'),
    status: text('status', { enum: ['draft', 'published', 'withdrawn'] }).notNull(),
    publishAt: text('publish_at'),
    expiresAt: text('expires_at'),
    version: integer('version').notNull(),
    createdBy: text('created_by').notNull(),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [index('notice_area').on(table.area)],
);

/** 现场办公, 义诊, 墟日: something that is somewhere on its days only. */
export const onSiteSessions = sqliteTable(
  'on_site_session',
  {
    id: text('id').primaryKey(),
    community: text('community').notNull(),
    titleZh: text('title_zh').notNull(),
    titleEn: text('title_en'),
    categories: text('categories', { mode: 'json' }).$type<string[]>().notNull(),
    lng: real('lng').notNull(),
    lat: real('lat').notNull(),
    place: text('place').notNull(),
    /** Dates, week days or days of the lunar month: `domain/on-site/days.ts`. */
    days: text('days', { mode: 'json' }).notNull(),
    /** HH:MM on the region's wall clock. */
    opens: text('opens').notNull(),
    closes: text('closes').notNull(),
    fromOn: text('from_on').notNull(),
    untilOn: text('until_on').notNull(),
    withdrawnAt: text('withdrawn_at'),
    version: integer('version').notNull(),
    updatedAt: text('updated_at').notNull(),
    updatedBy: text('updated_by').notNull(),
  },
  (table) => [index('on_site_community').on(table.community)],
);
