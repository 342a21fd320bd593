import { expect, test } from 'vitest';
import { headline, marksShown, outline } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('who opens the page and types nothing sees a circle, the verdict, facilities, and that the town is invented', async () => {
  const { page } = await running.visit();
  await expect.poll(() => headline(page)).toMatch(/^步行 15 分钟内，\s?17 类基本服务齐全$/);
  await expect.poll(() => outline(page)).toMatch(/^M-?\d+/);
  const panel = page.locator('#result');
  const words = await panel.innerText();
  expect(words).toContain('示范数据');
  expect(words).toContain('这个县城和里面的一切都是编出来的');
  expect(words).toContain('按城市社区 15 分钟算');
  expect(words).toContain('广场社区居委会');
  const rows = panel.locator('.category button.row');
  await expect.poll(() => rows.count()).toBeGreaterThan(30);
  await expect.poll(() => rows.first().innerText()).toMatch(/\d+ 分钟/);
  await expect.poll(() => marksShown(page)).toBeGreaterThan(30);
  await expect
    .poll(() => page.locator('.map .leaflet-control-attribution').innerText())
    .toContain('虚构');
});

test('nothing fails, and nothing is asked of another host', async () => {
  const { page, requests, faults } = await running.visit();
  await page.waitForLoadState('networkidle');
  expect(requests.length).toBeGreaterThan(5);
  expect(requests.filter((url) => new URL(url).origin !== running.service.address)).toEqual([]);
  expect(faults).toEqual([]);
});

test('no answer lets a page of another host know where its visitor came from, nor keeps a circle', async () => {
  const answer = await fetch(`${running.service.address}/`);
  expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
  const circle = await fetch(
    `${running.service.address}/api/v1/circle?lng=112.942471&lat=23.479409`,
  );
  expect(circle.status).toBe(200);
  expect(circle.headers.get('cache-control')).toContain('no-store');
});

test('an unknown address says so in both languages, with ways back', async () => {
  const page = await running.browser.newPage();
  const answer = await page.goto(`${running.service.address}/no-such-page`);
  expect(answer!.status()).toBe(404);
  const words = await page.locator('main').innerText();
  expect(words).toContain('没有这个网页');
  expect(words).toContain('There is no such page');
  await page.getByRole('link', { name: '回到首页' }).click();
  await page.waitForURL(`${running.service.address}/`);
});

test('without script the page still says what it is for', async () => {
  const context = await running.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(running.service.address);
  await expect.poll(() => page.locator('main.plain').innerText()).toContain('肉菜市场');
  await expect.poll(() => page.locator('.circle-page').isVisible()).toBe(false);
});
