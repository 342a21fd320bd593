import type { Browser } from 'playwright-core';
import { openBrowser } from '../running/browser.ts';
import { startService } from '../running/service.ts';
import { report } from './figures.ts';

const visits = 5;

/**
 * Seconds from the opening of the planners' page until its map is whole: the first page that a service answers after its start, the next ones, and
 * those whose browser has been there before. Each start has a process of its own.
 */
export async function benchFirstMap(dataDir: string, data: string): Promise<void> {
  const browser = await openBrowser();
  try {
    const first: number[] = [];
    const later: number[] = [];
    const again: number[] = [];
    for (let start = 0; start < visits; start++) {
      const service = await startService(dataDir);
      first.push((await mapSeconds(browser, service.address)).new);
      const { new: next, again: back } = await mapSeconds(browser, service.address);
      later.push(next);
      again.push(back);
      await service.stop();
    }
    report({
      name: 'planners: first map after the start',
      value: middle(first),
      unit: 's',
      bound: 2,
      data,
    });
    report({ name: 'planners: slowest of those', value: Math.max(...first), unit: 's', data });
    report({ name: 'planners: map for the next visitor', value: middle(later), unit: 's', data });
    report({ name: 'planners: map seen before', value: middle(again), unit: 's', data });
  } finally {
    await browser.close();
  }
}

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function mapSeconds(browser: Browser, address: string) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  const whole = async () => {
    await page.waitForFunction(() => {
      const tiles = [...document.querySelectorAll('canvas.heat-tile')];
      return (
        document.querySelector('.panel[aria-busy="false"]') !== null &&
        tiles.length > 0 &&
        tiles.every(({ classList }) => classList.contains('leaflet-tile-loaded'))
      );
    });
    return (await page.evaluate(() => performance.now())) / 1000;
  };
  await page.goto(`${address}/planner/#region=town&category=pharmacy`);
  const seen = await whole();
  await page.reload();
  const seenAgain = await whole();
  await context.close();
  return { new: seen, again: seenAgain };
}
