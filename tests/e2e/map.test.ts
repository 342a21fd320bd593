import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

/** What a pane's canvases show: how many of their pixels are painted, and the mean colour of those. */
async function painted(
  page: Page,
  pane: 'ground' | 'tile',
): Promise<{ share: number; mean: number[] }> {
  return page.evaluate((name) => {
    let pixels = 0,
      opaque = 0;
    const sum = [0, 0, 0];
    for (const canvas of document.querySelectorAll<HTMLCanvasElement>(
      `.leaflet-${name}-pane canvas`,
    )) {
      if (canvas.width === 0) continue;
      const { data } = canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height);
      for (let i = 0; i < data.length; i += 4) {
        pixels++;
        if (data[i + 3]! < 200) continue;
        opaque++;
        for (const channel of [0, 1, 2]) sum[channel]! += data[i + channel]!;
      }
    }
    return { share: opaque / pixels, mean: sum.map((value) => value / Math.max(1, opaque)) };
  }, pane);
}

const lightness = ({ mean }: { mean: number[] }) => mean.reduce((a, b) => a + b, 0) / 3;

test('ground and streets are drawn from tiles of the own host, each fetched once', async () => {
  const { page, requests, faults } = await running.visit();
  await expect.poll(async () => (await painted(page, 'ground')).share).toBeGreaterThan(0.2);
  await expect.poll(async () => (await painted(page, 'tile')).share).toBeGreaterThan(0.05);
  const tiles = requests.filter((url) => url.includes('/tiles/'));
  expect(tiles.length).toBeGreaterThan(3);
  expect(new Set(tiles).size).toBe(tiles.length);
  for (const url of tiles)
    expect(url).toMatch(
      new RegExp(`^${running.service.address}/tiles/sample/\\d+/\\d+/\\d+\\.mvt\\?v=v\\d{8}T`),
    );
  expect(faults).toEqual([]);
});

test('the dark theme draws the same map dark, at once and without asking for a tile again', async () => {
  const { page, requests } = await running.visit({ colorScheme: 'light' });
  await expect.poll(async () => (await painted(page, 'ground')).share).toBeGreaterThan(0.2);
  const light = { ground: await painted(page, 'ground'), streets: await painted(page, 'tile') };
  expect(lightness(light.ground)).toBeGreaterThan(190);
  const asked = requests.length;
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(async () => lightness(await painted(page, 'ground'))).toBeLessThan(70);
  await expect
    .poll(async () => lightness(await painted(page, 'tile')))
    .toBeLessThan(lightness(light.streets) - 60);
  expect(requests.slice(asked).filter((url) => url.includes('/tiles/'))).toEqual([]);
});

test('large text draws larger names and wider streets', async () => {
  const { page } = await running.visit();
  await expect.poll(async () => (await painted(page, 'tile')).share).toBeGreaterThan(0.05);
  const ordinary = (await painted(page, 'tile')).share;
  await page.getByRole('button', { name: '大字' }).click();
  await settled(page);
  await expect
    .poll(async () => (await painted(page, 'tile')).share)
    .toBeGreaterThan(ordinary * 1.1);
});

test('a plain page may load nothing from another host, and there is nothing to choose a ground from', async () => {
  const { page } = await running.visit();
  const policy = await page
    .locator('meta[http-equiv="content-security-policy" i]')
    .getAttribute('content');
  expect(policy).toContain("img-src 'self' data:;");
  expect(policy).toContain("connect-src 'self';");
  expect(policy).not.toMatch(/https?:/);
  await expect.poll(() => page.locator('.ground-choice').count()).toBe(0);
});

test('the source of the map stays in sight on a phone', async () => {
  const { page } = await running.visit({ viewport: { width: 360, height: 740 } });
  const source = page.locator('.map .leaflet-control-attribution');
  await expect.poll(() => source.isVisible()).toBe(true);
  await expect.poll(() => source.innerText()).toContain('虚构');
});
