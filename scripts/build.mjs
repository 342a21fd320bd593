/** `npm run build`: everything that `npm start` would build. */
import { ensureServerBuilt } from './build-server.mjs';
import { ensurePlacesBuilt } from './build-places.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureDependencies } from './install-dependencies.mjs';

ensureDependencies();
await ensureServerBuilt();
await ensurePlacesBuilt();
await ensureSiteBuilt();
