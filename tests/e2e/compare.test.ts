import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsInEveryLook } from './axe.ts';
import { chip, freeSpot, keptPosition, settled, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const square = '112.94184,23.4828';

const second = (page: Page): string => /[#&]with=([\d.,-]+)/.exec(page.url())?.[1] ?? '';
const press = (page: Page, name: string) => page.getByRole('button', { name }).click();
const rows = (page: Page) => page.locator('.compare-table tbody tr');

test('by mouse: A stays, the next press on the map is B, and the table says where they differ', async () => {
  const { page, faults } = await running.visit({ path: `/#pos=${square}` });
  await press(page, '对比两处');
  await expect.poll(() => page.locator('.compare-choosing').innerText()).toContain('请选 B');
  await expect.poll(() => page.locator('.pin-second').count()).toBe(1);
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await expect.poll(() => second(page)).toMatch(/^112\.9\d*,23\.\d*$/);
  expect(keptPosition(page)).toBe(square);
  await rows(page).first().waitFor();
  // Choosing is over: the next press moves A again.
  await expect.poll(() => page.locator('.compare-choosing').count()).toBe(0);
  // 17 essential categories of a town and three totals.
  await expect.poll(() => rows(page).count()).toBe(20);
  await expect.poll(() => page.locator('.map path.second-line').getAttribute('d')).toMatch(/^M\d/);
  expect(faults).toEqual([]);
});

test('one link holds both places; the market that B lacks is said in words', async () => {
  const { page } = await running.visit({ path: `/#pos=${square}&with=${southBank}` });
  await rows(page).first().waitFor();
  await expect
    .poll(() => page.locator('.compare-summary').innerText())
    .toContain('只有 A 有：肉菜市场');
  const market = rows(page).filter({ hasText: '肉菜市场' });
  await expect.poll(() => market.innerText()).toMatch(/A\s*\d+ 分钟，\d+ 处/);
  await expect.poll(() => market.innerText()).toContain('只有 A 有');
  await expect
    .poll(() => page.getByTestId('compare-status').innerText())
    .toContain('只有 A 有：肉菜市场');

  await press(page, 'A、B 对调');
  await expect.poll(() => keptPosition(page)).toBe(southBank);
  expect(second(page)).toBe(square);
  await expect
    .poll(() => page.locator('.compare-summary').innerText())
    .toContain('只有 B 有：肉菜市场');

  await press(page, '结束对比');
  await page.locator('.compare').waitFor({ state: 'detached' });
  await expect.poll(() => second(page)).toBe('');
  await expect.poll(() => page.locator('.pin-second').count()).toBe(0);
});

test('both circles are asked by the same profile and minutes', async () => {
  const { page, requests } = await running.visit({ path: `/#pos=${square}&with=${southBank}` });
  await rows(page).first().waitFor();
  requests.length = 0;
  await chip(page, '老人慢走').click();
  await expect
    .poll(() => page.locator('.compare-summary').innerText())
    .toContain('慢走 15 分钟内，A 有');
  const asked = requests
    .map((url) => new URL(url))
    .filter((url) => url.pathname.endsWith('/circle'));
  expect(asked.map(({ searchParams }) => searchParams.get('profile'))).toEqual(['elder', 'elder']);
  expect(asked.at(-1)?.searchParams.get('minutes')).toBe('15');
});

test('by keyboard: to pin B, arrows set it, Escape cancels and gives the focus back', async () => {
  const { page } = await running.visit({ path: `/#pos=${square}` });
  const button = page.getByRole('button', { name: '对比两处' });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toContain('compare-choosing');
  await page.keyboard.press('Escape');
  await page.locator('.compare-choosing').waitFor({ state: 'detached' });
  await expect
    .poll(() => button.evaluate((element) => element === document.activeElement))
    .toBe(true);
  expect(second(page)).toBe('');
  await expect.poll(() => page.locator('.pin-second').count()).toBe(0);

  await page.keyboard.press('Enter');
  await page.locator('.compare-choosing:focus').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-label')))
    .toBe('对比图钉 B');
  await page.keyboard.press('Shift+ArrowRight');
  await rows(page).first().waitFor();
  await expect.poll(() => second(page)).not.toBe('');
  const first = Number(second(page).split(',')[0]);
  // Offered a quarter of a kilometre to the east of A, then moved by about 100 m.
  expect(first).toBeCloseTo(112.94184 + 0.0025 + 0.00098, 4);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => Number(second(page).split(',')[0])).toBeCloseTo(first + 0.0002, 4);
  await expect
    .poll(() => page.locator('.pin-second').evaluate((pin) => pin === document.activeElement))
    .toBe(true);
});

test('a place B without streets is refused in words, and A stays', async () => {
  const { page } = await running.visit({ path: `/#pos=${square}&with=110.1,20.1` });
  await page.locator('.compare .notice-error').waitFor();
  await expect.poll(() => page.locator('.compare-table').count()).toBe(0);
  await expect.poll(() => page.locator('.verdict-headline').first().innerText()).toContain('17 类');
});

test('with large text on a phone the map appears for choosing B', async () => {
  const { page } = await running.visit({
    path: `/#pos=${square}`,
    viewport: { width: 360, height: 740 },
    elder: true,
  });
  await expect.poll(() => page.locator('.map').isVisible()).toBe(false);
  await press(page, '对比两处');
  await page.locator('.pin-second').waitFor();
  await expect.poll(() => page.locator('.map').isVisible()).toBe(true);
  // A map that is just being laid out may miss a key; people press again.
  await expect
    .poll(
      async () => {
        await page.locator('.pin-second').focus();
        await page.keyboard.press('Shift+ArrowDown');
        return rows(page).count();
      },
      { interval: 1500, timeout: 30_000 },
    )
    .toBeGreaterThan(0);
  const heights = await page
    .locator('.button.action')
    .evaluateAll((buttons) => buttons.map((button) => button.getBoundingClientRect().height));
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(60);
});

test('on a phone nothing scrolls sideways', async () => {
  const { page } = await running.visit({
    path: `/#pos=${square}&with=${southBank}`,
    viewport: { width: 320, height: 700 },
  });
  await rows(page).first().waitFor();
  const over = await page
    .locator('.actions')
    .evaluate((element) => element.scrollWidth - element.clientWidth);
  expect(over).toBe(0);
});

test.each(['/', '/en/'])('nothing of it breaks WCAG 2.2 AA on %s', async (path) => {
  const { page } = await running.visit({ path: `${path}#pos=${square}&with=${southBank}` });
  await rows(page).first().waitFor();
  await page.getByRole('button', { name: /^(换一个 B|Choose another B)$/ }).click();
  await page.getByRole('button', { name: /^(更多|More)$/ }).click();
  await settled(page);
  expect(await violationsInEveryLook(page)).toEqual([]);
});
