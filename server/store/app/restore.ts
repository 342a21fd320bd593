/** Puts a copy of `app.db` in force: checked, migrated and with its erasures made again before anybody can open it. */
import {
  chmodSync,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type Database from 'better-sqlite3';
import { checksumFileOf, expectWhole, sha256Of, syncFile } from './backup.ts';
import { closeDoors, type ClosedDoors } from './closed-doors.ts';
import { isBusy, openCopy } from './connection.ts';
import { AuditLog } from './audit.ts';
import { openBooking } from './booking/open-booking.ts';
import type { BookingRules } from './booking/parts.ts';
import { openAppDatabase } from './database.ts';
import { setLettersAside } from './letters-of-copy.ts';
import type { ErasureList } from './erasure-list.ts';
import { Erasure } from './erasure.ts';
import { PersonKeys } from './person-keys.ts';
import { syncFolder } from './secret-file.ts';

export interface RestoreOptions {
  copy: string;
  /** The database in force; need not exist. */
  file: string;
  migrationsDir: string;
  /** Null where there is none: enough for a copy without personal values. */
  secret: Buffer | null;
  erasures: ErasureList;
  /** For visits of people who are erased again: they are called off. */
  rules: BookingRules;
  now: () => Date;
}

export interface Restored {
  /** Where the replaced database is kept; null where there was none. */
  replaced: string | null;
  erasedAgain: number;
  closed: ClosedDoors;
  /** Letters that may have gone out already. */
  lettersAside: number;
}

/** Throws one sentence, with the database in force left as it was, for everything that stands against it. */
export function restore(options: RestoreOptions): Restored {
  const { copy, file, now } = options;
  expectChecksum(copy);
  mkdirSync(dirname(file), { recursive: true });
  const aside = `${file}.restoring-${process.pid}`;
  try {
    copyFileSync(copy, aside);
    chmodSync(aside, 0o600);
    expectAppDatabase(aside);
    const prepared = prepare(aside, options);
    expectWhole(aside);
    syncFile(aside);
    const replaced = `${file}.replaced-${now().toISOString().replace(/[-:.]/g, '')}`;
    const was = swap(file, aside, replaced);
    syncFolder(dirname(file));
    return { replaced: was ? replaced : null, ...prepared };
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(aside + ending, { force: true });
  }
}

function expectChecksum(copy: string): void {
  if (!existsSync(copy)) throw new Error(`there is no file ${copy}`);
  const beside = checksumFileOf(copy);
  if (!existsSync(beside)) throw new Error(`the checksum ${beside} is missing`);
  if (readFileSync(beside, 'utf8').split(/\s/, 1)[0] !== sha256Of(copy))
    throw new Error(`${copy} is not what was backed up: its checksum differs`);
}

function expectAppDatabase(file: string): void {
  expectWhole(file);
  const raw = openCopy(file, { readonly: true });
  try {
    if (!raw.prepare(`SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'`).get())
      throw new Error('the file is no database of this service');
  } finally {
    raw.close();
  }
}

/** Migrates, erases again, closes what was closed since, sets aside what may have been sent since, and leaves one file without a log. */
function prepare(
  aside: string,
  { migrationsDir, secret, erasures, rules, now }: RestoreOptions,
): Omit<Restored, 'replaced'> {
  const database = openAppDatabase(aside, migrationsDir);
  try {
    const secretOrNone = secret ?? Buffer.alloc(32);
    const keys = new PersonKeys(database, now, secretOrNone);
    if (!keys.fits())
      throw new Error(
        secret
          ? 'the copy keeps personal values under another secret; put the former secret back first'
          : 'the secret is missing under which the copy keeps personal values; put it back first',
      );
    const closed = closeDoors(database, now);
    // Before visits are called off anew: what is told of that has not gone out.
    const lettersAside = setLettersAside(database, now);
    // No code is left for which a number would have to be found.
    const shared = { audit: new AuditLog(database, now), keys, secret: secretOrNone };
    const booking = openBooking(database, now, shared, rules).erasure;
    const erasedAgain = new Erasure(database, now, keys, erasures, () => '', booking).reapply();
    return { erasedAgain, closed, lettersAside };
  } finally {
    database.close();
  }
}

/** One rename puts the new file in force; the old one stays under another name. @returns whether there was one */
function swap(file: string, aside: string, replaced: string): boolean {
  if (!existsSync(file)) {
    renameSync(aside, file);
    return false;
  }
  const lock = lockAlone(file);
  try {
    if (!lock)
      for (const ending of ['-wal', '-shm'])
        if (existsSync(file + ending)) renameSync(file + ending, replaced + ending);
    linkSync(file, replaced);
    renameSync(aside, file);
  } finally {
    lock?.close();
  }
  return true;
}

/**
 * Takes the file for itself: leaving WAL works only where nobody else has it open, and folds the log into the file.
 * @returns null for a file that is no readable database: it is set aside as it is
 * @throws when the service has it open
 */
function lockAlone(file: string): Database.Database | null {
  let raw: Database.Database | undefined;
  try {
    raw = openCopy(file, { timeout: 0 });
    if (raw.pragma('journal_mode = DELETE', { simple: true }) === 'wal')
      throw new Error(`${file} is in use; stop the service first`);
    raw.exec('BEGIN EXCLUSIVE');
    return raw;
  } catch (error) {
    raw?.close();
    const { code } = error as { code?: string };
    if (isBusy(error))
      throw new Error(`${file} is in use; stop the service first`, { cause: error });
    if (code === 'SQLITE_NOTADB' || code?.startsWith('SQLITE_CORRUPT')) return null;
    throw error;
  }
}
