/** Makes the index of divisions and categories, dist/places. It depends on nothing but the project's own files, so the service only opens it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fail } from './fail.mjs';
import { hashFiles, makeIfStale, root } from './stale.mjs';

const OUTPUT = 'dist/places';
const INPUTS = [
  'data/divisions',
  'data/categories.json',
  'data/place-readings.json',
  'server/domain/place-search',
  'server/ingest/places',
  'server/store/places',
  'scripts/make-places.ts',
  'package-lock.json',
];

export async function ensurePlacesBuilt() {
  return makeIfStale(OUTPUT, hashFiles(INPUTS), async () => {
    console.log('Making the index of names …');
    const { status } = spawnSync(
      process.execPath,
      [join(root, 'dist/server/make-places.js'), join(root, OUTPUT, 'everywhere.sqlite')],
      { stdio: 'inherit', cwd: root },
    );
    if (status !== 0) fail('The index of names could not be made; the reason stands above.');
  });
}
