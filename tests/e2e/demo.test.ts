/** The demo as whoever starts the service for the first time meets it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../../scripts/running/browser.ts';
import { makeDemo } from '../../scripts/running/sample-region.ts';
import { startService } from '../../scripts/running/service.ts';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { Running } from './service.ts';

const running = new Running();
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jinlin-demo-'));
  const appDb = join(folder, 'app.db');
  makeDemo(inject('sampleDataDir'), appDb);
  [running.service, running.browser] = await Promise.all([
    startService(inject('sampleDataDir'), 0, appDb),
    openBrowser(),
  ]);
});
afterEach(async () => {
  await Promise.all(running.browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await running.browser?.close();
  await running.service?.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('one press on /demo/ opens the office’s desk, with the demo’s work on it', async () => {
  const { page, errors } = await openPage(running, '/demo/');
  await page.getByRole('button', { name: '以“街镇工作人员”身份进入' }).click();
  await page.waitForURL('**/office/**');
  await page.getByRole('heading', { name: '待办' }).first().waitFor();
  expect(await page.locator('.demo-banner').innerText()).toContain('这是演示');
  expect(errors).toEqual([]);
});

test('one press in English makes somebody else of the same visitor', async () => {
  const { page, errors } = await openPage(running, '/demo/');
  await page.getByRole('button', { name: '以“居民”身份进入' }).click();
  await page.waitForURL('**/bookings/**');
  await page.goto(`${running.service.address}/en/demo/`);
  await page.getByRole('button', { name: 'Enter as: Administrator' }).click();
  await page.waitForURL('**/en/staff/**');
  const { roles } = await page.evaluate(
    async () => (await (await fetch('/api/v1/account')).json()) as { roles: { role: string }[] },
  );
  expect(roles.map(({ role }) => role)).toEqual(['administrator']);
  expect(errors).toEqual([]);
});

test('the page with the map says that it is a demo, and works as ever', async () => {
  const { page, errors } = await openPage(running, '/');
  await page.locator('.demo-banner').waitFor();
  await page.locator('.verdict, h1').first().waitFor();
  expect(await page.locator('.demo-banner a').getAttribute('href')).toBe('/demo/');
  expect(errors).toEqual([]);
});

test.each([360, 768, 1440])(
  'the page of the demo is accessible and fits at %i px',
  async (width) => {
    const { page } = await openPage(running, '/demo/', { viewport: { width, height: 900 } });
    expect(await violationsInEveryLook(page)).toEqual([]);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
  },
);
