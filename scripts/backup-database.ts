/** `npm run backup [-- --to DIR] [--keep N]`: a copy of app.db while the service runs. */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readConfig } from '../server/config.ts';
import { backUp } from '../server/store/app/backup.ts';

async function run(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' }, keep: { type: 'string' } } });
  const { dataDir, appDb } = readConfig(process.env);
  const { keep } = values;
  if (keep !== undefined && !/^[1-9]\d{0,4}$/.test(keep))
    throw new Error(`--keep must be a whole number from 1 to 99999, got "${keep}"`);
  const folder = resolve(values.to ?? `${dataDir}/backups`);
  const made = await backUp(resolve(appDb), folder, new Date(), keep ? Number(keep) : null);
  const deleted = made.deleted > 0 ? `; older copies deleted: ${made.deleted}` : '';
  process.stdout.write(`Backed up to ${made.file}, with its checksum beside it${deleted}.\n`);
}

run().catch((error: unknown) => {
  process.stderr.write(`Nothing was backed up: ${(error as Error).message}.\n`);
  process.exit(1);
});
