/** Fills the database of a deployment that has nothing of its own with the demo of the invented county, once. `npm start` runs it. */
import { existsSync, renameSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { readConfig, type Config } from '../server/config.ts';
import { readNorms } from '../server/domain/norms.ts';
import type { RegionEngine } from '../server/domain/region-engine.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { writeDemoAccounts } from '../server/store/app/demo-accounts.ts';
import { isDemo, isUntouched } from '../server/store/app/demo-mark.ts';
import { openPrivacy } from '../server/store/app/records.ts';
import { FolderRegions } from '../server/store/regions.ts';
import { demoSeed } from './demo/seed.ts';
import { fillDemo } from './demo/fill.ts';

/** One sentence for whoever started it. */
class Refused extends Error {}

const migrations = 'server/store/app/migrations';

async function main(): Promise<void> {
  const config = readConfig(process.env);
  if (!config.development)
    throw new Refused('DEMO=on is for one’s own computer: HOST must be 127.0.0.1, without a proxy');
  if (state(config.appDb) === 'demo') return;
  const began = Date.now();
  process.stdout.write('Filling the demo: providers, bookings, accounts …\n');
  // A filling that is broken off leaves nothing behind.
  const filling = `${resolve(config.appDb)}.filling`;
  for (const end of ['', '-wal', '-shm']) rmSync(filling + end, { force: true });
  const database = openAppDatabase(filling, resolve(migrations));
  try {
    const engine = sampleOf(config);
    const privacy = openPrivacy(config, consentsFile.purposes);
    const { accounts } = await fillDemo(database, privacy, {
      engine,
      nowMs: began,
      seed: demoSeed,
    });
    writeDemoAccounts(resolve(config.demoAccountsFile), accounts);
  } finally {
    database.close();
  }
  renameSync(filling, resolve(config.appDb));
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`The demo is filled, in ${seconds} s.\n`);
}

/** @throws Refused where somebody uses the database already */
function state(appDb: string): 'absent' | 'demo' | 'untouched' {
  const file = resolve(appDb);
  if (!existsSync(file)) return 'absent';
  const database = openAppDatabase(file, resolve(migrations));
  try {
    if (isDemo(database)) return 'demo';
    if (!isUntouched(database))
      throw new Refused(
        `${appDb} holds accounts or entries of your own, and the demo is never mixed with them: start without DEMO=on, or set DATA_DIR to a new folder`,
      );
  } finally {
    database.close();
  }
  if (existsSync(`${file}-wal`))
    throw new Refused(`${appDb} is in use by a running service; stop it first`);
  return 'untouched';
}

function sampleOf(config: Config): RegionEngine {
  const say = () => undefined;
  const regions = new FolderRegions(resolve(config.dataDir), readNorms(normsFile.norms), {
    info: say,
    error: say,
  });
  regions.refresh();
  const engine = regions.byId('sample');
  regions.close();
  if (!engine?.region.info.invented)
    throw new Refused(
      `the demo needs the invented county, and ${config.dataDir} has other regions only`,
    );
  return engine;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main().catch((error: unknown) => {
    process.stderr.write(`The demo was not filled: ${(error as Error).message}.\n`);
    process.exit(1);
  });
