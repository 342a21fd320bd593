import { expect, test } from 'vitest';
import categoriesFile from '../../data/categories.json' with { type: 'json' };
import type { FacilityAnswer } from '../../server/contract/facility.ts';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { circleAt, inOffice, tab } from './office-desk.ts';
import { southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('nobody who is not signed in sees an office; the way to sign in is said', async () => {
  const { page, errors } = await openPage(running, '/office/');
  await expect.poll(() => page.locator('.office-page').innerText()).toContain('请先登录');
  await expect
    .poll(() => page.getByRole('link', { name: '去登录' }).getAttribute('href'))
    .toContain('/account/');
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('a market that is entered by the office stands in the next circle, and is gone when it closes', async () => {
  const { page, errors } = await inOffice(running, 'market@example.org');
  await expect.poll(() => page.locator('.area-way strong').innerText()).toContain('南岸社区');
  await tab(page, '设施');
  await page.getByRole('button', { name: '登记一处新设施' }).click();
  await page.getByLabel('名称', { exact: true }).fill('南岸肉菜市场');
  await page.getByLabel('肉菜市场', { exact: true }).check();
  await page.getByRole('button', { name: '保存' }).click();
  // Without a position nothing is sent, and nothing typed is lost.
  await expect.poll(() => page.locator('.office-problem').innerText()).toContain('位置');
  await expect
    .poll(() => page.getByLabel('名称', { exact: true }).inputValue())
    .toBe('南岸肉菜市场');
  await page.getByLabel('位置', { exact: true }).fill(southBank.replace(',', ', '));
  await page.getByLabel('位置', { exact: true }).press('Enter');
  await page.locator('.place-map .pin').waitFor();
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');
  const [lng, lat] = southBank.split(',');
  const market = async () =>
    (await circleAt(running, `lng=${lng}&lat=${lat}`)).categories.find(
      ({ code }) => code === 'market',
    )!;
  expect(await market()).toMatchObject({ state: 'covered', nearestName: '南岸肉菜市场' });

  const entry = page.locator('.office-entry', { hasText: '南岸肉菜市场' });
  await entry.getByRole('button', { name: '已关闭' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '记为关闭' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已记为关闭');
  expect((await market()).inside).toBe(0);
  expect(errors).toEqual([]);
});

test('what OpenStreetMap has too is asked about, becomes one place, and an earlier version comes back', async () => {
  const { page, errors, code } = await inOffice(running, 'twice@example.org');
  const listed = await fetch(`${running.service.address}/api/v1/facilities?area=${code}`);
  const { facilities } = (await listed.json()) as { facilities: FacilityAnswer[] };
  const mapped = facilities.find(({ source, name }) => source === 'osm' && name !== null)!;
  const [lng, lat] = mapped.position as [number, number];
  const shown = async () =>
    (await circleAt(running, `lng=${lng}&lat=${lat}`)).facilities.filter(
      ({ name }) => name === mapped.name,
    ).length;
  const before = await shown();
  await tab(page, '设施');
  await page.getByRole('button', { name: '登记一处新设施' }).click();
  await page.getByLabel('名称', { exact: true }).fill(mapped.name!);
  const { zh } = categoriesFile.categories.find((one) => one.code === mapped.categories[0])!;
  await page.getByLabel(zh, { exact: true }).check();
  await page.getByLabel('位置', { exact: true }).fill(`${lng}, ${(lat + 0.0003).toFixed(6)}`);
  await page.getByLabel('位置', { exact: true }).press('Enter');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');
  expect(await shown()).toBe(before + 1);

  // Within seconds both are marked in the list, and the to-do list asks.
  await expect
    .poll(async () => {
      await tab(page, '待办');
      await tab(page, '设施');
      await page.locator('.office-entry h3').first().waitFor();
      return page.locator('.state-doubt').count();
    })
    .toBeGreaterThanOrEqual(2);
  await tab(page, '待办');
  const pair = page.locator('.office-entry', { hasText: `${mapped.name} 和 ${mapped.name}` });
  await pair.getByText('看看在哪里').click();
  await expect.poll(() => pair.locator('.pair-map .pair-mark').count()).toBe(2);
  expect(await violationsInEveryLook(page)).toEqual([]);
  await pair.getByRole('button', { name: '是同一处' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已记为同一处');
  await expect.poll(() => pair.count()).toBe(0);
  expect(await shown()).toBe(before);

  await tab(page, '设施');
  const entry = page.locator('.office-entry:has(h3)', { hasText: mapped.name! }).first();
  await entry.getByRole('button', { name: '修改' }).click();
  await page.getByLabel('电话', { exact: true }).fill('0763-1234567');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');
  await entry.getByRole('button', { name: '修改' }).click();
  await page.getByText('历史版本（3）').click();
  await expect
    .poll(() => page.locator('.facility-history .office-entry').first().innerText())
    .toMatch(/第 3 版[^]*现在的[^]*您[^]*电话：[^]*→ 0763-1234567/);
  expect(await violationsInEveryLook(page)).toEqual([]);
  const second = page.locator('.facility-history .office-entry').nth(1);
  await second.getByRole('button', { name: '恢复到这一版' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已恢复到第 2 版');
  await entry.getByRole('button', { name: '修改' }).click();
  await expect
    .poll(() => page.getByLabel('电话', { exact: true }).inputValue())
    .not.toBe('0763-1234567');
  expect(errors).toEqual([]);
});

test('a signature for completeness, a notice and figures are kept and shown to everybody', async () => {
  const { page, errors, code } = await inOffice(running, 'notices@example.org');
  await tab(page, '登记是否齐全');
  const line = page.locator('.office-line', { hasText: '肉菜市场' });
  await line.getByRole('button', { name: '签字：已经齐全' }).click();
  await expect.poll(() => line.innerText()).toContain('已签，有效到');

  await tab(page, '公告和指南');
  await page.getByRole('button', { name: '写公告' }).click();
  await page.locator('#title-zh').fill('周六上午停水');
  await page.locator('#body-zh').fill('**8:30–11:30**，请提前储水。');
  await page.getByRole('button', { name: '预览' }).click();
  await expect.poll(() => page.locator('.office-preview strong').innerText()).toBe('8:30–11:30');
  await page.getByRole('button', { name: '保存' }).click();
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect.poll(() => page.locator('.office-entry').innerText()).toContain('正在展示');

  await tab(page, '社区资料');
  await page.getByLabel('户数').fill('1200');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');
  await tab(page, '达标情况');
  await expect.poll(() => page.locator('.office-table').innerText()).toContain('没有数据');

  const shown = await fetch(`${running.service.address}/community/${code}/`);
  const body = await shown.text();
  expect(body).toContain('周六上午停水');
  expect(body).toMatch(/1,?200/);
  expect(errors).toEqual([]);
});

test('every part of the office is WCAG 2.2 AA and fits a phone', async () => {
  const { page } = await inOffice(running, 'parts@example.org');
  for (const name of [
    '待办',
    '设施',
    '批量导入',
    '登记是否齐全',
    '达标情况',
    '社区资料',
    '公告和指南',
    '现场活动',
  ]) {
    await tab(page, name);
    await page.locator('.office-part h2').waitFor();
    await expect.poll(() => page.locator('.office-part .skeleton').count()).toBe(0);
    expect([name, await violationsInEveryLook(page)]).toEqual([name, []]);
    await page.setViewportSize({ width: 320, height: 700 });
    const wide = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([name, wide]).toEqual([name, 320]);
    await page.setViewportSize({ width: 1280, height: 900 });
  }
});
