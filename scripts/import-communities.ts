/** `npm run import-communities -- FILE …`: boundaries (GeoJSON) or figures (CSV, XLSX), all of a file or nothing. */
import { basename, resolve } from 'node:path';
import consentsFile from '../data/consents.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import fieldsFile from '../data/community-fields.json' with { type: 'json' };
import { readConfig } from '../server/config.ts';
import type { CommunityFieldFacts } from '../server/domain/communities/fields.ts';
import { judgeTable } from '../server/domain/communities/judge-table.ts';
import { communityKind } from '../server/domain/communities/kind.ts';
import {
  matchBoundaries,
  type BoundaryMatch,
} from '../server/domain/communities/match-boundaries.ts';
import { readDivisions } from '../server/ingest/divisions.ts';
import { readBoundaries } from '../server/ingest/shapes/read-boundaries.ts';
import type { FileRefusal } from '../server/ingest/tables/problems.ts';
import { readTable } from '../server/ingest/tables/read-table.ts';
import { bookingRules } from '../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../server/store/app/database.ts';
import { openPrivacy, openRecords, type Records } from '../server/store/app/records.ts';
import { figureFaultWords } from '../server/texts/figures.ts';
import { tableSentence } from '../server/texts/tables.ts';
import { BadArguments } from './command-line.ts';
import {
  isBoundaryFile,
  parseCommunityArguments,
  usage,
  type CommunityArguments,
} from './import-communities-arguments.ts';

/** Lines of one kind that are printed; the rest is counted. */
const mostLines = 200;

/** The file cannot be taken as it is. Nothing was changed. */
class NotTaken extends Error {}

const say = (line: string) => process.stdout.write(`${line}\n`);

function list(lines: readonly string[]): void {
  for (const line of lines.slice(0, mostLines)) say(line);
  if (lines.length > mostLines) say(`… and ${lines.length - mostLines} more`);
}

function refused(file: string, { key, quoted }: FileRefusal): NotTaken {
  return new NotTaken(`${basename(file)}: ${tableSentence('en', key, quoted)}`);
}

function mismatchWords({ reason, said, against }: Extract<BoundaryMatch, { ok: false }>): string {
  switch (reason) {
    case 'nameless':
      return 'it has neither a code of 12 digits nor a name.';
    case 'unknown-code':
      return `there is no community with the code ${said}.`;
    case 'unknown-name':
      return `there is no community called ${said}${against ? ` in ${against}` : ''}.`;
    case 'ambiguous-name':
      return `${said} may be any of ${against}.`;
    case 'name-differs':
      return `${said} does not go with the list, where the code is ${against}.`;
    case 'twice':
      return `the community ${said} is feature ${against} already.`;
  }
}

async function importBoundaries(records: Records, file: string, options: CommunityArguments) {
  const read = await readBoundaries(resolve(file), { crs: options.crs! });
  if (!read.ok) throw refused(file, read);
  const broken = read.verdicts.filter(({ verdict }) => verdict === 'refused');
  list(
    broken.map(
      ({ feature, name, reasonKey, quoted }) =>
        `feature ${feature}${name ? ` ${name}` : ''}: ${tableSentence('en', reasonKey!, quoted)}`,
    ),
  );
  const matches = matchBoundaries(
    read.boundaries,
    records.communities.lookup(() => true),
  );
  const mismatches = matches.flatMap((match) => (match.ok ? [] : [match]));
  list(mismatches.map((match) => `feature ${match.feature}: ${mismatchWords(match)}`));
  const repaired = read.verdicts.filter(({ verdict }) => verdict === 'repaired').length;
  const matched = matches.length - mismatches.length;
  say(
    `${read.verdicts.length} features: ${matched} matched, ${repaired} repaired, ${mismatches.length} not matched, ${broken.length} refused`,
  );
  if (broken.length > 0 || mismatches.length > 0)
    throw new NotTaken(
      'Nothing was changed: mend the features above, or leave them out of the file.',
    );
  if (options.dryRun) return say('Dry run: nothing was changed.');
  const changes = function* () {
    for (const [i, match] of matches.entries()) {
      const { polygons, bounds } = read.boundaries[i]!;
      if (match.ok) yield { code: match.community.code, polygons, bounds };
    }
  };
  const count = records.communities.setBoundaries(changes(), basename(file), null);
  say(`${count} boundaries were taken from ${basename(file)}.`);
}

async function importFigures(records: Records, file: string, options: CommunityArguments) {
  const table = await readTable(resolve(file), basename(file));
  if (!table.ok) throw refused(file, table);
  const lookup = records.communities.lookup(() => true);
  const facts = fieldsFile as unknown as CommunityFieldFacts;
  const judged = judgeTable(table.headers, table.rows, facts, lookup);
  if (!judged.ok) {
    const words = {
      twice: 'two of its columns mean the same',
      'no-identity': 'it has no column 社区编码 (Code) or 社区名称 (Name)',
      'no-field': 'it has no column of figures that is known',
    };
    throw new NotTaken(
      `${basename(file)} cannot be taken: ${words[judged.reason]}; its headers are ${table.headers.join(', ')}.`,
    );
  }
  const unread = table.headers.filter((_, i) => judged.columns[i] === null);
  if (unread.length > 0) say(`columns that are not read: ${unread.join(', ')}`);
  const { counts, verdicts } = judged;
  list(
    verdicts.flatMap(({ line, fault }) =>
      fault
        ? [`${table.lineIs} ${line}: ${figureFaultWords(fault).zh} ${figureFaultWords(fault).en}`]
        : [],
    ),
  );
  say(
    `${verdicts.length} rows: ${counts.new} new, ${counts.changed} changed, ${counts.same} the same, ${counts.error} wrong`,
  );
  if (counts.error > 0) throw new NotTaken('Nothing was changed: mend the rows above.');
  if (options.dryRun) return say('Dry run: nothing was changed.');
  const rows = verdicts.filter(({ changes }) => changes.length > 0);
  const done = records.communities.applyTable(
    rows.map(({ code, changes }) => ({ code: code!, changes })),
    null,
  );
  if (!done) throw new NotTaken('Nothing was changed: figures changed meanwhile; run it again.');
  say(`${rows.length} communities were changed by ${basename(file)}.`);
}

/** Communities whose name does not say what they are. */
function report(): void {
  const odd = readDivisions(resolve('data/divisions')).flatMap(({ code, name, level }) => {
    if (level !== 'community') return [];
    const { kind, rule } = communityKind({ code, name, officialCode: null });
    return rule ? [`${code} ${name}: ${kind} (${rule})`] : [];
  });
  for (const line of odd) say(line);
  say(`${odd.length} communities were decided by a rule for their names or numbers`);
}

async function run(options: CommunityArguments): Promise<void> {
  if (options.report) report();
  const { file } = options;
  if (file === null) return;
  const config = readConfig(process.env);
  const database = openAppDatabase(resolve(config.appDb), resolve('server/store/app/migrations'));
  try {
    const privacy = openPrivacy(config, consentsFile.purposes);
    const rules = bookingRules(normsFile.norms);
    const records = openRecords(database, () => new Date(), privacy, rules);
    records.divisions.fill(readDivisions(resolve('data/divisions')));
    await (isBoundaryFile(file) ? importBoundaries : importFigures)(records, file, options);
  } finally {
    database.close();
  }
}

/** Ends with one sentence: 2 for a wrong command line, 1 for a file or database that cannot be used. */
function giveUp(sentence: string, code: 1 | 2): void {
  process.stderr.write(`${sentence}\n`);
  process.exitCode = code;
}

try {
  await run(parseCommunityArguments(process.argv.slice(2)));
} catch (error) {
  if (error instanceof BadArguments) giveUp(`${error.message}\n${usage}`, 2);
  else if (error instanceof NotTaken) giveUp(error.message, 1);
  else if ((error as NodeJS.ErrnoException).code !== undefined)
    giveUp(`The import failed and nothing was changed: ${(error as Error).message}.`, 1);
  else throw error;
}
