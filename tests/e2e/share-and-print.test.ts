import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { CircleGeoJson } from '../../site/lib/circle-geojson.ts';
import { violations } from './axe.ts';
import { deepHollow, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const square = '112.94184,23.4828';
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Pages of a PDF, by its page objects. */
async function printedPages(page: Page): Promise<number> {
  const pdf = await page.pdf({ format: 'A4', printBackground: true });
  return (pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;
}

const drawn = async (page: Page): Promise<void> => {
  await page.locator('.print-tools[aria-busy="false"]').waitFor();
  await page.locator('.sheet .qr-dark').waitFor({ state: 'attached' });
};

/** How far the words of the sheet reach over its edge, in pixels. */
const overflow = (page: Page): Promise<number> =>
  page.locator('.sheet').evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight);

test('a link is copied, and the page says so', async () => {
  const { page } = await running.visit({
    path: `/#pos=${southBank}&minutes=20`,
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await press(page, '分享');
  await expect.poll(() => page.locator('.dialog').innerText()).toContain('链接里带着您选的地点');
  await page.getByRole('img', { name: /二维码/ }).waitFor();
  await press(page, '复制链接');
  await page.locator('.toast.is-shown').waitFor();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('链接已复制');
  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()))
    .toBe(`${running.service.address}/#pos=${southBank}&minutes=20`);
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('分享');
});

test('where copying is refused the link stands selected in a field', async () => {
  const { page } = await running.visit({
    path: `/#pos=${square}&with=${southBank}`,
    prepare: async (context) => {
      await context.addInitScript(() => {
        Object.defineProperty(navigator, 'clipboard', { value: undefined });
      });
    },
  });
  await press(page, '分享');
  await press(page, '复制链接');
  await expect
    .poll(() => page.locator('.share-by-hand').innerText())
    .toContain('浏览器不让自动复制');
  await expect
    .poll(() => page.evaluate(() => getSelection()?.toString()))
    .toBe(`${running.service.address}/#pos=${square}&with=${southBank}`);
  expect(await violations(page)).toEqual([]);
});

test('where the device can share, it is handed title, words and link', async () => {
  const { page } = await running.visit({
    path: `/en/#pos=${square}`,
    prepare: async (context) => {
      await context.addInitScript(() => {
        navigator.share = (data) => {
          Object.assign(window, { shared: data });
          return Promise.resolve();
        };
      });
    },
  });
  await press(page, 'Share');
  await press(page, 'Send to someone');
  await page.locator('.dialog').waitFor({ state: 'detached' });
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { shared: ShareData }).shared))
    .toEqual({
      title: expect.stringContaining('Jinlin'),
      text: expect.stringContaining('Within 15 minutes on foot'),
      url: `${running.service.address}/en/#pos=${square}`,
    });
});

test('the circle is saved as GeoJSON, without asking the server again', async () => {
  const { page, requests } = await running.visit({ path: `/#pos=${square}` });
  await press(page, '更多');
  const circles = () => requests.filter((url) => url.includes('/circle?')).length;
  const before = circles();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /保存为 GeoJSON/ }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(
    /^jinlin-\d{8}-112\.9418_23\.4828-walk-15\.geojson$/,
  );
  const saved = JSON.parse(readFileSync(await download.path(), 'utf8')) as CircleGeoJson;
  const roles = saved.features.map(({ properties }) => properties['role']);
  expect(roles.slice(0, 4)).toEqual(['origin', 'contour', 'contour', 'contour']);
  expect(roles.length).toBeGreaterThan(100);
  expect(saved.jinlin).toMatchObject({ profile: 'walk', limitMinutes: 15, invented: true });
  for (const { geometry } of saved.features) {
    if (geometry.type !== 'MultiPolygon') continue;
    for (const ring of geometry.coordinates.flat()) expect(ring[0]).toEqual(ring.at(-1));
  }
  expect(circles()).toBe(before);
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');
});

test.each([
  ['/', square, '打印', 'light'],
  ['/', `${square}&minutes=60&profile=ebike`, '打印', 'dark'],
  ['/en/', `${square}&minutes=60&profile=ebike`, 'Print', 'dark'],
  ['/en/', deepHollow, 'Print', 'light'],
] as const)('%s#pos=%s is printed on one A4 page', async (path, place, name, colorScheme) => {
  const { page, faults } = await running.visit({ path: `${path}#pos=${place}`, colorScheme });
  await press(page, name);
  await drawn(page);
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(1);
  await expect.poll(() => printedPages(page)).toBe(1);
  await page.emulateMedia({ media: 'print' });
  await expect.poll(() => overflow(page)).toBeLessThanOrEqual(1);
  await expect.poll(() => page.locator('.panel').isVisible()).toBe(false);
  const ground = (selector: string) =>
    page.locator(selector).evaluate((element) => getComputedStyle(element).backgroundColor);
  expect(await ground('.sheet')).toBe('rgb(255, 255, 255)');
  // The light theme's land, whatever the screen's theme.
  expect(await ground('.picture-map')).toBe('rgb(244, 240, 232)');
  expect(faults).toEqual([]);
});

test('the preview is closed by Escape, gives the focus back and breaks nothing', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  await press(page, '打印');
  await drawn(page);
  await expect.poll(() => page.locator('.sheet').innerText()).toContain('社区卫生服务');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('.print-host').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('打印');
});
