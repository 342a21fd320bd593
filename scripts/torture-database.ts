/** `npm run torture`: kills a writer of the register 50 times and one of bookings 10 times, then counts syncs of commits with and without their promise. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bookingFaults } from './torture/booking-faults.ts';
import { killLoop } from './torture/kill-loop.ts';

const kills = 50;
const bookingKills = 10;
const commits = 100;
const seed = 2012;
const program = (name: string) => [
  process.execPath,
  fileURLToPath(new URL(`./${name}.js`, import.meta.url)),
];
const writer = program('torture-writer');
const folder = mkdtempSync(join(tmpdir(), 'jinlin-torture-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

async function run(): Promise<boolean> {
  const { acknowledged, faults } = await killLoop(writer, join(folder, 'app.db'), kills, seed);
  for (const fault of faults) say(fault);
  say(
    `${kills} kills, ${acknowledged} acknowledged commits, ${faults.length} faults (seed ${seed})`,
  );
  const booked = await killLoop(
    program('torture-booker'),
    join(folder, 'booking.db'),
    bookingKills,
    seed,
    bookingFaults,
  );
  for (const fault of booked.faults) say(fault);
  say(
    `bookings: ${bookingKills} kills, ${booked.acknowledged} acknowledged steps, ${booked.faults.length} faults`,
  );
  const full = syncsDuring([]);
  const off = syncsDuring(['--unsafe']);
  say(`synchronous=FULL: ${full} syncs during ${commits} commits; synchronous=OFF: ${off}`);
  const whole = faults.length + booked.faults.length === 0;
  return whole && acknowledged > 0 && booked.acknowledged > 0 && full >= commits && off === 0;
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
