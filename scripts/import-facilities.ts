/**
 * `npm run import-facilities -- FILE --crs … --region ID`: an office's table becomes rows of the register, all or none. Works beside a running service.
 * Promised for 100,000 rows of any format: 60 s and 500 MB. `npm run bench -- --register` measures both, the same file again and the undo too.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import { readConfig, type Config } from '../server/config.ts';
import { readCompletenessNorms } from '../server/domain/register/completeness-norms.ts';
import { countVerdicts } from '../server/domain/register/count-verdicts.ts';
import { datumSuspicion } from '../server/domain/register/datum-suspicion.ts';
import { dayAfter, dayOf } from '../server/domain/register/day.ts';
import type { ImportDraft, RowVerdict } from '../server/domain/register/import-verdict.ts';
import type { FacilityTable } from '../server/domain/register/facility-table.ts';
import { importArea } from '../server/domain/register/import-area.ts';
import { layGround } from '../server/domain/register/ground.ts';
import { facilityWorld } from '../server/domain/register/import-world.ts';
import { planImport } from '../server/domain/register/plan-import.ts';
import { readRegisterNorms } from '../server/domain/register/register-norms.ts';
import { withWords } from '../server/domain/register/with-register.ts';
import type { NamedCategory } from '../server/ingest/tables/category-words.ts';
import { facilityTableReader } from '../server/ingest/tables/facility-table.ts';
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { openAppDatabase, type AppDatabase } from '../server/store/app/database.ts';
import type { PresentRows } from '../server/store/app/facility-imports.ts';
import { openPrivacy, openRecords, type Records } from '../server/store/app/records.ts';
import { readRegionFiles } from '../server/store/region-files.ts';
import { currentVersion } from '../server/store/region-folder.ts';
import { tableSentence } from '../server/texts/tables.ts';
import { parseFacilityArguments, usage, type FacilityArguments } from './facility-arguments.ts';
import {
  firstOf,
  mostShown,
  saidSentence,
  suspicionSentences,
  together,
  toldFaults,
  toldOf,
  type Told,
} from './facility-report.ts';
import { BadArguments } from './command-line.ts';

type FileArguments = Extract<FacilityArguments, { undo: false }>;

/** One sentence for whoever typed; nothing was written. */
class Refused extends Error {}

const categories = categoriesFile.categories as unknown as NamedCategory[];
const norms = readRegisterNorms(normsFile.norms);
const readFacilities = facilityTableReader(categories);
/** An office may write at the same moment: then the plan is made anew. */
const mostPlans = 5;
const wholeProvince = '44';

async function main(): Promise<void> {
  const codes = categories.map(({ code }) => code);
  const options = parseFacilityArguments(process.argv.slice(2), codes);
  const config = readConfig(process.env);
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  try {
    const privacy = openPrivacy(config, consentsFile.purposes);
    const rules = bookingRules(normsFile.norms);
    const records = openRecords(database, () => new Date(), privacy, rules);
    if (options.undo) undo(records, options.region);
    else await importFile(options, config, database, records);
  } finally {
    database.close();
  }
}

function undo({ facilityImports }: Records, region: string): void {
  const last = facilityImports.last({ region });
  if (!last) throw new Refused(`There is no import to take back in region "${region}".`);
  const undone = facilityImports.undo(last.id, null);
  if (undone.ok)
    return say(
      `Took back "${last.fileName}" of ${last.at}: ${undone.restored} rows are as before, ${undone.removed} are gone.`,
    );
  if (undone.reason === 'nothing-to-undo')
    throw new Refused(`"${last.fileName}" was taken back meanwhile.`);
  const { rows } = undone;
  const names = rows.slice(0, 5).map(({ id, name }) => `"${name}" (${id})`);
  throw new Refused(
    `"${last.fileName}" stays: ${rows.length} of its rows were changed since, among them ${names.join(', ')}.`,
  );
}

async function importFile(
  options: FileArguments,
  { dataDir }: Config,
  database: AppDatabase,
  records: Records,
): Promise<void> {
  const version = currentVersion(dataDir, options.region);
  if (version === null)
    throw new Refused(`There is no region "${options.region}" in ${dataDir}; import it first.`);
  const region = readRegionFiles(dataDir, options.region, version);
  const { bounds } = region.info;
  const { drafts, lineIs, faults, leftOut, sha256 } = await readDrafts(options, records, bounds);
  const words = records.registerSource.words(
    bounds,
    region.communities.map(({ code }) => code),
  );
  const ground = layGround(region.network, withWords(region.communities, words));
  const world = facilityWorld(region, ground, (code) => records.facilities.knowsCommunity(code));
  if (options.crs === 'wgs84') suspect(drafts, world);
  const today = dayOf(new Date());
  const file = {
    fileName: basename(options.file).slice(0, 200),
    sha256,
    region: options.region,
    crs: options.crs,
  };
  for (let plans = 1; ; plans++) {
    const present: PresentRows = records.facilityImports.present(bounds);
    const verdicts = planImport(drafts, { ...world, rows: present.rows }, norms, {
      today,
      keep: options.keepDuplicates ? 'all' : new Set(),
    });
    const area = importArea(verdicts, present.rows);
    const errors = together(faults, toldOf(verdicts, 'error', lineIs));
    if (errors.count > 0) {
      report(verdicts, errors, leftOut, lineIs);
      throw new Refused('Nothing was imported.');
    }
    if (options.isDryRun) {
      report(verdicts, errors, leftOut, lineIs);
      return say('Dry run: nothing was written.');
    }
    const signed = database.write(() => {
      const answer = records.facilityImports.apply(verdicts, present, { ...file, area }, null);
      return answer.ok ? sign(options.complete, drafts, world, records, today) : null;
    });
    if (signed !== null) {
      report(verdicts, errors, leftOut, lineIs);
      if (options.complete.length > 0)
        say(`Signed as complete: ${options.complete.join(', ')} in ${signed} communities.`);
      return say(
        `Imported; npm run import-facilities -- --undo --region ${options.region} takes it back.`,
      );
    }
    if (plans === mostPlans)
      throw new Refused('The register kept changing meanwhile; nothing was imported, try again.');
  }
}

async function readDrafts(
  { file, crs }: FileArguments,
  records: Records,
  bounds: Parameters<Records['facilityImports']['present']>[0],
) {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    throw new Refused(
      tableSentence('en', 'file-unreadable', { value: error.code ?? error.message }),
    );
  });
  const table = await readFacilities(bytes, basename(file), {
    crs,
    bounds,
    mostTold: mostShown,
    columnsFor: (headers) => records.facilityImports.columnsFor(headers, wholeProvince) ?? {},
  });
  if (!table.ok) throw new Refused(saidSentence(table));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // What runs on in the turn that ended the reading still holds the file's bytes on its stack.
  await setImmediate();
  const [problem] = table.columnProblems;
  if (problem) throw new Refused(saidSentence(problem));
  for (const note of table.notes) say(saidSentence(note));
  if (table.unused.length > 0) say(`Columns not used: ${table.unused.join(', ')}.`);
  return {
    drafts: table.drafts,
    lineIs: table.lineIs,
    faults: toldFaults(
      table.faulty.flatMap(({ faults }) => faults),
      table.faultCount,
    ),
    leftOut: toldFaults(table.leftOut, table.leftOutCount),
    sha256,
  };
}

function suspect(drafts: readonly ImportDraft[], world: ReturnType<typeof facilityWorld>): void {
  const rows = drafts.flatMap(({ position, communityCode }) =>
    position === null ? [] : [{ position, ...(communityCode && { communityCode }) }],
  );
  const suspicion = datumSuspicion(rows, world, norms);
  if (suspicion) for (const sentence of suspicionSentences(suspicion)) say(sentence);
}

/** Answers with how many communities the file names. */
function sign(
  codes: readonly string[],
  drafts: readonly ImportDraft[],
  world: ReturnType<typeof facilityWorld>,
  { completeness }: Records,
  signedOn: string,
): number {
  const expiresOn = dayAfter(signedOn, readCompletenessNorms(normsFile.norms).usualDays);
  const communities = new Set(
    drafts.flatMap((draft) => {
      const named = world.communityNamed(draft);
      return named.ok && named.code !== null ? [named.code] : [];
    }),
  );
  for (const community of communities)
    for (const category of codes)
      completeness.sign({
        community,
        category,
        signedOn,
        expiresOn,
        signedBy: 'import-facilities',
      });
  return communities.size;
}

function report(
  verdicts: readonly RowVerdict[],
  errors: Told,
  leftOut: Told,
  lineIs: FacilityTable['lineIs'],
): void {
  const counts = countVerdicts(verdicts);
  say(
    `new ${counts.new}, changed ${counts.changed}, same ${counts.same}, duplicates ${counts.duplicate}, errors ${errors.count}`,
  );
  const parts = [
    ['Errors', errors],
    ['Duplicates, not imported', toldOf(verdicts, 'duplicate', lineIs)],
    ['Values left out', leftOut],
  ] as const;
  for (const [title, told] of parts)
    if (told.count > 0) say([`${title}:`, ...firstOf(told)].join('\n'));
  const placed = verdicts.filter((one) => one.verdict === 'new' && one.isPlaced).length;
  if (placed > 0) say(`Without position, placed in the middle of their communities: ${placed}.`);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

main().catch((error: unknown) => {
  const { message, stack } = error as Error;
  if (error instanceof BadArguments) process.stderr.write(`${message}\n${usage}\n`);
  else process.stderr.write(`${error instanceof Refused ? message : stack}\n`);
  process.exitCode = error instanceof BadArguments ? 2 : 1;
});
