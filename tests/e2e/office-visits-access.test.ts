import { expect, test } from 'vitest';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { inOffice, tab } from './office-desk.ts';
import { useService } from './service.ts';
import { press, vettedOnPage } from './visits-desk.ts';

const running = useService();

test('a session that has ended keeps the form; with a new one the same press goes through', async () => {
  const { page, code } = await inOffice(running, 'ended@example.org');
  await tab(page, '上门服务');
  await tab(page, '暂停上门');
  await page.getByLabel('到', { exact: true }).fill('2040-01-01T08:00');
  const context = page.context();
  const cookies = await context.cookies();
  await context.clearCookies();
  await press(page, '先看影响多少');
  await expect
    .poll(() => page.locator('.visits-problem').innerText())
    .toMatch(/请先登录[^]*在新窗口登录/);
  expect(await page.getByLabel('到', { exact: true }).inputValue()).toBe('2040-01-01T08:00');
  await context.addCookies(cookies);
  await press(page, '先看影响多少');
  await page.locator('.visits-preview').waitFor();
  expect(code).toHaveLength(12);
});

test('the office of another community sees nothing of all this', async () => {
  const { page, code } = await inOffice(running, 'other@example.org');
  await tab(page, '上门服务');
  await vettedOnPage(running, page);
  const [, other] = await page.evaluate(async (own) => {
    const response = await fetch(`/api/v1/areas?parent=${own.slice(0, 9)}`);
    const { areas } = (await response.json()) as { areas: { code: string }[] };
    return [own, areas.map((area) => area.code).find((area) => area !== own)!];
  }, code);
  await page.goto(`${running.service.address}/office/#area=${other}&tab=providers`);
  await page.getByLabel('已通过', { exact: true }).check();
  await expect.poll(() => page.locator('.empty-title').innerText()).toBe('没有。');
  for (const part of ['回访', '投诉', '预约', '购买服务']) {
    await tab(page, part);
    await page.locator('.visits-part h2', { hasText: part }).waitFor();
    await page.locator('.visits-part .empty-title').waitFor();
    expect([part, await page.locator('.visits-part .office-entry').count()]).toEqual([part, 0]);
  }
});

test('who has no office role is told so and asks for nothing of it', async () => {
  const { page, errors } = await openPage(running, '/office/#tab=call-backs');
  await expect.poll(() => page.locator('.office-page').innerText()).toContain('请先登录');
  expect(await page.locator('.visits-part').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('every part goes by keyboard alone, is WCAG 2.2 AA and fits a phone, in both languages', async () => {
  const { page, code } = await inOffice(running, 'keys@example.org');
  await tab(page, '上门服务');
  await page.locator('.visits-part h2').waitFor();
  await page.getByRole('tab', { name: '回访' }).focus();
  for (const part of ['投诉', '预约', '服务单位', '暂停上门', '购买服务', '满意度']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe(part);
    await page.locator('.visits-part h2', { hasText: part }).waitFor();
  }
  for (const lang of ['', '/en'])
    for (const part of [
      'call-backs',
      'complaints',
      'bookings',
      'providers',
      'suspensions',
      'subsidies',
      'satisfaction',
    ]) {
      await page.goto('about:blank');
      await page.goto(`${running.service.address}${lang}/office/#area=${code}&tab=${part}`);
      await page.locator('.visits-part h2').waitFor();
      await expect.poll(() => page.locator('.visits-part .skeleton').count()).toBe(0);
      expect([lang, part, await violationsInEveryLook(page)]).toEqual([lang, part, []]);
      await page.setViewportSize({ width: 360, height: 740 });
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect([lang, part, wide]).toEqual([lang, part, 360]);
      await page.setViewportSize({ width: 1280, height: 900 });
    }
});
