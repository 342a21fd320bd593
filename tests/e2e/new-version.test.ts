import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { openBrowser } from '../../scripts/running/browser.ts';
import { root } from '../../scripts/running/root.ts';
import { startService, type Service } from '../../scripts/running/service.ts';

let site: string;
let service: Service;
let browser: Browser;

beforeAll(async () => {
  site = mkdtempSync(join(tmpdir(), 'jinlin-site-'));
  cpSync(join(root, 'dist', 'site'), site, { recursive: true });
  for (const path of readdirSync(site, { recursive: true, encoding: 'utf8' }))
    if (/\.(br|gz)$/.test(path)) rmSync(join(site, path));
  process.env.SITE_DIR = site;
  try {
    [service, browser] = await Promise.all([startService(inject('sampleDataDir')), openBrowser()]);
  } finally {
    delete process.env.SITE_DIR;
  }
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  rmSync(site, { recursive: true, force: true });
});

/** The next release: another title, so another revision of the page in the worker's list. */
function release(title: string): void {
  const rewrite = (file: string, change: (text: string) => string) => {
    const before = readFileSync(join(site, file), 'utf8');
    const after = change(before);
    expect(after).not.toBe(before);
    writeFileSync(join(site, file), after);
  };
  rewrite('index.html', (text) => text.replace(/<title>[^<]*/, `<title>${title}`));
  rewrite('service-worker.js', (text) =>
    text.replace(/(\{url:"\/",revision:")[0-9a-f]+/, '$1' + '0'.repeat(32)),
  );
}

test('a new version waits while the page is used, and is there at its next start', async () => {
  const page = await (await browser.newContext()).newPage();
  await page.goto(service.address);
  const oldTitle = await page.title();
  await page.waitForFunction(async () => {
    const { active } = await navigator.serviceWorker.ready;
    return active?.state === 'activated' && navigator.serviceWorker.controller === active;
  });

  release('新版');
  let loads = 0;
  page.on('load', () => (loads += 1));
  await page.reload();
  await page.waitForFunction(
    async () => (await navigator.serviceWorker.getRegistration())?.waiting?.state === 'installed',
  );
  await page.waitForTimeout(1000);
  expect([await page.title(), loads]).toEqual([oldTitle, 1]);

  await page.reload();
  await expect.poll(() => page.title()).toBe('新版');
  await page.waitForTimeout(1000);
  expect(loads).toBe(3);
});
