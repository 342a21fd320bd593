import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoAccount } from '../../../server/domain/demo-account.ts';
import { AccountsWorld, type Staff } from '../../fixtures/accounts-world.ts';

const banner = '这是演示';
const boundary = 'demo-boundary';
const form = (part: string) => ({
  method: 'POST' as const,
  payload: `--${boundary}\r\ncontent-disposition: form-data; name="part"\r\n\r\n${part}\r\n--${boundary}--\r\n`,
  headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
});
const page =
  '<!doctype html><html lang="zh-CN"><head><title>x</title></head><body><header>h</header></body></html>';

let siteDir: string;
beforeAll(() => {
  siteDir = mkdtempSync(join(tmpdir(), 'jinlin-site-'));
  writeFileSync(join(siteDir, 'index.html'), page);
  writeFileSync(join(siteDir, 'index.html.gz'), gzipSync(page));
  writeFileSync(join(siteDir, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
});
afterAll(() => rmSync(siteDir, { recursive: true }));

describe('a deployment that is no demo', () => {
  it('has no page and no way in, and no banner', async () => {
    const world = await AccountsWorld.open({ siteDir });
    const visitor = world.visitor();
    for (const url of ['/demo/', '/en/demo/', '/demo-banner.css'])
      expect((await visitor.get(url)).statusCode).toBe(404);
    for (const url of ['/demo/', '/en/demo/'])
      expect((await visitor.send({ url, ...form('office') })).statusCode).toBe(404);
    for (const url of ['/', '/plain/']) expect((await visitor.get(url)).body).not.toContain(banner);
    expect(world.accounts.demo).toBeNull();
  });
});

describe('a demo that others can reach', () => {
  it('says that it is one, and lets nobody in', async () => {
    const world = await AccountsWorld.open({ siteDir, demo: { accounts: null } });
    const visitor = world.visitor();
    expect((await visitor.get('/demo/')).statusCode).toBe(404);
    expect((await visitor.send({ url: '/demo/', ...form('office') })).statusCode).toBe(404);
    const { body } = await visitor.get('/');
    expect(body).toContain(banner);
    expect(body).not.toContain('/demo/');
    expect(world.accounts.demo).toBeNull();
  });
});

describe('a demo on one’s own computer', () => {
  let world: AccountsWorld;
  let office: Staff;
  const accounts: DemoAccount[] = [];

  beforeAll(async () => {
    world = await AccountsWorld.open({ siteDir, demo: { accounts } });
    office = await world.staff('office', '4404');
    const password = 'four words of it';
    accounts.push({ part: 'office', id: office.id, of: '城关镇', email: office.email, password });
    await world.startAgain();
  });

  it('has a page with a button for each part, in both languages', async () => {
    const zh = await world.visitor().get('/demo/');
    expect(zh.statusCode).toBe(200);
    expect(zh.body).toContain('以“街镇工作人员”身份进入');
    expect(zh.body).toContain('four words of it');
    expect((await world.visitor().get('/en/demo/')).body).toContain('Enter as: Office worker');
  });

  it('signs in by one press, as that somebody and with their roles', async () => {
    const visitor = world.visitor();
    const pressed = await visitor.send({ url: '/demo/', ...form('office') });
    expect([pressed.statusCode, pressed.headers.location]).toEqual([303, '/office/']);
    expect((await visitor.get('/api/v1/account')).json()).toMatchObject({
      roles: [{ role: 'office', area: '4404' }],
    });
    const inEnglish = await visitor.send({ url: '/en/demo/', ...form('office') });
    expect(inEnglish.headers.location).toBe('/en/office/');
  });

  it('ends the session of whoever was signed in before', async () => {
    const visitor = world.visitor();
    await visitor.send({ url: '/demo/', ...form('office') });
    const before = visitor.cookieHeader;
    await visitor.send({ url: '/demo/', ...form('office') });
    const old = await world
      .visitor()
      .send({ url: '/api/v1/account/sessions', headers: { cookie: before } });
    expect(old.statusCode).toBe(401);
  });

  it('lets nobody be somebody that the demo has not', async () => {
    const answer = await world.visitor().send({ url: '/demo/', ...form('administrator') });
    expect(answer.statusCode).toBe(404);
    const { id } = await world.staff('planner', '44');
    const refused = await world.accounts.demo!.as(
      { cookie: undefined, userAgent: undefined, address: '127.0.0.1' },
      id,
    );
    expect(refused).toMatchObject({ ok: false, reason: 'not-allowed' });
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['another origin', { 'sec-fetch-site': 'same-site', origin: 'http://evil.example' }, 403],
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }, 404],
    ['another name', { host: 'demo.example.org' }, 404],
  ])('takes no press from %s', async (_what, headers, status) => {
    const { headers: own, ...rest } = form('office');
    const sent = { url: '/demo/', ...rest, headers: { ...own, ...headers } };
    const answer = await world.visitor().send(sent);
    expect(answer.statusCode).toBe(status);
    expect(answer.headers['set-cookie']).toBeUndefined();
  });

  it.each([
    ['a proxy', { 'x-forwarded-for': '203.0.113.7' }],
    ['another name', { host: 'demo.example.org' }],
  ])('shows its page to nobody who comes by %s', async (_what, headers) => {
    const answer = await world.visitor().send({ url: '/demo/', headers });
    expect(answer.statusCode).toBe(404);
    expect(answer.body).not.toContain('four words of it');
  });

  it('says on every page, built or rendered, compressed or not, that it is one', async () => {
    const gzip = { 'accept-encoding': 'gzip, br' };
    for (const url of ['/', '/plain/', '/plain/en/', '/area/44/', '/demo/']) {
      const answer = await world.visitor().send({ url, headers: gzip });
      expect(answer.headers['content-encoding']).toBeUndefined();
      expect(answer.body.match(/class="demo-banner"/g)).toHaveLength(1);
      expect(answer.body).toContain('href="/demo-banner.css"');
    }
    expect((await world.visitor().get('/')).body).toContain(`<header>h<p class="demo-banner"`);
    expect((await world.visitor().get('/plain/en/')).body).toContain('This is a demo');
  });

  it('leaves what is no page as it is', async () => {
    for (const url of ['/icon.svg', '/api/v1/norms', '/api/docs/static/index.html'])
      expect((await world.visitor().get(url)).body).not.toContain('demo-banner');
  });
});
