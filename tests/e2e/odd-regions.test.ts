import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { openBrowser } from '../../scripts/running/browser.ts';
import { startService, type Service } from '../../scripts/running/service.ts';
import { violationsInEveryLook } from './axe.ts';
import { settled } from './reading.ts';
import { crossing, makeSmallRegion } from './small-region.ts';

const longName = '粤港澳大湾区城乡社区综合便民利民惠民服务超级市场'.repeat(6);
const unbroken = 'Averyveryverylongnamewithoutanyspaceatall'.repeat(4);
const longStreet = '中华人民共和国成立七十周年纪念大道东延线辅路'.repeat(3);

let dataDir: string;
let service: Service;
let browser: Browser;

beforeAll(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'jinlin-odd-'));
  makeSmallRegion(dataDir, 'bare', '空街', []);
  makeSmallRegion(
    dataDir,
    'long',
    longStreet,
    [
      { name: longName, at: [3, 1], tags: { opening_hours: 'Mo-Su 08:00-22:00' } },
      { name: unbroken, at: [-3, 1] },
      { name: longName, at: [85, 1], tags: { shop: 'no', amenity: 'marketplace' } },
      { name: '<b onmouseover="document.title=1">粗</b>', at: [0, 5] },
    ],
    ['--complete', 'all'],
  );
  [service, browser] = await Promise.all([startService(dataDir), openBrowser()]);
});
afterEach(async () => {
  await Promise.all(browser.contexts().map((context) => context.close()));
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(dataDir, { recursive: true, force: true });
});

async function visit(fragment: string, width: number, path = '/'): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 740 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${service.address}${path}#pos=${crossing.join()}&${fragment}`);
  await settled(page);
  return page;
}

const sideways = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Words that are cut off: wider than their box, which hides what sticks out. */
const cutWords = (page: Page) =>
  page.locator('.panel').evaluate((panel) =>
    [...panel.querySelectorAll('*')]
      .filter((element) => element.checkVisibility() && !element.closest('.visually-hidden'))
      .filter((element) => getComputedStyle(element).overflowX !== 'visible')
      .filter((element) => element.scrollWidth > element.clientWidth + 1)
      .map((element) => `${element.className}: ${element.textContent?.slice(0, 30)}`),
  );

describe('a region without a single facility', () => {
  test.each([
    ['/', '基本服务都还没有查到', '这个范围里还没有登记任何设施。'],
    [
      '/en/',
      'essential services has been found yet',
      'No place has been registered in this area yet.',
    ],
  ])('says so on %s, and claims no gap', async (path, headline, empty) => {
    const page = await visit('region=bare', 360, path);
    for (const words of [headline, empty])
      await expect.poll(() => page.locator('#result').innerText()).toContain(words);
    await expect.poll(() => page.locator('.shortfall-gap').count()).toBe(0);
    expect(await violationsInEveryLook(page)).toEqual([]);
  });
});

describe('very long names', () => {
  test.each([320, 1280])('at %i px: in full in the list, and nothing sticks out', async (width) => {
    const page = await visit('region=long', width);
    const words = await page.locator('#result').innerText();
    expect(words).toContain(longName);
    expect(words).toContain(unbroken);
    await expect.poll(() => sideways(page)).toBe(0);
    await expect.poll(() => cutWords(page)).toEqual([]);
    await page.getByRole('button', { name: unbroken }).first().click();
    await page.locator('.route-total').waitFor();
    await expect.poll(() => page.locator('#result').innerText()).toContain(unbroken);
    await expect.poll(() => sideways(page)).toBe(0);
    await expect.poll(() => cutWords(page)).toEqual([]);
  });

  test('nor in large text', async () => {
    const page = await visit('region=long&step=in-grocery', 320);
    await page.evaluate(() => {
      document.documentElement.dataset['elder'] = 'on';
      document.documentElement.dataset['elderSize'] = '3';
    });
    await page.locator('.elder-screen').waitFor();
    await expect.poll(() => page.locator('#result').innerText()).toContain(longName);
    await expect.poll(() => sideways(page)).toBe(0);
    await expect.poll(() => cutWords(page)).toEqual([]);
  });

  test('of the nearest beyond the limit are written in full too', async () => {
    const page = await visit('region=long&minutes=10&kind=urban', 360);
    await expect.poll(() => page.locator('.shortfall-gap').innerText()).toContain('肉菜市场');
    await expect.poll(() => sideways(page)).toBe(0);
  });

  test('with marks of HTML in them stay words', async () => {
    const page = await visit('region=long', 360);
    await expect.poll(() => page.locator('#result').innerText()).toContain('<b onmouseover=');
    await expect.poll(() => page.locator('.panel b, .map b').count()).toBe(0);
  });
});
