/** `npm run bench`: the figures of the README. `-- --load` runs only what goes over HTTP, `-- --names` only the search by name, `-- --register` only the register, `-- --booking` only booking, `-- --coverage` only coverage, `-- --coverage-scale` coverage of made networks of three sizes, `-- --scenario` only what if, `-- --siting` only the search for sites, `-- --planner` only the first map of the planners' page in a browser, `-- --scale` adds the network made from five million nodes. */
import { spawnSync } from 'node:child_process';
import { ensureServerBuilt } from './build-server.mjs';
import { ensurePlacesBuilt } from './build-places.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
await ensurePlacesBuilt();
if (process.argv.includes('--planner')) await ensureSiteBuilt();
const { status } = spawnSync(
  process.execPath,
  [
    '--expose-gc',
    '--max-old-space-size=12000',
    '--import',
    'tsx',
    'scripts/bench/run.ts',
    ...process.argv.slice(2),
  ],
  { stdio: 'inherit' },
);
process.exit(status ?? 1);
