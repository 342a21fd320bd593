import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, expect, test } from 'vitest';
import { killLoop } from '../../../../scripts/torture/kill-loop.ts';
import { bookingFaults } from '../../../../scripts/torture/booking-faults.ts';
import { timeFaults } from '../../../../scripts/torture/booking-time-faults.ts';
import { bookerSecret } from '../../../../scripts/torture/booker-world.ts';
import { crowTravel } from '../../../../scripts/bench/booking-world.ts';
import type { TravelBetween } from '../../../../server/domain/booking/model.ts';
import { BookingSeals } from '../../../../server/store/app/booking/sealing.ts';
import { openAppDatabase } from '../../../../server/store/app/database.ts';
import { PersonKeys } from '../../../../server/store/app/person-keys.ts';
import { migrationsDir } from '../../../fixtures/empty-records.ts';
import { openConnection } from '../../../../server/store/app/connection.ts';
import { endChildren, script } from '../../../scripts/child.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-booking-race-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(endChildren);

/** What eight processes said that work on one file at once, and their tallies added up. */
async function eightAt(file: string, ...options: string[]) {
  const bookers = Array.from({ length: 8 }, (_, seed) =>
    script('scripts/torture-booker.ts', [file, '--seed', String(seed), ...options], {}),
  );
  const ended = await Promise.all(bookers.map((one) => one.ended));
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(ended.map(() => [0, '']));
  const lines = ended.flatMap(({ stdout }) => stdout.trim().split('\n'));
  const said = lines.filter((line) => line !== 'ready' && !line.startsWith('tally '));
  const tally: Record<string, number> = {};
  for (const line of lines.filter((one) => one.startsWith('tally ')))
    for (const [reason, count] of Object.entries(
      JSON.parse(line.slice(6)) as Record<string, number>,
    ))
      tally[reason] = (tally[reason] ?? 0) + count;
  return { said, tally };
}

test('of 8 processes with 400 attempts each on 6 places, 6 win and 3,194 are told that they are taken', async () => {
  const file = join(folder, 'few.db');
  const { said, tally } = await eightAt(file, '--race', '400');
  // Two staff members, three starts.
  expect(tally).toEqual({ held: 6, confirmed: 6, 'slot-taken': 3194 });
  const raw = openConnection(file, { mustExist: true });
  expect(bookingFaults(raw, said)).toEqual([]);
  expect(
    raw.prepare('SELECT count(DISTINCT resource || start_ms) FROM booking').pluck().get(),
  ).toBe(6);
  raw.close();
}, 300_000);

test('8 processes that book, move, give to others and cancel leave every invariant whole', async () => {
  const file = join(folder, 'live.db');
  const { said, tally } = await eightAt(file, '--steps', '250');
  expect(
    Math.min(
      ...['held', 'confirmed', 'expired', 'cancelled, later', 'confirmed, later'].map(
        (one) => tally[one] ?? 0,
      ),
    ),
  ).toBeGreaterThan(20);
  const database = openAppDatabase(file, migrationsDir);
  const { raw } = database;
  expect(bookingFaults(raw, said)).toEqual([]);
  const seals = new BookingSeals(new PersonKeys(database, () => new Date(), bookerSecret));
  expect(timeFaults(raw, (visit) => seals.door(visit), crowTravel)).toEqual([]);
  // Were people four times slower, some would not have come in time; were there fewer of them, they would have been too few.
  const slower: TravelBetween = (...asked) =>
    crowTravel(...asked).map((seconds) => seconds && seconds * 4);
  expect(timeFaults(raw, (visit) => seals.door(visit), slower)).not.toEqual([]);
  raw.exec('BEGIN; DROP TRIGGER offering_resource_is_not_deleted; DELETE FROM offering_resource');
  expect(timeFaults(raw, () => null, crowTravel)[0]).toMatch(/^crowded: /);
  raw.exec('ROLLBACK');
  raw.close();
}, 300_000);

test('a process that is killed five times while it books loses nothing that it said, and does nothing by halves', async () => {
  const booker = [process.execPath, '--import', 'tsx', 'scripts/torture-booker.ts'];
  const file = join(folder, 'killed.db');
  const { acknowledged, faults } = await killLoop(booker, file, 5, 7, bookingFaults);
  expect(faults).toEqual([]);
  expect(acknowledged).toBeGreaterThan(5);
}, 300_000);

test('the sweep finds what is wrong', async () => {
  const file = join(folder, 'live.db');
  const raw = openConnection(file, { mustExist: true });
  const triggers = raw
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'trigger'`)
    .pluck()
    .all() as string[];
  for (const name of triggers) raw.exec(`DROP TRIGGER "${name}"`);
  const [id, resource] = raw
    .prepare(`SELECT id, resource FROM booking WHERE state = 'confirmed'`)
    .raw()
    .get() as [string, string];
  raw.exec(`UPDATE booking SET state = 'held' WHERE id = '${id}'`);
  expect(bookingFaults(raw, ['done x'])).toEqual([
    `history does not explain the state: ${id}`,
    `a hold without an end, or an end without a hold: ${id}`,
    'lost: done x',
  ]);
  raw.exec(
    `UPDATE booking SET start_ms = 0, end_ms = 1, blocked_start_ms = 0, blocked_end_ms = 1 WHERE resource = '${resource}'`,
  );
  expect(
    bookingFaults(raw).filter((fault) => fault.startsWith('two at once')).length,
  ).toBeGreaterThan(1);
  raw.close();
});
