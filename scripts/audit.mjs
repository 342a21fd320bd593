/** `npm run audit`: Lighthouse over the built site. Exits with 1 where a score is below its bound. */
import { spawnSync } from 'node:child_process';
import { ensureServerBuilt } from './build-server.mjs';
import { ensureSiteBuilt } from './build-site.mjs';
import { ensureChromium } from './ensure-chromium.mjs';
import { fail } from './fail.mjs';
import { ensureDependencies } from './install-dependencies.mjs';
import { root } from './stale.mjs';

ensureDependencies();
try {
  process.env.CHROMIUM_PATH = ensureChromium();
} catch (error) {
  fail(error.message);
}
await ensureServerBuilt();
await ensureSiteBuilt();
const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'scripts/audit/run.ts'], {
  cwd: root,
  stdio: 'inherit',
});
process.exit(status ?? 1);
