/** The one way to open a file of `app.db`'s kind: every connection has the same promises, and has shown that it keeps them. */
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';

/**
 * `synchronous=FULL` (2): a commit that was answered for is on the disk. `secure_delete`: freed bytes are overwritten with zeroes.
 * `recursive_triggers`: a row that REPLACE pushes out counts as deleted, so append-only tables refuse it.
 */
const promises = {
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
} as const;

/** Pages that are kept at most, filled as they are read: a large file's indexes are asked for again and again. */
const cacheKilobytes = 65_536;
/** The log is folded into the file when it has so many pages (16 MB): what changes often is then written there once. */
const checkpointPages = 4000;
const busyMs = 5000;
/** Two processes that turn one new file to WAL at once are told “busy” without waiting; a few more tries settle it. */
const walTries = 200;

export interface ConnectionOptions {
  /** For readers that must not make the file; throws when it is missing. */
  mustExist?: boolean;
  /** How long a lock of others is waited for. */
  busyTimeoutMs?: number;
}

/** Makes a missing file readable for its owner only. Throws when a promise is not kept. */
export function openConnection(
  file: string,
  { mustExist = false, busyTimeoutMs = busyMs }: ConnectionOptions = {},
): Database.Database {
  const inMemory = file === ':memory:';
  if (!inMemory && !mustExist) makeFile(file);
  const raw = new Database(file, { timeout: busyTimeoutMs, fileMustExist: !inMemory });
  return withPromises(raw, () => {
    if (inMemory) return;
    raw.pragma(`cache_size = -${cacheKilobytes}`);
    raw.pragma(`wal_autocheckpoint = ${checkpointPages}`);
    useWal(raw);
  });
}

/** A copy, or a file that is to be set aside: its journal stays as it is. Promises hold here, too. */
export function openCopy(
  file: string,
  options: { timeout?: number; readonly?: boolean } = {},
): Database.Database {
  return withPromises(new Database(file, { ...options, fileMustExist: true }));
}

function withPromises(raw: Database.Database, first = () => {}): Database.Database {
  try {
    first();
    for (const [name, value] of Object.entries(promises)) raw.pragma(`${name} = ${value}`);
    expectPromises(raw, promises);
    return raw;
  } catch (error) {
    raw.close();
    throw error;
  }
}

/** What a connection says of its promises. */
export function promisesOf(raw: Database.Database): Record<string, unknown> {
  const names = [...Object.keys(promises), 'journal_mode'];
  return Object.fromEntries(names.map((name) => [name, raw.pragma(name, { simple: true })]));
}

export function expectPromises(
  raw: Database.Database,
  expected: Partial<typeof promises> = promises,
): void {
  for (const [name, value] of Object.entries(expected)) {
    const found = raw.pragma(name, { simple: true });
    if (found !== value)
      throw new Error(`the database says ${name} = ${String(found)}, expected ${value}`);
  }
}

function makeFile(file: string): void {
  mkdirSync(dirname(file), { recursive: true });
  closeSync(openSync(file, 'a', 0o600));
}

function useWal(raw: Database.Database): void {
  for (let tries = 1; ; tries++) {
    try {
      const mode = raw.pragma('journal_mode = WAL', { simple: true });
      if (mode !== 'wal') throw new Error(`the database says journal_mode = ${String(mode)}`);
      return;
    } catch (error) {
      if (!isBusy(error) || tries === walTries) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 20);
    }
  }
}

export function isBusy(error: unknown): boolean {
  return String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY');
}
