/** `npm run import -- FILE --region ID …`: an OSM file becomes a region. */
import { setImmediate } from 'node:timers/promises';
import cliProgress from 'cli-progress';
import categoriesFile from '../data/categories.json' with { type: 'json' };
import normsFile from '../data/norms.json' with { type: 'json' };
import readings from '../data/place-readings.json' with { type: 'json' };
import type { Category } from '../server/domain/categories.ts';
import { readNorms } from '../server/domain/norms.ts';
import type { RegionInfo } from '../server/domain/region.ts';
import { BrokenOsmFile } from '../server/ingest/osm/broken-osm-file.ts';
import { openOsmFile } from '../server/ingest/osm/open.ts';
import { Reader } from '../server/ingest/places/readings.ts';
import { regionEntries } from '../server/ingest/places/region-entries.ts';
import { NoWalkableWay, readRegion, type ReadStage } from '../server/ingest/read-region.ts';
import { placeIndexBytes } from '../server/store/places/index-file.ts';
import { openVersion, RegionBusy, type VersionWriter } from '../server/store/region-folder.ts';
import { writeRegionFiles } from '../server/store/region-files.ts';
import {
  BadArguments,
  parseImportArguments,
  usage,
  type ImportArguments,
} from './import-arguments.ts';
import { reportLines } from './import-report.ts';

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

function progressBar(totalBytes: number) {
  const passes: ReadStage[] = ['relations', 'ways', 'nodes'];
  const bar = new cliProgress.SingleBar(
    {
      format:
        '{stage} [{bar}] {percentage}% | {mebibytes} MiB at {rate} MiB/s | {eta_formatted} left',
      hideCursor: true,
      stopOnComplete: false,
      noTTYOutput: false,
    },
    cliProgress.Presets.shades_classic,
  );
  const started = performance.now();
  let running = false;
  return {
    on(stage: ReadStage, bytes: number) {
      const pass = passes.indexOf(stage);
      if (pass === -1) {
        if (running) bar.stop();
        running = false;
        process.stdout.write(`${stage} …\n`);
        return;
      }
      const done = pass * totalBytes + Math.min(bytes, totalBytes);
      const mebibytes = done / 1048576;
      const rate = mebibytes / Math.max(0.001, (performance.now() - started) / 1000);
      const payload = {
        stage: `reading ${stage}`,
        mebibytes: mebibytes.toFixed(1),
        rate: rate.toFixed(1),
      };
      if (!running) bar.start(totalBytes * 3, done, payload);
      else bar.update(done, payload);
      running = true;
    },
    stop() {
      if (running) bar.stop();
      running = false;
    },
  };
}

async function importRegion(options: ImportArguments): Promise<void> {
  const started = performance.now();
  const source = await openOsmFile(options.file);
  const norms = readNorms(normsFile.norms);
  // Opened before the work, so that a folder that cannot be written is told at once.
  writer = openVersion(options.dataDir, options.region, new Date());
  const bar = progressBar(source.totalBytes);
  const read = await readRegion(source, { bbox: options.bbox, categories, norms }, bar.on).finally(
    bar.stop,
  );
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
    streetKilometers: Math.round(read.report.walkableKilometers * 10) / 10,
    complete: options.complete === 'all' ? categories.map(({ code }) => code) : options.complete,
  };
  const { network, facilities, places, communities } = read;
  const names = regionEntries({ ...read, name: info.name }, categories, new Reader(readings));
  const region = { info, network, facilities, places, communities };
  writeRegionFiles(writer, region, read.report, placeIndexBytes(names));
  await hearSignals();
  writer.publish();
  // From here on the import is done: a late Ctrl-C must not say that it was stopped.
  for (const signal of signals) process.removeAllListeners(signal);
  const seconds = (performance.now() - started) / 1000;
  process.stdout.write(reportLines(info, read.report, categories, seconds).join('\n') + '\n');
}

/** What went wrong, for a person: one sentence, no stack. Anything else is a bug and keeps its stack. */
function sentenceFor(error: unknown, options: ImportArguments): string | null {
  if (
    error instanceof BrokenOsmFile ||
    error instanceof NoWalkableWay ||
    error instanceof RegionBusy
  )
    return `${error.message}.`.replace(/\.\.$/, '.');
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT' || code === 'EFBIG')
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
