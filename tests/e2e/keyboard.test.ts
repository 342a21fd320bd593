import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { keptPosition, movedFrom, outline, settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

/** Presses Tab until an element that matches has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector))
      return;
  }
  throw new Error(`80 presses of Tab do not lead to ${selector}`);
}

test('arrow keys move the pin, and the new result is announced', async () => {
  const { page } = await running.visit();
  const status = page.getByTestId('live-status');
  await expect.poll(() => status.innerText()).toContain('17 类基本服务');
  const announced = await status.innerText();
  const before = await outline(page);
  await tabTo(page, '.pin');
  await expect.poll(() => page.locator('.pin').getAttribute('aria-label')).toBe('起点图钉');
  await page.keyboard.press('ArrowRight');
  const first = await movedFrom(page, '');
  // About 20 m to the east of 112.942471, and nothing to north or south.
  expect(Number(first.split(',')[0]) - 112.942471).toBeCloseTo(0.0002, 4);
  expect(Number(first.split(',')[1])).toBeCloseTo(23.479409, 4);
  for (let steps = 0; steps < 8; steps += 1) await page.keyboard.press('Shift+ArrowDown');
  await expect
    .poll(() => Number(keptPosition(page).split(',')[1]))
    .toBeCloseTo(23.479409 - 8 * 0.0009, 3);
  await settled(page);
  await expect.poll(() => outline(page)).not.toBe(before);
  await expect.poll(() => status.innerText(), { timeout: 5000 }).not.toBe(announced);
  await expect
    .poll(() => page.locator('.pin').evaluate((pin) => pin === document.activeElement))
    .toBe(true);
});

test('a walk of the pin is told as one move when it rests, and Home takes it back', async () => {
  const { page } = await running.visit();
  const status = page.getByTestId('live-status');
  await expect.poll(() => status.innerText()).toContain('17 类基本服务');
  await tabTo(page, '.pin');
  for (let steps = 0; steps < 3; steps += 1) await page.keyboard.press('ArrowRight');
  await expect
    .poll(() => status.innerText(), { timeout: 5000 })
    .toMatch(/^向东 60 米(，到.+)?。步行 15 分钟内/);
  await page.keyboard.press('Shift+ArrowUp');
  await expect.poll(() => status.innerText(), { timeout: 5000 }).toMatch(/^向北 100 米/);
  await page.keyboard.press('Home');
  await expect.poll(() => status.innerText(), { timeout: 5000 }).toMatch(/^向西南 1[12]\d 米/);
  await expect.poll(() => keptPosition(page)).toBe('112.94247,23.47941');
  await expect.poll(() => page.locator('.pin').getAttribute('aria-description')).toContain('Home');
});

test('the question mark lists the keys, and Escape leads back to where one was', async () => {
  const { page } = await running.visit();
  await tabTo(page, '.pin');
  await page.keyboard.press('?');
  const dialog = page.getByRole('dialog', { name: '用键盘看地图' });
  await dialog.waitFor();
  await expect.poll(() => dialog.innerText()).toContain('图钉回到移动之前的地方');
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await expect
    .poll(() => page.locator('.pin').evaluate((pin) => pin === document.activeElement))
    .toBe(true);
  // Away from the map it is a letter like others.
  await page.locator('#result').press('?');
  await expect.poll(() => dialog.count()).toBe(0);
  await page.locator('label.chip', { hasText: '其他' }).click();
  await page.getByLabel(/自己定/).press('?');
  await expect.poll(() => dialog.count()).toBe(0);
});

test('marks on the map are no stops of the Tab key: the list says what they say', async () => {
  const { page } = await running.visit();
  const pane = page.locator('.leaflet-places-pane');
  await expect.poll(() => pane.getAttribute('aria-hidden')).toBe('true');
  await expect.poll(() => pane.locator('[tabindex], a, button').count()).toBe(0);
  await page.locator('.legend-toggle').click();
  await expect.poll(() => page.locator('.legend-note').innerText()).toContain('列表');
});

test('everything else is reached by Tab, and the focus can be seen', async () => {
  const { page } = await running.visit();
  await page.keyboard.press('Tab');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toContain('跳到结果');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('result');
  await tabTo(page, '.category button.row');
  const outlineStyle = await page.evaluate(
    () => getComputedStyle(document.activeElement!).outlineStyle,
  );
  expect(outlineStyle).not.toBe('none');
  await page.keyboard.press('Enter');
  await page.locator('.route-total').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await page.keyboard.press('Escape');
  await page.locator('.route-total').waitFor({ state: 'detached' });
  // Focus comes back with the next frame after the route has gone.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.matches('.category button.row')))
    .toBe(true);
});
