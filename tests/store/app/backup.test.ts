import {
  appendFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import normsFile from '../../../data/norms.json' with { type: 'json' };
import { backUp, checksumFileOf, sha256Of } from '../../../server/store/app/backup.ts';
import { bookingRules } from '../../../server/store/app/booking/parts.ts';
import { openAppDatabase, type AppDatabase } from '../../../server/store/app/database.ts';
import { ErasureList } from '../../../server/store/app/erasure-list.ts';
import { restore, type RestoreOptions } from '../../../server/store/app/restore.ts';
import { faultsOf } from '../../../scripts/torture/kill-loop.ts';
import { emptyRecords, migrationsDir, testPrivacy } from '../../fixtures/empty-records.ts';
import { fillTables, rowsOf } from '../../fixtures/fill-tables.ts';
import { addResident, addTraces } from '../../fixtures/people.ts';
import { endChildren, script, until } from '../../scripts/child.ts';

const root = mkdtempSync(join(tmpdir(), 'jinlin-backup-'));
afterAll(() => rmSync(root, { recursive: true }));
afterEach(endChildren);
const at = new Date('2026-03-04T02:00:00Z');
const { secret, purposes } = testPrivacy();
const rules = bookingRules(normsFile.norms);
let folder: string;
let file: string;
let erasures: ErasureList;
let database: AppDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(root, 'd-'));
  file = join(folder, 'app.db');
  erasures = new ErasureList(join(folder, 'erasures.jsonl'));
  database = openAppDatabase(file, migrationsDir);
});
afterEach(() => database.close());

const recordsOf = (of: AppDatabase) => emptyRecords(of, () => at, { secret, erasures, purposes });
const restoring = (copy: string, change: Partial<RestoreOptions> = {}) =>
  restore({ copy, file, migrationsDir, secret, erasures, rules, now: () => at, ...change });
const backups = () => join(folder, 'backups');

describe('a backup', () => {
  test('comes back row by row, and the replaced database is kept', async () => {
    fillTables(database.raw);
    database.raw.exec('DELETE FROM person_key; UPDATE outbox SET next_at_ms = NULL');
    const before = rowsOf(database.raw);
    const made = await backUp(file, backups(), at);
    expect(made.file).toBe(join(backups(), 'app-20260304T020000000Z.db'));
    expect(readFileSync(checksumFileOf(made.file), 'utf8')).toBe(
      `${sha256Of(made.file)}  app-20260304T020000000Z.db\n`,
    );
    expect(readdirSync(backups())).toHaveLength(2);
    database.raw.exec('DELETE FROM community');
    database.close();
    const { replaced, erasedAgain, closed } = restoring(made.file);
    expect([erasedAgain, closed]).toEqual([
      0,
      { sessions: 2, codes: 2, invitations: 0, bookingLinks: 2, calendars: 0 },
    ]);
    database = openAppDatabase(file, migrationsDir);
    const after = rowsOf(database.raw);
    const noted = { action: 'deployment:restore', after: JSON.stringify(closed) };
    expect(after).toEqual({
      ...before,
      session: [],
      verification: [],
      link_token: [],
      audit: [...before.audit!, expect.objectContaining(noted)],
    });
    const old = openAppDatabase(replaced!, migrationsDir);
    expect(rowsOf(old.raw)).toEqual({ ...before, community: [] });
    old.close();
  });

  test('taken while another process writes is one moment’s state', async () => {
    const writer = script('scripts/torture-writer.ts', [file], {});
    await until(() => writer.stdout.includes('import'), 'an import');
    const said = writer.stdout.split('\n').slice(1, -1);
    const made = await backUp(file, backups(), at);
    const more = writer.stdout.length;
    await until(() => writer.stdout.length > more, 'writing to go on');
    writer.send('SIGKILL');
    await writer.ended;
    const copy = new Database(made.file, { readonly: true });
    expect(faultsOf(copy, said)).toEqual([]);
    expect(faultsOf(copy, ['add nothing'])).toEqual(['lost: add nothing']);
    copy.close();
  });

  test('never overwrites, and keeps the newest N', async () => {
    const names = () => readdirSync(backups()).filter((one) => one.endsWith('.db'));
    await backUp(file, backups(), at);
    await expect(backUp(file, backups(), at)).rejects.toThrow('is not overwritten');
    writeFileSync(join(backups(), 'mine.db'), '');
    for (let day = 5; day < 8; day++)
      await backUp(file, backups(), new Date(`2026-03-0${day}T02:00:00Z`), 2);
    expect(names()).toEqual([
      'app-20260306T020000000Z.db',
      'app-20260307T020000000Z.db',
      'mine.db',
    ]);
    await expect(backUp(join(folder, 'none.db'), backups(), at)).rejects.toThrow('no database');
  });
});

describe('a restore', () => {
  test('erases again who was erased since the backup', async () => {
    addResident(database, 'li', '+8613912345678');
    addResident(database, 'wang', '+8613800000000');
    addTraces(database, recordsOf(database), 'li');
    const { file: copy } = await backUp(file, backups(), at);
    expect(recordsOf(database).erasure.erase('li').ok).toBe(true);
    database.close();
    expect(restoring(copy).erasedAgain).toBe(1);
    expect(readFileSync(file, 'latin1')).not.toContain('+8613912345678');
    database = openAppDatabase(file, migrationsDir);
    expect(database.raw.prepare('SELECT id FROM user').pluck().all()).toEqual(['wang']);
    expect(database.raw.prepare('SELECT note, user_id FROM report').all()).toEqual([
      { note: null, user_id: null },
    ]);
    expect(database.raw.prepare('SELECT count(*) FROM person_key').pluck().get()).toBe(0);
  });

  test('sends no letter a second time: what was due is set aside, what falls due later goes', async () => {
    const { outbox } = recordsOf(database).booking;
    const letter = { kind: 'booking:reminder', booking: null, payload: {}, recipient: 'li' };
    const to = { ...letter, recipientKind: 'user', channels: ['message'] } as const;
    const after = (ms: number) => ({ ...to, notBeforeMs: at.getTime() + ms });
    outbox.post([to, after(0), after(1), to, to]);
    const [, , sent, dead] = outbox.claim(9, 1000) as { number: number }[];
    outbox.sent(sent!.number);
    outbox.failed(dead!.number, 'gateway-refused', null);
    const made = await backUp(file, backups(), at);
    database.close();
    // The two that were claimed are due again after their lease.
    const now = () => new Date(at.getTime() + 1000);
    expect(restoring(made.file, { now }).lettersAside).toBe(3);
    database = openAppDatabase(file, migrationsDir);
    const records = emptyRecords(database, now, { secret, erasures, purposes });
    const again = records.booking.outbox;
    expect(again.claim(9, 1000)).toEqual([]);
    const failures = database.raw.prepare('SELECT failure FROM outbox ORDER BY number').pluck();
    expect(failures.all()).toEqual(['restored', 'restored', 'restored', null, 'gateway-refused']);
    // An administrator may send it all the same.
    expect(again.retry(1)).toBe(true);
    expect(again.claim(9, 1000).map(({ number }) => number)).toEqual([1]);
  });

  test('leaves no door open that was closed since: sessions, codes, steps and links', async () => {
    addResident(database, 'li', '+8613912345678');
    const { invitations } = recordsOf(database);
    const invited = () => invitations.invite({ role: 'office', area: '44', note: '' }, null)!;
    database.raw.exec(
      `INSERT INTO division (code, name, level) VALUES ('44', '广东省', 'province')`,
    );
    const [withdrawn, used] = [invited(), invited()];
    invitations.accept(used.token, {
      login: { kind: 'email', email: 'wang@example.org' },
      passwordHash: 'x',
    });
    const { file: copy } = await backUp(file, backups(), at);
    database.raw.exec('DELETE FROM session');
    invitations.withdraw(withdrawn.invitation.id, null);
    database.close();
    expect(restoring(copy).closed).toMatchObject({ sessions: 1, codes: 1, invitations: 1 });
    database = openAppDatabase(file, migrationsDir);
    const restored = recordsOf(database).invitations;
    expect([withdrawn, used].map(({ token }) => restored.byToken(token))).toEqual([null, null]);
    expect(
      restored
        .within('44')
        .map(({ state }) => state)
        .toSorted(),
    ).toEqual(['used', 'withdrawn']);
    expect(database.raw.prepare('SELECT count(*) FROM session').pluck().get()).toBe(0);
  });

  test('revokes every secret calendar, since one may have been revoked after the copy was made', async () => {
    fillTables(database.raw);
    database.raw.exec('DELETE FROM person_key; UPDATE calendar_feed SET revoked_at_ms = NULL');
    const { file: copy } = await backUp(file, backups(), at);
    database.close();
    expect(restoring(copy).closed.calendars).toBe(2);
    database = openAppDatabase(file, migrationsDir);
    const open = 'SELECT count(*) FROM calendar_feed WHERE revoked_at_ms IS NULL';
    expect(database.raw.prepare(open).pluck().get()).toBe(0);
  });

  test('is refused while the service has the database open, then works', async () => {
    const { file: copy } = await backUp(file, backups(), at);
    addResident(database, 'li', '1');
    expect(() => restoring(copy)).toThrow('is in use; stop the service first');
    expect(database.raw.prepare('SELECT count(*) FROM user').pluck().get()).toBe(1);
    expect(readdirSync(folder).filter((one) => /restoring|replaced/.test(one))).toEqual([]);
    database.close();
    expect(restoring(copy).replaced).toBe(`${file}.replaced-20260304T020000000Z`);
  });

  test.each<[string, (copy: string) => void, string]>([
    ['altered', (copy) => appendFileSync(copy, 'x'), 'its checksum differs'],
    ['without checksum', (copy) => rmSync(checksumFileOf(copy)), 'is missing'],
    ['missing', (copy) => rmSync(copy), 'there is no file'],
    ['no database', (copy) => resigned(copy, 'text'), 'file is not a database'],
    [
      'damaged',
      (copy) => {
        const bytes = readFileSync(copy);
        resigned(copy, bytes.fill(0xff, 4096, 3 * 4096));
      },
      'the file is damaged',
    ],
  ])('of a copy that is %s changes nothing', async (_what, spoil, message) => {
    addResident(database, 'li', '1');
    const { file: copy } = await backUp(file, backups(), at);
    database.close();
    spoil(copy);
    const before = sha256Of(file);
    expect(() => restoring(copy)).toThrow(message);
    expect(sha256Of(file)).toBe(before);
    expect(readdirSync(folder).filter((one) => /restoring|replaced/.test(one))).toEqual([]);
    database = openAppDatabase(file, migrationsDir);
  });

  test('asks for the secret under which the copy keeps personal values', async () => {
    recordsOf(database).seals.seal('li', 'f', 'x');
    const { file: copy } = await backUp(file, backups(), at);
    database.close();
    expect(() => restoring(copy, { secret: null })).toThrow('the secret is missing');
    expect(() => restoring(copy, { secret: Buffer.alloc(32, 9) })).toThrow('under another secret');
    restoring(copy);
  });

  test('sets a database aside that can no longer be read', async () => {
    addResident(database, 'li', '1');
    const { file: copy } = await backUp(file, backups(), at);
    database.close();
    writeFileSync(file, 'not a database at all, but long enough to look like one'.repeat(100));
    const { replaced } = restoring(copy);
    expect(readFileSync(replaced!, 'utf8')).toContain('not a database');
    database = openAppDatabase(file, migrationsDir);
    expect(database.raw.prepare('SELECT count(*) FROM user').pluck().get()).toBe(1);
  });
});

function resigned(copy: string, content: string | Buffer): void {
  writeFileSync(copy, content);
  writeFileSync(checksumFileOf(copy), `${sha256Of(copy)}  x\n`);
}
