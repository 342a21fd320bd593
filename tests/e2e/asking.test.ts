import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deepHollow, freeSpot, keptPosition } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const card = (page: Page) => page.locator('.point-card');
const answer = (page: Page) => page.locator('.point-card-answer p');
const focused = (page: Page, selector: string) =>
  expect.poll(() => page.evaluate((css) => document.activeElement?.matches(css), selector));
/** Across the river from the main square, which the sample calls 示范江. */
const acrossTheRiver = '112.94816,23.46986';

test('a click on the map says whether one can walk there; Escape gives the focus back to the map', async () => {
  const { page, faults } = await running.visit();
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await expect
    .poll(() => answer(page).innerText())
    .toMatch(/^(走 \d+ 分钟（.+），走得到|走不到：最快 \d+ 分钟（.+）)/);
  await focused(page, '.point-card').toBe(true);
  expect(keptPosition(page)).toBe('');
  await page.keyboard.press('Escape');
  await card(page).waitFor({ state: 'detached' });
  await focused(page, '.map').toBe(true);
  expect(faults).toEqual([]);
});

test('beyond the river: by how much it is out, what stands in the way, where one gets across, and the steps', async () => {
  const { page, faults } = await running.visit({ path: `/#to=${acrossTheRiver}` });
  const why = page.locator('.why-card');
  const heading = why.getByRole('heading', { level: 1 });
  await expect.poll(() => heading.innerText()).toMatch(/^这里走不到，超出 \d+ 分钟$/);
  const over = Number(/\d+/.exec(await heading.innerText())![0]);
  const total = Number(/^\d+/.exec(await why.locator('.route-total').innerText())![0]);
  expect(total - over).toBe(15);
  const river = why.locator('.obstacle', { hasText: '示范江' });
  await expect.poll(() => river.innerText()).toMatch(/水面：示范江[^]*绕行 \d+ 分钟[^]*人民桥/);
  await expect.poll(() => why.locator('.steps li').count()).toBeGreaterThan(3);
  await expect
    .poll(() => page.locator('.map path.route-line').getAttribute('d'))
    .toMatch(/^M-?\d+ -?\d+L/);

  await river.getByRole('button', { name: /^在地图上看/ }).click();
  await expect.poll(() => page.locator('.map path.obstacle-ring').count()).toBe(1);
  const ring = (await page.locator('.map path.obstacle-ring').boundingBox())!;
  const map = (await page.locator('.map').boundingBox())!;
  expect(ring.x).toBeGreaterThan(map.x);
  expect(ring.y + ring.height).toBeLessThan(map.y + map.height);
  await river.getByRole('button', { name: /^不再标出/ }).click();
  await expect.poll(() => page.locator('.map path.obstacle-ring').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('the answer follows how one travels', async () => {
  const { page } = await running.visit({ path: `/#to=${acrossTheRiver}` });
  const total = page.locator('.why-card .route-total');
  const onFoot = await total.innerText();
  await page.evaluate(() => (location.hash = `${location.hash}&profile=ebike`));
  await expect.poll(() => total.innerText()).not.toBe(onFoot);
  await expect
    .poll(() => page.locator('.why-card h1').innerText())
    .toMatch(/^这里(到得了，要|到不了，超出) \d+ 分钟$/);
});

test('the answer follows the pin moved by keys, which keeps the focus', async () => {
  const { page } = await running.visit({ path: `/#to=${acrossTheRiver}` });
  const total = page.locator('.why-card .route-total');
  const before = await total.innerText();
  await page.locator('.pin').focus();
  for (let steps = 0; steps < 6; steps += 1) await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => total.innerText()).not.toBe(before);
  await focused(page, '.pin').toBe(true);
});

test('from the card to the screen and back; the address opens it again', async () => {
  const { page } = await running.visit();
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await card(page).getByRole('button', { name: '怎么走过去' }).click();
  await focused(page, '.why-card h1').toBe(true);
  await expect.poll(() => page.url()).toMatch(/#to=112\.9\d*,23\.4\d*$/);
  const heading = await page.locator('.why-card h1').innerText();
  const other = await running.visit({ path: `/${new URL(page.url()).hash}` });
  await expect.poll(() => other.page.locator('.why-card h1').innerText()).toBe(heading);
  await page.keyboard.press('Escape');
  await page.locator('.why-card').waitFor({ state: 'detached' });
  await expect.poll(() => page.url()).not.toContain('to=');
  await focused(page, '.map').toBe(true);
});

test('without a mouse: the map’s middle is asked about, with a cross to see it, and everything after it by keys', async () => {
  const { page } = await running.visit();
  await page.keyboard.press('Tab');
  await page.locator('.map').focus();
  await expect.poll(() => page.locator('.cross-hair').isVisible()).toBe(true);
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect.poll(() => answer(page).innerText()).toMatch(/^走/);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await focused(page, '.point-card .button-row button:last-child').toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => keptPosition(page)).toMatch(/^112\.9/);
  await focused(page, '.map').toBe(true);
});

test('a mouse shows no cross', async () => {
  const { page } = await running.visit();
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await card(page).getByRole('button', { name: '关闭' }).click();
  await expect.poll(() => page.locator('.cross-hair').isVisible()).toBe(false);
});

test('what is missing opens the same screen about the nearest beyond the limit', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  const row = page.locator('.shortfall-gap button.row', { hasText: '社区卫生服务' });
  await row.click();
  await expect
    .poll(() => page.locator('.why-card h1').innerText())
    .toMatch(/走不到，超出 11 分钟$/);
  await page.keyboard.press('Escape');
  await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
});

test('the nearest of what is missing stands on the map, hollow, with its category’s picture', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  const outside = page.locator('.map .place.is-outside');
  await expect.poll(() => outside.count()).toBeGreaterThan(0);
  const uses = await outside
    .locator('use')
    .evaluateAll((all) => all.map((use) => use.getAttribute('href')!));
  expect(uses).toContain('#category-health');
  for (const href of uses) await expect.poll(() => page.locator(`symbol${href}`).count()).toBe(1);
});

test('in English', async () => {
  const { page } = await running.visit({ path: `/en/#to=${acrossTheRiver}` });
  const why = page.locator('.why-card');
  await expect
    .poll(() => why.getByRole('heading', { level: 1 }).innerText())
    .toMatch(/^This spot is out of reach by \d+ min$/);
  const river = why.locator('.obstacle', { hasText: '示范江' });
  await expect.poll(() => river.innerText()).toMatch(/Water: 示范江[^]*\d+ min of detour/);
  await page.keyboard.press('Escape');
  const spot = await freeSpot(page);
  await page.mouse.click(spot.x, spot.y);
  await expect.poll(() => answer(page).innerText()).toMatch(/on foot|Out of reach/);
  await card(page).getByRole('button', { name: 'Start here' }).click();
  await expect.poll(() => keptPosition(page)).toMatch(/^112\.9/);
});
