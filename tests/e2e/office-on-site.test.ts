import { expect, test } from 'vitest';
import { violationsInEveryLook } from './axe.ts';
import { inOffice, tab } from './office-desk.ts';
import { southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('a session on several rules of days: all are entered, changed and taken out; a problem loses nothing', async () => {
  const { page, errors } = await inOffice(running, 'days@example.org');
  await tab(page, '现场');
  await page.getByRole('button', { name: '登记一项现场活动' }).click();
  await page.locator('#on-site-title').fill('流动义诊');
  await page.locator('#on-site-place').fill('村口榕树下');
  await page.locator('#on-site-from').fill('2026-01-01');
  await page.locator('#on-site-until').fill('2028-12-31');
  const position = page.locator('.place-picker input');
  await position.fill(southBank.replace(',', ', '));
  await position.blur();
  const rule = (n: number) => page.locator('fieldset[id^=day-rule-]').nth(n);
  await rule(0).getByLabel('周二').check();
  await page.getByRole('button', { name: '再加一组日子' }).click();
  // Whoever adds days goes on with them.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.closest('fieldset')?.id))
    .toBe('day-rule-1');
  await rule(1).getByLabel('农历每月').check();
  await rule(1).getByLabel('15', { exact: true }).check();
  await page.getByRole('button', { name: '再加一组日子' }).click();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect
    .poll(() => page.locator('.office-problem').innerText())
    .toBe('第 3 组日子还没有选。请选好，或删除这一组。');
  await rule(2).getByLabel('指定日期').check();
  // A day that does not exist is refused by the service, and everything still stands there.
  await rule(2).getByLabel('日期', { exact: true }).fill('2026-02-30');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect.poll(() => page.locator('.office-problem').innerText()).toContain('2026-02-30');
  expect(await rule(0).getByLabel('周二').isChecked()).toBe(true);
  expect(await rule(1).getByLabel('15', { exact: true }).isChecked()).toBe(true);
  expect(await page.locator('#on-site-title').inputValue()).toBe('流动义诊');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await rule(2).getByLabel('日期', { exact: true }).fill('2026-12-24');
  await page.getByRole('button', { name: '保存', exact: true }).click();

  const entry = page.locator('.office-entry', { hasText: '流动义诊' });
  await expect.poll(() => entry.innerText()).toMatch(/周二[\s\S]*十五[\s\S]*12月24日|2026-12-24/);
  await entry.getByRole('button', { name: '修改' }).click();
  await expect.poll(() => page.locator('fieldset[id^=day-rule-]').count()).toBe(3);
  await page.getByRole('button', { name: '删除“哪些日子（第 1 组）”' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('day-rule-add');
  await rule(0).getByLabel('1', { exact: true }).check();
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await entry.waitFor();
  await expect.poll(() => entry.innerText()).not.toContain('周二');
  expect(await entry.innerText()).toMatch(/初一/);
  expect(errors).toEqual([]);
});
