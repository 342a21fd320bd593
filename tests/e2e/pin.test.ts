import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  freeSpot,
  headline,
  keptPosition,
  movedFrom,
  outline,
  settled,
  startAt,
} from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('a click on the map and “start here” move the circle', async () => {
  const { page, faults } = await running.visit();
  const before = { outline: await outline(page), words: await page.locator('#result').innerText() };
  expect(keptPosition(page)).toBe('');
  const spot = await freeSpot(page);
  await startAt(page, spot);
  await expect.poll(() => movedFrom(page, '')).toMatch(/^112\.9\d*,23\.4\d*$/);
  await expect.poll(() => outline(page)).not.toBe(before.outline);
  await expect.poll(() => page.locator('#result').innerText()).not.toBe(before.words);
  const pin = (await page.locator('.pin').boundingBox())!;
  expect(Math.abs(pin.x + pin.width / 2 - spot.x)).toBeLessThan(3);
  expect(faults).toEqual([]);
});

/** What the page asked while a pin was dragged. */
interface Drag {
  /** Circles asked for and not yet read, at most. */
  mostInFlight: number;
  /** `lng,lat` in the order of the answers. */
  answered: string[];
  /** Times at which the drawn circle changed, in milliseconds. */
  drawn: number[];
}

/** Counts in the page itself: events of the browser's protocol may come late. */
async function watchCircles(page: Page): Promise<void> {
  await page.evaluate(() => {
    const drag: Drag = { mostInFlight: 0, answered: [], drawn: [] };
    let inFlight = 0;
    const plainFetch = window.fetch;
    window.fetch = async (...request) => {
      const url = new URL(String(request[0]), location.href);
      if (!url.pathname.endsWith('/circle')) return plainFetch(...request);
      inFlight += 1;
      drag.mostInFlight = Math.max(drag.mostInFlight, inFlight);
      const response = await plainFetch(...request);
      const body: unknown = await response.clone().json();
      inFlight -= 1;
      drag.answered.push(`${url.searchParams.get('lng')},${url.searchParams.get('lat')}`);
      return new Response(JSON.stringify(body), response);
    };
    new MutationObserver(() => drag.drawn.push(performance.now())).observe(
      document.querySelector('.map path.band-3')!,
      { attributeFilter: ['d'] },
    );
    Object.assign(window, { drag });
  });
}

const dragMilliseconds = 1500;

test('while the pin is dragged the circle follows: one question at a time, the last one for where the pin is put down', async () => {
  const { page, faults } = await running.visit();
  await watchCircles(page);
  const box = (await page.locator('.pin').boundingBox())!;
  const from = { x: box.x + box.width / 2, y: box.y + 18 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const started = Date.now();
  let at = from;
  for (let elapsed = 0; elapsed < dragMilliseconds; elapsed = Date.now() - started) {
    const part = elapsed / dragMilliseconds;
    at = { x: from.x + 220 * part, y: from.y + 90 * Math.sin(3 * part) };
    await page.mouse.move(at.x, at.y);
    await page.waitForTimeout(8);
  }
  const seconds = (Date.now() - started) / 1000;
  const during = await page.evaluate(() => (window as unknown as { drag: Drag }).drag);
  await page.mouse.up();
  const atRest = () =>
    page.evaluate(() => (window as unknown as { drag: Drag }).drag.answered.at(-1));
  await expect.poll(async () => (await atRest()) === keptPosition(page)).toBe(true);
  // Longer than the address bar waits for things to come to rest.
  await page.waitForTimeout(500);
  await settled(page);
  const after = await page.evaluate(() => (window as unknown as { drag: Drag }).drag);

  const perSecond = during.drawn.length / seconds;
  console.log(
    `drag of ${seconds.toFixed(1)} s: ${during.answered.length} circles answered, ${perSecond.toFixed(1)} drawn per second`,
  );
  // How many depends on the machine; that there are some before the pin is put down does not.
  expect(during.drawn.length).toBeGreaterThanOrEqual(2);
  expect(after.mostInFlight).toBe(1);
  expect(after.answered.at(-1)).toBe(keptPosition(page));
  const pin = (await page.locator('.pin').boundingBox())!;
  expect(pin.x - box.x).toBeCloseTo(at.x - from.x, -1);
  expect(pin.y - box.y).toBeCloseTo(at.y - from.y, -1);
  expect(faults).toEqual([]);
});

test('the address bar brings the same view back, after a reload and in a new profile', async () => {
  const { page } = await running.visit({
    path: '/#pos=112.94816,23.46486&profile=elder&minutes=20',
  });
  const read = async (any: Page) => ({
    headline: await headline(any),
    words: await any.locator('#result').innerText(),
    position: keptPosition(any),
  });
  // The region, with its banner, may come after the circle.
  await page.locator('.sample-banner').waitFor();
  const before = await read(page);
  expect(before.headline).toContain('慢走 20 分钟');
  await page.reload();
  await settled(page);
  await expect.poll(() => read(page)).toEqual(before);
  const other = await running.visit({ path: `/${new URL(page.url()).hash}` });
  await expect.poll(() => read(other.page)).toEqual(before);
  await expect.poll(() => outline(other.page)).toBe(await outline(page));
});

test('a fragment that makes no sense is a first visit', async () => {
  const { page, faults } = await running.visit({ path: '/#pos=north&minutes=900&profile=jet' });
  await expect.poll(() => headline(page)).toContain('步行 15 分钟');
  expect(faults).toEqual([]);
});
