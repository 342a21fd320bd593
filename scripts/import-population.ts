/** `npm run import-population -- FILE --region ID`: points, a raster or totals of communities become a region's population, all of a file or nothing. */
import { basename, resolve } from 'node:path';
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { readConfig } from '../server/config.ts';
import { readPopulationNorms } from '../server/domain/coverage/population-norms.ts';
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { openPrivacy, openRecords, type Records } from '../server/store/app/records.ts';
import { currentVersion } from '../server/store/region-folder.ts';
import { readRegionInfo } from '../server/store/region-files.ts';
import { grainWords } from '../server/texts/population.ts';
import { BadArguments } from './command-line.ts';
import {
  parsePopulationArguments,
  usage,
  type PopulationArguments,
} from './population-arguments.ts';
import { populationLines, refusalLines } from './population-report.ts';
import { readPopulation, type ReadPopulation } from './read-population.ts';

/** One sentence for whoever started it. Nothing was changed. */
class Refused extends Error {}

type ImportOptions = Extract<PopulationArguments, { does: 'import' }>;
const norms = readPopulationNorms(normsFile.norms);
const say = (line: string) => process.stdout.write(`${line}\n`);

async function main(): Promise<void> {
  const options = parsePopulationArguments(process.argv.slice(2));
  const config = readConfig(process.env);
  const { region } = options;
  const version = currentVersion(config.dataDir, region);
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  try {
    const privacy = openPrivacy(config, consentsFile.purposes);
    const rules = bookingRules(normsFile.norms);
    const records = openRecords(database, () => new Date(), privacy, rules);
    if (options.does === 'remove') return remove(records, region);
    if (version === null)
      throw new Refused(`There is no region "${region}" in ${config.dataDir}; import it first.`);
    const { invented } = readRegionInfo(config.dataDir, region, version);
    const read = await readPopulation(
      { ...options, dataDir: config.dataDir, version },
      records,
      norms,
    );
    if (!read.ok) {
      for (const line of refusalLines(read.refusal)) process.stderr.write(`${line}\n`);
      throw new Refused('Nothing was changed.');
    }
    take(records, options, read, invented);
  } finally {
    database.close();
  }
}

/** Without a region of that name a population may still be left from one that was removed. */
function remove({ population }: Records, region: string): void {
  if (!population.remove(region)) throw new Refused(`Region "${region}" has no population.`);
  say(`The population of region ${region} was removed.`);
}

function take(
  { population }: Records,
  options: ImportOptions,
  read: Extract<ReadPopulation, { ok: true }>,
  invented: boolean,
): void {
  const { columns, kind, grain, outside, notes } = read;
  const sum = (column: Float64Array | null) => column && column.reduce((a, b) => a + b, 0);
  const meta = {
    source: options.source ?? (options.file === null ? communityFigures : basename(options.file)),
    invented,
    kind,
    grainMeters: grain.meters,
    grain: grainWords(grain),
    importedAt: new Date().toISOString(),
    points: columns.people.length,
    people: sum(columns.people)!,
    elderly: sum(columns.elderly),
    children: sum(columns.children),
    nonRegistered: sum(columns.nonRegistered),
    outside,
  };
  if (!options.isDryRun) population.put(options.region, { meta, columns });
  for (const line of populationLines(options.region, meta, notes)) say(line);
  say(options.isDryRun ? 'Dry run: nothing was changed.' : 'Imported.');
}

const communityFigures = '各社区填报的常住人口 Residents as communities gave them';

main().catch((error: unknown) => {
  const { message, stack, code } = error as NodeJS.ErrnoException;
  if (error instanceof BadArguments) process.stderr.write(`${message}\n${usage}\n`);
  else if (error instanceof Refused) process.stderr.write(`${message}\n`);
  else if (code !== undefined)
    process.stderr.write(`The import failed and nothing was changed: ${message}.\n`);
  else process.stderr.write(`${stack}\n`);
  process.exitCode = error instanceof BadArguments ? 2 : 1;
});
