import { expect, test } from 'vitest';
import { violationsInEveryLook } from './axe.ts';
import { asPlanner, compared, isKept } from './scenario-desk.ts';
import { useService } from './service.ts';

const running = useService();

test('two new sites are found, with their bound in words, and taken into a scenario by one press', async () => {
  const { page, errors } = await asPlanner(running, 'sites@example.org', 'tab=where');
  await page.getByLabel('新开几处').fill('two');
  await page.getByRole('button', { name: '算', exact: true }).click();
  expect(await page.locator('#where-sites-error').innerText()).toContain('two');
  await page.getByLabel('新开几处').fill('2');
  await page.getByRole('button', { name: '算', exact: true }).click();
  const answer = page.locator('.where-answer');
  await answer.waitFor({ timeout: 60_000 });
  expect(await answer.innerText()).toMatch(/这已是最好的答案|离最好的答案最多差 [\d.]+%/);
  expect(await answer.locator('tbody tr').count()).toBe(2);
  expect(await page.locator('.overlay-mark-chosen').count()).toBe(2);
  expect(await violationsInEveryLook(page)).toEqual([]);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载表格（CSV）' }).click();
  expect((await download).suggestedFilename()).toMatch(/^sites-.*\.csv$/);

  await page.getByRole('button', { name: '把这些放进一个方案' }).click();
  await expect.poll(() => page.locator('.what-if-changes li').count()).toBe(2);
  await isKept(page);
  expect(await compared(page)).toContain('新够得到');
  // The answer is still there when one comes back.
  await page.getByRole('tab', { name: '选址' }).click();
  expect(await answer.isVisible()).toBe(true);
  expect(errors).toEqual([]);
});

test('a run that was asked for is cancelled, and the page says so', async () => {
  const { page, errors } = await asPlanner(running, 'cancel@example.org', 'tab=where');
  await page.getByText('让大家平均走得最少').click();
  await page.getByLabel('新开几处').fill('60');
  await page.getByLabel('相隔多少米取一个').fill('50');
  await page.getByRole('button', { name: '算', exact: true }).click();
  await page.locator('.where-progress').waitFor();
  // Meanwhile the page answers.
  await page.getByRole('tab', { name: '现状' }).click();
  await page.locator('.planner-line').first().waitFor();
  await page.getByRole('tab', { name: '选址' }).click();
  await page.getByRole('button', { name: '不算了' }).click();
  await page.locator('.where-progress').waitFor({ state: 'detached' });
  expect(await page.locator('.where').innerText()).toContain('已经取消');
  expect(await page.locator('.where-answer').count()).toBe(0);
  expect(errors).toEqual([]);
});
