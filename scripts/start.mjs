/** `npm start`: whatever is missing is installed, made or built, then the service runs in this process. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensurePlacesBuilt } from './build-places.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureDemo, ensureDemoMonths } from './ensure-demo.mjs';
import { ensureSamplePopulation, hasDatabase } from './ensure-population.mjs';
import { ensureSomeRegion } from './ensure-region.mjs';
import { ensureDependencies } from './install-dependencies.mjs';
import { root } from './stale.mjs';

process.chdir(root);
ensureDependencies();
await ensureServerBuilt();
await ensurePlacesBuilt();
ensureSomeRegion(process.env.DATA_DIR ?? 'var');
const isNew = !hasDatabase(process.env);
ensureDemo(process.env);
ensureSamplePopulation(process.env, isNew);
ensureDemoMonths(process.env);
await ensureSiteBuilt();
process.setSourceMapsEnabled(true);
await import('../dist/server/main.js');
