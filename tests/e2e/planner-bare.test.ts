import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openPlanner, verdict } from './planner-desk.ts';
import { useService } from './service.ts';
import { makeSmallRegion } from './small-region.ts';

/** Two streets and a shop: nobody was counted, no community is known, no office has signed. */
const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-bare-'));
const running = useService(() => {
  makeSmallRegion(dataDir, 'bare', '空街', [{ name: '小店', at: [3, 1] }]);
  return dataDir;
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

test('without population, communities and a single facility the page says each of it once, in clear words', async () => {
  const { page, errors } = await openPlanner(running, 'category=bank');
  expect(await verdict(page)).toBe('还没有人口数据，所以算不出多少人。地图上的分钟照样是对的。');
  const panel = (await page.locator('.planner-today').innerText()).replace(/\s+/g, ' ');
  expect(panel).toContain('登记册和地图里都没有这类设施');
  expect(panel).toContain('这个地区还没有导入社区边界');
  expect(panel).toContain('人口：没有数据');
  expect(await page.locator('.planner-chart').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('where no office has signed, a place without one near is not called a gap, and the card says why', async () => {
  const { page, errors } = await openPlanner(running, 'category=bank&spot=113.5,22.3');
  const card = page.locator('.planner-spot [role=status]');
  await expect.poll(() => card.innerText()).toContain('说不清');
  expect(await card.innerText()).not.toContain('缺口');
  expect(await card.innerText()).toMatch(/登记全|数据的边界/);
  await page.getByLabel('服务', { exact: true }).selectOption('grocery');
  await expect.poll(() => card.innerText()).toContain('够得到');
  expect(errors).toEqual([]);
});
