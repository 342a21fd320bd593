/** Who lives where, as planners import it: one source for each region. */
import { blob, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { PopulationMeta } from '../../../contract/population.ts';

/** Columns of doubles, little-endian, one value a point. */
export const populations = sqliteTable('population', {
  region: text('region').primaryKey(),
  version: text('version').notNull(),
  /** Of the sample: nobody's own entry. */
  invented: integer('invented', { mode: 'boolean' }).notNull(),
  meta: text('meta', { mode: 'json' }).$type<PopulationMeta>().notNull(),
  lng: blob('lng', { mode: 'buffer' }).notNull(),
  lat: blob('lat', { mode: 'buffer' }).notNull(),
  people: blob('people', { mode: 'buffer' }).notNull(),
  elderly: blob('elderly', { mode: 'buffer' }),
  children: blob('children', { mode: 'buffer' }),
  nonRegistered: blob('non_registered', { mode: 'buffer' }),
});
