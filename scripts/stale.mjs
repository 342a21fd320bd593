/** Whether something made from files must be made again: by the content of those files, since dates change with every checkout. */
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/** A digest over names and contents of files and, recursively, folders. Paths from the root; missing ones count as absent. */
export function hashFiles(paths) {
  const hash = createHash('sha256');
  const add = (path) => {
    const full = join(root, path);
    if (!existsSync(full)) return;
    if (statSync(full).isDirectory()) {
      for (const name of readdirSync(full).toSorted()) add(`${path}/${name}`);
      return;
    }
    const content = readFileSync(full);
    hash.update(`${path}\0${content.length}\0`).update(content);
  };
  paths.forEach(add);
  return hash.digest('hex');
}

/**
 * Makes `output` (a folder, from the root) again unless its stamp bears `hash`. The old output is removed first and the stamp written
 * last, so that an interrupted run counts as stale.
 * @returns whether it was made
 */
export async function makeIfStale(output, hash, make) {
  const stamp = join(root, output, '.made-from');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === hash) return false;
  rmSync(join(root, output), { recursive: true, force: true });
  await make();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
  return true;
}
