/** Installs what package-lock.json lists, unless the same list was installed already for this Node. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from './fail.mjs';
import { root } from './stale.mjs';

const OLDEST_NODE = [20, 19];
const STAMP = join(root, 'node_modules', '.jinlin-installed');

export function ensureDependencies() {
  checkNode();
  const wanted = wantedInstall();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === wanted) return;
  console.log('Installing dependencies …');
  const { status, error } = spawnSync('npm', ['ci', '--include=dev', '--no-fund', '--no-audit'], {
    cwd: root,
    stdio: 'inherit',
    shell: process.platform === 'win32',
  });
  if (error) fail(`npm cannot be run (${error.message}); it comes with Node.`);
  if (status !== 0) fail('The dependencies could not be installed; npm says why above.');
  writeFileSync(STAMP, wanted);
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  fail(`Node ${OLDEST_NODE.join('.')} or newer is needed; this is ${process.versions.node}.`);
}

/** Native modules are built for one binary interface (ABI) of Node and one kind of machine. Scripts install nothing. */
function wantedInstall() {
  const { scripts: _, ...manifest } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lock = readFileSync(join(root, 'package-lock.json'));
  const host = `${process.versions.modules} ${process.platform} ${process.arch}`;
  return createHash('sha256')
    .update(JSON.stringify(manifest))
    .update(lock)
    .update(host)
    .digest('hex');
}
