import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { openAppDatabase } from '../../../server/store/app/database.ts';
import { emptyDatabase, migrationsDir } from '../../fixtures/empty-records.ts';
import { fillTables, rowsOf, schemaOf } from '../../fixtures/fill-tables.ts';
import { endChildren, script } from '../../scripts/child.ts';

interface Journal {
  entries: { idx: number; when: number; tag: string; version: string; breakpoints: boolean }[];
}

const folder = mkdtempSync(join(tmpdir(), 'jinlin-migrations-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(endChildren);
const journal = JSON.parse(readFileSync(`${migrationsDir}/meta/_journal.json`, 'utf8')) as Journal;
let count = 0;

/** The migrations as far as these entries, with more SQL for those that have no file yet. */
function migrations(entries: Journal['entries'], more: Record<string, string> = {}): string {
  const dir = join(folder, `m${count++}`);
  cpSync(migrationsDir, dir, { recursive: true });
  for (const [tag, sql] of Object.entries(more)) writeFileSync(join(dir, `${tag}.sql`), sql);
  writeFileSync(join(dir, 'meta/_journal.json'), JSON.stringify({ ...journal, entries }));
  return dir;
}

const next = (tag: string) => ({ ...journal.entries.at(-1)!, idx: 99, when: 4e12, tag });

describe.each(journal.entries.map(({ tag }, i) => [tag, i + 1] as const))(
  'a database of the release that ended with %s',
  (_tag, length) => {
    test('keeps every row, and has the tables of a new one', () => {
      const file = join(folder, `${count++}.db`);
      const old = openAppDatabase(file, migrations(journal.entries.slice(0, length)));
      fillTables(old.raw);
      expect(old.raw.pragma('foreign_key_check')).toEqual([]);
      const before = rowsOf(old.raw);
      expect(Object.keys(before).length).toBeGreaterThanOrEqual(24);
      old.close();

      const opened = openAppDatabase(file, migrationsDir);
      const after = rowsOf(opened.raw);
      for (const [table, rows] of Object.entries(before)) {
        expect(rows).toHaveLength(2);
        // Newer releases may have more columns, and keep what was in the old ones.
        expect([table, after[table]]).toEqual([
          table,
          rows.map((row) => expect.objectContaining(row as object)),
        ]);
      }
      expect(schemaOf(opened.raw)).toEqual(schemaOf(emptyDatabase().raw));
      expect(opened.raw.pragma('foreign_key_check')).toEqual([]);
      expect(opened.raw.pragma('integrity_check', { simple: true })).toBe('ok');
      opened.close();
    });
  },
);

describe('a migration', () => {
  test.each([
    [
      'that fails halfway',
      'CREATE TABLE a (b);\n--> statement-breakpoint\nCREATE TABLE user (b);',
      'already exists',
    ],
    [
      'that would leave references to nothing',
      `DELETE FROM user;`,
      'a migration leaves 6 references to nothing',
    ],
  ])('%s leaves the file as it was', (_what, sql, message) => {
    const file = join(folder, `${count++}.db`);
    const database = openAppDatabase(file, migrationsDir);
    fillTables(database.raw);
    const [rows, schema] = [rowsOf(database.raw), schemaOf(database.raw)];
    database.close();
    const bad = migrations([...journal.entries, next('9999_bad')], { '9999_bad': sql });
    expect(() => openAppDatabase(file, bad)).toThrow(message);
    const again = openAppDatabase(file, migrationsDir);
    expect([rowsOf(again.raw), schemaOf(again.raw)]).toEqual([rows, schema]);
    again.close();
  });

  test('of a later release is not understood, and the file is refused', () => {
    const file = join(folder, `${count++}.db`);
    const later = migrations([...journal.entries, next('9999_later')], {
      '9999_later': 'CREATE TABLE later (a);',
    });
    openAppDatabase(file, later).close();
    expect(() => openAppDatabase(file, migrationsDir)).toThrow(
      'the database was made by a later release (its migration 4000000000000 is not known here)',
    );
  });
});

test('of six processes that start at once on no file, each finds it whole', async () => {
  const file = join(folder, 'race.db');
  const starters = Array.from({ length: 6 }, () =>
    script('scripts/torture-writer.ts', [file, '--commits', '5'], {}),
  );
  const ended = await Promise.all(starters.map(({ ended: one }) => one));
  expect(ended.map(({ code, stderr }) => [code, stderr])).toEqual(ended.map(() => [0, '']));
  const { raw, close } = openAppDatabase(file, migrationsDir);
  expect(raw.prepare('SELECT count(*) FROM facility_import').pluck().get()).toBe(6);
  expect(raw.prepare('SELECT count(*) FROM __drizzle_migrations').pluck().get()).toBe(
    journal.entries.length,
  );
  close();
});
