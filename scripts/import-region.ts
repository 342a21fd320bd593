/** `npm run import -- FILE --region ID …`: an OSM file becomes a region. */
import { setImmediate } from 'node:timers/promises';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import readings from '../data/place-readings.json' with { type: 'json' };
import type { Category } from '../server/domain/categories.ts';
import { readNorms } from '../server/domain/norms.ts';
import type { RegionInfo } from '../server/domain/region.ts';
import { BrokenOsmFile } from '../server/ingest/osm/broken-osm-file.ts';
import { openOsmFile } from '../server/ingest/osm/open.ts';
import { NoWalkableWay, readRegion } from '../server/ingest/read-region.ts';
import { countTiles } from '../server/ingest/tiles/cut.ts';
import { Reader } from '../server/ingest/places/readings.ts';
import { regionEntries } from '../server/ingest/places/region-entries.ts';
import { placeIndexBytes } from '../server/store/places/index-file.ts';
import { openVersion, RegionBusy, type VersionWriter } from '../server/store/region-folder.ts';
import { writeRegionFiles } from '../server/store/region-files.ts';
import { BadArguments } from './command-line.ts';
import { parseImportArguments, usage, type ImportArguments } from './import-arguments.ts';
import { readProgress, tileProgress } from './import-progress.ts';
import { reportLines } from './import-report.ts';
import { writeTiles } from './import-tiles.ts';

const categories = categoriesFile.categories as unknown as Category[];
let writer: VersionWriter | undefined;

/** Says one sentence, leaves the region as it was, and ends. */
function giveUp(sentence: string): never {
  writer?.abandon();
  process.stderr.write(`\n${sentence}\n`);
  process.exit(1);
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
for (const signal of signals)
  process.once(signal, () => giveUp('Import stopped; the region is as it was before.'));

/** Lets a signal be heard that came while no other code could run. The loop polls for signals between two of its turns. */
async function hearSignals(): Promise<void> {
  await setImmediate();
  await setImmediate();
}

async function importRegion(options: ImportArguments): Promise<void> {
  const started = performance.now();
  const source = await openOsmFile(options.file);
  const norms = readNorms(normsFile.norms);
  // Opened before the work, so that a folder that cannot be written is told at once.
  writer = openVersion(options.dataDir, options.region, new Date());
  const bar = readProgress(source.totalBytes);
  const read = await readRegion(
    source,
    { bbox: options.bbox, categories, norms, map: true, buildings: true },
    bar.on,
  ).finally(bar.stop);
  const info: RegionInfo = {
    id: options.region,
    name: options.name ?? options.region,
    invented: options.invented,
    bounds: read.network.bounds,
    start: read.start,
    timeZone: options.timeZone,
    dataDate: options.date,
    importedAt: new Date().toISOString(),
    version: writer.version,
    attribution: options.invented
      ? '近邻圈示范数据（虚构）· Jinlin sample data (invented)'
      : '© OpenStreetMap contributors, ODbL 1.0',
    divisionNames: read.divisionNames,
    streetKilometers: Math.round(read.report.walkableKilometers * 10) / 10,
    complete: options.complete === 'all' ? categories.map(({ code }) => code) : options.complete,
  };
  const { network, obstacles, facilities, places, communities } = read;
  await hearSignals();
  const tileBar = tileProgress(countTiles(info.bounds));
  const tiles = await writeTiles(writer, read.map!, info, async (done) => {
    tileBar.on(done);
    await hearSignals();
  }).finally(tileBar.stop);
  const report = { ...read.report, tiles };
  const region = { info, network, obstacles, facilities, places, communities };
  const names = regionEntries(
    { ...read, name: info.name, start: info.start.position },
    categories,
    new Reader(readings),
  );
  writeRegionFiles(writer, region, report, placeIndexBytes(names), read.buildings);
  await hearSignals();
  writer.publish();
  // From here on the import is done: a late Ctrl-C must not say that it was stopped.
  for (const signal of signals) process.removeAllListeners(signal);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(reportLines(info, report, categories, seconds).join('\n') + '\n');
}

/** The system's words for a full disk, and SQLite's. */
const fullDisk = new Set(['ENOSPC', 'EDQUOT', 'EFBIG', 'SQLITE_FULL', 'SQLITE_IOERR_WRITE']);

/** What went wrong, for a person: one sentence, no stack. Anything else is a bug and keeps its stack. */
function sentenceFor(error: unknown, options: ImportArguments): string | null {
  if (
    error instanceof BrokenOsmFile ||
    error instanceof NoWalkableWay ||
    error instanceof RegionBusy
  )
    return `${error.message}.`.replace(/\.\.$/, '.');
  const { code, message } = error as NodeJS.ErrnoException;
  if (fullDisk.has(code ?? ''))
    return `No space left for region "${options.region}" in ${options.dataDir}; the region is as it was before.`;
  if (
    code === 'EACCES' ||
    code === 'EROFS' ||
    code === 'EPERM' ||
    code === 'ENOTDIR' ||
    code === 'EEXIST'
  )
    return `The folder ${options.dataDir} cannot be written (${code}); set DATA_DIR to one that can.`;
  if (code !== undefined) return `The import failed: ${message}.`;
  return null;
}

let options: ImportArguments;
try {
  options = parseImportArguments(
    process.argv.slice(2),
    process.env.DATA_DIR ?? 'var',
    categories.map(({ code }) => code),
  );
} catch (error) {
  if (error instanceof BadArguments) giveUp(`${error.message}\n${usage}`);
  throw error;
}
try {
  await importRegion(options);
} catch (error) {
  const sentence = sentenceFor(error, options);
  if (sentence === null) {
    writer?.abandon();
    throw error;
  }
  giveUp(sentence);
}
