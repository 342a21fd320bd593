import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { chip, headline, keptPosition } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

/** A browser that was told earlier to show no map. */
async function visitWithoutMap(path: string) {
  const context = await running.browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  await context.addInitScript(() => localStorage.setItem('jinlin-map', 'off'));
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(running.service.address + path);
  await answered(page);
  return { page, requests };
}

const answered = async (page: Page) => {
  await page.locator('.panel[aria-busy="false"] .verdict-headline').waitFor();
  await page.locator('.category button.row').first().waitFor();
};

test('the map can be switched off and on, and the browser remembers it', async () => {
  const { page, faults } = await running.visit();
  await page.locator('.legend-toggle').click();
  await page.getByRole('button', { name: '不用地图' }).click();
  await page.locator('.map-off').waitFor();
  await expect.poll(() => page.locator('.map').count()).toBe(0);
  // The button has gone with the map: the focus is on the way back.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe('显示地图');
  await page.reload();
  await answered(page);
  await expect.poll(() => page.locator('.map').count()).toBe(0);
  await page.getByRole('button', { name: '显示地图' }).click();
  await page.locator('.map .pin').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('result');
  await page.reload();
  await page.locator('.map .pin').waitFor();
  // A reload cuts off what is still on its way.
  expect(faults.filter((fault) => !fault.endsWith('ERR_ABORTED'))).toEqual([]);
});

test('without the map nothing of it is fetched, and the whole journey works from the lists', async () => {
  const { page, requests } = await visitWithoutMap('/#pos=112.98021,23.50774');
  await expect.poll(() => headline(page)).toContain('步行 30 分钟');
  expect(requests.filter((url) => /map-view|\/streets\?/.test(url))).toEqual([]);

  // Another way of going, and the nearest of what is missing: why it is too far.
  await chip(page, '老人慢走').click();
  await expect.poll(() => headline(page)).toContain('慢走 30 分钟');
  const missing = page.locator('.shortfall-gap button.row').first();
  await missing.click();
  await expect
    .poll(() => page.locator('.why-card h1').innerText())
    .toMatch(/走不到，超出 \d+ 分钟/);
  await expect.poll(() => page.getByRole('button', { name: /在地图上看/ }).count()).toBe(0);
  await expect.poll(() => page.locator('.steps li').count()).toBeGreaterThan(0);
  await page.keyboard.press('Escape');
  await expect.poll(() => missing.evaluate((row) => row === document.activeElement)).toBe(true);

  // A place inside, and its way.
  await page.locator('.category button.row').first().click();
  await page.locator('.route-total').waitFor();
  await page.keyboard.press('Escape');

  // The start is moved without a map, and told.
  await page.getByRole('button', { name: '往西 100 米' }).click();
  await expect.poll(() => keptPosition(page)).toMatch(/^112\.979\d*,23\.50774$/);
  await expect
    .poll(() => page.getByTestId('live-status').innerText(), { timeout: 5000 })
    .toMatch(/^向西 100 米/);
  expect(requests.filter((url) => /map-view/.test(url))).toEqual([]);
});
