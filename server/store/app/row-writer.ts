/** Rows by the hundred thousand: one prepared statement for all of them, with Drizzle's own notion of columns. */
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { AppDatabase } from './database.ts';

/**
 * Inserts a row; with a key, a row of the same key takes the new values instead. Runs in whatever transaction is open on the connection.
 */
export function rowWriter<T extends SQLiteTable>(
  { raw }: AppDatabase,
  table: T,
  key?: keyof T['$inferSelect'] & string,
): (row: T['$inferInsert']) => void {
  const columns = Object.entries(getTableColumns(table));
  const names = columns.map(([, { name }]) => `"${name}"`);
  const keyColumn = columns.find(([field]) => field === key)?.[1].name;
  const upsert = keyColumn
    ? ` on conflict("${keyColumn}") do update set ${names.map((name) => `${name} = excluded.${name}`).join()}`
    : '';
  const statement = raw.prepare(
    `insert into "${getTableName(table)}" (${names.join()}) values (${names.map(() => '?').join()})${upsert}`,
  );
  const maps = columns.map(([, column]) =>
    // Texts and numbers go in as they are.
    column.dataType === 'string' || column.dataType === 'number'
      ? null
      : (value: unknown) => column.mapToDriverValue(value),
  );
  return (row) => {
    const values = row as Record<string, unknown>;
    statement.run(
      columns.map(([field], i) => {
        const value = values[field] ?? null;
        const map = maps[i];
        return value === null || !map ? value : map(value);
      }),
    );
  };
}
