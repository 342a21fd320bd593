import { strFromU8, unzipSync } from 'fflate';
import { beforeEach, describe, expect, test } from 'vitest';
import { ConsentsSchema, type Consents } from '../../server/contract/consent.ts';
import { AuditPageSchema, type AuditPage } from '../../server/contract/audit.ts';
import type { App } from '../../server/http/app.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { acting, officeOf } from '../fixtures/acting.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, expectValid, smallTown } from '../fixtures/http-world.ts';
import { addResident, addRole, addTraces } from '../fixtures/people.ts';

const phone = '+8613912345678';
let database: AppDatabase;
let records: Records;
let app: App;
let time: Date;

beforeEach(async () => {
  time = new Date('2026-03-04T02:00:00Z');
  database = emptyDatabase();
  records = emptyRecords(database, () => time);
  app = await appOver([await smallTown()], { records });
  addResident(database, 'li', phone);
});

const li = acting([], 'li');
const stale = {
  'x-test-actor': JSON.stringify({ id: 'li', sessionId: 's', roles: [], provedAt: 0 }),
};
const administrator = (area: string) => acting([{ role: 'administrator', area }], 'admin');
const codeOf = (answer: { json(): unknown }) => (answer.json() as { code?: string }).code;

describe('consents', () => {
  const path = '/api/v1/account/consents';
  const read = async () => {
    const answer = await app.inject({ url: path, headers: li });
    const consents = answer.json<Consents>();
    expectValid(ConsentsSchema, consents);
    return consents;
  };
  const put = (...answers: unknown[]) =>
    app.inject({ method: 'PUT', url: path, headers: li, payload: { answers } });

  test('are asked for once, kept with version and time, and may be taken back', async () => {
    expect((await read()).purposes.every(({ ask, answer }) => ask && answer === null)).toBe(true);
    expect(records.consents.missing('li')).toEqual(['account']);
    const yes = { version: '1', given: true };
    const second = { version: '2', given: true };
    await put({ purpose: 'account', ...yes }, { purpose: 'evaluation', ...second });
    await put({ purpose: 'evaluation', ...second });
    await put({ purpose: 'evaluation', version: '2', given: false });
    const { history } = await read();
    expect(history.map(({ purpose, given, at }) => [purpose, given, at])).toEqual([
      ['evaluation', false, '2026-03-04T02:00:00.001Z'],
      ['account', true, '2026-03-04T02:00:00.000Z'],
      ['evaluation', true, '2026-03-04T02:00:00.000Z'],
    ]);
    expect(records.consents.missing('li')).toEqual([]);
    expect(records.consents.holds('li', 'evaluation')).toBe(false);
  });

  test.each([
    [{ purpose: 'none', version: '1', given: true }, 404, 'unknown-purpose'],
    [{ purpose: 'account', version: '0', given: true }, 409, 'consent-changed'],
    [{ purpose: 'account', version: '1', given: false }, 409, 'consent-required'],
    [{ purpose: 'account', version: '1', given: 'yes' }, 400, 'invalid-field'],
  ])('refuse %o, and keep nothing of that request', async (answer, status, code) => {
    const refused = await put({ purpose: 'evaluation', version: '2', given: true }, answer);
    expect([refused.statusCode, codeOf(refused)]).toEqual([status, code]);
    expect((await read()).history).toEqual([]);
  });

  test('are asked again when the text has a new version', async () => {
    await put({ purpose: 'account', version: '1', given: true });
    const purposes = records.consents.of('li').purposes.map((one) => ({ ...one, version: '2' }));
    const { Consents: Kept } = await import('../../server/store/app/consents.ts');
    const later = new Kept(database, () => time, purposes);
    expect(later.missing('li')).toEqual(['account']);
    expect(later.of('li').purposes[0]).toMatchObject({ ask: true, answer: { version: '1' } });
  });
});

describe('one’s own data', () => {
  const post = (what: string, headers = li, payload: object = {}) =>
    app.inject({ method: 'POST', url: `/api/v1/account/${what}`, headers, payload });

  test('come as JSON and tables, one’s own only, with sealed texts opened and formulas defused', async () => {
    addResident(database, 'wang', '+8613800000000');
    for (const id of ['li', 'wang']) addTraces(database, records, id);
    const answer = await post('export');
    expect(answer.headers['content-type']).toBe('application/zip');
    const files = Object.fromEntries(
      Object.entries(unzipSync(answer.rawPayload)).map(([name, bytes]) => [name, strFromU8(bytes)]),
    );
    expect(Object.keys(files)).toEqual([
      'README.txt',
      'data.json',
      'account.csv',
      'ways-to-sign-in.csv',
      'sessions.csv',
      'consents.csv',
      'reports.csv',
      'evaluations.csv',
      'log-entries.csv',
    ]);
    expect(files['README.txt']).toMatch(/您的数据[\s\S]*your data/);
    const { tables } = JSON.parse(files['data.json']!);
    expect(tables.account).toMatchObject([{ id: 'li', phoneNumber: phone }]);
    expect(tables.reports).toMatchObject([{ note: '门口贴了告示' }]);
    expect(files['evaluations.csv']).toContain("'=很好");
    expect(tables['log-entries']).toMatchObject([{ action: 'personal-data:export' }]);
    const all = Object.values(files).join('');
    for (const secret of ['token-li', 'h-li', 'wang', '13800000000'])
      expect(all).not.toContain(secret);
  });

  test('are erased when it is meant, and the cookie with them', async () => {
    expect(codeOf(await post('erasure', li, {}))).toBe('missing-field');
    expect(codeOf(await post('erasure', li, { erase: false }))).toBe('invalid-field');
    const done = await post('erasure', li, { erase: true });
    expect([done.statusCode, done.json()]).toEqual([200, { done: true }]);
    expect(done.headers['set-cookie']).toMatch(/^__Host-session=; Path=\/; Max-Age=0; Secure/);
    expect(database.raw.prepare('SELECT count(*) FROM user').pluck().get()).toBe(0);
  });

  test('stay while a staff role is held', async () => {
    addRole(database, 'li', null);
    const refused = await post('erasure', li, { erase: true });
    expect([refused.statusCode, codeOf(refused)]).toEqual([409, 'still-staff']);
    expect(database.raw.prepare('SELECT count(*) FROM user').pluck().get()).toBe(1);
  });

  test.each(['export', 'erasure'])('need a fresh proof: %s', async (what) => {
    expect(codeOf(await post(what, stale, { erase: true }))).toBe('prove-again');
    expect(codeOf(await post(what, {} as typeof li, { erase: true }))).toBe('not-signed-in');
  });
});

describe('the audit log', () => {
  const read = async (query: string, headers = administrator('44')) => {
    const answer = await app.inject({ url: `/api/v1/audit${query}`, headers });
    expect([answer.statusCode, answer.body.slice(0, 200)]).toEqual([200, expect.anything()]);
    const page = answer.json<AuditPage>();
    expectValid(AuditPageSchema, page);
    return page.entries.map(({ subject }) => subject);
  };
  beforeEach(() => {
    const entry = { actor: 'a', action: 'facility:close', subjectKind: 'facility' };
    // 16:00 UTC is midnight in Guangdong.
    time = new Date('2026-03-03T15:59:59.999Z');
    records.audit.add({ ...entry, subject: 'f1', area: '440402001001' });
    time = new Date('2026-03-03T16:00:00.000Z');
    records.audit.add({ ...entry, subject: 'f2', area: '440403001001', actor: 'b' });
    time = new Date('2026-03-04T16:00:00.000Z');
    records.audit.add({ ...entry, subject: 'f3', area: null, action: 'facilities:x' });
  });

  test.each([
    ['', ['f3', 'f2', 'f1']],
    ['?actor=b', ['f2']],
    ['?action=facility', ['f2', 'f1']],
    ['?action=facility:close&area=4404', ['f2', 'f1']],
    ['?area=440402', ['f1']],
    ['?kind=facility&subject=f3', ['f3']],
    ['?from=2026-03-04&to=2026-03-04', ['f2']],
    ['?to=2026-03-03', ['f1']],
    ['?page=2', []],
  ])('answers %s', async (query, found) => {
    expect(await read(query)).toEqual(found);
  });

  test('shows an administrator their own area alone', async () => {
    expect(await read('', administrator('440402'))).toEqual(['f1']);
    const refused = await app.inject({
      url: '/api/v1/audit?area=440403',
      headers: administrator('440402'),
    });
    expect([refused.statusCode, codeOf(refused)]).toEqual([403, 'outside-your-area']);
    const office = await app.inject({ url: '/api/v1/audit', headers: officeOf('44') });
    expect(codeOf(office)).toBe('not-allowed');
  });

  test.each([
    ['from=2026-02-30', 'invalid-day'],
    ['to=yesterday', 'invalid-day'],
    ['page=0', 'invalid-page'],
    ['page=1000001', 'invalid-page'],
    ['area=99', 'unknown-area'],
    ['who=a', 'unknown-parameter'],
  ])('refuses %s', async (query, code) => {
    const url = `/api/v1/audit?${query}`;
    expect(codeOf(await app.inject({ url, headers: administrator('44') }))).toBe(code);
  });

  test('goes out as a table, every portion of it, without formulas, and the export is an entry', async () => {
    for (let i = 0; i < 1100; i++)
      records.audit.add({
        actor: 'a',
        action: 'x:y',
        subjectKind: 'k',
        area: '440402',
        subject: `=cmd${i}`,
        after: { i },
      });
    const answer = await app.inject({
      url: '/api/v1/audit.csv?area=440402',
      headers: administrator('44'),
    });
    expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8');
    const lines = answer.body.trimEnd().split('\r\n');
    expect(lines[0]).toBe('\ufeffnumber,at,actor,action,subjectKind,subject,area,before,after');
    expect(lines).toHaveLength(1 + 1 + 1100 + 1);
    expect(lines[1]).toContain('audit:export');
    expect(lines[2]).toContain(`,'=cmd1099,440402,,"{""i"":1099}"`);
    expect(new Set(lines).size).toBe(lines.length);
    expect(answer.body).not.toMatch(/[,"]=cmd/);
  });
});
