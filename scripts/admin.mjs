/** `npm run admin -- create|list|revoke|reset-two-factor`: the accounts of the staff, from the server's own terminal. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
process.setSourceMapsEnabled(true);
await import('../dist/server/admin.js');
