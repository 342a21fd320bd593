/** Changes of single rows with prepared statements: one for each set of columns that was ever changed together. */
import type Database from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { AppDatabase } from './database.ts';

/**
 * Updates the rows that have all of these values; null compares as equal to null. Runs in whatever transaction is open on the connection.
 * @returns makes the change and tells how many rows it met
 */
export function rowChanger<T extends SQLiteTable>(
  { raw }: AppDatabase,
  table: T,
): (where: Partial<T['$inferSelect']>, values: Partial<T['$inferInsert']>) => number {
  const columns = getTableColumns(table);
  const prepared = new Map<string, Database.Statement>();
  const column = (field: string) => {
    const found = columns[field];
    if (!found) throw new Error(`${getTableName(table)} has no column "${field}"`);
    return found;
  };
  const driverValues = (values: object) =>
    Object.entries(values).map(([field, value]: [string, unknown]) =>
      value === null ? null : column(field).mapToDriverValue(value),
    );
  const statementFor = (where: object, values: object) => {
    const key = `${Object.keys(values).join()} ${Object.keys(where).join()}`;
    let statement = prepared.get(key);
    if (!statement) {
      const set = Object.keys(values).map((field) => `"${column(field).name}" = ?`);
      const met = Object.keys(where).map((field) => `"${column(field).name}" is ?`);
      statement = raw.prepare(
        `update "${getTableName(table)}" set ${set.join()} where ${met.join(' and ')}`,
      );
      prepared.set(key, statement);
    }
    return statement;
  };
  return (where, values) =>
    statementFor(where, values).run(...driverValues(values), ...driverValues(where)).changes;
}
