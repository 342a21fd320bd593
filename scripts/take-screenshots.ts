/**
 * Takes the pictures of the documentation from the sample region, into docs/screenshots.
 *
 *   tsx scripts/take-screenshots.ts [--only circle-1440]
 *
 * Needs a built site (`npm run build`) and Chromium (`CHROMIUM_PATH`, else /usr/bin/chromium).
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
// Comes with Astro, as its image service.
import sharp from 'sharp';
import type { DemoPart } from '../server/domain/demo-account.ts';
import { openBrowser } from './running/browser.ts';
import { root } from './running/root.ts';
import {
  importSamplePopulation,
  makeDemo,
  makeSampleRegion,
  preparedDatabase,
} from './running/sample-region.ts';
import { startService } from './running/service.ts';

interface Picture {
  /** The file's name, with the width of the page in pixels. */
  readonly name: string;
  readonly size: readonly [width: number, height: number];
  readonly path?: string;
  readonly options?: BrowserContextOptions;
  readonly elder?: boolean;
  /** Somebody of the demo, who is signed in and sees it. */
  readonly as?: DemoPart;
}

/** Places of the sample: an urban community without a market, and the main square across the river. */
const southBank = '112.94816,23.46486';
const square = '112.94184,23.4828';

const pictures: readonly Picture[] = [
  { name: 'circle-1440', size: [1440, 900] },
  { name: 'circle-768', size: [768, 1024] },
  { name: 'circle-360', size: [360, 740] },
  { name: 'circle-dark-1440', size: [1440, 900], options: { colorScheme: 'dark' } },
  { name: 'elder-360', size: [360, 740], elder: true, path: `/#pos=${southBank}` },
  { name: 'why-1440', size: [1440, 900], path: `/#pos=${southBank}&to=${square}` },
  { name: 'compare-1440', size: [1440, 900], path: `/en/#pos=${southBank}&with=${square}` },
  { name: 'planner-1440', size: [1440, 900], path: '/planner/' },
  { name: 'demo-1440', size: [1440, 900], as: 'office', path: '/demo/' },
  { name: 'demo-bookings-360', size: [360, 740], as: 'resident', path: '/bookings/' },
  { name: 'demo-provider-1440', size: [1440, 900], as: 'provider', path: '/provider/' },
  { name: 'demo-office-1440', size: [1440, 900], as: 'office', path: '/office/' },
];

/** A weekday morning: at night nearly everything would be shown as closed. */
const shownAt = '2026-03-11T10:00';
const outputDir = join(root, 'docs', 'screenshots');

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const chosen = pictures.filter(({ name }) => !values.only || name === values.only);
if (chosen.length === 0) throw new Error(`no picture is called "${values.only}"`);

const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-pictures-'));
mkdirSync(outputDir, { recursive: true });
try {
  makeSampleRegion(dataDir);
  importSamplePopulation(dataDir, preparedDatabase(dataDir));
  const browser = await openBrowser();
  try {
    await takeAll(
      browser,
      chosen.filter(({ as }) => !as),
    );
    const ofDemo = chosen.filter(({ as }) => as);
    if (ofDemo.length > 0) await takeAll(browser, ofDemo, demoOf());
  } finally {
    await browser.close();
  }
} finally {
  rmSync(dataDir, { recursive: true, force: true });
}

function demoOf(): string {
  const appDb = join(dataDir, 'demo.db');
  makeDemo(dataDir, appDb);
  return appDb;
}

async function takeAll(browser: Browser, some: readonly Picture[], appDb?: string): Promise<void> {
  const service = await startService(dataDir, 0, appDb);
  try {
    for (const picture of some) await take(browser, service.address, picture);
  } finally {
    await service.stop();
  }
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { name, size, path = '/', options, elder, as } = picture;
  const context = await browser.newContext({
    viewport: { width: size[0], height: size[1] },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    ...options,
  });
  if (elder) await context.addInitScript(() => localStorage.setItem('jinlin-elder', 'on'));
  const page = await context.newPage();
  if (as) {
    await enter(page, address, as);
    await page.goto(address + path);
    await page.waitForLoadState('networkidle');
  } else if (path.startsWith('/planner/')) {
    await page.goto(address + path);
    await page.waitForLoadState('networkidle');
  } else {
    await page.goto(`${address}${path}${path.includes('#') ? '&' : '#'}at=${shownAt}`);
    await settle(page);
  }
  const shot = await page.screenshot();
  // 256 colours are enough for a drawn map and take a third of the room.
  const image = await sharp(shot).png({ palette: true, effort: 10 }).toBuffer();
  writeFileSync(join(outputDir, `${name}.png`), image);
  console.log(`${name}.png  ${Math.round(image.length / 1024)} KB`);
  await context.close();
}

/** By the press of a button. */
async function enter(page: Page, address: string, part: DemoPart): Promise<void> {
  await page.goto(`${address}/demo/`);
  await page.locator(`form:has([value=${part}]) button`).click();
  await page.waitForLoadState('networkidle');
}

/** Until the circle is there and the streets under it are drawn. */
async function settle(page: Page): Promise<void> {
  await page.locator('.panel[aria-busy="false"] .verdict-headline').first().waitFor();
  await page.locator('.map canvas').first().waitFor({ state: 'attached' });
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(800);
}
