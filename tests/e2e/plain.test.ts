import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { html } from '../../server/http/plain/html.ts';
import { deepHollow } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const [lng, lat] = deepHollow.split(',');

async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await running.browser.newContext({ locale: 'zh-CN', ...options });
  const page = await context.newPage();
  await page.goto(running.service.address + path);
  return page;
}

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, asked),
    options,
  )) as AxeResults;
  return found.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
}

test('without script the page explains itself and leads to the plain form, a result and a way, and back', async () => {
  const page = await open('/', { javaScriptEnabled: false });
  await expect
    .poll(() => page.locator('.plain h1').innerText())
    .toContain('要用脚本才能画出服务圈');
  await page.getByRole('link', { name: '打开纯文字版' }).click();
  await page.getByLabel('从哪里出发').selectOption({ label: '深坑村委会' });
  await page.getByLabel('怎么去').selectOption({ label: '老人慢走' });
  await page.getByRole('button', { name: '看看走得到什么' }).click();
  await expect.poll(() => page.locator('h1').innerText()).toMatch(/^慢走 30 分钟内 \d+ 类齐全$/);
  await expect.poll(() => page.locator('main').innerText()).toContain('缺的');

  const first = page.locator('section ul li a').first();
  const name = await first.innerText();
  await first.click();
  await expect.poll(() => page.locator('h1').innerText()).toBe(`去${name}`);
  await expect.poll(() => page.locator('ol li').count()).toBeGreaterThan(0);
  await page.getByRole('link', { name: '返回结果' }).click();
  await page.getByRole('link', { name: 'English' }).click();
  await expect
    .poll(() => page.locator('h1').innerText())
    .toMatch(/^Within 30 minutes at a slow walk/);
  await expect.poll(() => page.getByLabel('How you travel').inputValue()).toBe('elder');
});

test('by keyboard alone, without script: a mistake leads to its field, what was typed is still there', async () => {
  const page = await open('/plain/', { javaScriptEnabled: false });
  await page.getByLabel('经度', { exact: true }).fill('113,5');
  await page.getByLabel('纬度', { exact: true }).fill(lat!);
  await page.keyboard.press('Enter');
  const summary = page.locator('.error-summary');
  await summary.waitFor();
  await expect.poll(() => page.title()).toContain('有错误');
  // Skip link, brand, three switches, then the summary's only link.
  for (let i = 0; i < 6; i += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  // Chromium moves the focus to a field that a fragment names.
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type(lng!);
  await page.keyboard.press('Enter');
  await page.locator('#question').waitFor();
  await expect.poll(() => page.locator('h1').innerText()).toContain('步行 30 分钟');
  await expect.poll(() => page.getByLabel('纬度', { exact: true }).inputValue()).toBe(lat);
});

test.each([
  ['the form', '/plain/'],
  ['a result', `/plain/en/?lng=${lng}&lat=${lat}`],
  ['mistakes', '/plain/?lng=x&lat=y&minutes=99&when=z'],
  ['a way', null],
  ['a report', '/plain/report/'],
])('nothing breaks WCAG 2.2 AA in %s, light, dark and large', async (_what, path) => {
  let address = path;
  if (address === null) {
    const result = await open(`/plain/?lng=${lng}&lat=${lat}`);
    address = (await result.locator('section ul li a').first().getAttribute('href'))!;
  }
  if (address === '/plain/report/') {
    const way = await open(`/plain/?lng=${lng}&lat=${lat}`);
    await way.locator('section ul li a[href*="route/"]').first().click();
    address = (await way.locator('a[href*="/report/"]').getAttribute('href'))!;
  }
  for (const colorScheme of ['light', 'dark'] as const)
    for (const large of ['', 'large=1']) {
      const page = await open(`${address}${address.includes('?') ? '&' : '?'}${large}`, {
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      expect([colorScheme, large, await violations(page)]).toEqual([colorScheme, large, []]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(360);
      if (large) {
        const size = (selector: string) =>
          page
            .locator(selector)
            .first()
            .evaluate((e) => parseFloat(getComputedStyle(e).fontSize));
        expect(await size('main p')).toBeGreaterThanOrEqual(18);
      }
      await page.context().close();
    }
});

test('on paper only the result is left', async () => {
  const page = await open(`/plain/?lng=${lng}&lat=${lat}`, { colorScheme: 'dark' });
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  await expect.poll(() => page.locator('#question').isVisible()).toBe(false);
  await expect.poll(() => page.locator('.plain-switches').isVisible()).toBe(false);
  await expect.poll(() => page.locator('h1').isVisible()).toBe(true);
  const shade = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(shade).toBe('rgb(255, 255, 255)');
});

test('a browser reads back every text that a template was given, in text and in attributes', async () => {
  const page = await open('/plain/');
  const signs = [
    '<',
    '>',
    '"',
    "'",
    '&',
    '&lt;',
    '<!--',
    '-->',
    '<script>',
    '</p>',
    ' ',
    '\n',
    '\r',
    '=',
    '`',
    '名',
    '𠮷',
    '&#0;',
    ';',
  ];
  let state = 7;
  const next = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0);
  const texts = Array.from({ length: 500 }, () =>
    Array.from(
      { length: 1 + ((next() >>> 8) % 9) },
      () => signs[(next() >>> 8) % signs.length],
    ).join(''),
  );
  const documents = texts.map((text) => html`<p title="${text}">${text}</p>`.markup);
  const read = await page.evaluate(
    (all) =>
      all.map((markup) => {
        const { body } = new DOMParser().parseFromString(markup, 'text/html');
        const [only] = body.children;
        return [
          body.children.length,
          only!.children.length,
          only!.getAttribute('title'),
          only!.textContent,
        ];
      }),
    documents,
  );
  expect(read).toEqual(texts.map((text) => [1, 0, text, text]));
});
