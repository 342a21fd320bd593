/** Who was erased, outside the database: what a restored backup must forget again. Holds ids and times, nothing else. */
import { closeSync, fsyncSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { syncFolder } from './secret-file.ts';

export interface ErasureEntry {
  person: string;
  /** ISO 8601, UTC. */
  at: string;
}

export const erasureFileIn = (dataDir: string) => join(dataDir, 'erasures.jsonl');

export class ErasureList {
  private readonly file: string;

  constructor(file: string) {
    this.file = file;
  }

  /** On the disk when it returns. Throws when the file cannot be written. */
  add(entry: ErasureEntry): void {
    mkdirSync(dirname(this.file), { recursive: true });
    const handle = openSync(this.file, 'a', 0o600);
    try {
      // A line that a crash cut off stays alone on its line.
      const start = this.text().endsWith('\n') || this.text() === '' ? '' : '\n';
      writeSync(handle, `${start}${JSON.stringify(entry)}\n`);
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    syncFolder(dirname(this.file));
  }

  /** Lines that a crash cut off were never answered for and are passed over. */
  all(): ErasureEntry[] {
    return this.text()
      .split('\n')
      .flatMap((line) => {
        try {
          const { person, at } = JSON.parse(line) as Partial<ErasureEntry>;
          return typeof person === 'string' && typeof at === 'string' ? [{ person, at }] : [];
        } catch {
          return [];
        }
      });
  }

  private text(): string {
    try {
      return readFileSync(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
      throw error;
    }
  }
}
