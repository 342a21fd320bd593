/** Gives the invented county its invented people: with its region, with a new database, and once where an earlier release made it without them. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './stale.mjs';

export const samplePeople = '近邻圈示范数据 · Jinlin sample data';

/** The table as it is made; it loses its ending once it was imported. */
export const newPeople = (dataDir) => `${people(dataDir)}.new`;
const people = (dataDir) => join(dataDir, 'sample', 'population.csv');

/** @param {NodeJS.ProcessEnv} environment of the service */
export function hasDatabase({ DATA_DIR = 'var', APP_DB }) {
  return existsSync(APP_DB ?? join(DATA_DIR, 'app.db'));
}

/**
 * A failure is told and does not hold up the service, which runs without people too.
 * @param {NodeJS.ProcessEnv} environment of the service
 * @param {boolean} isNew the database was made just now, or will be
 * @param {'inherit' | 'ignore'} stdio where the commands' reports go
 */
export function ensureSamplePopulation(environment, isNew, stdio = 'inherit') {
  const { DATA_DIR = 'var' } = environment;
  if (!hasInventedSample(DATA_DIR)) return;
  const [known, made] = [people(DATA_DIR), newPeople(DATA_DIR)];
  if (existsSync(known) && !existsSync(made) && !isNew) return;
  const run = (bundle, args) => {
    const script = join(root, 'dist', 'server', bundle);
    const env = { ...process.env, ...environment };
    return spawnSync(process.execPath, [script, ...args], { stdio, env }).status === 0;
  };
  mkdirSync(join(DATA_DIR, 'sample'), { recursive: true });
  if (!existsSync(known) && !existsSync(made) && !run('make-sample.js', ['--population', made]))
    return;
  const file = existsSync(made) ? made : known;
  const args = [file, '--region', 'sample', '--source', samplePeople];
  if (run('import-population.js', args) && file === made) renameSync(made, known);
}

function hasInventedSample(dataDir) {
  const folder = join(dataDir, 'regions', 'sample');
  try {
    const version = readFileSync(join(folder, 'current'), 'utf8').trim();
    return JSON.parse(readFileSync(join(folder, version, 'region.json'), 'utf8')).invented === true;
  } catch {
    return false;
  }
}
