import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import { openOsmFile } from '../../server/ingest/osm/open.ts';
import { readRegionFiles } from '../../server/store/region-files.ts';
import { currentVersion } from '../../server/store/region-folder.ts';
import { runToEnd, startService, statusKilobytes } from './child.ts';
import { benchCircles, benchMemory } from './circles.ts';
import { benchCoverage } from './coverage.ts';
import { benchBooking } from './booking.ts';
import { benchDoors } from './booking-doors.ts';
import { norms } from './facts.ts';
import { benchFirstMap } from './first-map.ts';
import { printTable, report } from './figures.ts';
import { benchLoad } from './load.ts';
import { benchPlaces } from './places.ts';
import { benchPopulation } from './population.ts';
import { seededOrigins } from './questions.ts';
import { benchImports } from './imports.ts';
import { benchRegister } from './register.ts';
import { benchServedRegister } from './served-register.ts';
import { benchWhy } from './why.ts';
import { makeSampleRegion } from '../running/sample-region.ts';
import { coverLarge, makeLarge, openLarge, reportSlope } from './scale.ts';
import { benchServedCoverage } from './served-coverage.ts';
import { benchScenarios } from './scenario.ts';
import { benchServedSiting } from './served-siting.ts';
import { benchSiting } from './siting.ts';
import { madePeople, portoAlegre } from './siting-towns.ts';
import { benchTiles, reportTiles } from './tiles.ts';

const town = '../shared/data/osm/neubrandenburg.osm.pbf';
const largeNodes = 5_000_000;
/** Of the network whose coverage is timed at three sizes, the last one the largest. */
const sizes = [1_250_000, 2_500_000, largeNodes];
const [mode, folder, nodes] = process.argv.slice(2);

const data = 'neubrandenburg, 152,087 nodes';

async function importTown(dataDir: string): Promise<RegionEngine> {
  const imported = await runToEnd(
    [
      'dist/server/import-region.js',
      town,
      '--region',
      'town',
      '--time-zone',
      'Europe/Berlin',
      '--complete',
      'all',
    ],
    { DATA_DIR: dataDir },
  );
  report({ name: 'import, with map tiles', value: imported.seconds, unit: 's', bound: 10, data });
  report({
    name: 'import, peak memory',
    value: imported.peakMegabytes,
    unit: 'MB',
    bound: 600,
    data,
  });
  reportTiles(dataDir, 'town', data);
  return new RegionEngine(
    readRegionFiles(dataDir, 'town', currentVersion(dataDir, 'town')!),
    norms,
  );
}

/** With the sample beside the town: what a deployment of two regions answers from. */
async function benchNames(dataDir: string, engine: RegionEngine): Promise<void> {
  makeSampleRegion(dataDir);
  const version = currentVersion(dataDir, 'sample')!;
  const sample = new RegionEngine(readRegionFiles(dataDir, 'sample', version), norms);
  await benchPlaces(dataDir, [sample, engine], 'divisions, sample and neubrandenburg');
}

async function benchWholeRegister(dataDir: string, engine: RegionEngine): Promise<void> {
  benchRegister(engine, seededOrigins(engine, 200), data);
  await benchImports(dataDir, engine);
  await benchServedRegister(dataDir, engine);
}

async function benchRealSiting(dataDir: string, engine: RegionEngine): Promise<void> {
  const other = await portoAlegre(dataDir);
  await benchServedSiting([madePeople(engine), ...(other ? [other] : [])]);
}

async function serveTown(dataDir: string, engine: RegionEngine): Promise<void> {
  const service = await startService(dataDir);
  report({ name: 'start until ready', value: service.readySeconds, unit: 's', bound: 1, data });
  // The service goes on warming up for a moment after it is ready.
  await new Promise((resolve) => setTimeout(resolve, 2000));
  await benchLoad(service.address, seededOrigins(engine, 200), 250, 20, data);
  await benchTiles(service.address, dataDir, 'town', data);
  report({
    name: 'server memory after the load',
    value: statusKilobytes(service.pid, 'VmRSS') / 1024,
    unit: 'MB',
    data,
  });
  await service.stop();
}

/** Runs a part of the large network's figures in a process of its own; its lines go straight to the output. */
function inOwnProcess(part: string, dataDir: string, ...more: string[]): void {
  const { status } = spawnSync(
    process.execPath,
    [...process.execArgv, 'scripts/bench/run.ts', part, dataDir, ...more],
    { stdio: 'inherit' },
  );
  if (status !== 0) throw new Error(`${part} ended with ${status}`);
}

if (!existsSync(town)) {
  console.error(`The bench needs ${town}, which is not here.`);
  process.exit(1);
}
if (mode === 'make-large') {
  await makeLarge(await openOsmFile(town), Number(nodes ?? largeNodes), folder!);
  printTable();
} else if (mode === 'cover-large') {
  coverLarge(folder!, join(folder!, 'sizes.txt'));
} else if (mode === '--coverage-scale') {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-bench-'));
  try {
    for (const size of sizes) {
      inOwnProcess('make-large', dataDir, String(size));
      inOwnProcess('cover-large', dataDir);
    }
    reportSlope(join(dataDir, 'sizes.txt'));
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
} else if (mode === 'open-large') {
  openLarge(folder!);
  printTable();
} else {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-bench-'));
  try {
    const engine = await importTown(dataDir);
    if (mode === '--names') {
      await benchNames(dataDir, engine);
      printTable();
    } else if (mode === '--register') {
      await benchWholeRegister(dataDir, engine);
      printTable();
    } else if (mode === '--siting') {
      await benchSiting();
      await benchRealSiting(dataDir, engine);
      printTable();
    } else if (mode === '--coverage') {
      benchCoverage(engine, data);
      await benchServedCoverage(dataDir, engine, data);
      printTable();
    } else if (mode === '--planner') {
      await benchFirstMap(dataDir, data);
      printTable();
    } else if (mode === '--scenario') {
      await benchScenarios(engine, data);
      printTable();
    } else if (mode === '--population') {
      await benchPopulation(dataDir, engine.region.info.bounds);
      printTable();
    } else if (mode === '--booking') {
      benchDoors(engine, data);
      await benchBooking();
      printTable();
    } else if (mode !== '--load') {
      const origins = seededOrigins(engine, 200);
      benchCircles(engine, origins, data);
      benchWhy(engine, origins, data);
      benchCoverage(engine, data);
      await benchScenarios(engine, data);
      await benchPopulation(dataDir, engine.region.info.bounds);
      await benchWholeRegister(dataDir, engine);
      benchMemory(engine, origins, 100_000, data);
      await benchNames(dataDir, engine);
      benchDoors(engine, data);
      await benchBooking();
      await benchSiting();
      await benchRealSiting(dataDir, engine);
    }
    const parts = [
      '--names',
      '--register',
      '--booking',
      '--coverage',
      '--population',
      '--scenario',
      '--siting',
      '--planner',
    ];
    if (!parts.includes(mode ?? '')) {
      await serveTown(dataDir, engine);
      printTable();
    }
    if (mode === '--scale') {
      inOwnProcess('make-large', dataDir);
      inOwnProcess('open-large', dataDir);
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
