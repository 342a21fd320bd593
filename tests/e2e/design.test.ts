import { expect, test } from 'vitest';
import { useService } from './service.ts';

const running = useService();

async function open(path: string) {
  const page = await (await running.browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.goto(running.service.address + path);
  await page.locator('astro-island:not([ssr])').first().waitFor({ state: 'attached' });
  return page;
}

test('a wrong value is told above the form, and the sentence leads to the field', async () => {
  const page = await open('/design/');
  await page.getByLabel('自己定').fill('61');
  await page.getByRole('button', { name: '提交' }).click();
  const summary = page.locator('.error-summary');
  expect(await summary.evaluate((box) => box === document.activeElement)).toBe(true);
  await summary.getByRole('link').click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('minutes');
  await expect.poll(() => page.getByLabel('自己定').inputValue()).toBe('61');
  await page.getByLabel('自己定').fill('60');
  await page.getByRole('button', { name: '提交' }).click();
  await expect.poll(() => summary.count()).toBe(0);
  await expect.poll(() => page.locator('.toast').innerText()).toContain('60 分钟');
});

test('a dialog keeps the focus, closes on Escape and gives the focus back', async () => {
  const page = await open('/design/');
  const opener = page.getByRole('button', { name: '打开对话框' });
  await opener.click();
  const dialog = page.getByRole('dialog', { name: '对话框' });
  await dialog.waitFor();
  for (let press = 0; press < 4; press += 1) await page.keyboard.press('Tab');
  const inside = await dialog.evaluate(
    (box) => document.activeElement === document.body || box.contains(document.activeElement),
  );
  expect(inside).toBe(true);
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => opener.evaluate((button) => button === document.activeElement))
    .toBe(true);
  await opener.click();
  await dialog.waitFor();
  await page.mouse.click(5, 5);
  await dialog.waitFor({ state: 'detached' });
});

test('tabs are one stop of the Tab key and move by arrows, Home and End', async () => {
  const page = await open('/en/design/');
  const tab = (name: string) => page.getByRole('tab', { name });
  await tab('A list').focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tab('When it is empty').getAttribute('aria-selected')).toBe('true');
  expect(await tab('When it is empty').evaluate((one) => one === document.activeElement)).toBe(
    true,
  );
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => tab('A list').getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('End');
  await expect
    .poll(() => page.getByRole('tabpanel').innerText())
    .toContain('No place has been registered');
  await page.keyboard.press('Home');
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.getByRole('tabpanel').evaluate((one) => one === document.activeElement))
    .toBe(true);
});
