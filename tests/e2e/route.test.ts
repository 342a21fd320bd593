import { expect, test } from 'vitest';
import { deepHollow, headline } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const line = '.map path.route-line';

test('a facility of the list opens its route: the line, minutes, metres and steps; Esc leads back', async () => {
  const { page, faults } = await running.visit();
  const before = await headline(page);
  const row = page.locator('.category button.row').nth(3);
  const [name] = (await row.innerText()).split('\n');
  const minutes = await row.locator('.row-minutes').innerText();
  expect(minutes).toMatch(/^\d+ 分钟$/);
  await row.click();
  const total = page.locator('.route-total');
  await total.waitFor();
  await expect.poll(() => page.locator('.route-card h1').innerText()).toBe(`去${name}`);
  await expect
    .poll(() => total.innerText())
    .toMatch(new RegExp(`^${minutes}，[\\d.,]+ (米|公里)$`));
  await expect.poll(() => page.locator('.steps li').count()).toBeGreaterThan(0);
  await expect.poll(() => page.locator('.steps').innerText()).toMatch(/\d+ 米/);
  await expect.poll(() => page.locator(line).getAttribute('d')).toMatch(/^M-?\d+ -?\d+L/);
  await expect.poll(() => page.url()).toContain('facility=');

  await page.keyboard.press('Escape');
  await total.waitFor({ state: 'detached' });
  await expect.poll(() => page.locator(line).getAttribute('d')).not.toMatch(/L/);
  await expect.poll(() => headline(page)).toBe(before);
  await expect.poll(() => page.url()).not.toContain('facility=');
  await expect.poll(() => row.evaluate((element) => element === document.activeElement)).toBe(true);
  expect(faults).toEqual([]);
});

test('ten routes take the minutes that the list says', async () => {
  const { page } = await running.visit();
  const rows = page.locator('.category button.row');
  const count = await rows.count();
  for (let index = 0; index < count; index += Math.ceil(count / 10)) {
    const row = rows.nth(index);
    const minutes = await row.locator('.row-minutes').innerText();
    await row.click();
    await page.locator('.route-total').waitFor();
    await expect.poll(() => page.locator('.route-total').innerText()).toContain(minutes);
    await page.keyboard.press('Escape');
  }
});

test('the steps of a route add up to its metres', async () => {
  const { page } = await running.visit();
  await page.locator('.category', { hasText: '肉菜市场' }).locator('button.row').last().click();
  await page.locator('.route-total').waitFor();
  const metersOf = (words: string) => {
    const [, number, unit] = /([\d.,]+) (米|公里)/.exec(words) ?? [];
    return number ? Number(number.replace(',', '')) * (unit === '公里' ? 1000 : 1) : 0;
  };
  const steps = await page.locator('.steps li').allInnerTexts();
  const sum = steps.reduce((meters, step) => meters + metersOf(step), 0);
  const total = metersOf(await page.locator('.route-total').innerText());
  expect(Math.abs(sum - total)).toBeLessThan(50 + 5 * steps.length);
  const minutes = steps.map((step) => Number(/(\d+) 分钟/.exec(step)?.[1] ?? 0));
  const said = Number(/^(\d+) 分钟/.exec(await page.locator('.route-total').innerText())![1]);
  const walked = minutes.reduce((a, b) => a + b, 0);
  expect(Math.abs(walked - said)).toBeLessThanOrEqual(Math.ceil(steps.length / 3));
});

test('a mark on the map says how far it is, and its button opens the same screen; Back leads back', async () => {
  const { page } = await running.visit({ path: '/#minutes=5' });
  const mark = page.locator('.map .place').nth(2);
  await mark.locator('.place-disc').dispatchEvent('click');
  const card = page.getByRole('dialog');
  await card.getByText(/走 \d+ 分钟（.*米），走得到/).waitFor();
  const name = await card.getByRole('heading').innerText();
  await card.getByRole('button', { name: '怎么走' }).click();
  await page.locator('.route-total').waitFor();
  await expect.poll(() => page.locator('.route-card h1').innerText()).toBe(`去${name}`);
  await expect.poll(() => page.url()).toContain('facility=');
  await page.goBack();
  await page.locator('.route-total').waitFor({ state: 'detached' });
});

test('the nearest of what is missing has a route too, and says that it is too far', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  await page.locator('.shortfall-gap button.row', { hasText: '社区卫生服务' }).click();
  await page.locator('.route-total').waitFor();
  await expect
    .poll(() => page.locator('.route-total').innerText())
    .toMatch(/41 分钟[^]*超出\s?半小时/);
});
