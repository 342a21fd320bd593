import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, describe, expect, test } from 'vitest';
import { onlyChanged } from '../../../server/domain/only-changed.ts';
import { openAppDatabase } from '../../../server/store/app/database.ts';
import { emptyDatabase, emptyRecords, migrationsDir } from '../../fixtures/empty-records.ts';

const entry = { actor: 'li', action: 'facility:close', subjectKind: 'facility', subject: 'f1' };
const columns = 'at, action, subject_kind, subject';

describe('the audit log', () => {
  const database = emptyDatabase();
  const { audit } = emptyRecords(database);
  audit.add({ ...entry, area: '440402' });
  audit.add({ ...entry, area: '440402' });
  const rows = () => database.raw.prepare('SELECT * FROM audit').all();
  const before = rows();

  test.each([
    `UPDATE audit SET action = 'x'`,
    `UPDATE OR REPLACE audit SET number = 2 WHERE number = 1`,
    'DELETE FROM audit',
    'DELETE FROM audit WHERE number = 1',
    `REPLACE INTO audit (number, ${columns}) VALUES (1, '', 'x', 'x', 'x')`,
    `INSERT OR REPLACE INTO audit (rowid, ${columns}) VALUES (1, '', 'x', 'x', 'x')`,
    `INSERT INTO audit (number, ${columns}) VALUES (1, '', 'x', 'x', 'x') ON CONFLICT (number) DO UPDATE SET action = 'x'`,
  ])('refuses %s, with and without recursive triggers', (statement) => {
    for (const recursive of ['OFF', 'ON']) {
      database.raw.pragma(`recursive_triggers = ${recursive}`);
      expect(() => database.raw.exec(statement)).toThrow('append-only');
    }
    expect(rows()).toEqual(before);
  });

  test('takes new entries all the same', () => {
    audit.readPersonal('li', {
      subjectKind: 'user',
      subject: 'wang',
      area: '440402',
      fields: ['phone'],
    });
    expect(audit.about('wang')).toMatchObject([
      { number: 3, actor: 'li', action: 'personal-data:read', after: { fields: ['phone'] } },
    ]);
  });
});

describe('versions of facilities', () => {
  test.each([
    `UPDATE facility_version SET action = 'x'`,
    'DELETE FROM facility_version',
    `REPLACE INTO facility_version (rowid, facility, version, at, action, state) VALUES (1, 'f', 1, '', '', '{}')`,
  ])('refuse %s', (statement) => {
    const { raw } = emptyDatabase();
    raw.exec(
      `INSERT INTO facility_version (facility, version, at, action, state) VALUES ('f', 1, '', 'add', '{}')`,
    );
    raw.pragma('recursive_triggers = OFF');
    expect(() => raw.exec(statement)).toThrow('append-only');
  });
});

describe('a file that somebody has altered', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jinlin-altered-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test.each([
    ['DROP TRIGGER audit_is_not_deleted', 'audit_is_not_deleted'],
    [
      `DROP TRIGGER audit_is_not_changed; CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit BEGIN SELECT 1; END`,
      'audit_is_not_changed',
    ],
    [
      `DROP TRIGGER audit_is_not_replaced; CREATE TRIGGER audit_is_not_replaced BEFORE INSERT ON report BEGIN SELECT 1; END`,
      'audit_is_not_replaced',
    ],
    [
      'CREATE TABLE other AS SELECT * FROM facility_version; DROP TABLE facility_version; ALTER TABLE other RENAME TO facility_version',
      'facility_version_is_not_changed',
    ],
  ])('by %s is not opened again', (statement, trigger) => {
    const file = join(folder, `${trigger}.db`);
    openAppDatabase(file, migrationsDir).close();
    const raw = new Database(file);
    raw.exec(statement);
    raw.close();
    expect(() => openAppDatabase(file, migrationsDir)).toThrow(
      `the database lacks its trigger ${trigger}, or has another under its name`,
    );
  });
});

test('a difference names the changed fields alone', () => {
  expect(
    onlyChanged(
      { name: 'a', hours: null, at: [1, 2], gone: 1 },
      { name: 'b', hours: null, at: [1, 2], new: 0 },
    ),
  ).toEqual({ before: { name: 'a', gone: 1 }, after: { name: 'b', new: 0 } });
  expect(onlyChanged({ a: 1 }, { a: 1 })).toEqual({ before: {}, after: {} });
});
