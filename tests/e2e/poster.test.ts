import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { violationsInEveryLook } from './axe.ts';
import { deepHollow, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

/** A poster is no circle page: it is ready when its map stands. */
async function open(path: string, width = 1280, javaScriptEnabled = true): Promise<Page> {
  const context = await running.browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(running.service.address + path);
  return page;
}

const drawn = async (page: Page): Promise<void> => {
  await page.locator('.print-tools[aria-busy="false"]').waitFor();
  await page.locator('.sheet .qr-dark').waitFor({ state: 'attached' });
};

test.each(['/poster/', '/en/poster/'])('%s is one A4 page, with and without gaps', async (path) => {
  const page = await open(`${path}#pos=${deepHollow}`);
  await drawn(page);
  await page.locator('#office').fill('深坑村村民委员会'.repeat(6));
  const tick = page.getByRole('checkbox');
  for (const said of [true, false]) {
    await tick.setChecked(said);
    await expect.poll(() => page.locator('.poster-missing').count()).toBe(said ? 1 : 0);
    const over = await page
      .locator('.sheet')
      .evaluate((sheet) => sheet.scrollHeight - sheet.clientHeight);
    expect(over).toBeLessThanOrEqual(1);
    const pdf = await page.pdf({ format: 'A4', printBackground: true });
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
  }
});

test('it says what is near and what is missing, and keeps the name of the office', async () => {
  const page = await open(`/poster/#pos=${southBank}`);
  await drawn(page);
  const sheet = page.locator('.sheet');
  await expect.poll(() => sheet.innerText()).toContain('从这里出发，15 分钟走得到');
  await expect.poll(() => page.locator('.poster-missing').innerText()).toBe('还缺：肉菜市场');
  await expect.poll(() => page.locator('.poster-cards li').count()).toBe(8);
  await expect.poll(() => page.locator('.poster-cards').innerText()).not.toContain('肉菜市场');
  await page.locator('#office').fill('南岸社区居委会');
  await expect.poll(() => page.locator('.poster-office').innerText()).toBe('南岸社区居委会');
  await page.reload();
  await drawn(page);
  await expect.poll(() => page.locator('#office').inputValue()).toBe('南岸社区居委会');
  // Back to the same place.
  await expect
    .poll(() => page.locator('.poster-back').getAttribute('href'))
    .toBe(`/#pos=${southBank}`);
});

test('a place outside all data is told in words', async () => {
  const page = await open('/poster/#pos=80.1,40.1');
  await page.getByRole('alert').waitFor();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('没能算出服务圈');
  await expect.poll(() => page.getByRole('button', { name: '打印' }).isDisabled()).toBe(true);
});

test('without script the page explains itself', async () => {
  const page = await open('/poster/', 1280, false);
  await expect.poll(() => page.locator('main.plain').innerText()).toContain('要用脚本才能画出来');
});

test.each(['/poster/', '/en/poster/'])('%s breaks nothing of WCAG 2.2 AA', async (path) => {
  const page = await open(`${path}#pos=${deepHollow}`, 360);
  await drawn(page);
  expect(await violationsInEveryLook(page)).toEqual([]);
  const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(over).toBeLessThanOrEqual(0);
});
