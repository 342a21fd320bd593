import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

/** How many pixels of the streets' canvas are drawn, and in how many colours that cover a hundred of them. */
const drawn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>(
      '.leaflet-reached-streets-pane canvas',
    );
    if (!canvas) return { pixels: 0, colours: 0 };
    const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
    const counts = new Map<string, number>();
    for (let at = 0; at < data.length; at += 4) {
      if (data[at + 3] !== 255) continue;
      const colour = `${data[at]},${data[at + 1]},${data[at + 2]}`;
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    return {
      pixels: [...counts.values()].reduce((sum, count) => sum + count, 0),
      colours: [...counts.values()].filter((count) => count > 100).length,
    };
  });

const bandsShown = (page: Page) => page.locator('.map path.band-3').isVisible();

test('the map shows reached streets by minutes instead of areas, the legend their classes, the address keeps it', async () => {
  const { page, faults } = await running.visit();
  await expect.poll(async () => (await drawn(page)).pixels).toBe(0);
  await page.locator('.legend label', { hasText: '看街道' }).click();
  await expect.poll(() => drawn(page).then(({ colours }) => colours)).toBeGreaterThanOrEqual(5);
  await expect.poll(() => bandsShown(page)).toBe(false);
  await expect
    .poll(() => page.locator('.legend-head li').allInnerTexts())
    .toEqual([3, 6, 9, 12, 15].map((minutes) => `${minutes} 分钟`));
  await expect.poll(() => page.url()).toContain('show=streets');

  const all = (await drawn(page)).pixels;
  const other = await running.visit({ path: '/#minutes=5&show=streets' });
  await expect.poll(() => other.page.locator('.legend-head li').count()).toBe(5);
  await expect.poll(() => drawn(other.page).then(({ pixels }) => pixels)).toBeGreaterThan(0);

  await page.locator('.legend label', { hasText: '看范围' }).click();
  await expect.poll(() => bandsShown(page)).toBe(true);
  expect(all).toBeGreaterThan(5000);
  await expect.poll(async () => (await drawn(page)).pixels).toBe(0);
  await expect.poll(() => page.url()).not.toContain('show=');
  expect(faults).toEqual([]);
});

test('the colours are those of the theme', async () => {
  const { page } = await running.visit({ path: '/#show=streets' });
  const has = (hex: string) =>
    page.evaluate((wanted) => {
      const canvas = document.querySelector<HTMLCanvasElement>(
        '.leaflet-reached-streets-pane canvas',
      )!;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      const rgb = [1, 3, 5].map((at) => Number.parseInt(wanted.slice(at, at + 2), 16));
      for (let at = 0; at < data.length; at += 4)
        if (rgb.every((value, channel) => data[at + channel] === value)) return true;
      return false;
    }, hex);
  const nearest = () =>
    page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--minutes-1').trim(),
    );
  const light = await nearest();
  await expect.poll(() => has(light)).toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await nearest();
  expect(dark).not.toBe(light);
  await expect.poll(() => has(dark)).toBe(true);
  expect(await has(light)).toBe(false);
});

test('streets follow the pin while it is dragged', async () => {
  const { page, faults } = await running.visit({ path: '/#show=streets' });
  await page.evaluate(() => {
    const drag = { drawn: [] as number[] };
    const { prototype } = CanvasRenderingContext2D;
    // One drawing clears the canvas once.
    const clear = prototype.clearRect;
    prototype.clearRect = function cleared(...box) {
      if (this.canvas.closest('.leaflet-reached-streets-pane')) drag.drawn.push(performance.now());
      return clear.apply(this, box);
    };
    Object.assign(window, { drag });
  });
  const box = (await page.locator('.pin').boundingBox())!;
  const from = { x: box.x + box.width / 2, y: box.y + 18 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const started = Date.now();
  for (let elapsed = 0; elapsed < 1500; elapsed = Date.now() - started) {
    const part = elapsed / 1500;
    await page.mouse.move(from.x + 200 * part, from.y + 80 * Math.sin(3 * part));
    await page.waitForTimeout(8);
  }
  const seconds = (Date.now() - started) / 1000;
  const count = await page.evaluate(
    () => (window as unknown as { drag: { drawn: number[] } }).drag.drawn.length,
  );
  await page.mouse.up();
  await settled(page);
  console.log(`streets by minutes: ${(count / seconds).toFixed(1)} drawn per second of a drag`);
  expect(count).toBeGreaterThanOrEqual(2);
  expect(faults).toEqual([]);
});
