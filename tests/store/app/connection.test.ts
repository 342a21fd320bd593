import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import {
  expectPromises,
  openConnection,
  openCopy,
  promisesOf,
} from '../../../server/store/app/connection.ts';
import { openAppDatabase } from '../../../server/store/app/database.ts';
import { users } from '../../../server/store/app/schema.ts';
import { projectFiles } from '../../architecture/project-files.ts';
import { migrationsDir } from '../../fixtures/empty-records.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-connection-'));
afterAll(() => rmSync(folder, { recursive: true }));
const promises = {
  journal_mode: 'wal',
  synchronous: 2,
  foreign_keys: 1,
  secure_delete: 1,
  recursive_triggers: 1,
  trusted_schema: 0,
};

describe('a connection', () => {
  test('keeps its promises, before migrating and after', () => {
    const file = join(folder, 'a.db');
    const raw = openConnection(file);
    expect(promisesOf(raw)).toEqual(promises);
    const database = openAppDatabase(file, migrationsDir);
    expect(promisesOf(database.raw)).toEqual(promises);
    database.close();
    raw.close();
    expect(statSync(file).mode & 0o777).toBe(0o600);
  });

  test('is refused where a promise is not kept', () => {
    const raw = new Database(join(folder, 'b.db'));
    raw.pragma('synchronous = NORMAL');
    expect(() => expectPromises(raw)).toThrow('the database says synchronous = 1, expected 2');
    raw.close();
  });

  test('to a copy, or to a file to be set aside, keeps the same, and leaves the journal as it is', () => {
    const file = join(folder, 'copy.db');
    openAppDatabase(file, migrationsDir).close();
    new Database(file).pragma('journal_mode = DELETE');
    for (const readonly of [false, true]) {
      const raw = openCopy(file, { readonly });
      expect(promisesOf(raw)).toEqual({ ...promises, journal_mode: 'delete' });
      raw.close();
    }
  });

  test('does not make a file that must be there', () => {
    expect(() => openConnection(join(folder, 'none.db'), { mustExist: true })).toThrow(
      'unable to open database file',
    );
  });
});

describe('a write', () => {
  test('has the lock from its first line, so another one waits or is told', () => {
    const file = join(folder, 'c.db');
    const [one, two] = [openAppDatabase(file, migrationsDir), openAppDatabase(file, migrationsDir)];
    two.raw.pragma('busy_timeout = 0');
    one.write((tables) => {
      tables.select().from(users).all();
      expect(() => two.write(() => 0)).toThrow('database is locked');
      expect(two.tables.select().from(users).all()).toEqual([]);
    });
    expect(two.write(() => 1)).toBe(1);
    one.close();
    two.close();
  });

  test('that waits for the lock in vain did nothing, and is not begun twice', () => {
    const file = join(folder, 'e.db');
    const [one, two] = [openAppDatabase(file, migrationsDir), openAppDatabase(file, migrationsDir)];
    two.raw.pragma('busy_timeout = 0');
    let begun = 0;
    one.raw.exec('BEGIN IMMEDIATE');
    expect(() => two.write(() => begun++)).toThrow('database is locked');
    expect(begun).toBe(0);
    one.raw.exec('COMMIT');
    two.write(() => begun++);
    expect(begun).toBe(1);
    // What fails inside is not tried again, even where it says that something is locked.
    const locked = Object.assign(new Error('locked inside'), { code: 'SQLITE_BUSY' });
    expect(() =>
      two.write(() => {
        begun++;
        throw locked;
      }),
    ).toThrow('locked inside');
    expect(begun).toBe(2);
    one.close();
    two.close();
  });

  test('is undone as a whole when it throws', () => {
    const database = openAppDatabase(join(folder, 'd.db'), migrationsDir);
    expect(() =>
      database.write((tables) => {
        const times = { createdAt: new Date(0), updatedAt: new Date(0) };
        tables
          .insert(users)
          .values({ id: 'a', name: '', email: 'a', ...times })
          .run();
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(database.tables.select().from(users).all()).toEqual([]);
    database.close();
  });

  test('inside another is undone alone when it throws, and with the other when that does', () => {
    const database = openAppDatabase(join(folder, 'f.db'), migrationsDir);
    const times = { createdAt: new Date(0), updatedAt: new Date(0) };
    const add = (id: string, fails = false) =>
      database.write((tables) => {
        tables
          .insert(users)
          .values({ id, name: '', email: id, ...times })
          .run();
        if (fails) throw new Error(`stop ${id}`);
      });
    const ids = () =>
      database.tables
        .select()
        .from(users)
        .all()
        .map(({ id }) => id);
    database.write(() => {
      add('a');
      expect(() => add('b', true)).toThrow('stop b');
      add('c');
      expect(database.raw.inTransaction).toBe(true);
    });
    expect(ids()).toEqual(['a', 'c']);
    expect(() =>
      database.write(() => {
        add('d');
        throw new Error('stop all');
      }),
    ).toThrow('stop all');
    expect(ids()).toEqual(['a', 'c']);
    expect(database.raw.inTransaction).toBe(false);
    database.close();
  });
});

describe('the code', () => {
  const code = projectFiles(['server', 'scripts'], ['.ts']);
  const holding = (pattern: RegExp) =>
    code
      .filter(({ content }) => pattern.test(content))
      .map(({ path }) => path)
      .toSorted();

  test('opens app.db and its copies in one place', () => {
    const opening = holding(/^import Database from 'better-sqlite3'/m);
    expect(opening.length).toBeGreaterThan(1);
    expect(opening.filter((path) => path.startsWith('server/store/app/'))).toEqual([
      'server/store/app/connection.ts',
    ]);
  });

  test('begins transactions in two places, and both are immediate', () => {
    const found = holding(/\.transaction\(/).filter((path) => path.startsWith('server/store/app/'));
    expect(found).toEqual(['server/store/app/database.ts', 'server/store/app/migrate.ts']);
    for (const { path, content } of code)
      if (found.includes(path)) expect(content).toMatch(/\.immediate\(/);
  });
});
