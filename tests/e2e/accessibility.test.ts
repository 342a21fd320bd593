import { expect, test } from 'vitest';
import { violations, violationsInEveryLook } from './axe.ts';
import { deepHollow } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
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
