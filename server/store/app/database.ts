/** `app.db`: what a deployment's people enter. Opened once for each process; every write is one immediate transaction. */
import type Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { expectPromises, isBusy, openConnection } from './connection.ts';
import { migrateDatabase } from './migrate.ts';
import * as schema from './schema.ts';

export type Tables = BetterSQLite3Database<typeof schema>;

export interface AppDatabase {
  readonly tables: Tables;
  /** For what Drizzle has no words: pragmas, backup, triggers. */
  readonly raw: Database.Database;
  /** Runs the work in one immediate transaction: it has the write lock from its first line, so nothing it read can change under it. */
  write<T>(work: (tables: Tables) => T): T;
  close(): void;
}

/**
 * Opens or makes the file and brings it to the newest migration, forward only. Throws when a migration fails or the file is of a
 * later release; it is then as before.
 */
export function openAppDatabase(file: string, migrationsDir: string): AppDatabase {
  const raw = openConnection(file);
  try {
    migrateDatabase(raw, migrationsDir);
    expectPromises(raw);
    const tables = drizzle(raw, { schema });
    return {
      tables,
      raw,
      write: writer(raw, tables),
      close: () => raw.close(),
    };
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** So often the lock is asked for, each time as long as the connection waits. */
const mostAsks = 6;

/**
 * SQLite asks for the lock ever more seldom while it waits, so that among many writers one may be passed over again and again: then it begins to
 * ask anew. Only the beginning is tried again; nothing was done by then.
 */
function writer(raw: Database.Database, tables: Tables): AppDatabase['write'] {
  // The connection's own transactions: Drizzle's make all their tools anew each time. Inside another one this is a savepoint.
  const run = raw.transaction((work: () => unknown) => work());
  return (work) => {
    for (let asks = 1; ; asks++) {
      let begun = false;
      const begin = () => {
        begun = true;
        return work(tables);
      };
      try {
        return run.immediate(begin) as ReturnType<typeof work>;
      } catch (error) {
        if (begun || !isBusy(error) || asks === mostAsks) throw error;
      }
    }
  };
}
