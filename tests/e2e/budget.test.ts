import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { useService } from './service.ts';

const running = useService();
const scriptBytes = 110 * 1024;
const styleBytes = 20 * 1024;

/** Bytes as they would travel in gzip, headers apart; inline styles and scripts count with the page. */
test.each(['/', '/en/'])(
  'before its first circle %s fetches at most 110 KB of script and 20 KB of style',
  async (path) => {
    const context = await running.browser.newContext();
    const page = await context.newPage();
    const sizes: Record<'script' | 'stylesheet', number> = { script: 0, stylesheet: 0 };
    const reading: Promise<void>[] = [];
    page.on('response', (response) => {
      const type = response.request().resourceType();
      if (type !== 'script' && type !== 'stylesheet') return;
      if (response.url().endsWith('/service-worker.js')) return;
      reading.push(response.body().then((body) => void (sizes[type] += gzipSync(body).length)));
    });
    await page.goto(running.service.address + path);
    await page.locator('.map path.band-3').waitFor({ state: 'attached' });
    await Promise.all(reading);
    const inline = await page.evaluate(() => ({
      script: [...document.scripts].map(({ text }) => text).join('\n'),
      stylesheet: [...document.querySelectorAll('style')].map((s) => s.textContent).join('\n'),
    }));
    sizes.script += gzipSync(inline.script).length;
    sizes.stylesheet += gzipSync(inline.stylesheet).length;
    console.log(`${path}: script ${sizes.script} bytes, style ${sizes.stylesheet} bytes, gzipped`);
    expect(sizes.script).toBeGreaterThan(40_000);
    expect(sizes.stylesheet).toBeGreaterThan(4_000);
    expect(sizes.script).toBeLessThanOrEqual(scriptBytes);
    expect(sizes.stylesheet).toBeLessThanOrEqual(styleBytes);
  },
);
