import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { openAppDatabase, type AppDatabase } from '../../../server/store/app/database.ts';
import { ErasureList } from '../../../server/store/app/erasure-list.ts';
import type { Records } from '../../../server/store/app/records.ts';
import { emptyRecords, migrationsDir, testPrivacy } from '../../fixtures/empty-records.ts';
import { addResident, addRole, addTraces } from '../../fixtures/people.ts';

const folder = mkdtempSync(join(tmpdir(), 'jinlin-erasure-'));
afterAll(() => rmSync(folder, { recursive: true }));
const now = () => new Date('2026-03-04T02:00:00Z');
const phone = '+8613912345678';
let count = 0;
let file: string;
let list: string;
let database: AppDatabase;
let records: Records;

beforeEach(() => {
  file = join(folder, `${count}.db`);
  list = join(folder, `${count++}.jsonl`);
  database = openAppDatabase(file, migrationsDir);
  records = emptyRecords(database, now, { ...testPrivacy(), erasures: new ErasureList(list) });
});

const one = (sql: string) => database.raw.prepare(sql).get();
const bytes = () =>
  [file, `${file}-wal`]
    .filter((path) => existsSync(path))
    .map((path) => readFileSync(path, 'latin1'))
    .join('');

describe('an erasure', () => {
  test('leaves no byte of the number in the file or its log, among many others', () => {
    for (let i = 0; i < 300; i++)
      addResident(database, `p${i}`, i === 150 ? phone : `+86138${String(10_000_000 + i)}`);
    addTraces(database, records, 'p150');
    expect(bytes()).toContain(phone);
    expect(records.erasure.erase('p150')).toEqual({ ok: true });
    expect(bytes()).not.toContain(phone);
    expect(bytes()).not.toContain('token-p150');
    expect(bytes()).toContain('+8613810000149');
    database.close();
    expect(bytes()).not.toContain(phone);
  });

  test('destroys the key and every link, and keeps the statistics', () => {
    addResident(database, 'li', phone);
    addTraces(database, records, 'li');
    const sealed = records.seals.seal('li', 'f', 'x');
    addRole(database, 'li', '2026-02-01T00:00:00.000Z');
    expect(records.erasure.erase('li')).toEqual({ ok: true });
    expect(records.seals.open('li', 'f', sealed)).toBeNull();
    for (const table of ['user', 'session', 'account', 'verification', 'consent', 'person_key'])
      expect([table, one(`SELECT count(*) n FROM ${table}`)]).toEqual([table, { n: 0 }]);
    expect(one('SELECT kind, community, note, user_id FROM report')).toEqual({
      kind: 'closed',
      community: '440402001001',
      note: null,
      user_id: null,
    });
    expect(one('SELECT scores, remark, user_id FROM evaluation')).toEqual({
      scores: '[5,4]',
      remark: null,
      user_id: null,
    });
    expect(new ErasureList(list).all()).toEqual([{ person: 'li', at: '2026-03-04T02:00:00.000Z' }]);
    expect(records.audit.about('li')).toMatchObject([{ action: 'account:erase', actor: 'li' }]);
  });

  test('is refused to who holds a role, and changes nothing', () => {
    addResident(database, 'li', phone);
    addRole(database, 'li', null);
    expect(records.erasure.erase('li')).toEqual({
      ok: false,
      reason: 'still-staff',
      areas: ['440402'],
    });
    expect(one('SELECT count(*) n FROM user')).toEqual({ n: 1 });
    expect(existsSync(list)).toBe(false);
  });

  test('does not happen where its list cannot be written', () => {
    addResident(database, 'li', phone);
    mkdirSync(list);
    expect(() => records.erasure.erase('li')).toThrow('EISDIR');
    expect(one('SELECT count(*) n FROM user')).toEqual({ n: 1 });
  });

  test('that stopped between list and commit is finished at the next start, once', () => {
    addResident(database, 'li', phone);
    addResident(database, 'wang', '+8613800000000');
    addTraces(database, records, 'li');
    addRole(database, 'li', null);
    // The second line was cut off by the crash.
    writeFileSync(list, '{"person":"li","at":"2026-03-04T02:00:00.000Z"}\n{"person":"wa');
    expect(records.erasure.reapply()).toBe(1);
    expect(one('SELECT group_concat(id) ids FROM user')).toEqual({ ids: 'wang' });
    expect(one('SELECT revoked_at FROM role')).toEqual({ revoked_at: '2026-03-04T02:00:00.000Z' });
    expect(bytes()).not.toContain(phone);
    expect(records.erasure.reapply()).toBe(0);
    new ErasureList(list).add({ person: 'wang', at: 'x' });
    expect(new ErasureList(list).all().map(({ person }) => person)).toEqual(['li', 'wang']);
  });
});
