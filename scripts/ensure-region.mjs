/** Makes and imports the invented sample region where no region was imported yet, so that the service has something to show. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { newPeople } from './ensure-population.mjs';
import { fail } from './fail.mjs';
import { root } from './stale.mjs';

export function ensureSomeRegion(dataDir) {
  if (hasRegion(join(dataDir, 'regions'))) return;
  const file = join(dataDir, 'sample', 'sample.osm');
  try {
    mkdirSync(join(dataDir, 'sample'), { recursive: true });
  } catch (error) {
    fail(`The folder ${dataDir} cannot be written (${error.code}); set DATA_DIR to one that can.`);
  }
  console.log('No region was imported yet: making the sample …');
  run('make-sample.js', [file, '--population', newPeople(dataDir)]);
  run(
    'import-region.js',
    [file, '--region', 'sample', '--name', '示范县', '--invented', '--complete', 'all'],
    {
      DATA_DIR: dataDir,
    },
  );
}

/** A region is there when its pointer to a version is. */
function hasRegion(folder) {
  return (
    existsSync(folder) && readdirSync(folder).some((id) => existsSync(join(folder, id, 'current')))
  );
}

function run(bundle, args, env = {}) {
  const script = join(root, 'dist', 'server', bundle);
  const { status } = spawnSync(process.execPath, [script, ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
  });
  if (status !== 0) fail('The sample region could not be made; the reason stands above.');
}
