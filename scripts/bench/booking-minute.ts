/** Many people hold and confirm at once, in one process on a file with full durability, for a minute; then the whole database is swept. */
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { bookingFaults } from '../torture/booking-faults.ts';
import { timeFaults } from '../torture/booking-time-faults.ts';
import { benchConfirmation, wishesOf, type Wish } from './booking-wishes.ts';
import { crowTravel, type FilledWorld } from './booking-world.ts';
import { report, reportTimes } from './figures.ts';

const people = 32;

export async function benchMinute(
  database: AppDatabase,
  records: Records,
  world: FilledWorld,
  seconds: number,
  data: string,
): Promise<void> {
  const { holds, seals } = records.booking;
  const wish = wishesOf(records, world, 13);
  const acknowledged: string[] = [];
  const pairs: number[] = [];
  let refused = 0;

  async function book({ key, place, acting }: Wish): Promise<void> {
    const began = performance.now();
    const held = await holds.holdTogether(place, acting, crowTravel, {
      key: `h${key}`,
      request: place,
    });
    if (!held.ok) return void refused++;
    const { id, version } = held.booking;
    const once = { key: `c${key}`, request: id };
    const made = await holds.confirmTogether(id, version, benchConfirmation, acting, once);
    if (!made.ok) throw new Error(`a confirmation was refused: ${made.reason}`);
    acknowledged.push(id);
    pairs.push(performance.now() - began);
  }

  const cpu = process.cpuUsage();
  const began = performance.now();
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (performance.now() - began < seconds * 1000) await book(wish());
    }),
  );
  const tookSeconds = (performance.now() - began) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const cpuMs = (user + system) / 1000;
  const what = `booking: ${people} at once for ${seconds} s, one process`;
  report({
    name: `${what}, confirmed`,
    value: acknowledged.length / tookSeconds,
    unit: '/s',
    bound: 600,
    atLeast: true,
    data,
  });
  report({
    name: `${what}, processor of each`,
    value: cpuMs / acknowledged.length,
    unit: 'ms',
    data,
  });
  report({
    name: `${what}, share of one core that it had`,
    value: (100 * cpuMs) / (tookSeconds * 1000),
    unit: '%',
    data,
  });
  reportTimes(`${what}, hold and confirm`, pairs, data);
  const faults = faultsIn(database, acknowledged, (visit) => seals.door(visit));
  for (const fault of faults.slice(0, 10)) console.log(fault);
  report({
    name: `booking: doubled, lost or too far apart among ${acknowledged.length} acknowledged (${refused} refused)`,
    value: faults.length,
    unit: 'faults',
    bound: 0,
    data,
  });
}

function faultsIn(
  { raw }: AppDatabase,
  acknowledged: readonly string[],
  doorOf: Parameters<typeof timeFaults>[1],
): string[] {
  const stateOf = raw.prepare('SELECT state FROM booking WHERE id = ?').pluck();
  const held = raw.prepare(`SELECT id FROM booking WHERE state = 'held'`).pluck().all() as string[];
  return [
    ...(new Set(acknowledged).size === acknowledged.length ? [] : ['acknowledged twice']),
    ...acknowledged.filter((id) => stateOf.get(id) !== 'confirmed').map((id) => `lost: ${id}`),
    ...held.map((id) => `still held: ${id}`),
    ...bookingFaults(raw),
    ...timeFaults(raw, doorOf, crowTravel),
  ];
}
