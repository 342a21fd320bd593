import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { violationsInEveryLook } from './axe.ts';
import { southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

/** Every page that was built, so that a new one cannot be forgotten: `/`, `/en/about/`, `/404.html` … */
const built = readdirSync(process.env.SITE_DIR ?? join('dist', 'site'), {
  recursive: true,
  encoding: 'utf8',
})
  .filter((path) => path.endsWith('.html'))
  .map((path) => `/${path.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`)
  .toSorted();

test('the pages are those we know', () => {
  expect(built).toEqual([
    '/',
    '/404.html',
    '/about/',
    '/design/',
    '/en/',
    '/en/about/',
    '/en/design/',
    '/en/poster/',
    '/poster/',
  ]);
});

test.each(built)('%s: WCAG 2.2 AA in both themes, with ordinary and large text', async (path) => {
  const context = await running.browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${running.service.address}${path}#pos=${southBank}`);
  await page.waitForLoadState('networkidle');
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each([320, 360, 768, 1440])(
  'no page scrolls sideways at %i px, in any text size',
  async (width) => {
    const context = await running.browser.newContext({
      locale: 'zh-CN',
      viewport: { width, height: 800 },
    });
    const page = await context.newPage();
    const wide: string[] = [];
    for (const path of built) {
      await page.goto(`${running.service.address}${path}#pos=${southBank}`);
      await page.waitForLoadState('networkidle');
      for (const size of ['0', '1', '2', '3']) {
        const found = await page.evaluate((chosen) => {
          const { dataset } = document.documentElement;
          dataset['elder'] = chosen === '0' ? 'off' : 'on';
          dataset['elderSize'] = chosen;
          return document.documentElement.scrollWidth;
        }, size);
        if (found > width) wide.push(`${path} at text size ${size}: ${found}`);
      }
    }
    expect(wide).toEqual([]);
  },
);
