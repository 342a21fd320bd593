import { expect, test } from 'vitest';
import type { Coverage } from '../../server/contract/coverage.ts';
import { violationsInEveryLook } from './axe.ts';
import { answered, fragmentOf, openPlanner, paintedColours, verdict } from './planner-desk.ts';
import { useService } from './service.ts';

const running = useService();
const ask = async (query: string): Promise<Coverage> =>
  (await (
    await fetch(`${running.service.address}/api/v1/coverage?region=sample&${query}`)
  ).json()) as Coverage;
const whole = (people: number) => Math.round(people).toLocaleString('zh-CN');

test('the first view tells in words what the service answers, and paints minutes in the colours of the key', async () => {
  const { page, errors } = await openPlanner(running);
  const { total, percentiles, population } = await ask('category=health');
  const said = await verdict(page);
  expect(said).toContain(`${whole(total.gap)} 人`);
  expect(said).toContain(`${whole(total.covered)} 人`);
  const ninety = Math.ceil(percentiles.find(({ share }) => share === 0.9)!.minutes!);
  expect(await page.locator('.planner-percentiles').innerText()).toContain(
    `90% 的人 ${ninety} 分钟内到得了社区卫生服务`,
  );
  expect(await page.locator('.planner-source').first().innerText()).toContain(population!.source);
  expect(await page.locator('.planner-key li').allInnerTexts()).toEqual([
    '5 分钟以内',
    '5–10 分钟',
    '10–15 分钟',
    '15–20 分钟',
    '20–30 分钟',
    '30–45 分钟',
    '45 分钟以上',
  ]);
  await expect.poll(() => paintedColours(page)).toBeGreaterThanOrEqual(5);
  expect(errors).toEqual([]);
});

test('a choice is a link: another service is asked for, Back brings the first one again, and the address opens the same view', async () => {
  const { page } = await openPlanner(running);
  const first = await verdict(page);
  await page.getByLabel('服务', { exact: true }).selectOption('market');
  await expect.poll(() => fragmentOf(page).get('category')).toBe('market');
  await expect.poll(() => verdict(page)).toContain('肉菜市场');
  await page.getByLabel('谁，怎么走').selectOption('elder');
  await answered(page);
  await expect.poll(() => page.locator('.planner-key-toggle').innerText()).toContain('慢走');
  const second = await verdict(page);
  const { page: other } = await openPlanner(running, new URL(page.url()).hash.slice(1));
  expect(await verdict(other)).toBe(second);
  await page.goBack();
  await page.goBack();
  await expect.poll(() => verdict(page)).toBe(first);
  expect(await page.getByLabel('服务', { exact: true }).inputValue()).toBe('health');
  await page.goForward();
  await expect.poll(() => verdict(page)).toContain('肉菜市场');
});

test('however fast one chooses, one question is under way at a time and the last one is answered', async () => {
  const { page } = await openPlanner(running);
  let now = 0;
  let most = 0;
  await page.route('**/api/v1/coverage?*', async (route) => {
    most = Math.max(most, ++now);
    await new Promise((done) => setTimeout(done, 150));
    await route.continue();
  });
  page.on('requestfinished', (request) => {
    if (request.url().includes('/api/v1/coverage?')) now--;
  });
  const picker = page.getByLabel('服务', { exact: true });
  for (const code of ['market', 'bank', 'post', 'library', 'pharmacy'])
    await picker.selectOption(code);
  await expect.poll(() => verdict(page)).toContain('药店');
  await answered(page);
  expect(most).toBe(1);
});

test('the list begins where most people are left out; a press opens that area with its scorecard and brings it into view', async () => {
  const { page, errors } = await openPlanner(running);
  const { areas } = await ask('category=health');
  const rows = page.locator('.planner-today section[aria-labelledby=planner-areas] tbody tr');
  expect(await rows.first().locator('th').innerText()).toBe(areas[0]!.name);
  expect(await rows.first().locator('td').first().innerText()).toBe(whole(areas[0]!.gap));
  const zoom = () => page.locator('.leaflet-control-scale').innerText();
  const before = await zoom();
  await rows.first().getByRole('button').click();
  const card = page.locator('.planner-area');
  await card.getByRole('heading', { name: areas[0]!.name! }).waitFor();
  expect(await card.innerText()).toContain('被落下');
  await expect.poll(() => card.innerText()).toMatch(/\d+ 项达标，\d+ 项没达标，\d+ 项没有数据/);
  await expect.poll(zoom).not.toBe(before);
  expect(fragmentOf(page).get('area')).toBe(areas[0]!.code);
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('planner-area');
  await page.getByRole('button', { name: '人口' }).click();
  await expect
    .poll(() => rows.first().locator('th').innerText())
    .toBe(areas.toSorted((a, b) => b.people! - a.people!)[0]!.name);
  expect(errors).toEqual([]);
});

test('pointer, press and Enter say in words how far it is from a place, and its state as its circle has it', async () => {
  const { page } = await openPlanner(running, 'look=areas');
  await page.locator('label.chip', { hasText: '每处的分钟' }).click();
  await expect.poll(() => paintedColours(page)).toBeGreaterThanOrEqual(5);
  const box = (await page.locator('.planner-pane .map').boundingBox())!;
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x - 5, y);
  await page.mouse.move(x, y);
  await expect
    .poll(() => page.locator('.planner-hover').innerText())
    .toMatch(/这里到最近的社区卫生服务步行 \d+ 分钟/);
  await page.mouse.click(x, y);
  const card = page.locator('.planner-spot [role=status]');
  await expect.poll(() => card.innerText()).toMatch(/步行 \d+ 分钟，(够得到|缺口|说不清)/);
  await page.getByRole('button', { name: '关闭' }).click();
  await card.waitFor({ state: 'detached' });
  await page.locator('.planner-pane .map').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => card.innerText()).toMatch(/步行 \d+ 分钟，(够得到|缺口|说不清)/);
  const link = await page.getByRole('link', { name: '看这里的服务圈' }).getAttribute('href');
  expect(link).toMatch(/^\/#pos=/);
});

test('charts are fetched when they come into sight, and each has a table that says the same', async () => {
  const { page, errors } = await openPlanner(running);
  const scripts: string[] = [];
  page.on('request', (request) => scripts.push(request.url()));
  expect(await page.locator('.planner-chart svg').count()).toBe(0);
  await page.locator('#planner-histogram').scrollIntoViewIfNeeded();
  await page.locator('.planner-chart svg').first().waitFor();
  expect(scripts.some((url) => url.includes('draw-chart'))).toBe(true);
  const { histogram } = await ask('category=health');
  const bars = histogram.findLastIndex(({ people }) => people > 0) + 1;
  expect(await page.locator('.planner-chart').first().locator('rect').count()).toBe(bars);
  await page.locator('#planner-lorenz').scrollIntoViewIfNeeded();
  await expect.poll(() => page.locator('.planner-chart svg').count()).toBe(2);
  const table = page.locator('section[aria-labelledby=planner-histogram] table');
  await page.locator('section[aria-labelledby=planner-histogram]').getByText('看成表格').click();
  expect(await table.locator('tbody tr').first().innerText()).toMatch(/5 分钟以内/);
  expect(errors).toEqual([]);
});

test('the whole set, other people, other minutes and another hour have their own answers in words', async () => {
  const { page, errors } = await openPlanner(running, 'category=essential');
  const { essential } = await ask('category=essential');
  expect(await verdict(page)).toContain('服务圈');
  expect(await page.locator('section[aria-labelledby=planner-essential]').innerText()).toContain(
    `${Math.round(essential!.completeShare! * 100)}%`,
  );
  expect(await page.locator('.planner-key').innerText()).toContain('说不清（斜线）');
  await page.locator('section[aria-labelledby=planner-essential] tbody button').first().click();
  await expect.poll(() => fragmentOf(page).get('category')).not.toBe('essential');
  await page.getByLabel('多少分钟算近').selectOption('own');
  await page.getByLabel('分钟', { exact: true }).fill('61');
  await page.getByText('“61”不行：请填 1 到 60 的整数。').waitFor();
  await page.getByLabel('分钟', { exact: true }).fill('12');
  await expect.poll(() => fragmentOf(page).get('minutes')).toBe('12');
  await expect.poll(() => verdict(page)).toContain('12 分钟内');
  await page.getByLabel('什么时候').selectOption('workday-evening');
  await expect.poll(() => fragmentOf(page).get('at')).toMatch(/T19:30$/);
  await page.getByLabel('按什么统计').selectOption('hexagon');
  await expect.poll(() => page.getByRole('heading', { name: '各六边形格' }).count()).toBe(1);
  await answered(page);
  expect(errors).toEqual([]);
});

test('the answer can be taken along as a table, a map and as it is', async () => {
  const { page } = await openPlanner(running, 'category=bank&profile=elder');
  for (const [name, type, holds] of [
    ['表格（CSV）', 'text/csv', '深坑村委会'],
    ['地图（GeoJSON）', 'application/geo+json', '"FeatureCollection"'],
    ['全部（JSON）', 'application/json', '"profile":"elder"'],
  ] as const) {
    const href = await page.getByRole('link', { name }).getAttribute('href');
    const response = await fetch(running.service.address + href);
    expect(response.headers.get('content-type')).toContain(type);
    expect(await response.text()).toContain(holds);
  }
});

test('without script the page explains itself and hands out the table', async () => {
  const { page } = await openPlannerWithoutScript();
  expect(await page.locator('.planner-plain h1').innerText()).toBe('规划者的页面：谁够得到什么');
  await page.getByLabel('地区的编号').fill('sample');
  await page.getByLabel('服务', { exact: true }).selectOption('market');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '按社区下载（CSV）' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('coverage-sample-market.csv');
});

async function openPlannerWithoutScript() {
  const context = await running.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${running.service.address}/planner/`);
  return { page };
}

test('in English and at 360 pixels: question in one line, no sideways scroll, WCAG in every look with an area open', async () => {
  const { page, errors } = await openPlanner(running, 'look=areas&area=449901100207', {
    path: '/en/planner/',
    viewport: { width: 360, height: 800 },
  });
  expect(await verdict(page)).toMatch(/people \(\d+%\) are left out/);
  await page.locator('.planner-question-line').click();
  await page.getByLabel('Who, and how').waitFor();
  await page.locator('.planner-norms, .planner-more summary').first().waitFor();
  await page.locator('#planner-lorenz').scrollIntoViewIfNeeded();
  await page.locator('.planner-chart svg').first().waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  expect(errors).toEqual([]);
});
