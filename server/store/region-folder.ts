/**
 * A region's folder: `<data>/regions/<id>/` holds one folder per version and the file `current`, which names
 * the version in force. A version is written under a hidden name, flushed, renamed, and only then pointed
 * to; so whatever happens in between, the pointer names a whole version. What people edit lives elsewhere, so an import cannot lose it.
 */
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

const pointerName = 'current';
const incomingPrefix = '.incoming-';
const versionPattern = /^v\d{8}T\d{9}-[0-9a-f]{4}$/;
const lockName = 'import.lock';
const lockWrittenWithinMs = 10_000;
const versionsKept = 2;

/** Letters, digits and hyphens, 1–40: a region id is a folder's name and part of addresses. */
export const regionIdPattern = /^[a-z0-9][a-z0-9-]{0,39}$/;

export class RegionBusy extends Error {}

export function regionFolder(dataDir: string, id: string): string {
  return join(dataDir, 'regions', id);
}

/** Version in force, or null before the first import. */
export function currentVersion(dataDir: string, id: string): string | null {
  try {
    const version = readFileSync(join(regionFolder(dataDir, id), pointerName), 'utf8').trim();
    return versionPattern.test(version) ? version : null;
  } catch {
    return null;
  }
}

/** Ids of the regions that have a version in force, in order. */
export function regionIds(dataDir: string): string[] {
  const root = join(dataDir, 'regions');
  if (!existsSync(root)) return [];
  return readdirSync(root)
    .filter((id) => regionIdPattern.test(id) && currentVersion(dataDir, id) !== null)
    .sort();
}

export interface VersionWriter {
  /** Name the version will have. */
  readonly version: string;
  /** Writes and flushes one file. */
  write(name: string, parts: readonly Uint8Array[]): void;
  /** Where to make a file that cannot be written in one go; {@link flush} it afterwards. */
  pathOf(name: string): string;
  /** Flushes a file made at {@link pathOf}. */
  flush(name: string): void;
  /** Makes the version the one in force and removes all but the last two. */
  publish(): void;
  /** Leaves the region as it was. Safe to call at any time, also after `publish`. */
  abandon(): void;
}

/**
 * Opens a new version of a region.
 * @throws RegionBusy while another import of the region runs; the system's error where the folder cannot be written.
 */
export function openVersion(dataDir: string, id: string, now: Date): VersionWriter {
  const folder = regionFolder(dataDir, id);
  mkdirSync(folder, { recursive: true });
  takeLock(folder, id);
  const version = `v${now.toISOString().replace(/[-:.Z]/g, '')}-${randomBytes(2).toString('hex')}`;
  const aside = join(folder, `${incomingPrefix}${version}`);
  const pointer = join(folder, `${incomingPrefix}pointer`);
  const release = () => {
    rmSync(join(folder, lockName), { force: true });
    held.delete(folder);
  };
  let open = true;
  try {
    for (const name of readdirSync(folder))
      if (name.startsWith(incomingPrefix))
        rmSync(join(folder, name), { recursive: true, force: true });
    mkdirSync(aside);
  } catch (error) {
    release();
    throw error;
  }
  return {
    version,
    write: (name, parts) => writeFlushed(join(aside, name), parts),
    pathOf: (name) => join(aside, name),
    flush: (name) => flush(join(aside, name)),
    publish() {
      flush(aside);
      renameSync(aside, join(folder, version));
      writeFlushed(pointer, [new TextEncoder().encode(`${version}\n`)]);
      renameSync(pointer, join(folder, pointerName));
      open = false; // In force: from here on nothing may take the version away.
      try {
        flush(folder);
        prune(folder, version);
      } finally {
        release();
      }
    },
    abandon() {
      if (!open) return;
      open = false;
      rmSync(aside, { recursive: true, force: true });
      // Publishing may have failed between the renaming and the pointer.
      rmSync(pointer, { force: true });
      rmSync(join(folder, version), { recursive: true, force: true });
      release();
      // A region that never had a version leaves no empty folder behind.
      if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Folders that this process itself imports into: a lock with its own id is stale only where it holds none. */
const held = new Set<string>();

function takeLock(folder: string, id: string): void {
  const path = join(folder, lockName);
  for (let attempt = 0; attempt < 2; attempt++) {
    try {
      const file = openSync(path, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      held.add(folder);
      return;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      if (held.has(folder) || isHeld(path)) break;
      rmSync(path, { force: true });
    }
  }
  throw new RegionBusy(`another import of region "${id}" is running; wait until it has ended`);
}

/** Whether the process that took the lock still runs. A young lock without a number is just being written. */
function isHeld(path: string): boolean {
  try {
    const owner = readFileSync(path, 'utf8');
    return owner === ''
      ? Date.now() - statSync(path).mtimeMs < lockWrittenWithinMs
      : isRunning(Number(owner));
  } catch {
    return false; // Released in the meantime.
  }
}

function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // A process of somebody else's may not be signalled, but it runs.
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}

function writeFlushed(path: string, parts: readonly Uint8Array[]): void {
  const file = openSync(path, 'w');
  try {
    for (const part of parts) {
      for (let written = 0; written < part.length;)
        written += writeSync(file, part, written, Math.min(part.length - written, 1 << 26));
    }
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** A file's content, or a folder's names, on the disk. */
function flush(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

function prune(folder: string, current: string): void {
  const versions = readdirSync(folder)
    .filter((name) => versionPattern.test(name) && name <= current)
    .sort();
  for (const name of versions.slice(0, -versionsKept))
    rmSync(join(folder, name), { recursive: true, force: true });
}
