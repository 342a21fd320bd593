import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { root } from '../../scripts/running/root.ts';
import { commandOf } from '../../scripts/running/sample-region.ts';
import { marksShown } from './reading.ts';
import { useService } from './service.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-crowded-'));
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));
const shops = 500;
/** So many of them at one and the same spot. */
const stacked = 40;
const center = { lng: 113.5, lat: 22.4 };
const degree = { lng: 1 / (111_320 * Math.cos((22.4 * Math.PI) / 180)), lat: 1 / 111_320 };
const running = useService(makeMarketTown);

/** Streets every 200 m, and 500 shops on one square of 60 × 60 m. */
function makeMarketTown(): string {
  const lines = ['<osm version="0.6">'];
  const node = (id: number, east: number, north: number, tags = '') =>
    lines.push(
      `<node id="${id}" lat="${center.lat + north * degree.lat}" lon="${center.lng + east * degree.lng}">${tags}</node>`,
    );
  const at = (column: number, row: number) => 1 + column * 11 + row;
  for (let column = 0; column < 11; column += 1)
    for (let row = 0; row < 11; row += 1)
      node(at(column, row), (column - 5) * 200, (row - 5) * 200);
  for (let shop = 0; shop < shops; shop += 1) {
    const [east, north] =
      shop < stacked
        ? [30, 30]
        : [((shop % 23) * 60) / 23 + 5, (Math.floor(shop / 23) * 60) / 23 + 5];
    node(
      1000 + shop,
      east!,
      north!,
      `<tag k="shop" v="supermarket"/><tag k="name" v="第${shop + 1}号铺"/>`,
    );
  }
  for (let line = 0; line < 11; line += 1)
    for (const across of [true, false]) {
      const nodes = Array.from({ length: 11 }, (_, index) =>
        across ? at(index, line) : at(line, index),
      );
      lines.push(
        `<way id="${5000 + 2 * line + (across ? 1 : 0)}">${nodes.map((id) => `<nd ref="${id}"/>`).join('')}<tag k="highway" v="residential"/></way>`,
      );
    }
  lines.push('</osm>');
  mkdirSync(dataDir, { recursive: true });
  const file = join(dataDir, 'market-town.osm');
  writeFileSync(file, lines.join('\n'));
  const command = commandOf('import-region.js', 'scripts/import-region.ts');
  execFileSync(process.execPath, [...command, file, '--region', 'market-town', '--name', '集镇'], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, DATA_DIR: dataDir },
  });
  return dataDir;
}

test('500 shops on one square are gathered, opened by pressing, and fold in the list', async () => {
  const { page, faults } = await running.visit({ path: '/#pos=113.5,22.4' });
  await expect.poll(() => marksShown(page)).toBe(shops);
  const clusters = page.locator('.map .cluster');
  await expect.poll(() => clusters.count()).toBeGreaterThan(0);
  await expect.poll(() => page.locator('.map .place').count()).toBeLessThan(50);
  await expect.poll(() => page.locator('.leaflet-places-pane [tabindex]').count()).toBe(0);

  // Two rows and a button stand for the 500 of the list.
  const category = page.locator('.category', { hasText: '超市' }).first();
  await expect.poll(() => category.locator('button.row').count()).toBe(2);
  await expect
    .poll(() => category.locator('button[aria-expanded]').innerText())
    .toBe('还有 498 处');

  // The largest cluster comes nearer until it cannot; then it spreads.
  const largest = async () => {
    const counts = await clusters.allInnerTexts();
    return clusters.nth(
      counts
        .map(Number)
        .reduce((best, count, index, all) => (count > all[best]! ? index : best), 0),
    );
  };
  for (let presses = 0; presses < 12; presses += 1) {
    if ((await page.locator('.map .cluster-leg').count()) > 0) break;
    await (await largest()).locator('.cluster-disc').dispatchEvent('click');
    await page.waitForTimeout(300);
  }
  const legs = await page.locator('.map .cluster-leg').count();
  expect(legs).toBeGreaterThanOrEqual(stacked);
  await page.locator('.map .place .place-disc').first().dispatchEvent('click');
  await expect.poll(() => page.locator('.point-card h2').innerText()).toMatch(/^第\d+号铺$/);
  expect(faults).toEqual([]);
});

test('with 500 marks the circle still follows the pin', async () => {
  const { page, faults } = await running.visit({ path: '/#pos=113.5,22.4' });
  await expect.poll(() => marksShown(page)).toBe(shops);
  await page.evaluate(() => {
    const drag = { drawn: 0 };
    new MutationObserver(() => (drag.drawn += 1)).observe(
      document.querySelector('.map path.band-3')!,
      { attributeFilter: ['d'] },
    );
    Object.assign(window, { drag });
  });
  const box = (await page.locator('.pin').boundingBox())!;
  const from = { x: box.x + box.width / 2, y: box.y + 18 };
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  const started = Date.now();
  for (let elapsed = 0; elapsed < 1500; elapsed = Date.now() - started) {
    const part = elapsed / 1500;
    await page.mouse.move(from.x - 150 * part, from.y + 60 * Math.sin(3 * part));
    await page.waitForTimeout(8);
  }
  const seconds = (Date.now() - started) / 1000;
  const { drawn } = await page.evaluate(
    () => (window as unknown as { drag: { drawn: number } }).drag,
  );
  await page.mouse.up();
  console.log(`drag over 500 marks: ${(drawn / seconds).toFixed(1)} circles drawn per second`);
  expect(drawn).toBeGreaterThanOrEqual(2);
  expect(faults).toEqual([]);
});
