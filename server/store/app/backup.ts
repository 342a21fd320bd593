/** Copies of `app.db`, taken while the service runs and writes. */
import { createHash } from 'node:crypto';
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { openConnection, openCopy } from './connection.ts';
import { syncFolder } from './secret-file.ts';

const name = /^app-\d{8}T\d{9}Z\.db$/;
/** All pages in one step: one read transaction, so one moment’s state, however much is written meanwhile. */
const allPages = 0x7fffffff;

export const checksumFileOf = (file: string) => `${file}.sha256`;
export const sha256Of = (file: string) =>
  createHash('sha256').update(readFileSync(file)).digest('hex');

/**
 * Writes `app-TIME.db` and its checksum into the folder; the copy appears under its name only once it was read and found whole. Never overwrites.
 * @param keep older copies than the newest N are deleted; null keeps all
 * @returns the copy’s path and how many older ones were deleted
 * @throws one sentence when there is no database or the copy is not whole
 */
export async function backUp(
  file: string,
  folder: string,
  at: Date,
  keep: number | null = null,
): Promise<{ file: string; deleted: number }> {
  if (!existsSync(file)) throw new Error(`there is no database ${file}`);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, `app-${at.toISOString().replace(/[-:.]/g, '')}.db`);
  const aside = `${target}.${process.pid}.partial`;
  if (existsSync(target)) throw new Error(`${target} is there already and is not overwritten`);
  try {
    closeSync(openSync(aside, 'wx', 0o600));
    const source = openConnection(file, { mustExist: true });
    try {
      await source.backup(aside, { progress: () => allPages });
    } finally {
      source.close();
    }
    expectWhole(aside);
    chmodSync(aside, 0o600);
    syncFile(aside);
    const checksum = `${sha256Of(aside)}  ${target.slice(dirname(target).length + 1)}\n`;
    writeFileSync(checksumFileOf(target), checksum, { mode: 0o600, flag: 'wx' });
    syncFile(checksumFileOf(target));
    linkSync(aside, target);
    syncFolder(folder);
  } finally {
    for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(aside + ending, { force: true });
  }
  return { file: target, deleted: keep === null ? 0 : deleteOld(folder, keep) };
}

/** Turns a copy into one file without a log beside it, and reads all of it. Throws where it is not whole. */
export function expectWhole(file: string): void {
  const raw = openCopy(file);
  try {
    raw.pragma('journal_mode = DELETE');
    const verdict = raw.pragma('integrity_check', { simple: true });
    if (verdict !== 'ok')
      throw new Error(`the file is damaged (${String(verdict).replaceAll('\n', '; ')})`);
    const broken = raw.pragma('foreign_key_check') as unknown[];
    if (broken.length > 0)
      throw new Error(`the file is damaged (${broken.length} references to nothing)`);
  } finally {
    raw.close();
  }
}

export function syncFile(file: string): void {
  const handle = openSync(file, 'r+');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

/** Names sort by time. */
function deleteOld(folder: string, keep: number): number {
  const copies = readdirSync(folder).filter((one) => name.test(one));
  const old = copies.toSorted().slice(0, Math.max(0, copies.length - keep));
  for (const one of old) {
    rmSync(join(folder, one));
    rmSync(checksumFileOf(join(folder, one)), { force: true });
  }
  return old.length;
}
