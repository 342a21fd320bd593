import { expect, test } from 'vitest';
import { chip, headline, outline, settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('when the service stops the page says so and keeps what it shows; when it is back, trying again works', async () => {
  const { page } = await running.visit();
  const before = { headline: await headline(page), outline: await outline(page) };
  const { port } = running.service;
  await running.service.stop();

  await chip(page, '老人慢走').click();
  const notice = page.getByRole('alert');
  await notice.waitFor();
  await expect.poll(() => notice.innerText()).toContain('连不上服务。已经显示的内容保留不变。');
  await expect.poll(() => headline(page)).toBe(before.headline);
  await expect.poll(() => outline(page)).toBe(before.outline);
  await expect.poll(() => page.locator('.category button.row').count()).toBeGreaterThan(30);

  await page.locator('.category button.row').first().click();
  await expect.poll(() => notice.innerText()).toContain('连不上服务');
  await page.keyboard.press('Escape');

  await running.restart(port);
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect.poll(() => headline(page)).toContain('慢走 15 分钟');
  await settled(page);
  await expect.poll(() => notice.count()).toBe(0);
  await expect.poll(() => outline(page)).not.toBe(before.outline);
});

test('a browser without a network is told that it has none', async () => {
  const { page, context } = await running.visit();
  await context.setOffline(true);
  await chip(page, '骑车').click();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('设备没有联网');
  await page.getByRole('button', { name: '再试一次' }).waitFor();
  // Back on the network the page asks again by itself.
  await context.setOffline(false);
  await expect.poll(() => headline(page)).toContain('骑车 15 分钟');
});
