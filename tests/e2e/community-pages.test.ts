import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { position } from '../../server/geo/position.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';

import { communities } from '../../server/store/app/schema.ts';
import { emptyRecords, migrationsDir } from '../fixtures/empty-records.ts';
import { violationsInEveryLook } from './axe.ts';
import { settled } from './reading.ts';
import { useService } from './service.ts';
import { inject } from 'vitest';

const square = '449901100001';
const [lng, lat] = [112.94184, 23.4828];
const folder = mkdtempSync(join(tmpdir(), 'jinlin-pages-'));
const file = join(folder, `${randomBytes(4).toString('hex')}.db`);
const { guide, notice } = fill();
const running = useService(() => {
  process.env.APP_DB = file;
  return inject('sampleDataDir');
});
afterAll(() => {
  delete process.env.APP_DB;
  rmSync(folder, { recursive: true, force: true });
});

/** What an office and its helpers would have entered. */
function fill(): { guide: string; notice: string } {
  const database = openAppDatabase(file, migrationsDir);
  const { notices, onSite } = emptyRecords(database);
  database.tables
    .insert(communities)
    .values({
      code: square,
      kind: 'urban',
      kindBecause: 'ending',
      officeLng: lng,
      officeLat: lat,
      officeAddress: '人民路 1 号',
      officeHours: 'Mo-Su 00:00-24:00',
      officePhone: '0751-1234567',
      households: 1200,
      version: 1,
      updatedAt: '2026-03-01T00:00:00.000Z',
    })
    .run();
  const none = { zh: null, en: null };
  const add = (kind: 'notice' | 'guide', title: string, body: string) => {
    const made = notices.add('office', {
      kind,
      area: square,
      title: { zh: title, en: null },
      body: { zh: body, en: null },
      guide:
        kind === 'guide'
          ? {
              who: { zh: '60 岁以上', en: null },
              bring: { zh: '身份证', en: null },
              hours: none,
              howLong: none,
              fee: none,
              link: `https://service.example/${'long'.repeat(40)}`,
              facility: null,
            }
          : null,
      expiresAt: null,
    });
    if (!made.ok) throw new Error(made.reason);
    notices.publish('office', made.notice.id, 1, '2026-03-01T00:00:00.000Z');
    return made.notice.id;
  };
  onSite.add('office', {
    community: square,
    title: '义诊',
    titleEn: 'Free check-up',
    categories: ['health'],
    position: position(lng + 0.001, lat),
    place: '广场东侧',
    days: [{ kind: 'weekly', weekdays: [1, 2, 3, 4, 5, 6, 7] }],
    opens: '00:00',
    closes: '24:00',
    from: '2026-01-01',
    until: '2028-12-31',
  });
  const table = '|栋|时间|谁|电话|\n|-|-|-|-|\n|1–5|9:00–12:00|张三|0751-1234567|';
  const ids = {
    notice: add(
      'notice',
      '周六停水通知',
      `# 时间\n\n${table}\n\n${'长'.repeat(300)}\n\n> 引用\n\n    代码 ${'x'.repeat(200)}`,
    ),
    guide: add('guide', '办理老年人优待证', '当场办好。'),
  };
  database.close();
  return ids;
}

async function open(path: string, options: BrowserContextOptions = {}) {
  const context = await running.browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  const hosts = new Set<string>();
  const faults: string[] = [];
  page.on('request', (request) => hosts.add(new URL(request.url()).host));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  const response = await page.goto(running.service.address + path);
  return { page, hosts, faults, status: response!.status() };
}

const paths = () =>
  ['', '/en'].flatMap((lang) => [
    `${lang}/community/${square}/`,
    `${lang}/community/440402009001/`,
    `${lang}/area/440402/?q=唐家`,
    `${lang}/notice/${notice}/`,
    `${lang}/notice/${guide}/`,
    `${lang}/community/440402009999/`,
  ]);

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

test('pages need no script and no other host, break no rule of WCAG 2.2 AA in any look, and never scroll sideways', async () => {
  for (const path of paths()) {
    const still = await open(path, { javaScriptEnabled: false });
    expect([path, still.status]).toEqual([path, path.includes('9999') ? 404 : 200]);
    expect(await still.page.locator('h1').count()).toBe(1);
    await still.page.context().close();

    const { page, hosts, faults } = await open(path);
    expect([...hosts]).toEqual([new URL(running.service.address).host]);
    expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
    expect([path, await violationsInEveryLook(page)]).toEqual([path, []]);
    for (const width of [320, 360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const elder of ['off', 'on']) {
        await page.evaluate((mode) => (document.documentElement.dataset['elder'] = mode), elder);
        const found = await widthOf(page);
        expect([path, width, elder, found <= width || found]).toEqual([path, width, elder, true]);
      }
    }
    await page.context().close();
  }
});

test('elders find the telephone at once, large and ready to be pressed', async () => {
  const { page } = await open(`/community/${square}/?large=1`, {
    viewport: { width: 360, height: 740 },
  });
  const box = (await page.locator('.big-phone').boundingBox())!;
  expect(box.height).toBeGreaterThanOrEqual(60);
  expect(box.y + box.height).toBeLessThan(740);
  expect(await page.locator('.big-phone').getAttribute('href')).toBe('tel:0751-1234567');
});

test('on paper the page stands without its switches', async () => {
  const { page } = await open(`/community/${square}/`);
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await page.locator('.page-subscribe').isVisible()).toBe(false);
  expect(await page.locator('.plain-switches').isVisible()).toBe(false);
  expect(await page.locator('.big-phone').isVisible()).toBe(true);
});

test.each(['/', '/en/'])(
  'the circle shows what is on site today and leads to the community’s page: %s',
  async (path) => {
    const { page } = await running.visit({ path: `${path}#pos=${lng},${lat}` });
    await expect
      .poll(() => page.locator('.on-site').innerText())
      .toContain(path === '/' ? '今天 00:00–24:00 在此' : 'Free check-up');
    await page.locator('.community-line a').waitFor();
    expect(await violationsInEveryLook(page)).toEqual([]);
    // The last look was the one in large text, which has its own panel.
    await page.evaluate(() => (document.documentElement.dataset['elder'] = 'off'));
    await page.locator('.community-line a').click();
    await expect.poll(() => page.locator('h1').innerText()).toContain('广场社区');
    expect(new URL(page.url()).pathname).toBe(`${path === '/' ? '' : '/en'}/community/${square}/`);
  },
);

test('so does the circle in words', async () => {
  const { page } = await open(`/plain/?lng=${lng}&lat=${lat}`, { javaScriptEnabled: false });
  expect(await page.locator('main').innerText()).toContain('今天 00:00–24:00 在此');
  await page.locator(`a[href="/community/${square}/"]`).click();
  expect(await page.locator('h1').innerText()).toContain('广场社区');
});

test('the search finds a guide and opens its page, and the page of a community without a map', async () => {
  const { page } = await running.visit();
  await settled(page);
  await page.locator('#search-field').fill('老年人优待');
  await page.locator('.hit', { hasText: '办理老年人优待证' }).click();
  await expect.poll(() => page.locator('h1').innerText()).toBe('办理老年人优待证');
  const other = await running.visit();
  await other.page.locator('#search-field').fill('唐家村');
  await other.page.locator('.hit', { hasText: '唐家湾镇' }).first().click();
  await expect
    .poll(() => new URL(other.page.url()).pathname)
    .toMatch(/^\/community\/440402\d{6}\/$/);
});

test('without script a guide is found by a word of its title, and so is a community', async () => {
  const { page } = await open('/area/?q=老年人优待', { javaScriptEnabled: false });
  await page.getByRole('link', { name: '办理老年人优待证' }).click();
  expect(await page.locator('h1').innerText()).toBe('办理老年人优待证');
  const other = await open('/en/area/?q=唐家村', { javaScriptEnabled: false });
  expect(await other.page.locator('main a[href^="/en/community/440402"]').count()).toBeGreaterThan(
    0,
  );
});
