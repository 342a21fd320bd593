/** Brings a database to the newest migration, forward only, all of them in one immediate transaction. */
import type Database from 'better-sqlite3';
import { readMigrationFiles, type MigrationMeta } from 'drizzle-orm/migrator';

/** Drizzle's own table, so that its tools understand the file. */
const table = '__drizzle_migrations';

/** Made by a later release, or by another program. */
export class DatabaseFromTheFuture extends Error {}

/**
 * Drizzle's own migrator looks first and locks later, so that two processes which start at once both migrate; this one looks under
 * the lock. Throws when a migration fails or would leave a reference to nothing; the file is then as before.
 */
export function migrateDatabase(raw: Database.Database, migrationsDir: string): void {
  const migrations = readMigrationFiles({ migrationsFolder: migrationsDir });
  migrate(raw, migrations);
  expectTriggers(raw, migrations);
}

function migrate(raw: Database.Database, migrations: readonly MigrationMeta[]): void {
  // Most starts find nothing to do and need no lock.
  if (pendingOf(raw, migrations).length === 0) return;
  // Rebuilding a table must not delete what refers to it. Inside a transaction this pragma would do nothing.
  raw.pragma('foreign_keys = OFF');
  try {
    raw.transaction(() => applyPending(raw, migrations)).immediate();
  } finally {
    raw.pragma('foreign_keys = ON');
  }
}

/** Triggers keep logs append-only: a file from which one was taken, by hand or with its table, is not written to. */
function expectTriggers(raw: Database.Database, migrations: readonly MigrationMeta[]): void {
  const expected = new Map<string, string>();
  for (const statement of migrations.flatMap(({ sql }) => sql)) {
    const [, verb, name] = /^\s*(CREATE|DROP)\s+TRIGGER\s+[`"]?(\w+)/i.exec(statement) ?? [];
    if (name === undefined) continue;
    if (verb!.toUpperCase() === 'DROP') expected.delete(name);
    else expected.set(name, plain(statement));
  }
  const found = raw
    .prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = ?")
    .pluck();
  for (const [name, sql] of expected) {
    const there = found.get(name) as string | undefined;
    if (there === undefined || plain(there) !== sql)
      throw new Error(
        `the database lacks its trigger ${name}, or has another under its name: somebody has altered the file`,
      );
  }
}

const plain = (statement: string) => statement.trim().replace(/;$/, '').replace(/\s+/g, ' ');

/** Throws where the file holds a migration that these do not know. */
export function pendingOf(
  raw: Database.Database,
  migrations: readonly MigrationMeta[],
): MigrationMeta[] {
  const applied = appliedIn(raw);
  const known = new Set(migrations.map(({ folderMillis }) => folderMillis));
  const unknown = applied.find((when) => !known.has(when));
  if (unknown !== undefined)
    throw new DatabaseFromTheFuture(
      `the database was made by a later release (its migration ${unknown} is not known here)`,
    );
  return migrations.filter(({ folderMillis }) => !applied.includes(folderMillis));
}

function appliedIn(raw: Database.Database): number[] {
  const exists = raw.prepare('SELECT 1 FROM sqlite_master WHERE name = ?').get(table);
  if (!exists) return [];
  return raw.prepare(`SELECT created_at FROM ${table}`).pluck().all().map(Number);
}

function applyPending(raw: Database.Database, migrations: readonly MigrationMeta[]): void {
  raw.exec(
    `CREATE TABLE IF NOT EXISTS ${table} (id SERIAL PRIMARY KEY, hash text NOT NULL, created_at numeric)`,
  );
  const note = raw.prepare(`INSERT INTO ${table} (hash, created_at) VALUES (?, ?)`);
  for (const { sql, hash, folderMillis } of pendingOf(raw, migrations)) {
    for (const statement of sql) raw.exec(statement);
    note.run(hash, folderMillis);
  }
  const broken = raw.pragma('foreign_key_check') as { table: string }[];
  if (broken.length > 0)
    throw new Error(
      `a migration leaves ${broken.length} references to nothing, the first in ${broken[0]!.table}`,
    );
}
