import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { samplePeople } from '../ensure-population.mjs';
import { root } from './root.ts';

/** The arguments that run a command of the project: its bundle where it was built, else its source. */
export function commandOf(bundle: string, source: string): string[] {
  const built = join(root, 'dist', 'server', bundle);
  return existsSync(built) ? [built] : ['--import', 'tsx', join(root, source)];
}

/** Makes the sample region 示范县 below `dataDir`, by the same two commands as `npm start`. */
export function makeSampleRegion(dataDir: string): void {
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'sample.osm');
  const people = join(dataDir, 'sample-population.csv');
  run(commandOf('make-sample.js', 'scripts/make-sample.ts'), [file, '--population', people], {});
  run(
    commandOf('import-region.js', 'scripts/import-region.ts'),
    [file, '--region', 'sample', '--name', '示范县', '--invented', '--complete', 'all'],
    { DATA_DIR: dataDir },
  );
}

/** Fills a new database with the demo of the sample region below `dataDir`, and with its people, as the first `npm start` does. */
export function makeDemo(dataDir: string, appDb: string): void {
  const environment = { DATA_DIR: dataDir, APP_DB: appDb, HOST: '127.0.0.1', DEMO: 'on' };
  run(commandOf('fill-demo.js', 'scripts/fill-demo.ts'), [], environment);
  importSamplePopulation(dataDir, appDb);
}

/** A database that holds nothing but the sample's people: services of tests begin with a copy of it. */
export function preparedDatabase(dataDir: string): string {
  return join(dataDir, 'sample-app.db');
}

/** The invented people of the sample region below `dataDir` come into a database, also beside a running service. */
export function importSamplePopulation(dataDir: string, appDb: string): void {
  run(
    commandOf('import-population.js', 'scripts/import-population.ts'),
    [join(dataDir, 'sample-population.csv'), '--region', 'sample', '--source', samplePeople],
    { DATA_DIR: dataDir, APP_DB: appDb },
  );
}

/** Throws with what the command said when it fails. */
function run(command: string[], args: string[], environment: Record<string, string>): void {
  execFileSync(process.execPath, [...command, ...args], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, ...environment },
  });
}
