import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openAppDatabase, type AppDatabase } from '../../../server/store/app/database.ts';
import { GroupCommit } from '../../../server/store/app/group-commit.ts';
import { users } from '../../../server/store/app/schema.ts';
import { migrationsDir } from '../../fixtures/empty-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-group-'));
const opened: AppDatabase[] = [];
afterAll(() => {
  for (const database of opened) database.close();
  rmSync(folder, { recursive: true });
});

let count = 0;
let database: AppDatabase;
let other: AppDatabase;
beforeEach(() => {
  const file = join(folder, `${count++}.db`);
  database = openAppDatabase(file, migrationsDir);
  other = openAppDatabase(file, migrationsDir);
  opened.push(database, other);
});

const add = (id: string) => {
  const times = { createdAt: new Date(0), updatedAt: new Date(0) };
  database.tables
    .insert(users)
    .values({ id, name: '', email: id, ...times })
    .run();
  return id;
};
const failing = (id: string) => {
  add(id);
  throw new Error(`not ${id}`);
};
/** As any other process sees it. */
const committed = () =>
  other.tables
    .select()
    .from(users)
    .all()
    .map(({ id }) => id)
    .toSorted();
const outcomes = async (promises: Promise<unknown>[]) =>
  (await Promise.allSettled(promises)).map((one) =>
    one.status === 'fulfilled' ? one.value : (one.reason as Error).message,
  );

/** The database, and how many commits it made; the last one fails where that is wanted. */
function counted(fails = false): { database: AppDatabase; commits: () => number } {
  let commits = 0;
  const write: AppDatabase['write'] = (work) => {
    if (database.raw.inTransaction) return database.write(work);
    commits++;
    return database.write((tables) => {
      const value = work(tables);
      if (fails) throw new Error('the disk is full');
      return value;
    });
  };
  return { database: { ...database, write }, commits: () => commits };
}

test('what throws is undone alone; the others stand, in one commit', async () => {
  const { database: one, commits } = counted();
  const group = new GroupCommit(one);
  const all = [
    group.run(() => add('a')),
    group.run(() => failing('b')),
    group.run(() => ({ ok: false })),
    group.run(() => add('c')),
  ];
  expect(await outcomes(all)).toEqual(['a', 'not b', { ok: false }, 'c']);
  expect(committed()).toEqual(['a', 'c']);
  expect(commits()).toBe(1);
});

test('nothing runs at once, and whoever is answered finds it committed', async () => {
  const group = new GroupCommit(database);
  const seen = ['a', 'b'].map((id) => group.run(() => add(id)).then(() => committed()));
  expect(committed()).toEqual([]);
  expect(await Promise.all(seen)).toEqual([
    ['a', 'b'],
    ['a', 'b'],
  ]);
});

test('where the commit fails nobody is told that anything was done', async () => {
  const group = new GroupCommit(counted(true).database);
  const all = [group.run(() => add('a')), group.run(() => failing('b'))];
  expect(await outcomes(all)).toEqual(['the disk is full', 'the disk is full']);
  expect(committed()).toEqual([]);
});

test('where one undoes everything, as a full disk does, what went well before is not called done', async () => {
  const group = new GroupCommit(database);
  const all = [
    group.run(() => add('a')),
    group.run(() => {
      database.raw.exec('ROLLBACK');
      throw new Error('database or disk is full');
    }),
    group.run(() => add('c')),
  ];
  expect(await outcomes(all)).toEqual(all.map(() => 'database or disk is full'));
  expect(committed()).toEqual([]);
});

test('who waits for the lock in vain is told, and the next ones are served', async () => {
  database.raw.pragma('busy_timeout = 0');
  const group = new GroupCommit(database);
  other.raw.exec('BEGIN IMMEDIATE');
  expect(await outcomes([group.run(() => add('a'))])).toEqual(['database is locked']);
  other.raw.exec('COMMIT');
  expect(await group.run(() => add('b'))).toBe('b');
});

test.each([
  [32, 1],
  [33, 2],
  [65, 3],
])('%i together take %i commits', async (jobs, expected) => {
  const { database: one, commits } = counted();
  const group = new GroupCommit(one);
  const all = Array.from({ length: jobs }, (_, i) => group.run(() => add(`u${i}`)));
  expect(await Promise.all(all)).toHaveLength(jobs);
  expect([commits(), committed().length]).toEqual([expected, jobs]);
});
