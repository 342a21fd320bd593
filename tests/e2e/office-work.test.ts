import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { forgetReportBudget } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { circleAt, inOffice, tab } from './office-desk.ts';
import { southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const [lng, lat] = southBank.split(',');

test('what no office has confirmed waits in the to-do list, is confirmed there, and leads to its form', async () => {
  const { page, errors, code } = await inOffice(running, 'verify@example.org');
  const waiting = page.locator('h3', { hasText: '还没有核实的设施' });
  const count = async () => Number(/\d+/.exec(await waiting.innerText())![0]);
  await waiting.waitFor();
  const before = await count();
  expect(before).toBeGreaterThan(10);
  const line = page.locator('.office-line').first();
  const name = await line.locator('strong').innerText();
  await line.getByRole('button', { name: '核实无误' }).click();
  await expect.poll(count).toBe(before - 1);
  await expect.poll(() => page.locator('.office-line').first().innerText()).not.toContain(name);
  const next = await page.locator('.office-line strong').first().innerText();
  await page.locator('.office-line').first().getByRole('link', { name: '修改' }).click();
  await expect.poll(() => page.locator('.office-part h2').innerText()).toBe(next);

  await page.goto(`${running.service.address}/office/#area=${code}&tab=facilities&only=unverified`);
  await page.reload();
  await expect
    .poll(() => page.locator('[role=status]', { hasText: '处' }).innerText())
    .toBe(`${before - 1} 处`);
  await page.getByLabel('名称里的字').fill(next.slice(0, 4));
  await page.getByRole('button', { name: '查找' }).click();
  await expect
    .poll(() => page.locator('.office-entry h3').first().innerText())
    .toContain(next.slice(0, 4));
  expect(errors).toEqual([]);
});

test('what residents wrote is shown when it is asked for', async () => {
  forgetReportBudget(running.service);
  const { page, code } = await inOffice(running, 'notes@example.org');
  const around = await fetch(`${running.service.address}/api/v1/facilities?area=${code}`);
  const { facilities } = (await around.json()) as { facilities: { id: string; name: string }[] };
  const { id, name } = facilities.find((one) => one.name)!;
  await fetch(`${running.service.address}/api/v1/reports`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: running.service.address },
    body: JSON.stringify({ facility: id, kind: 'moved', note: '搬到桥头了' }),
  });
  await page.reload();
  const card = page.locator('.office-entry', { hasText: name });
  await card.waitFor();
  expect(await card.innerText()).not.toContain('桥头');
  await card.getByRole('button', { name: /看居民写的话/ }).click();
  await expect.poll(() => card.locator('blockquote').innerText()).toBe('搬到桥头了');
});

test('a guide is done at a place found by name, and tells residents near by how many minutes it is from them', async () => {
  const { page, errors } = await inOffice(running, 'guides@example.org');
  await tab(page, '公告和指南');
  await page.getByRole('button', { name: '写办事指南' }).click();
  await page.locator('#title-zh').fill('办理敬老卡');
  await page.getByLabel('在哪里办').fill('南岸社区公共服务站');
  await page.getByLabel('在哪里办').press('Enter');
  await page.locator('.office-choice').getByRole('button', { name: '南岸社区公共服务站' }).click();
  await expect.poll(() => page.locator('.office-choice').innerText()).toContain('在这里办：');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await page.getByRole('button', { name: '发布' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '发布' }).click();
  await expect.poll(() => page.locator('.office-entry').innerText()).toContain('正在展示');
  // Its times can be changed while it is shown.
  await page.getByRole('button', { name: '改时间' }).click();
  await page.getByLabel('展示到什么时候').fill('2035-01-01T08:00');
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.office-entry').innerText()).toContain('2035-01-01 08:00');
  expect(errors).toEqual([]);

  const visit = await running.visit({ path: `/#pos=${southBank}` });
  const near = visit.page.locator('.guides-near li', { hasText: '办理敬老卡' });
  await expect.poll(() => near.innerText()).toMatch(/南岸社区公共服务站 · 离您 \d+ 分钟/);
  const minutes = /离您 (\d+ 分钟)/.exec(await near.innerText())![1]!;
  await near.getByRole('link').click();
  await visit.page.locator('h1', { hasText: '办理敬老卡' }).waitFor();
  // From the guide's page back to the way there, from where one asked last.
  await visit.page.getByRole('link', { name: '从您那里走过去要几分钟' }).click();
  await expect.poll(() => visit.page.locator('.route-total').innerText()).toContain(minutes);
  await expect.poll(() => visit.page.locator('.route-card').innerText()).toContain('这里能办');
});

test('hours typed in Chinese are understood; the office stands at the foot of every screen in large letters', async () => {
  const { page, code, errors } = await inOffice(running, 'hours@example.org');
  await tab(page, '社区资料');
  await page.getByLabel('办公时间').fill('每天 0:00-24:00');
  await page.getByLabel('电话').fill('0000-1234567');
  await expect
    .poll(() => page.locator('.office-fields').allInnerTexts())
    .toContainEqual(expect.stringContaining('社区居委会职数（下限）：7 人'));
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');
  const { origin } = await circleAt(running, `lng=${lng}&lat=${lat}`);
  expect(origin.community).toMatchObject({
    code,
    office: { openNow: true, phone: '0000-1234567' },
  });
  expect(errors).toEqual([]);

  const { page: elder } = await running.visit({
    path: `/#pos=${southBank}`,
    elder: true,
    viewport: { width: 360, height: 740 },
  });
  const call = elder.locator('.elder-office a[href="tel:0000-1234567"]');
  for (const step of ['result', 'where', 'how', 'minutes', 'when', 'inside', 'guides', 'on-site']) {
    await elder.goto(`${running.service.address}/#pos=${southBank}&step=${step}`);
    await call.waitFor();
    expect((await call.boundingBox())!.height).toBeGreaterThanOrEqual(60);
  }
  expect(await violationsInEveryLook(elder)).toEqual([]);
});

test('a street enters its hall and one table for all its communities', async () => {
  const { page, code, errors } = await inOffice(running, 'street@example.org');
  await page.goto(`${running.service.address}/office/#area=${code.slice(0, 9)}&tab=figures`);
  await page.getByLabel('综合政务服务平台面积').fill('很大');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('很大');
  await page.getByLabel('综合政务服务平台面积').fill('499.5');
  await page.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存');

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: '先下载现有资料' }).click(),
  ]);
  const csv = await readFile(await download.path(), 'utf8');
  const [header, ...rows] = csv.trim().split('\r\n');
  const column = header!.split(',').indexOf('常住户数');
  expect(rows.length).toBe(17);
  const changed = rows.map((row) => {
    const cells = row.split(',');
    if (cells[0]!.includes(code)) cells[column] = '1234';
    return cells.join(',');
  });
  await page.locator('#figures-file').setInputFiles({
    name: 'figures.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([header, ...changed].join('\r\n')),
  });
  await expect
    .poll(() => page.locator('.office-upload').innerText())
    .toMatch(/有变化 1 行|新填 1 行/);
  await expect.poll(() => page.locator('.office-upload').innerText()).toMatch(/常住户数: .*1234/);
  await page.getByRole('button', { name: '全部写入' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('整张表已写入');

  await tab(page, '达标情况');
  const hall = page.locator('tr', { hasText: '乡镇综合政务服务平台面积' });
  await expect.poll(() => hall.innerText()).toMatch(/499.5 平方米\s+≥ 500 平方米\s+未达标/);
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(errors).toEqual([]);
});
