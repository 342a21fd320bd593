import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readConfig } from '../../server/config.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { emptyRecords, migrationsDir } from '../fixtures/empty-records.ts';
import { endChildren, script } from './child.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-admin-'));
});
afterEach(endChildren);
afterAll(() => rmSync(folder, { recursive: true }));
const admin = (...args: string[]) => script('scripts/admin.ts', args, { DATA_DIR: folder }).ended;

test('the first administrator gets a link that works', async () => {
  const { code, stdout } = await admin('create', '--email', 'li@example.org');
  expect(code).toBe(0);
  const token = /\/invitation\/#([\w-]+)&email=li%40example\.org/.exec(stdout)![1]!;
  const database = openAppDatabase(join(folder, 'app.db'), migrationsDir);
  const records = emptyRecords(database);
  expect(records.invitations.byToken(token)).toMatchObject({ role: 'administrator', area: '44' });
  const login = { kind: 'email', email: 'li@example.org' } as const;
  records.invitations.accept(token, { login, passwordHash: 'x' });
  database.close();
  const listed = await admin('list');
  expect(listed.stdout).toMatch(
    /administrator {2}44 广东省 {2}l\*\*\*@example\.org {2}\(no authenticator\)/,
  );
  const id = listed.stdout.split(' ')[0]!;
  expect(await admin('revoke', id)).toMatchObject({ code: 2 });
  expect(await admin('reset-two-factor', '--email', 'li@example.org')).toMatchObject({ code: 0 });
  const reset = await admin('reset-password', '--email', 'LI@example.org');
  const resetToken = /http:\/\/localhost:4321\/new-password\/#([\w-]{43})\n/.exec(
    reset.stdout,
  )![1]!;
  const again = openAppDatabase(join(folder, 'app.db'), migrationsDir);
  const { passwordResets, people } = emptyRecords(again);
  expect(passwordResets.byToken(resetToken)).toMatchObject({ personId: people.byLogin(login)!.id });
  again.close();
}, 120_000);

test.each([
  [['make'], 'There is no command “make”'],
  [['create'], 'create needs --email'],
  [['create', '--email', 'li'], '--email must be an e-mail address, got “li”'],
  [['create', '--email', 'a@b.cn', '--area', '99'], '--area must be a code'],
  [['create', '--email', 'a@b.cn', '--role', 'king'], '--role must be one of'],
  [['list', '--odd'], "Unknown option '--odd'"],
  [['revoke'], 'revoke takes one id'],
  [['revoke', 'nothing'], 'There is no role and no open invitation “nothing”'],
  [['reset-password'], 'reset-password takes either --email or --phone'],
  [['reset-password', '--phone', '13800138000'], 'Nobody of the staff signs in as “13800138000”'],
  [['reset-two-factor'], 'takes either --email or --phone'],
  [['reset-two-factor', '--phone', '123'], '--phone must be a mobile number'],
  [['reset-two-factor', '--email', 'no@b.cn'], 'Nobody of the staff signs in as “no@b.cn”'],
])('%j is refused in a sentence', async (args, sentence) => {
  const { code, stderr } = await admin(...args);
  expect([code, stderr.includes(sentence), stderr.includes('    at ')]).toEqual([2, true, false]);
});

test.each([
  ['PUBLIC_ORIGIN', 'https://a.example', 'https://a.example/'],
  ['TRUST_PROXY', '127.0.0.1, 10.0.0.0/8,::1', 'everybody'],
  ['SMS_SENDER', 'console', 'pigeon'],
  ['SMS_WEBHOOK_URL', 'https://gateway.example/sms', 'gateway'],
  ['SMS_WEBHOOK_URL', 'http://127.0.0.1:8080/a@b?c', 'https://user:word@gateway.example/sms'],
  ['SMS_WEBHOOK_SECRET', 'x'.repeat(16), 'x'.repeat(15)],
  ['JINLIN_SECRET', 'a1'.repeat(32), 'a1'.repeat(31)],
])('the setting %s', (name, good, bad) => {
  expect(() => readConfig({ [name]: good })).not.toThrow();
  expect(() => readConfig({ [name]: bad })).toThrow(`${name}="`);
  if (name.endsWith('SECRET')) expect(() => readConfig({ [name]: bad })).not.toThrow(bad);
});

test('a webhook needs an address and a secret; codes are printed only on one’s own computer', () => {
  expect(() => readConfig({ SMS_SENDER: 'webhook' })).toThrow('SMS_WEBHOOK_URL');
  expect(readConfig({}).development).toBe(true);
  for (const env of [
    { HOST: '0.0.0.0' },
    { NODE_ENV: 'production' },
    { TRUST_PROXY: '127.0.0.1' },
    { PUBLIC_ORIGIN: 'https://a.cn' },
  ])
    expect(readConfig(env).development).toBe(false);
});
