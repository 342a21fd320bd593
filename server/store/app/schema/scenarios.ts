/** What planners try out. Nothing here touches the register. */
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';

export const scenarios = sqliteTable(
  'scenario',
  {
    id: text('id').primaryKey(),
    /** Id of a region; a scenario outlives versions of it. */
    region: text('region').notNull(),
    owner: text('owner').notNull(),
    name: text('name').notNull(),
    /** `ChangesSchema` of the contract. */
    changes: text('changes', { mode: 'json' }).$type<unknown[]>().notNull(),
    version: integer('version').notNull(),
    /** SHA-256 of the token by which anybody may read it; null while it is not shared. */
    shareHash: text('share_hash'),
    createdAt: text('created_at').notNull(),
    updatedAt: text('updated_at').notNull(),
  },
  (table) => [
    index('scenario_owner').on(table.owner, table.updatedAt),
    uniqueIndex('scenario_share').on(table.shareHash),
  ],
);
