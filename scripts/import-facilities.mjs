/** `npm run import-facilities -- FILE --crs … --region ID`: a table of facilities becomes rows of the register. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
process.setSourceMapsEnabled(true);
await import('../dist/server/import-facilities.js');
