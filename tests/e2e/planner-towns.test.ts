import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Coverage } from '../../server/contract/coverage.ts';
import { openBrowser } from '../../scripts/running/browser.ts';
import { root } from '../../scripts/running/root.ts';
import { commandOf } from '../../scripts/running/sample-region.ts';
import { startService, type Service } from '../../scripts/running/service.ts';
import { sharedData } from '../shared-data.ts';
import { answered, paintedColours, verdict } from './planner-desk.ts';

/** Real towns: nothing of them is committed, so their pictures lie among the results of tests. */
const pictures = join(root, 'dist', 'test-results');
const towns = ['porto-alegre', 'neubrandenburg'] as const;
const there = existsSync(join(root, '..', 'shared', 'data', 'osm', `${towns[0]}.osm.pbf`));

let dataDir: string;
let service: Service;
let browser: Browser;

function run(bundle: string, args: string[], environment: Record<string, string>): void {
  execFileSync(process.execPath, [...commandOf(`${bundle}.js`, `scripts/${bundle}.ts`), ...args], {
    cwd: root,
    stdio: 'pipe',
    env: { ...process.env, ...environment },
  });
}

beforeAll(async () => {
  if (!there) return;
  mkdirSync(pictures, { recursive: true });
  dataDir = mkdtempSync(join(tmpdir(), 'jinlin-towns-'));
  const appDb = join(dataDir, 'app.db');
  for (const town of towns) {
    const file = sharedData(`osm/${town}.osm.pbf`);
    run('import-region', [file, '--region', town, '--complete', 'all'], { DATA_DIR: dataDir });
  }
  run(
    'import-population',
    [sharedData('osm/porto-alegre-hexgrid.csv'), '--region', 'porto-alegre'],
    { DATA_DIR: dataDir, APP_DB: appDb },
  );
  [service, browser] = await Promise.all([startService(dataDir, 0, appDb), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await service?.stop();
  if (dataDir) rmSync(dataDir, { recursive: true, force: true });
});

async function open(fragment: string): Promise<Page> {
  const context = await browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1440, height: 900 },
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${service.address}/planner/#${fragment}`);
  await answered(page);
  return page;
}

test('Porto Alegre by its hexagons of people: figures, histogram and map say what the service answers', async (context) => {
  sharedData('osm/porto-alegre-hexgrid.csv', context);
  const question = 'region=porto-alegre&category=grocery&level=hexagon';
  const answer = (await (
    await fetch(`${service.address}/api/v1/coverage?${question}`)
  ).json()) as Coverage;
  expect(answer.population!.people).toBe(812_935);
  const page = await open(question);
  const said = await verdict(page);
  for (const people of [answer.total.gap, answer.total.covered])
    expect(said).toContain(Math.round(people).toLocaleString('zh-CN'));
  await expect.poll(() => paintedColours(page)).toBeGreaterThanOrEqual(5);
  await page.screenshot({ path: join(pictures, 'planner-porto-alegre-minutes.png') });
  await page.locator('label.chip', { hasText: '各区的人' }).click();
  await page.locator('canvas.heat-tile').first().waitFor({ state: 'detached' });
  await page.locator('#planner-histogram').scrollIntoViewIfNeeded();
  await page.locator('.planner-chart svg').first().waitFor();
  await page.screenshot({ path: join(pictures, 'planner-porto-alegre-areas.png') });
});

test('Neubrandenburg has no population: minutes are there, and of people it is said that they are not known', async (context) => {
  sharedData('osm/neubrandenburg.osm.pbf', context);
  const page = await open('region=neubrandenburg&category=pharmacy');
  expect(await verdict(page)).toBe('还没有人口数据，所以算不出多少人。地图上的分钟照样是对的。');
  await expect.poll(() => paintedColours(page)).toBe(7);
  await page.screenshot({ path: join(pictures, 'planner-neubrandenburg.png') });
});
