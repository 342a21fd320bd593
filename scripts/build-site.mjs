/** Builds the pages into dist/site. */
import { spawnSync } from 'node:child_process';
import { join, relative, resolve } from 'node:path';
import { fail } from './fail.mjs';
import { precompress } from './precompress.mjs';
import { hashFiles, makeIfStale, root } from './stale.mjs';

const OUTPUT = 'dist/site';
// The deployment's own settings stand in the pages too: layers in their policy, filings in their footer.
const SETTINGS = relative(root, resolve(root, process.env.SITE_CONFIG || 'var/site.json'));
const OWN = ['scripts/site-files.mjs', 'scripts/offline.mjs', 'scripts/precompress.mjs'];
const INPUTS = [
  'site',
  'data',
  ...OWN,
  'astro.config.mjs',
  'package-lock.json',
  'tsconfig.json',
  SETTINGS,
];

export async function ensureSiteBuilt() {
  return makeIfStale(OUTPUT, hashFiles(INPUTS), () => {
    console.log('Building the site …');
    // In a process of its own: the builder's memory is not the server's.
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [join(root, 'node_modules', 'astro', 'astro.js'), 'build'],
      { cwd: root, encoding: 'utf8', env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' } },
    );
    if (status !== 0)
      fail(`${stdout}${stderr}\nThe site could not be built; the reason stands above.`);
    precompress(join(root, OUTPUT));
  });
}
