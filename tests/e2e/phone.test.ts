import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { deepHollow } from './reading.ts';
import { useService, type VisitOptions } from './service.ts';

const running = useService();
const phone: VisitOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
  deviceScaleFactor: 2,
};

const overflow = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

/** Names of those visible elements that are lower or narrower than `pixels`. */
async function smallTargets(targets: Locator, pixels: number): Promise<string[]> {
  return targets.evaluateAll(
    (elements, least) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => Math.min(box.width, box.height) < least - 0.5)
        .map(({ element, box }) => {
          const name = element.textContent?.trim() || element.getAttribute('aria-label');
          return `${name}: ${Math.round(box.width)} × ${Math.round(box.height)}`;
        }),
    pixels,
  );
}

const targets = (page: Page): Locator =>
  page.locator(
    'header .switch, .panel :is(button, .phone-link, input[type=date], input[type=time]), label.chip, .legend button, .map .leaflet-bar :is(a, button)',
  );

test('a phone of 360 × 740 shows map and result one below the other, and nothing sticks out', async () => {
  const { page, faults } = await running.visit(phone);
  await expect.poll(() => overflow(page)).toBe(0);
  const map = (await page.locator('.map').boundingBox())!;
  const panel = (await page.locator('#result').boundingBox())!;
  const verdict = (await page.locator('.verdict-headline').boundingBox())!;
  expect(map.width).toBe(360);
  expect(map.height).toBeGreaterThan(250);
  expect(panel.y).toBeGreaterThanOrEqual(map.y + map.height - 1);
  // Verdict first: it can be read without scrolling.
  expect(verdict.y + verdict.height).toBeLessThan(740);
  await expect.poll(() => targets(page).count()).toBeGreaterThan(40);
  await expect.poll(() => smallTargets(targets(page), 44)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the three questions are one line below the verdict until they are asked for', async () => {
  const { page } = await running.visit({ ...phone, path: '/#at=2026-11-24T10:00' });
  const summary = page.locator('.choices-summary');
  await expect
    .poll(() => summary.innerText())
    .toMatch(/^我走路 · 15 分钟（按规定） · .*11月24日.*10:00\s+改$/);
  await expect.poll(() => summary.getAttribute('aria-expanded')).toBe('false');
  await expect.poll(() => page.locator('label.chip').first().isVisible()).toBe(false);
  const { y, height } = (await summary.boundingBox())!;
  expect(y + height).toBeLessThan(740);
  await summary.tap();
  await expect.poll(() => summary.getAttribute('aria-expanded')).toBe('true');
  await page.locator('label.chip', { hasText: '老人慢走' }).tap();
  await expect.poll(() => summary.innerText()).toContain('老人慢走');
  await expect.poll(() => smallTargets(targets(page), 44)).toEqual([]);
  await expect.poll(() => overflow(page)).toBe(0);
  await summary.tap();
  await expect.poll(() => page.locator('label.chip').first().isVisible()).toBe(false);
});

test('at 320 px nothing sticks out, with the questions open and on the screen of a facility', async () => {
  const { page } = await running.visit({
    ...phone,
    viewport: { width: 320, height: 640 },
    path: '/#at=2026-11-24T19:35',
  });
  await page.locator('.choices-summary').tap();
  await expect.poll(() => overflow(page)).toBe(0);
  await page.locator('.facility-row button').first().tap();
  await page.locator('.route-total').waitFor();
  await page.locator('.other-maps .other-maps-button').tap();
  await page.locator('.other-maps-list').waitFor();
  await expect.poll(() => overflow(page)).toBe(0);
});

test('a tap on the map and “start here” move the circle, a tap on a facility of the list leads to its route at the top of the view', async () => {
  const { page } = await running.visit(phone);
  const map = (await page.locator('.map').boundingBox())!;
  await page.touchscreen.tap(map.x + 40, map.y + map.height - 60);
  await page.getByRole('button', { name: '从这里出发' }).tap();
  await expect.poll(() => page.url()).toContain('pos=112.9');
  await page.locator('.category button.row').nth(6).tap();
  await page.locator('.route-total').waitFor();
  const total = page.locator('.route-total');
  await expect
    .poll(async () => {
      const { y, height } = (await total.boundingBox())!;
      return y > 0 && y + height < 740;
    })
    .toBe(true);
  await expect.poll(() => overflow(page)).toBe(0);
});

test('large text is 18 px and more, its targets 60 px, and still nothing sticks out', async () => {
  const { page } = await running.visit({ ...phone, path: `/#pos=${deepHollow}`, elder: true });
  const small = await page.evaluate(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const words = node.textContent!.trim();
      if (!words || !element.checkVisibility() || element.closest('script, style')) continue;
      const pixels = Number.parseFloat(getComputedStyle(element).fontSize);
      if (pixels < 18) found.add(`${words}: ${pixels} px`);
    }
    return [...found];
  });
  expect(small).toEqual([]);
  await expect.poll(() => overflow(page)).toBe(0);
  await expect.poll(() => smallTargets(targets(page), 60)).toEqual([]);
});

test('the switch for large text works and is remembered', async () => {
  const { page } = await running.visit(phone);
  const size = () =>
    page.locator('.verdict-headline').evaluate((line) => getComputedStyle(line).fontSize);
  const before = Number.parseFloat(await size());
  await page.getByRole('button', { name: '大字' }).tap();
  expect(Number.parseFloat(await size())).toBeGreaterThan(before);
  await page.reload();
  await page.locator('.verdict-headline:not(.is-waiting)').waitFor();
  expect(Number.parseFloat(await size())).toBeGreaterThan(before);
});
