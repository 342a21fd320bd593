/** `npm run backup`: see backup-database.ts. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
await import('../dist/server/backup-database.js');
