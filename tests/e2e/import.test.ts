/** An office's own table: refused with one bad line, written, in the next circle, taken back. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { encodeGb18030 } from '../ingest/tables/encode-gb18030.ts';
import { violationsInEveryLook } from './axe.ts';
import { circleAt, inOffice, tab } from './office-desk.ts';
import { southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const [lng, lat] = southBank.split(',').map(Number) as [number, number];

const head = '编号,名称,类别,经度,纬度,电话,社区编码';
const tableOf = (...lines: string[]) => encodeGb18030(`${[head, ...lines].join('\n')}\n`);
const choose = (page: Page, buffer: Buffer, name = '南岸设施.csv') =>
  page.locator('#import-file').setInputFiles({ name, mimeType: 'text/csv', buffer });
const summary = (page: Page) => page.locator('.import-summary').innerText();
const market = async () => {
  const { categories } = await circleAt(running, `lng=${lng}&lat=${lat}`);
  return categories.find(({ code }) => code === 'market')!;
};

test('a table in GBK with one bad line is refused with the reason, put right, written, and taken back', async () => {
  const { page, errors, code } = await inOffice(running, 'table@example.org');
  const good = `1,南岸肉菜市场,肉菜市场,${lng},${lat},0763-1234567,${code}`;
  const park = (kind: string, number: number) =>
    `${number},南岸小公园,${kind},${lng + 0.001},${lat},,${code}`;
  await tab(page, '批量导入');
  await choose(page, tableOf(good, park('火箭场', 2)));
  await expect.poll(() => summary(page)).toContain('有 1 行有错，整张表都不能写入');
  const rows = page.locator('.line-table tbody tr');
  expect(await rows.first().innerText()).toMatch(
    /3\s+有错\s+南岸小公园\s+第 3 行的类别“火箭场”不认识。/,
  );
  expect(await page.getByRole('button', { name: /^写入/ }).count()).toBe(0);
  expect((await market()).inside).toBe(0);

  // The same name again: the line is put right, and a second one is like it.
  await choose(page, tableOf(good, park('公园', 2), park('公园', 3).replace('3,', ',')));
  await expect.poll(() => summary(page)).toContain('新增 2');
  expect(await summary(page)).toContain('疑似重复 1');
  await page.getByLabel('第 4 行“南岸小公园”照样登记').check();
  await page.getByRole('button', { name: '写入 3 处' }).click();
  const dialog = page.getByRole('dialog');
  expect(await dialog.innerText()).toContain('有 1 处疑似重复，您选了照样登记');
  await dialog.getByRole('button', { name: '确认写入' }).click();
  await expect.poll(() => page.locator('.import-written').innerText()).toContain('新增 3 处');
  expect(await market()).toMatchObject({ state: 'covered', nearestName: '南岸肉菜市场' });

  await page.locator('.import-written').getByRole('button', { name: '撤回这张表' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '确认撤回' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('恢复 0 处，去掉 3 处');
  expect((await market()).inside).toBe(0);
  await expect
    .poll(() => page.locator('.former-imports .office-entry').innerText())
    .toMatch(/南岸设施\.csv[^]*新增 3[^]*已于 .* 撤回/);
  expect(errors).toEqual([]);
});

test('columns and datum are put right by hand; rows and map show each other; nothing chosen is lost on a failure', async () => {
  const { page, errors } = await inOffice(running, 'columns@example.org');
  await tab(page, '批量导入');
  const odd = (line: string) =>
    encodeGb18030(`点位,种别,经度（高德）,纬度（高德）,摘要\n${line}\n`);
  await choose(page, odd(`江边公园,公园,${lng},${lat},好`));
  const problem = page.locator('.import-more .office-problem');
  await expect.poll(() => problem.innerText()).toContain('没有找到“名称”列。');
  expect(await page.locator('.import-datum').innerText()).toContain('GCJ-02');
  await page.getByRole('button', { name: '改用 GCJ-02' }).click();
  await page.locator('.import-datum').waitFor({ state: 'detached' });
  expect(await page.locator('#import-crs').inputValue()).toBe('gcj02');
  await page.getByLabel('名称', { exact: true }).selectOption('点位');
  await expect.poll(() => problem.innerText()).not.toContain('名称');
  await page.getByLabel('类别', { exact: true }).selectOption('种别');
  await expect.poll(() => summary(page)).toContain('新增 1');

  // The only mark is in the middle of the map.
  await page.locator('.leaflet-import-marks-pane canvas').waitFor();
  await page.locator('.import-map .map').click();
  await expect.poll(() => page.locator('.import-chosen').innerText()).toContain('江边公园');
  await page.getByRole('button', { name: '到表里的这一行' }).click();
  const row = page.getByRole('row', { name: /江边公园/ });
  expect(await row.getAttribute('aria-current')).toBe('true');
  await expect
    .poll(() => row.getByRole('button').evaluate((one) => one === document.activeElement))
    .toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('.import-ring').waitFor({ state: 'attached' });
  await page.getByLabel(/^新增 1/).uncheck();
  await expect.poll(() => page.locator('.line-table').count()).toBe(0);
  await page.getByLabel(/^新增 1/).check();

  await page.route('**/facility-imports?*', (route) => route.abort());
  await page.getByRole('button', { name: '写入 1 处' }).click();
  await page.getByRole('button', { name: '确认写入' }).click();
  await expect.poll(() => page.locator('.office-problem').innerText()).toContain('再试一次');
  await page.unroute('**/facility-imports?*');
  expect(await page.locator('#import-crs').inputValue()).toBe('gcj02');
  await page.getByRole('button', { name: '写入 1 处' }).click();
  await page.getByRole('button', { name: '确认写入' }).click();
  await expect.poll(() => page.locator('.import-written').innerText()).toContain('新增 1 处');

  await page.getByRole('button', { name: '再导入一张' }).click();
  await choose(page, odd(`江边公园,公园,${lng},${lat},好`));
  await expect.poll(() => page.locator('.import-more').innerText()).toContain('沿用上次选的');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 700 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  expect(errors).toEqual([]);
});
