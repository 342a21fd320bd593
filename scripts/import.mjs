/** `npm run import -- FILE --region ID …`: an OSM file becomes a region. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
process.setSourceMapsEnabled(true);
await import('../dist/server/import-region.js');
