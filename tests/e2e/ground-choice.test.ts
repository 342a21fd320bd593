import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { root } from '../../scripts/running/root.ts';
import { startService, type Service } from '../../scripts/running/service.ts';
import { settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const pixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
let pictures: Server;
let asked: { url: string; referer: string | undefined }[];
let service: Service;
let folder: string;
let host: string;

/** A site built by a deployment that adds two maps of another host, here one of this machine. */
beforeAll(async () => {
  asked = [];
  pictures = createServer((request, response) => {
    asked.push({ url: request.url!, referer: request.headers.referer });
    response.writeHead(200, { 'content-type': 'image/png' }).end(pixel);
  }).listen(0, '127.0.0.1');
  await once(pictures, 'listening');
  host = `http://127.0.0.1:${(pictures.address() as AddressInfo).port}`;
  folder = mkdtempSync(join(tmpdir(), 'jinlin-deployment-'));
  const config = join(folder, 'site.json');
  const layer = (zh: string, en: string, datum: string) => ({
    name: { zh, en },
    url: `${host}/${datum}/{z}/{x}/{y}.png`,
    datum,
    attribution: `${en} <b>source</b>`,
  });
  writeFileSync(
    config,
    JSON.stringify({
      filings: {
        icp: '粤ICP备00000000号',
        publicSecurity: { text: '粤公网安备 00000000000000号', url: 'https://example.org/a?b=1' },
        mapApproval: '粤S(2026)000号',
      },
      layers: [layer('影像', 'Pictures', 'gcj02'), layer('平面', 'Plan', 'wgs84')],
    }),
  );
  const site = join(folder, 'site');
  const built = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'astro', 'astro.js'), 'build', '--outDir', site],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, SITE_CONFIG: config, ASTRO_TELEMETRY_DISABLED: '1' },
    },
  );
  if (built.status !== 0) throw new Error(built.stdout + built.stderr);
  const before = process.env['SITE_DIR'];
  process.env['SITE_DIR'] = site;
  service = await startService(inject('sampleDataDir')).finally(() => {
    if (before === undefined) delete process.env['SITE_DIR'];
    else process.env['SITE_DIR'] = before;
  });
});
afterAll(async () => {
  await service?.stop();
  pictures?.close();
  rmSync(folder, { recursive: true, force: true });
});

test('a deployment’s maps can be chosen by key; only then is their host asked, and never told from where', async () => {
  // This site was built without its service worker, which would be looked for a while after the page.
  const context = await running.browser.newContext({ locale: 'zh-CN', serviceWorkers: 'block' });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(service.address);
  await settled(page);
  expect(asked).toEqual([]);

  await page.locator('.ground-choice summary').focus();
  await page.keyboard.press('Enter');
  const group = page.getByRole('group', { name: '底图' });
  expect(await group.getByRole('radio', { name: '本站地图' }).isChecked()).toBe(true);
  await page.keyboard.press('Tab');
  await page.keyboard.press('ArrowDown');
  expect(await group.getByRole('radio', { name: '影像' }).isChecked()).toBe(true);
  await expect.poll(() => asked.length).toBeGreaterThan(3);
  expect(asked.every(({ url }) => url.startsWith('/gcj02/'))).toBe(true);
  expect(asked.every(({ referer }) => referer === undefined)).toBe(true);
  const source = page.locator('.map .leaflet-control-attribution');
  await expect.poll(() => source.innerText()).toContain('Pictures <b>source</b>');
  await expect.poll(() => source.innerText()).toContain('虚构');
  // The own map is gone, the circle is not.
  await expect.poll(() => page.locator('.leaflet-tile-pane canvas').count()).toBe(0);
  await expect.poll(() => page.locator('.map path.band-3').count()).toBe(1);

  await group.getByRole('radio', { name: '平面' }).check();
  await expect.poll(() => asked.some(({ url }) => url.startsWith('/wgs84/'))).toBe(true);
  await group.getByRole('radio', { name: '本站地图' }).check();
  await expect.poll(() => page.locator('.leaflet-tile-pane canvas').count()).toBeGreaterThan(0);
  await expect.poll(() => source.innerText()).not.toContain('source');
  expect(faults).toEqual([]);
});

test('the filings of a deployment stand in the footer of every page, also without script', async () => {
  const context = await running.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const path of ['/', '/en/', '/about/', '/404.html']) {
    await page.goto(service.address + path);
    const footer = page.locator('.site-footer');
    const words = await footer.innerText();
    for (const filing of ['粤ICP备00000000号', '粤公网安备 00000000000000号', '粤S(2026)000号'])
      expect([path, words.includes(filing)]).toEqual([path, true]);
    await expect
      .poll(() => footer.getByRole('link', { name: '粤公网安备' }).getAttribute('href'))
      .toBe('https://example.org/a?b=1');
  }
});

test('a tile in GCJ-02 is drawn some 500 m from where its number would put it', async () => {
  asked.length = 0;
  const page = await (await running.browser.newContext({ locale: 'zh-CN' })).newPage();
  await page.goto(service.address);
  await settled(page);
  await page.locator('.ground-choice summary').click();
  await page.getByRole('radio', { name: '影像' }).check();
  await page.locator('.leaflet-ground-pane img').first().waitFor();
  await expect.poll(() => asked.length).toBeGreaterThan(3);
  const spots = async () =>
    page.locator('.leaflet-ground-pane img').evaluateAll((images) =>
      images.map((image) => {
        const { x, y } = image.getBoundingClientRect();
        const [, zoom, column, row] = /(\d+)\/(\d+)\/(\d+)\.png/.exec(
          (image as HTMLImageElement).src,
        )!;
        return { x, y, zoom: Number(zoom), column: Number(column), row: Number(row) };
      }),
    );
  const [shifted] = await spots();
  await page.getByRole('radio', { name: '平面' }).check();
  await expect
    .poll(() => page.locator('.leaflet-ground-pane img[src*="/wgs84/"]').count())
    .toBeGreaterThan(3);
  const plain = (await spots()).find(({ zoom }) => zoom === shifted!.zoom)!;
  const offX = shifted!.x - (plain.x + (shifted!.column - plain.column) * 256);
  const offY = shifted!.y - (plain.y + (shifted!.row - plain.row) * 256);
  const metersPerPixel = (40_075_016 * Math.cos((23.48 * Math.PI) / 180)) / (256 * 2 ** plain.zoom);
  expect(Math.hypot(offX, offY) * metersPerPixel).toBeGreaterThan(400);
  expect(Math.hypot(offX, offY) * metersPerPixel).toBeLessThan(750);
});
