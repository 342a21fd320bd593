import { expect, test } from 'vitest';
import { headline, keptPosition, settled } from './reading.ts';
import { useService, type VisitOptions } from './service.ts';

const running = useService();

async function askForLocation(options: VisitOptions) {
  const visit = await running.visit(options);
  await visit.page.getByRole('button', { name: '用我的位置' }).click();
  return visit;
}

test('a granted location becomes the start', async () => {
  const { page } = await askForLocation({
    permissions: ['geolocation'],
    geolocation: { longitude: 112.94816, latitude: 23.46486, accuracy: 20 },
  });
  await expect.poll(() => keptPosition(page)).toBe('112.94816,23.46486');
  await settled(page);
  await expect.poll(() => page.locator('#result').innerText()).toContain('南岸社区居委会');
  await expect.poll(() => page.locator('.notice').count()).toBe(0);
});

test('a vague location becomes the start, with the request to correct it', async () => {
  const { page } = await askForLocation({
    permissions: ['geolocation'],
    geolocation: { longitude: 112.94816, latitude: 23.46486, accuracy: 850 },
  });
  await expect.poll(() => keptPosition(page)).toBe('112.94816,23.46486');
  await expect
    .poll(() => page.locator('.notice').innerText())
    .toContain('定位误差约 850 米，请把图钉拖到准确的地方。');
});

test('a refused location is told in words, and the circle stays', async () => {
  const { page } = await askForLocation({ prepare: (context) => context.grantPermissions([]) });
  await expect
    .poll(() => page.locator('.notice').innerText())
    .toContain('浏览器没有允许使用位置。可以在地图上点一下选起点。');
  await expect.poll(() => headline(page)).toContain('17 类基本服务齐全');
});

test('a location outside every region is told in words, with a way to a region', async () => {
  const { page } = await askForLocation({
    permissions: ['geolocation'],
    geolocation: { longitude: 116.39, latitude: 39.9 },
  });
  await expect
    .poll(() => page.locator('.notice').innerText())
    .toContain('您的位置不在已有数据的地区里。');
  await expect.poll(() => headline(page)).toContain('17 类基本服务齐全');
  await page.getByRole('button', { name: '去示范县' }).click();
  await page.locator('.notice').waitFor({ state: 'detached' });
  await settled(page);
  await expect.poll(() => headline(page)).toContain('17 类基本服务齐全');
});
