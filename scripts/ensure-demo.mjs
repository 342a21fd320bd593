/** Fills the demo where a deployment has nothing of its own: the sample region alone, and no database yet. `DEMO=off` never does, `DEMO=on` says why it cannot. */
import { spawnSync } from 'node:child_process';
import { closeSync, existsSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './fail.mjs';
import { root } from './stale.mjs';

/** @param {NodeJS.ProcessEnv} environment of the service, which reads it again and more strictly */
export function ensureDemo(environment) {
  if (!wantsDemo(environment)) return;
  const script = join(root, 'dist', 'server', 'fill-demo.js');
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) fail('The reason stands above; DEMO=off starts without the demo.');
}

/** @param {NodeJS.ProcessEnv} environment */
export function wantsDemo({
  DEMO,
  DATA_DIR = 'var',
  APP_DB,
  HOST,
  NODE_ENV,
  PUBLIC_ORIGIN,
  TRUST_PROXY,
}) {
  if (DEMO === 'on') return true;
  const isOwnComputer =
    ['127.0.0.1', 'localhost', '::1'].includes(HOST ?? '127.0.0.1') &&
    NODE_ENV !== 'production' &&
    PUBLIC_ORIGIN === undefined &&
    !TRUST_PROXY;
  if (DEMO !== undefined || !isOwnComputer) return false;
  if (existsSync(APP_DB ?? join(DATA_DIR, 'app.db'))) return false;
  const regions = readdirSync(join(DATA_DIR, 'regions'));
  return regions.length === 1 && regions[0] === 'sample';
}

/**
 * Gives a demo that has people its invented months, once. A failure is told and holds nothing up.
 * @param {NodeJS.ProcessEnv} environment of the service
 */
export function ensureDemoMonths({ DATA_DIR = 'var', APP_DB }) {
  if (!isDemoFile(APP_DB ?? join(DATA_DIR, 'app.db'))) return;
  const script = join(root, 'dist', 'server', 'fill-demo-months.js');
  spawnSync(process.execPath, [script], { stdio: 'inherit' });
}

/** The mark of a demo stands in the header of its file (`server/store/app/demo-mark.ts`). */
function isDemoFile(file) {
  if (!existsSync(file)) return false;
  const header = Buffer.alloc(72);
  const opened = openSync(file, 'r');
  readSync(opened, header, 0, header.length, 0);
  closeSync(opened);
  return header.toString('latin1', 68, 72) === 'DEMO';
}
