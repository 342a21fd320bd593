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
    '/account/',
    '/book/',
    '/bookings/',
    '/checkup/',
    '/design/',
    '/en/',
    '/en/about/',
    '/en/account/',
    '/en/book/',
    '/en/bookings/',
    '/en/checkup/',
    '/en/design/',
    '/en/evaluation/',
    '/en/invitation/',
    '/en/new-password/',
    '/en/office/',
    '/en/planner/',
    '/en/poster/',
    '/en/provider/',
    '/en/staff/',
    '/evaluation/',
    '/invitation/',
    '/new-password/',
    '/office/',
    '/planner/',
    '/poster/',
    '/provider/',
    '/staff/',
  ]);
});

test.each(built)('%s: WCAG 2.2 AA in both themes, with ordinary and large text', async (path) => {
  const context = await running.browser.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  const page = await context.newPage();
  await page.goto(`${running.service.address}${path}#pos=${southBank}`);
  await page.waitForLoadState('networkidle');
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each(built)(
  '%s does not scroll sideways, at four widths and in four text sizes',
  async (path) => {
    const context = await running.browser.newContext({ locale: 'zh-CN' });
    const page = await context.newPage();
    await page.goto(`${running.service.address}${path}#pos=${southBank}`);
    await page.waitForLoadState('networkidle');
    const wide: string[] = [];
    for (const width of [320, 360, 768, 1440]) {
      await page.setViewportSize({ width, height: 800 });
      for (const size of ['0', '1', '2', '3']) {
        const found = await page.evaluate((chosen) => {
          const { dataset } = document.documentElement;
          dataset['elder'] = chosen === '0' ? 'off' : 'on';
          dataset['elderSize'] = chosen;
          return document.documentElement.scrollWidth;
        }, size);
        if (found > width) wide.push(`${width} px at text size ${size}: ${found}`);
      }
    }
    expect(wide).toEqual([]);
  },
);
