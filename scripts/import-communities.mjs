/** `npm run import-communities -- FILE …`: boundaries or figures of communities come into the database. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
process.setSourceMapsEnabled(true);
await import('../dist/server/import-communities.js');
