/** Gives a demo invented months of reports, once, when its county has people. `npm start` runs it; anywhere else it does nothing. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { readConfig } from '../server/config.ts';
import type { Category } from '../server/domain/categories.ts';
import { readNorms } from '../server/domain/norms.ts';
import { dayOf } from '../server/domain/register/day.ts';
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { isDemo } from '../server/store/app/demo-mark.ts';
import { openPrivacy, openRecords } from '../server/store/app/records.ts';
import { FolderRegions } from '../server/store/regions.ts';
import { inventedHistory } from './demo/report-months.ts';
import { demoSeed } from './demo/seed.ts';

const region = 'sample';

function main(): void {
  const config = readConfig(process.env);
  if (!existsSync(resolve(config.appDb))) return;
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  try {
    if (!isDemo(database)) return;
    const now = () => new Date();
    const privacy = openPrivacy(config, consentsFile.purposes);
    const records = openRecords(database, now, privacy, bookingRules(normsFile.norms));
    const population = records.population.of(region);
    if (!population || records.reportMonths.hasInvented(region)) return;
    const say = () => undefined;
    const norms = readNorms(normsFile.norms);
    const regions = new FolderRegions(resolve(config.dataDir), norms, { info: say, error: say });
    regions.refresh();
    const engine = regions.byId(region);
    regions.close();
    if (!engine?.region.info.invented) return;
    const categories = categoriesFile.categories as unknown as Category[];
    const rows = inventedHistory(engine, population, categories, dayOf(now()), demoSeed);
    const kept = records.reportMonths.keep(rows);
    process.stdout.write(`Invented months of the demo's reports: ${kept} rows.\n`);
  } finally {
    database.close();
  }
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  try {
    main();
  } catch (error) {
    process.stderr.write(`The demo has no months: ${(error as Error).message}.\n`);
    process.exit(1);
  }
