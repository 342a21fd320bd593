/** What the 体检报告 of each area said month by month. */
import { index, integer, primaryKey, real, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { KeptCategory } from '../../../domain/area-report/month.ts';

/** One row for an area, a region's map and a month, on foot. Nobody's address and no personal value is in it. */
export const reportMonths = sqliteTable(
  'report_month',
  {
    area: text('area').notNull(),
    region: text('region').notNull(),
    /** YYYY-MM on the offices' clock. */
    month: text('month').notNull(),
    /** ISO 8601. */
    madeAt: text('made_at').notNull(),
    /** Made up for a demo, never measured. */
    invented: integer('invented', { mode: 'boolean' }).notNull(),
    mapDate: text('map_date'),
    populationSource: text('population_source'),
    people: real('people'),
    complete: real('complete').notNull(),
    incomplete: real('incomplete').notNull(),
    unknown: real('unknown').notNull(),
    categories: text('categories', { mode: 'json' }).$type<KeptCategory[]>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.area, table.region, table.month] }),
    index('report_month_of_region').on(table.region, table.month, table.area),
    index('report_month_made').on(table.madeAt),
  ],
);
