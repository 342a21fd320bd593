/** `npm run torture`: kills a writing process 50 times and looks for what is lost; counts the syncs of each commit under strace. */
import { spawnSync } from 'node:child_process';
import { ensureServerBuilt } from './build-server.mjs';
import { fail } from './fail.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
if (!hasStrace() && process.getuid?.() === 0) {
  console.log('Installing strace …');
  const options = { stdio: 'inherit', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['-q', 'update'], options);
  spawnSync('apt-get', ['-q', 'install', '-y', '--no-install-recommends', 'strace'], options);
}
if (!hasStrace())
  fail('Syncs are counted by strace: install it (on Debian: apt-get install strace).');
await import('../dist/server/torture-database.js');

function hasStrace() {
  return spawnSync('strace', ['-V'], { stdio: 'ignore' }).status === 0;
}
