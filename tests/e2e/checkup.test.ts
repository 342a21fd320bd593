import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openAppDatabase } from '../../server/store/app/database.ts';
import { ReportMonths, type ReportMonthRow } from '../../server/store/app/report-months.ts';
import { violationsInEveryLook } from './axe.ts';
import { pdfPages } from './pdf-text.ts';
import { useService } from './service.ts';

const running = useService();
const street = '449901100';
const community = '449901100001';

/** A report is there when its map stands. */
async function open(path: string, width = 1280, javaScriptEnabled = true): Promise<Page> {
  const context = await running.browser.newContext({
    viewport: { width, height: 900 },
    locale: 'zh-CN',
    reducedMotion: 'reduce',
    javaScriptEnabled,
  });
  const page = await context.newPage();
  await page.goto(running.service.address + path);
  return page;
}

const drawn = (page: Page) => page.locator('.checkup-map[aria-busy="false"]').waitFor();

/** Without spaces, and letters that are printed as one, as ffi, apart. */
const squeezed = (text: string) => text.normalize('NFKC').replace(/\s/g, '');

/** Pixels by which a child of the report reaches over the page's edge. */
const over = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a place is found by name, with the keyboard alone, and its report takes the focus', async () => {
  const page = await open('/checkup/');
  await page.locator('#checkup-search').focus();
  await page.keyboard.type('文塔社区');
  await page.keyboard.press('Enter');
  const hit = page.getByRole('region', { name: '找到的地方' }).getByRole('link').first();
  await hit.waitFor();
  expect(await hit.innerText()).toContain('文塔社区');
  await hit.focus();
  await page.keyboard.press('Enter');
  const heading = page.getByRole('heading', { name: /^文塔社区.*体检报告$/ });
  await heading.waitFor();
  await expect.poll(() => page.evaluate(() => location.hash)).toMatch(/^#area=449901100\d{3}$/);
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.textContent))
    .toBe(await heading.innerText());
  await expect.poll(() => page.title()).toContain(await heading.innerText());
});

test('or level by level, down to a community', async () => {
  const page = await open('/en/checkup/');
  await page.getByRole('button', { name: 'Within 示范县' }).click();
  await page.getByRole('button', { name: 'Within 城关镇' }).click();
  await page.getByRole('heading', { name: 'Within 城关镇' }).waitFor();
  const first = page.locator('.checkup-browse .checkup-areas a').first();
  const name = await first.innerText();
  await first.click();
  await page.getByRole('heading', { name: `Check-up of ${name}` }).waitFor();
});

test('says first who lacks what, then from what that is known, and changes with who travels', async () => {
  const page = await open(`/checkup/#area=${street}`);
  await drawn(page);
  const report = page.locator('.checkup-report');
  await expect.poll(() => page.locator('.checkup-verdict').innerText()).toContain('缺得最多的：');
  const verdict = await page.locator('.checkup-verdict-title').innerText();
  expect(verdict).toMatch(/^[\d,]+ 人缺必备的服务$/);
  await expect.poll(() => report.innerText()).toContain('数据从哪里来');
  await expect.poll(() => report.innerText()).toContain('签字说这一类已经登记齐全');
  await expect.poll(() => page.locator('.checkup-table tbody tr').count()).toBeGreaterThan(20);
  await expect.poll(() => page.locator('.checkup-communities li').count()).toBe(17);
  await page.locator('#checkup-profile').selectOption('elder');
  await expect.poll(() => page.evaluate(() => location.hash)).toContain('profile=elder');
  await expect.poll(() => page.locator('.checkup-verdict-title').innerText()).not.toBe(verdict);
});

test('a place that is on no map is refused in words, and the choice stays', async () => {
  const page = await open('/checkup/#area=440402');
  await expect
    .poll(() => page.getByRole('alert').innerText())
    .toContain('“香洲区”没有一个社区或村的边界在已导入的地图上');
  await expect.poll(() => page.locator('.checkup-choose summary').isVisible()).toBe(true);
});

test('files are what their names say', async () => {
  const page = await open(`/checkup/#area=${community}`);
  await drawn(page);
  for (const [name, start] of [
    ['Excel 工作簿', 'PK'],
    ['CSV 表格', '\ufeff地区编码'],
    ['GeoJSON 地图', '{"type":"FeatureCollection"'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8').slice(0, start.length)).toBe(start);
  }
});

test.each([
  ['/checkup/', street, '城关镇体检报告', '怎么算的', 10],
  ['/en/checkup/', street, 'Check-up of 城关镇', 'How it is reckoned', 10],
  ['/checkup/', community, '体检报告', '怎么算的', 6],
] as const)(
  '%s#area=%s is printed on A4, whole and with numbered pages',
  async (path, area, title, end, most) => {
    const page = await open(`${path}#area=${area}`);
    await drawn(page);
    await page.emulateMedia({ media: 'print' });
    // What stands inside the margins of a page is 186 mm wide.
    await page.setViewportSize({ width: 703, height: 1000 });
    expect(await over(page)).toBeLessThanOrEqual(0);
    await expect.poll(() => page.locator('.checkup-choose').isVisible()).toBe(false);
    const pages = pdfPages(await page.pdf({ format: 'A4', printBackground: true }));
    expect(pages.length).toBeGreaterThanOrEqual(2);
    expect(pages.length).toBeLessThanOrEqual(most);
    const printed = pages.map(squeezed);
    expect(printed[0]).toContain(squeezed(title));
    expect(printed.join('')).toContain(squeezed(end));
    printed.forEach((text, i) => expect(text).toContain(`${i + 1}/${pages.length}`));
    // Every category of the table is on paper.
    const names = await page.locator('.checkup-table tbody th').allInnerTexts();
    for (const name of names) expect(printed.join('')).toContain(squeezed(name.split('\n')[0]!));
  },
);

test('change over time is drawn, invented months apart, and told in words', async () => {
  const kept = (month: string, invented: boolean, covered: number): ReportMonthRow => ({
    area: community,
    region: 'sample',
    month,
    madeAt: `${month}-02T00:00:00.000Z`,
    invented,
    mapDate: null,
    populationSource: 'x',
    people: 100,
    complete: covered,
    incomplete: 100 - covered,
    unknown: 0,
    categories: [{ code: 'market', covered, gap: 100 - covered, unknown: 0 }],
  });
  const database = openAppDatabase(running.service.appDb, 'server/store/app/migrations');
  try {
    new ReportMonths(database).keep([
      kept('2019-01', true, 20),
      kept('2019-02', true, 40),
      kept('2019-04', false, 80),
    ]);
  } finally {
    database.close();
  }
  const page = await open(`/checkup/#area=${community}`);
  await drawn(page);
  const chart = page.getByRole('img', { name: /^肉菜市场：2019年1月 20%，/ });
  await chart.waitFor();
  // January and February are one line, April stands alone behind the month without a record.
  await expect.poll(() => chart.locator('.chart-line').count()).toBeGreaterThanOrEqual(2);
  await expect.poll(() => chart.locator('.chart-point.is-invented').count()).toBe(2);
  await expect
    .poll(() => page.locator('.checkup-history').innerText())
    .toContain('其中 2 个月是虚构的示范历史，不是量出来的。');
});

test('without script the page says where to go instead', async () => {
  const page = await open('/checkup/', 1280, false);
  await expect.poll(() => page.locator('main.plain').innerText()).toContain('要用脚本才能画出来');
  await page.getByRole('link', { name: '全省的地区和社区' }).click();
  await page.getByRole('heading', { level: 1 }).waitFor();
});

test.each([
  ['/checkup/', street, 360],
  ['/en/checkup/', community, 1440],
])('%s#area=%s breaks nothing of WCAG 2.2 AA at %i px', async (path, area, width) => {
  const page = await open(`${path}#area=${area}`, width);
  await drawn(page);
  expect(await violationsInEveryLook(page)).toEqual([]);
});

test('nothing reaches over the edge at three widths and in four sizes of text', async () => {
  const page = await open(`/checkup/#area=${street}`, 360);
  await drawn(page);
  const wide: string[] = [];
  for (const width of [360, 768, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    for (const size of ['0', '1', '2', '3']) {
      await page.evaluate((chosen) => {
        const { dataset } = document.documentElement;
        dataset['elder'] = chosen === '0' ? 'off' : 'on';
        dataset['elderSize'] = chosen;
      }, size);
      const more = await over(page);
      if (more > 0) wide.push(`${width} px at text size ${size}: ${more}`);
    }
  }
  expect(wide).toEqual([]);
});
