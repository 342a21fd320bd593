import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deepHollow, freeSpot } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** One line for each rule broken, with the first elements that break it. */
async function violations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy would refuse that.
  await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, asked),
    options,
  )) as AxeResults;
  return found.map(
    ({ id, help, nodes }) =>
      `${id} (${help}), ${nodes.length} times: ${nodes
        .slice(0, 3)
        .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

const schemes = ['light', 'dark'] as const;

/** In both schemes, with ordinary and with large text; each complaint says where. */
async function violationsInEveryLook(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const elder of ['off', 'on']) {
    await page.evaluate((mode) => (document.documentElement.dataset['elder'] = mode), elder);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme });
      for (const complaint of await violations(page))
        all.push(`${colorScheme}, large text ${elder}: ${complaint}`);
    }
  }
  return all;
}

test.each(['/', '/en/'])('nothing breaks WCAG 2.2 AA on %s, in any look', async (path) => {
  const { page } = await running.visit({ path: `${path}#pos=${deepHollow}` });
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each(['/', '/en/'])('nor does a route on %s', async (path) => {
  const { page } = await running.visit({ path: `${path}#pos=${deepHollow}` });
  await page.locator('.shortfall-gap button.row').first().click();
  await page.locator('.route-total').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each(['/', '/en/'])('nor do the card on the map and the whole legend on %s', async (path) => {
  const { page } = await running.visit({ path });
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await page.locator('.point-card-answer p').waitFor();
  await page.locator('.legend-marks').first().waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each(['/', '/en/'])('nor does the screen about a point out of reach on %s', async (path) => {
  const { page } = await running.visit({ path: `${path}#to=112.94816,23.46986&show=streets` });
  await page.locator('.obstacle button').first().click();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each(['/', '/en/'])('nor do the list of keys and a page without a map on %s', async (path) => {
  const { page } = await running.visit({ path });
  await page.getByRole('button', { name: /^(键盘怎么用|Keys)$/ }).click();
  await page.getByRole('dialog').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^(不用地图|No map)$/ }).click();
  await page.locator('.map-off').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test('nor do a notice, a refused number and the rest of a list', async () => {
  const { page, context } = await running.visit();
  await page.locator('button[aria-expanded="false"]').first().click();
  await page.locator('label.chip', { hasText: '其他' }).click();
  await page.getByLabel(/自己定/).fill('99');
  await context.grantPermissions([]);
  await page.getByRole('button', { name: '用我的位置' }).click();
  await page.locator('.notice-error').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test('the check sees what it looks for', async () => {
  const { page } = await running.visit();
  await page
    .locator('.verdict-headline')
    .evaluate((line) => line.style.setProperty('color', '#ccc'));
  expect((await violations(page)).join()).toMatch(/color-contrast/);
});

test('the dark scheme is dark on panel and map alike', async () => {
  const { page } = await running.visit();
  const shades = async (colorScheme: 'light' | 'dark') => {
    await page.emulateMedia({ colorScheme });
    return page.evaluate(() =>
      ['.panel', '.site-header', '.map', '.legend'].map((selector) => {
        const [red, green, blue] = getComputedStyle(document.querySelector(selector)!)
          .backgroundColor.match(/\d+/g)!
          .map(Number);
        return (red! + green! + blue!) / 3;
      }),
    );
  };
  for (const shade of await shades('dark')) expect(shade).toBeLessThan(60);
  for (const shade of await shades('light')) expect(shade).toBeGreaterThan(200);
});
