/** `npm run torture`: kills the writer 50 times, counts syncs of commits with and without their promise, then kills the service 10 times under many who book. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { makeSampleRegion } from './running/sample-region.ts';
import { makeBookingTown } from './torture/booking-town.ts';
import { runRace } from './torture/booking-race.ts';
import { killLoop } from './torture/kill-loop.ts';
import { readRegionFiles } from '../server/store/region-files.ts';
import { currentVersion } from '../server/store/region-folder.ts';

const kills = 50;
const commits = 100;
const seed = 2012;
/** Enough free starts that the last kill still finds somebody booking. */
const race = { clients: 8, attempts: 150, staff: 20, kills: 10 };
const writer = [process.execPath, fileURLToPath(new URL('./torture-writer.js', import.meta.url))];
const folder = mkdtempSync(join(tmpdir(), 'jinlin-torture-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(): Promise<boolean> {
  const { acknowledged, faults } = await killLoop(writer, join(folder, 'app.db'), kills, seed);
  for (const fault of faults) say(fault);
  say(
    `${kills} kills, ${acknowledged} acknowledged commits, ${faults.length} faults (seed ${seed})`,
  );
  const full = syncsDuring([]);
  const off = syncsDuring(['--unsafe']);
  say(`synchronous=FULL: ${full} syncs during ${commits} commits; synchronous=OFF: ${off}`);
  const booked = await raceTenKills();
  return faults.length === 0 && acknowledged > 0 && full >= commits && off === 0 && booked;
}

async function raceTenKills(): Promise<boolean> {
  const dataDir = join(folder, 'booking');
  makeSampleRegion(dataDir);
  const { info } = readRegionFiles(dataDir, 'sample', currentVersion(dataDir, 'sample')!);
  const bundle = (name: string) => [fileURLToPath(new URL(`./${name}`, import.meta.url))];
  const {
    faults,
    acknowledged,
    refused,
    kills: killed,
  } = await runRace({
    ...race,
    dataDir,
    town: await makeBookingTown(dataDir, info.start.position, race.clients, race.staff),
    service: bundle('main.js'),
    client: bundle('race-client.js'),
  });
  for (const fault of faults) say(fault);
  say(
    `${killed} kills of the service: ${acknowledged} bookings acknowledged, ${refused} refused, ${faults.length} faults`,
  );
  return faults.length === 0 && killed === race.kills;
}

/** fsync and fdatasync calls between the first commit and the last, as strace counts them. */
function syncsDuring(options: readonly string[]): number {
  const trace = join(folder, `trace${options.join('')}`);
  const file = join(folder, `synced${options.join('')}.db`);
  const { status, stderr } = spawnSync(
    'strace',
    [
      '-f',
      '-o',
      trace,
      '-e',
      'trace=fsync,fdatasync,write',
      '-s',
      '20',
      ...writer,
      file,
      '--commits',
      String(commits),
      ...options,
    ],
    { encoding: 'utf8' },
  );
  if (status !== 0) throw new Error(`strace could not run the writer: ${stderr}`);
  const lines = readFileSync(trace, 'utf8').split('\n');
  const first = lines.findIndex((line) => /write\(1, "ready/.test(line));
  const last = lines.findLastIndex((line) =>
    /write\(1, "(add|change|close|import|undo) /.test(line),
  );
  if (first < 0 || last < 0) throw new Error('the trace does not show what the writer said');
  return lines.slice(first, last).filter((line) => /\bf(data)?sync\(/.test(line)).length;
}

run()
  .then(
    (fine) => (process.exitCode = fine ? 0 : 1),
    (error: unknown) => {
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    },
  )
  .finally(() => rmSync(folder, { recursive: true }));
