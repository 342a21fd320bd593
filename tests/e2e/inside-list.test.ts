import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '../../scripts/running/root.ts';
import { commandOf } from '../../scripts/running/sample-region.ts';
import { startService } from '../../scripts/running/service.ts';
import { mainSquare, settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const evening = `/#pos=${mainSquare}&at=2026-11-24T19:30`;

test('a category shows its two nearest; the rest comes when asked for, and goes again', async () => {
  const { page } = await running.visit({ path: evening });
  const dining = page.locator('.category', { hasText: '餐饮' });
  const rows = dining.locator('.facility-row');
  await expect.poll(() => dining.locator('h4').innerText()).toMatch(/餐饮\s+29 处/);
  await expect.poll(() => rows.count()).toBe(2);
  await dining.getByRole('button', { name: '还有 27 处' }).click();
  await expect.poll(() => rows.count()).toBe(29);
  await dining.getByRole('button', { name: '收起' }).click();
  await expect.poll(() => rows.count()).toBe(2);
});

test('“open ones only” leaves out what is closed or unknown, and says how many', async () => {
  const { page } = await running.visit({ path: evening });
  const only = page.getByRole('button', { name: '只看开着的' });
  const [, total, open] = /共 (\d+) 处 · (\d+) 处开着/
    .exec(await page.locator('.inside-bar').innerText())!
    .map(Number);
  await only.click();
  await expect.poll(() => only.getAttribute('aria-pressed')).toBe('true');
  const [, closed, unknown] = /(\d+) 处关着的、(\d+) 处时间不详的/
    .exec(await page.locator('.inside-hidden').innerText())!
    .map(Number);
  expect(open! + closed! + unknown!).toBe(total);
  await expect.poll(() => page.locator('.row-open:not(.is-open)').count()).toBe(0);
  await expect.poll(() => page.locator('.category', { hasText: '金融' }).count()).toBe(0);
  await only.click();
  await expect.poll(() => page.locator('.category', { hasText: '金融' }).count()).toBe(1);
});

test('groups fold away, stay folded while the pin moves, and the links above lead into them', async () => {
  const { page } = await running.visit({ path: evening });
  const fold = page.locator('.group-fold', { hasText: '便民利民服务' });
  await fold.click();
  await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('false');
  await expect.poll(() => page.locator('.category', { hasText: '餐饮' }).count()).toBe(0);
  await page.locator('.pin').focus();
  await page.keyboard.press('ArrowRight');
  await settled(page);
  await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('false');

  await page.getByRole('navigation', { name: '按类别跳到' }).getByText('便民利民服务').click();
  await expect.poll(() => fold.getAttribute('aria-expanded')).toBe('true');
  await expect.poll(() => fold.evaluate((it) => it === document.activeElement)).toBe(true);
  await expect.poll(async () => (await fold.boundingBox())!.y).toBeLessThan(400);
});

test('where there is nothing at all, the page says so and what one may try', async () => {
  // By the hill road; a village lies beyond five minutes.
  const { page } = await running.visit({ path: '/#pos=112.97,23.51&minutes=5' });
  await expect
    .poll(() => page.locator('.inside .empty-state').innerText())
    .toContain('这个范围里还没有登记任何设施。');
  await expect.poll(() => page.getByRole('button', { name: '只看开着的' }).count()).toBe(0);
});

test('five hundred places of one kind come forty at a time', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-crowd-'));
  try {
    importCrowd(dataDir);
    const service = await startService(dataDir);
    try {
      const { page } = await running.visit();
      await page.goto(`${service.address}/#pos=113.001,23.001`);
      await settled(page);
      const grocery = page.locator('.category', { hasText: '超市便利店' });
      await expect.poll(() => grocery.locator('h4').innerText()).toContain('500 处');
      await expect.poll(() => grocery.locator('.facility-row').count()).toBe(2);
      await grocery.getByRole('button', { name: '还有 498 处' }).click();
      await expect.poll(() => grocery.locator('.facility-row').count()).toBe(42);
      await grocery.getByRole('button', { name: '还有 458 处' }).click();
      await expect.poll(() => grocery.locator('.facility-row').count()).toBe(82);
    } finally {
      await service.stop();
    }
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** A square of streets, 200 m wide, with five hundred shops in it. */
function importCrowd(dataDir: string): void {
  const corners = [
    [113, 23],
    [113.002, 23],
    [113.002, 23.002],
    [113, 23.002],
  ];
  const nodes = corners.map(([lng, lat], at) => `<node id="${at + 1}" lon="${lng}" lat="${lat}"/>`);
  for (let shop = 0; shop < 500; shop += 1) {
    const lng = (113 + 0.00008 * (shop % 25)).toFixed(5);
    const lat = (23 + 0.0001 * Math.floor(shop / 25)).toFixed(5);
    nodes.push(
      `<node id="${100 + shop}" lon="${lng}" lat="${lat}"><tag k="shop" v="convenience"/><tag k="name" v="小店${shop}"/></node>`,
    );
  }
  const street =
    '<way id="1"><nd ref="1"/><nd ref="2"/><nd ref="3"/><nd ref="4"/><nd ref="1"/><tag k="highway" v="residential"/></way>';
  const file = join(dataDir, 'crowd.osm');
  writeFileSync(file, `<osm version="0.6">${nodes.join('')}${street}</osm>`);
  const command = commandOf('import-region.js', 'scripts/import-region.ts');
  execFileSync(process.execPath, [...command, file, '--region', 'crowd', '--name', '挤'], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, DATA_DIR: dataDir },
  });
}
