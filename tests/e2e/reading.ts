import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';

/** Within 南岸社区, an urban community of the sample without a market. */
export const southBank = '112.94816,23.46486';
/** Within 深坑村, a village of the sample beyond half an hour of a clinic. */
export const deepHollow = '112.98021,23.50774';

/** The main square of the sample. */
export const mainSquare = '112.94184,23.4828';

/** Waits until the page shows the answer to the last question; the lists follow the verdict a moment later. */
export async function settled(page: Page): Promise<void> {
  await page.locator('.panel[aria-busy="false"]').waitFor();
  // An answer is drawn in the next frame, its lists after the verdict; both say that they are at work.
  await page.waitForFunction(
    () =>
      new Promise((done) => {
        const idle = () => document.querySelector('[aria-busy="true"]') === null;
        requestAnimationFrame(() => setTimeout(() => done(idle()), 20));
      }),
  );
  await page.locator('.map path.band-3').waitFor({ state: 'attached' });
  await page.locator('.map canvas').first().waitFor({ state: 'attached' });
}

/** The result in one line, as a person reads it first. */
export async function headline(page: Page): Promise<string> {
  return (await page.locator('.verdict .verdict-headline').innerText()).replace(/\s+/g, ' ');
}

/** The outline of the widest band: the circle as the map shows it. */
export const outline = async (page: Page): Promise<string> =>
  (await page.locator('.map path.band-3').getAttribute('d')) ?? '';

/** Position of the pin as the address bar keeps it: `lng,lat`; empty for the region's own start. */
export const keptPosition = (page: Page): string =>
  /[#&]pos=([\d.,-]+)/.exec(page.url())?.[1] ?? '';

/** Waits until the address bar has another position than before. */
export async function movedFrom(page: Page, before: string): Promise<string> {
  await expect.poll(() => keptPosition(page), { timeout: 10_000 }).not.toBe(before);
  await settled(page);
  return keptPosition(page);
}

export const chip = (page: Page, words: string): Locator =>
  page.locator('label.chip', { hasText: words });

/** A point of the map some way from the pin where no facility would catch the click. */
export async function freeSpot(page: Page): Promise<{ x: number; y: number }> {
  const spot = await page.evaluate(() => {
    const middle = (element: Element) => {
      const { x, y, width, height } = element.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    };
    const taken = [...document.querySelectorAll('.map .place, .map .cluster, .map .pin')].map(
      middle,
    );
    const map = document.querySelector('.map')!;
    const center = middle(map);
    for (let turn = 0; turn < 64; turn += 1) {
      const angle = (turn * Math.PI) / 16;
      const reach = 70 + 40 * Math.floor(turn / 32);
      const x = center.x + reach * Math.cos(angle);
      const y = center.y + reach * Math.sin(angle);
      const free = taken.every((other) => Math.hypot(other.x - x, other.y - y) > 20);
      if (free && map.contains(document.elementFromPoint(x, y))) return { x, y };
    }
    return null;
  });
  if (!spot) throw new Error('the map has no free spot around its middle');
  return spot;
}

/** Points at the map there, and takes the place as the new start. */
export async function startAt(page: Page, spot: { x: number; y: number }): Promise<void> {
  await page.mouse.click(spot.x, spot.y);
  await page.getByRole('button', { name: '从这里出发' }).click();
}

/** Facilities that the map shows, gathered ones counted one by one. */
export const marksShown = (page: Page): Promise<number> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.map .place, .map .cluster-disc')].reduce(
      (sum, mark) => sum + (mark.matches('.place') ? 1 : Number(mark.textContent)),
      0,
    ),
  );
