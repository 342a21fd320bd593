import { expect, test } from 'vitest';
import { violations, violationsInEveryLook } from './axe.ts';
import { deepHollow, freeSpot } from './reading.ts';
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

test.each(['/', '/en/'])('nor do the card on the map and the whole legend on %s', async (path) => {
  const { page } = await running.visit({ path });
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await page.locator('.point-card-answer p').waitFor();
  await page.locator('.legend-toggle').click();
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
  await page.locator('.legend-toggle').click();
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
  await page.locator('.more-button').first().click();
  await page.locator('label.chip', { hasText: '其他' }).click();
  await page.getByLabel(/自己定/).fill('99');
  await context.grantPermissions([]);
  await page.getByRole('button', { name: '用我的位置' }).click();
  await page.locator('.notice-error').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test.each(['/', '/en/'])(
  'nor do an evening, a refused date and “open ones only” on %s',
  async (path) => {
    const { page } = await running.visit({ path: `${path}#pos=${deepHollow}&at=2026-10-10T21:07` });
    await page.locator('.only-open').click();
    await page.locator('.own-time input[type=date]').fill('1999-01-01');
    await page.locator('.own-time input[type=date]').blur();
    await page.locator('.own-time .field-error').waitFor();
    expect(await violationsInEveryLook(page)).toEqual([]);
  },
);

test.each(['/', '/en/'])('nor does a closed facility with its other maps on %s', async (path) => {
  const { page } = await running.visit({ path: `${path}#at=2026-11-24T21:40` });
  await page.locator('.facility-row:has(.is-closed) button').first().click();
  await page.locator('.route-total').waitFor();
  await page.locator('.other-maps .other-maps-button').click();
  await page.locator('.other-maps-list').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test('nor do the questions unfolded on a phone', async () => {
  const { page } = await running.visit({
    viewport: { width: 360, height: 740 },
    path: '/#at=2027-01-03T14:20',
  });
  await page.locator('.choices-summary').click();
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
