/** `app.db`: what a deployment's people enter. Opened once for each process; every write is one immediate transaction. */
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { drizzle, type BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
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
 * Opens or makes the file and brings it to the newest migration, forward only.
 * `synchronous=FULL`: a commit that was answered for is on the disk. Throws when a migration fails; the file is then as before.
 */
export function openAppDatabase(file: string, migrationsDir: string): AppDatabase {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true });
  const raw = new Database(file);
  try {
    raw.pragma('journal_mode = WAL');
    raw.pragma('synchronous = FULL');
    raw.pragma('busy_timeout = 5000');
    raw.pragma('trusted_schema = OFF');
    const tables = drizzle(raw, { schema });
    // Rebuilding a table must not delete what refers to it.
    raw.pragma('foreign_keys = OFF');
    migrate(tables, { migrationsFolder: migrationsDir });
    raw.pragma('foreign_keys = ON');
    return {
      tables,
      raw,
      write: (work) => tables.transaction((inner) => work(inner), { behavior: 'immediate' }),
      close: () => raw.close(),
    };
  } catch (error) {
    raw.close();
    throw error;
  }
}
