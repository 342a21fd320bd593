/** Who comes to the door is told beside what is missing: on the page, in large text, on paper and without script. */
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, expect, inject, test } from 'vitest';
import consentsFile from '../../data/consents.json' with { type: 'json' };
import normsFile from '../../data/norms.json' with { type: 'json' };
import { bookingRules } from '../../server/store/app/booking/parts.ts';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { openPrivacy, openRecords } from '../../server/store/app/records.ts';
import { addStaff, boss, offered, vetted } from '../fixtures/booking-world.ts';
import { deepHollow, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const village = deepHollow.split(',').map(Number) as [number, number];

/** Two providers who nurse at home within ten minutes of the village, one who also repairs there. */
beforeAll(() => {
  const dataDir = inject('sampleDataDir');
  const database = openAppDatabase(running.service.appDb, 'server/store/app/migrations');
  const secretFile = process.env.SECRET_FILE ?? join(dataDir, 'secret.key');
  const privacy = openPrivacy({ dataDir, secretFile, secret: null }, consentsFile.purposes);
  const rules = bookingRules(normsFile.norms);
  const { booking } = openRecords(database, () => new Date(), privacy, rules);
  for (const kinds of [['home-nursing', 'home-repair'], ['home-nursing']]) {
    const provider = vetted(booking, null, village);
    const staff = addStaff(booking, provider, '1号');
    for (const serviceKind of kinds) {
      const serviceArea = { kind: 'minutes', minutes: 10 } as const;
      const values = offered({ serviceKind, serviceArea, nameZh: '上门服务', nameEn: 'At home' });
      const added = booking.offerings.add(provider, values, [staff], boss);
      if (!added.ok) throw new Error(added.reason);
    }
  }
  database.close();
});

const comesTo = (page: Page, name: string) =>
  page.locator('.shortfall li', { hasText: name }).locator('.comes');
const saying = async (page: Page, name: string) =>
  (await comesTo(page, name).innerText()).replace(/\s+/g, ' ');

test('what is missing stays missing, and says who comes, with the way to the booking', async () => {
  const { page, faults } = await running.visit({ path: `/#pos=${deepHollow}` });
  expect(await saying(page, '社区卫生服务')).toBe('半小时内没有；2 家可上门 看看谁能来');
  const link = await comesTo(page, '社区卫生服务').locator('a').getAttribute('href');
  expect(link).toMatch(/^\/book\/#step=who&kind=home-nursing&at=112\.98021,23\.50774$/);
  expect(await page.locator('.verdict .verdict-missing').innerText()).toContain('社区卫生服务');
  expect(await page.locator('.comes-verdict').innerText()).toContain('有人上门：社区卫生服务');
  expect(faults).toEqual([]);
});

test('in English too', async () => {
  const { page } = await running.visit({ path: `/en/#pos=${deepHollow}`, locale: 'en-GB' });
  expect(await saying(page, 'Community health care')).toBe(
    'None within half an hour; 2 providers come to you See who comes',
  );
  const link = await comesTo(page, 'Community health care').locator('a').getAttribute('href');
  expect(link).toMatch(/^\/en\/book\/#/);
});

test('a door that nobody comes to says nothing of it, and none is asked about while the pin moves on', async () => {
  const { page, requests } = await running.visit({ path: `/#pos=${deepHollow}` });
  await comesTo(page, '社区卫生服务').waitFor();
  await page.evaluate((pos) => (location.hash = `#pos=${pos}`), southBank);
  await expect.poll(() => page.locator('.comes').count()).toBe(0);
  const asked = () => requests.filter((url) => url.includes('/api/v1/services')).length;
  await expect.poll(asked).toBe(2);
  expect(await page.locator('.comes').count()).toBe(0);
});

test('large text says it on the screen of what is missing', async () => {
  const { page } = await running.visit({
    path: `/#pos=${deepHollow}&step=missing`,
    elder: true,
  });
  expect(await saying(page, '社区卫生服务')).toContain('2 家可上门');
});

test('paper says it', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  await comesTo(page, '社区卫生服务').waitFor();
  await page.getByRole('button', { name: '打印', exact: true }).click();
  await expect
    .poll(() => page.locator('.sheet-gap').innerText())
    .toMatch(/社区卫生服务.*（2 家可上门）/);
});

test('without script the result leads to names, prices and telephone numbers', async () => {
  const context = await running.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${running.service.address}/plain/?lng=${village[0]}&lat=${village[1]}`);
  await page.getByRole('link', { name: '半小时内没有；2 家可上门' }).click();
  expect(await page.locator('h1').innerText()).toBe('上门和附近可预约的服务');
  expect(await page.locator('h2').first().innerText()).toContain('上门护理');
  expect(await page.locator('main').innerText()).not.toContain('维修');
  const items = page.locator('main li', { hasText: '安心家政' });
  expect(await items.count()).toBe(2);
  expect(await items.first().innerText()).toContain('每小时 60 元');
  expect(await items.first().locator('a').getAttribute('href')).toBe('tel:07562120000');
  await page.getByRole('link', { name: '回到这里的服务圈' }).click();
  await page.getByRole('link', { name: '上门和附近可预约的服务，以及电话' }).click();
  expect(await page.locator('main').innerText()).toContain('维修');
});

test('without script and without a place every vetted provider is listed with its telephone, and a place narrows it', async () => {
  const context = await running.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${running.service.address}/plain/services/`);
  expect(await page.locator('main li a[href="tel:07562120000"]').count()).toBe(3);
  await page.getByLabel('从哪里出发').selectOption({ label: '深坑村委会' });
  await page.getByRole('button', { name: '看看有哪些服务' }).click();
  expect(await page.locator('h2').first().innerText()).toContain('上门');
  expect(new URL(page.url()).pathname).toBe('/plain/services/');
});
