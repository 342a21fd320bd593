import { expect, test } from 'vitest';
import { chip, deepHollow, headline, marksShown, outline, settled, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('how one travels changes the circle and the words', async () => {
  const { page } = await running.visit();
  const seen = new Set([await outline(page)]);
  for (const [choice, words] of [
    ['老人慢走', '慢走 15 分钟'],
    ['推婴儿车', '推车 15 分钟'],
    ['骑车', '骑车 15 分钟'],
    ['电动车', '骑电动车 15 分钟'],
  ] as const) {
    await chip(page, choice).click();
    await expect.poll(() => headline(page)).toContain(words);
    await settled(page);
    seen.add(await outline(page));
  }
  // A pram goes as fast as an elder walks: without stairs nearby their circles are one.
  expect(seen.size).toBeGreaterThanOrEqual(4);
  await expect.poll(() => page.url()).toContain('profile=ebike');
});

test('minutes change the circle; five are fewer facilities than thirty', async () => {
  const { page } = await running.visit();
  const atNorm = await marksShown(page);
  await chip(page, '5 分钟').first().click();
  await expect.poll(() => headline(page)).toContain('步行 5 分钟');
  await settled(page);
  const atFive = await marksShown(page);
  expect(atFive).toBeLessThan(atNorm);
  await expect.poll(() => page.locator('#result').innerText()).toContain('缺的');
  await chip(page, '30 分钟').click();
  await expect.poll(() => headline(page)).toContain('步行 30 分钟');
  await settled(page);
  await expect.poll(() => marksShown(page)).toBeGreaterThan(atNorm);
  await chip(page, '按规定').click();
  await expect.poll(() => headline(page)).toContain('步行 15 分钟');
  await expect.poll(() => marksShown(page)).toBe(atNorm);
});

test('minutes of one’s own are taken from 1 to 60, and the refusal of others is in words', async () => {
  const { page } = await running.visit();
  await chip(page, '其他').click();
  const field = page.getByLabel(/自己定/);
  await field.fill('12');
  await expect.poll(() => headline(page)).toContain('步行 12 分钟');
  await field.fill('61');
  await expect.poll(() => page.getByRole('alert').innerText()).toBe('请填 1 到 60 之间的整数。');
  await expect.poll(() => headline(page)).toContain('步行 12 分钟');
});

test('a resident may count the place as a village, and go back', async () => {
  const { page } = await running.visit();
  await page.getByRole('button', { name: '改按农村半小时' }).click();
  await expect.poll(() => headline(page)).toContain('步行 30 分钟');
  await expect.poll(() => page.locator('.kind-line').innerText()).toContain('按农村半小时算');
  await expect.poll(() => page.url()).toContain('kind=rural');
  await page.getByRole('button', { name: '改回自动判断' }).click();
  await expect.poll(() => headline(page)).toContain('步行 15 分钟');
  await expect.poll(() => page.url()).not.toContain('kind=');
});

test('南岸社区 lacks a market and nothing else: it stands first, with how far the nearest is', async () => {
  const { page } = await running.visit({ path: `/#pos=${southBank}` });
  await expect.poll(() => page.locator('.verdict-missing').innerText()).toBe('缺 1 类：肉菜市场');
  const panel = await page.locator('#result').innerText();
  expect(panel).toContain('南岸社区居委会');
  expect(panel.indexOf('缺的')).toBeGreaterThan(0);
  expect(panel.indexOf('缺的')).toBeLessThan(panel.indexOf('走得到的'));
  const rows = page.locator('.shortfall-gap .row');
  await expect.poll(() => rows.count()).toBe(1);
  await expect
    .poll(async () => (await rows.first().innerText()).replace(/\s+/g, ' '))
    .toBe('肉菜市场 半小时内也没有');
  // By bicycle one comes into sight: not within ten minutes, but within twice that.
  await chip(page, '10 分钟').click();
  await chip(page, '骑车').click();
  await expect.poll(() => headline(page)).toContain('骑车 10 分钟');
  await expect
    .poll(async () => (await rows.filter({ hasText: '肉菜市场' }).allInnerTexts()).join())
    .toMatch(/最近的：[^]*\d+ 分钟/);
});

test('深坑村 is a village beyond half an hour of a clinic, and says how far the nearest is', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  await expect.poll(() => headline(page)).toContain('步行 30 分钟');
  await expect
    .poll(() => page.locator('.kind-line').innerText())
    .toMatch(/农村半小时[^]*深坑村委会/);
  const row = page.locator('.shortfall-gap .row', { hasText: '社区卫生服务' });
  await expect
    .poll(async () => (await row.innerText()).replace(/\s+/g, ' '))
    .toMatch(/最近的：塘尾村卫生站 .* 41 分钟/);
});
