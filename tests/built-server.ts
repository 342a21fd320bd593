/** Commands and services of the tests run as bundles; one that is not of these very files is made anew. */
import { ensureServerBuilt } from '../scripts/build-server.mjs';

export default async function setup(): Promise<void> {
  await ensureServerBuilt();
}
