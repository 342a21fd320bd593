/** `npm run import-population -- FILE --region ID …`: who lives where comes into the database. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
process.setSourceMapsEnabled(true);
await import('../dist/server/import-population.js');
