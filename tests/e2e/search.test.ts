import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { violationsInEveryLook } from './axe.ts';
import { keptPosition, movedFrom } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

const field = (page: Page) => page.getByRole('combobox');
const hits = (page: Page) => page.getByRole('option');
const activeName = (page: Page) =>
  page.evaluate(() => {
    const id = document.querySelector('#search-field')!.getAttribute('aria-activedescendant');
    return id === null
      ? null
      : document.getElementById(id)?.querySelector('.hit-name')?.textContent;
  });
const asked = (requests: string[]) =>
  requests
    .filter((address) => address.includes('/api/v1/places'))
    .map((address) => new URL(address).searchParams.get('q'));

async function look(page: Page, text: string): Promise<void> {
  await field(page).fill(text);
  await hits(page).first().waitFor();
}

test('by keyboard alone: typed, moved through, chosen, and the pin stands there', async () => {
  const { page, faults } = await running.visit();
  await field(page).focus();
  await page.keyboard.type('南岸');
  await hits(page).first().waitFor();
  await expect.poll(() => field(page).getAttribute('aria-expanded')).toBe('true');
  const names = await page.locator('.hit-name').allInnerTexts();
  expect(names.length).toBeGreaterThan(2);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => activeName(page)).toBe(names[0]);
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => activeName(page)).toBe(names[1]);
  await page.keyboard.press('End');
  await expect.poll(() => activeName(page)).toBe(names.at(-1));
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => activeName(page)).toBe(names[0]);
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => activeName(page)).toBe(names.at(-1));
  await page.keyboard.press('Home');
  await expect.poll(() => activeName(page)).toBe(names[0]);
  await expect.poll(() => hits(page).first().getAttribute('aria-selected')).toBe('true');
  await expect.poll(() => hits(page).first().locator('mark').innerText()).toBe('南岸');
  await page.keyboard.press('Enter');
  await expect.poll(() => field(page).getAttribute('aria-expanded')).toBe('false');
  await movedFrom(page, '');
  await expect.poll(() => field(page).inputValue()).toBe('南岸社区');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('search-field');
  expect(faults).toEqual([]);
});

test('Escape closes the list, a second time empties the field', async () => {
  const { page } = await running.visit();
  await look(page, '南岸');
  await page.keyboard.press('Escape');
  await expect.poll(() => hits(page).count()).toBe(0);
  await expect.poll(() => field(page).inputValue()).toBe('南岸');
  await page.keyboard.press('Escape');
  await expect.poll(() => field(page).inputValue()).toBe('');
});

test('nothing is asked while an input method composes, and once when it is done', async () => {
  const { page, context, requests } = await running.visit();
  const keys = await context.newCDPSession(page);
  await field(page).focus();
  for (const text of ['n', 'na', 'nan', "nan'a", "nan'an"]) {
    await keys.send('Input.imeSetComposition', {
      text,
      selectionStart: text.length,
      selectionEnd: text.length,
    });
    await page.waitForTimeout(160);
  }
  await expect.poll(() => field(page).inputValue()).toBe("nan'an");
  expect(asked(requests)).toEqual([]);
  await keys.send('Input.insertText', { text: '南岸' });
  await hits(page).first().waitFor();
  await expect.poll(() => field(page).inputValue()).toBe('南岸');
  expect(asked(requests)).toEqual(['南岸']);
});

test('fast typing asks for what was typed last, not for every letter', async () => {
  const { page, requests } = await running.visit();
  await field(page).focus();
  await page.keyboard.type('chaoshi', { delay: 20 });
  await hits(page).first().waitFor();
  await expect.poll(() => asked(requests).at(-1)).toBe('chaoshi');
  expect(asked(requests).length).toBeLessThan(4);
});

test('a kind of service opens the way to its nearest place', async () => {
  const { page } = await running.visit();
  await look(page, '菜市场');
  await page.keyboard.press('Enter');
  await page.locator('.route-total').waitFor();
  expect(page.url()).toMatch(/facility|to=|[#&]f/);
});

describe('what was chosen lately', () => {
  test('is offered again after a reload, and can be deleted one by one or altogether', async () => {
    const { page, context } = await running.visit();
    let before = '';
    for (const name of ['南岸社区', '惠民超市']) {
      await look(page, name);
      await page.keyboard.press('Enter');
      await expect.poll(() => hits(page).count()).toBe(0);
      before = await movedFrom(page, before);
    }
    expect(await context.cookies()).toEqual([]);
    await page.reload();
    await field(page).click();
    await expect
      .poll(() => page.locator('.hit-name').allInnerTexts())
      .toEqual(['惠民超市', '南岸社区']);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await movedFrom(page, before);
    await field(page).fill('');
    await page.getByRole('button', { name: '逐个删除' }).click();
    await page.getByRole('button', { name: /删除南岸社区/ }).click();
    await expect.poll(() => page.locator('.hit-name').allInnerTexts()).toEqual(['惠民超市']);
    await page.getByRole('button', { name: '全部删除' }).click();
    await expect.poll(() => hits(page).count()).toBe(0);
    await expect
      .poll(() => page.evaluate(() => localStorage.getItem('jinlin-recent-places')))
      .toBeNull();
  });

  test('is forgotten with the page where storage is denied, and nothing breaks', async () => {
    const { page, faults } = await running.visit({
      prepare: async (context) => {
        await context.addInitScript(() => {
          Object.defineProperty(window, 'localStorage', {
            get: () => {
              throw new DOMException('denied', 'SecurityError');
            },
          });
        });
      },
    });
    await look(page, '南岸社区');
    await page.keyboard.press('Enter');
    await movedFrom(page, '');
    await field(page).fill('');
    await expect.poll(() => page.locator('.hit-name').allInnerTexts()).toEqual(['南岸社区']);
    expect(faults.filter((fault) => /search|recent/i.test(fault))).toEqual([]);
  });
});

describe.each([
  ['/', '没有找到“qqqq', '请先写', '不能从那里出发'],
  ['/en/', 'Nothing found for “qqqq', 'first', 'cannot start from there'],
])('the words on %s', (path, nothing, empty, nowhere) => {
  test('say that nothing was found, that nothing was typed, and why a place is no start', async () => {
    const { page } = await running.visit({ path });
    const message = page.locator('#search-message');
    await field(page).fill('qqqqzzzz');
    await expect.poll(() => message.innerText()).toContain(nothing);
    await field(page).fill('');
    await page.keyboard.press('Enter');
    await expect.poll(() => message.innerText()).toContain(empty);
    await look(page, '唐家湾镇');
    await expect.poll(() => hits(page).first().getAttribute('aria-disabled')).toBe('true');
    await page.keyboard.press('Enter');
    await expect.poll(() => message.innerText()).toContain(nowhere);
    expect(keptPosition(page)).toBe('');
    await field(page).fill('很长'.repeat(80));
    await expect.poll(() => message.innerText()).toContain('100');
    await expect.poll(() => field(page).inputValue()).toHaveLength(160);
  });
});

test('pasted coordinates show a switch for the datum, which moves the hit', async () => {
  const { page } = await running.visit();
  await look(page, '112.948,23.465');
  const name = () => page.locator('.hit-name').first().innerText();
  expect(await name()).toBe('112.948, 23.465');
  await page.locator('.search-datum label', { hasText: 'GCJ-02' }).click();
  await expect.poll(name).not.toBe('112.948, 23.465');
  await hits(page).first().click();
  const [lng] = (await movedFrom(page, '')).split(',');
  expect(Number(lng)).not.toBeCloseTo(112.948, 3);
});

test.each([320, 360, 1440])('at %i px the open list stays within the page', async (width) => {
  const { page } = await running.visit({ path: '/en/', viewport: { width, height: 700 } });
  await look(page, '唐家糖厂社区');
  const { left, right, wide } = await page.locator('.search-popup').evaluate((popup) => ({
    left: popup.getBoundingClientRect().left,
    right: popup.getBoundingClientRect().right,
    wide: document.documentElement.scrollWidth,
  }));
  expect(left).toBeGreaterThanOrEqual(0);
  expect(right).toBeLessThanOrEqual(width);
  expect(wide).toBeLessThanOrEqual(width);
  const heights = await page
    .locator('.hit')
    .evaluateAll((all) => all.map((hit) => hit.getBoundingClientRect().height));
  for (const height of heights) expect(height).toBeGreaterThanOrEqual(44);
});

test.each(['/', '/en/'])(
  'the open list on %s breaks nothing of WCAG 2.2 AA, in any look',
  async (path) => {
    const { page } = await running.visit({ path });
    await look(page, '南岸');
    await page.keyboard.press('ArrowDown');
    expect(await violationsInEveryLook(page)).toEqual([]);
  },
);

test('in large text a place answers the first question', async () => {
  const { page } = await running.visit({ elder: true, path: '/#step=where' });
  await look(page, '南岸社区');
  const height = await page
    .locator('.hit')
    .first()
    .evaluate((hit) => hit.getBoundingClientRect().height);
  expect(height).toBeGreaterThanOrEqual(60);
  await page.keyboard.press('Enter');
  await page.locator('[data-step="result"]').waitFor();
});
