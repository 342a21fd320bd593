/** `npm run build`: everything that `npm start` would build. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
await ensureSiteBuilt();
