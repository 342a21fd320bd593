import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const ROOT = new URL('../../shared/data/', import.meta.url);
let announced = false;

/**
 * The path of a file of the shared test data (real towns, too large and not ours to commit). Where that data is missing, a test
 * that passes its context is marked as skipped with the reason, one line is printed, and any other caller gets an error.
 */
export function sharedData(path: string, context?: { skip(note?: string): void }): string {
  const found = fileURLToPath(new URL(path, ROOT));
  if (existsSync(found)) return found;
  const reason = `test data is missing: ../shared/data/${path}, seen from the project's root`;
  if (!announced) console.warn(`Tests over real towns are skipped: ${reason}`);
  announced = true;
  context?.skip(reason);
  throw new Error(reason);
}
