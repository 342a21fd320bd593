import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  chip,
  deepHollow,
  headline,
  keptPosition,
  outline,
  settled,
  southBank,
} from './reading.ts';
import { useService, type VisitOptions } from './service.ts';

const running = useService();
/** With the service worker, which is what these tests are about. */
const visitKept = (options: VisitOptions = {}) =>
  running.visit({ serviceWorkers: 'allow', ...options });

/** Until the worker has taken the page over, kept what the first visit fetched, and the last circle is written. */
async function kept(page: Page): Promise<void> {
  await page.waitForFunction(async () => {
    const facts = await caches.match('/api/v1/regions');
    const circle = localStorage.getItem('jinlin-last-circle');
    const { active } = await navigator.serviceWorker.ready;
    const ready = active?.state === 'activated' && navigator.serviceWorker.controller === active;
    const ground = performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((url) => /\/tiles\/|\/streets\?/.test(url));
    // Asked without opening the cache, which would make it.
    const found = await Promise.all(ground.map((url) => caches.match(url)));
    return ready && facts && circle && found.length > 0 && found.every(Boolean);
  });
}

const asOf = (page: Page) => page.locator('.as-of');

test.each([
  ['/', '/', '离线，结果是', '慢走 15 分钟'],
  ['/', '/no-such-page/', '离线，结果是', '慢走 15 分钟'],
  ['/en/', '/en/', 'Offline; this result is of', '15 minutes at a slow walk'],
  ['/en/', '/en', 'Offline; this result is of', '15 minutes at a slow walk'],
])(
  'after a visit to %s, %s opens without a network, with the last circle and its time',
  async (first, later, line, words) => {
    const { page, context } = await visitKept({ path: `${first}#pos=${southBank}` });
    await page.locator('.panel label.chip').nth(1).click();
    await expect.poll(() => headline(page)).toContain(words);
    await settled(page);
    await kept(page);
    const before = { headline: await headline(page), outline: await outline(page) };
    // Left at once, a private profile has been seen to lose the map's cache; the cause is not known.
    await page.waitForTimeout(2000);
    await context.setOffline(true);

    const again = await context.newPage();
    await again.goto(running.service.address + later);
    await asOf(again).waitFor();
    await expect.poll(() => asOf(again).innerText()).toContain(line);
    await settled(again);
    expect(await headline(again)).toBe(before.headline);
    expect((await outline(again)).length).toBeGreaterThan(100);
    expect(keptPosition(again)).toBe(southBank);
    await expect.poll(() => again.locator('.category button.row').count()).toBeGreaterThan(30);
    // Streets lie under the circle: some pixel of the ground is not blank.
    const drawn = () =>
      again.evaluate(() =>
        [...document.querySelectorAll<HTMLCanvasElement>('.map canvas')].some((canvas) =>
          canvas
            .getContext('2d')!
            .getImageData(0, 0, canvas.width, canvas.height)
            .data.some((value) => value !== 0),
        ),
      );
    await expect.poll(drawn).toBe(true);

    // Back online it is computed anew by itself, and the line goes.
    await context.setOffline(false);
    await expect.poll(() => asOf(again).count()).toBe(0);
    await settled(again);
    expect(await headline(again)).toBe(before.headline);
  },
);

test('without a network a link to another place is not thrown away for the last circle', async () => {
  const { page, context } = await visitKept({ path: `/#pos=${southBank}` });
  await kept(page);
  await context.setOffline(true);
  const again = await context.newPage();
  await again.goto(`${running.service.address}/#pos=${deepHollow}`);
  const show = again.getByRole('button', { name: '看上次的结果' });
  await show.waitFor();
  expect(again.url()).toContain(deepHollow);
  await show.click();
  await asOf(again).waitFor();
  expect(await headline(again)).toContain('步行 15 分钟');
  await expect.poll(() => keptPosition(again)).toBe(southBank);
});

test('the service worker keeps no position: circles and routes are in none of its caches', async () => {
  const { page } = await visitKept({ path: `/#pos=${southBank}` });
  await kept(page);
  await page.reload();
  await settled(page);
  await page.locator('.category button.row').first().click();
  await page.locator('.route-total').waitFor();
  const addresses = await page.evaluate(async () => {
    const names = await caches.keys();
    const lists = await Promise.all(
      names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
    );
    return lists.flat();
  });
  expect(addresses.some((url) => url.endsWith('/api/v1/regions'))).toBe(true);
  expect(
    addresses.filter((url) => /\/circle\?|\/route\?|\/why\?|\/places\?|lng|lat=|from=/.test(url)),
  ).toEqual([]);
});

test('when the service is down the page says of when its result is, and recomputes when it is back', async () => {
  const { page } = await visitKept();
  const { port } = running.service;
  const before = await outline(page);
  await running.service.stop();
  await chip(page, '老人慢走').click();
  await asOf(page).waitFor();
  await expect
    .poll(() => asOf(page).innerText())
    .toMatch(/^连不上服务，结果是 20\d\d年\d+月\d+日 \d+:\d\d 的。$/);
  await expect.poll(() => outline(page)).toBe(before);
  await running.restart(port);
  await page.getByRole('button', { name: '再试一次' }).click();
  await expect.poll(() => headline(page)).toContain('慢走 15 分钟');
  await expect.poll(() => asOf(page).count()).toBe(0);
});

test('a place is saved under a name, opened again, and everything kept can be cleared', async () => {
  const { page } = await visitKept({ path: `/#pos=${southBank}` });
  await page.locator('.saved-places summary').click();
  await page.getByLabel('名称').fill('');
  await page.getByRole('button', { name: '收藏', exact: true }).click();
  await page.getByText('请先写一个名称').waitFor();
  await page.getByLabel('名称').fill('妈妈家 <b>');
  await page.keyboard.press('Enter');
  await page.getByText('已收藏：妈妈家 <b>').waitFor();

  await page.goto(`${running.service.address}/#pos=${deepHollow}`);
  await page.reload();
  await settled(page);
  await page.locator('.saved-places summary').click();
  await page.getByRole('button', { name: '妈妈家 <b>', exact: true }).click();
  await expect.poll(() => keptPosition(page)).toBe(southBank);

  await kept(page);
  // Tiles still on their way would be kept again after the clearing.
  await page.waitForLoadState('networkidle');
  await page.waitForTimeout(1500);
  await page.getByRole('button', { name: '清除本机保存的内容' }).click();
  await page.getByRole('button', { name: '确定清除' }).click();
  await page.getByText('本机保存的内容已清除').waitFor();
  const left = await page.evaluate(async () => ({
    keys: Object.keys(localStorage),
    map: await caches.has('jinlin-map'),
  }));
  expect(left).toEqual({ keys: [], map: false });
});

test('the page can be installed, in the words of its language', async () => {
  for (const [path, start, name] of [
    ['/', '/', '近邻圈'],
    ['/en/', '/en/', 'Jinlin 近邻圈'],
  ] as const) {
    const { page, context } = await visitKept({ path });
    const client = await context.newCDPSession(page);
    const { data, errors } = await client.send('Page.getAppManifest');
    expect(errors).toEqual([]);
    const manifest = JSON.parse(data!) as Record<string, unknown> & { icons: { src: string }[] };
    expect(manifest).toMatchObject({ start_url: start, name, display: 'standalone' });
    const { installabilityErrors } = await client.send('Page.getInstallabilityErrors');
    // A test's profile is a private one; nothing else may stand in the way.
    expect(installabilityErrors.map(({ errorId }) => errorId)).toEqual(['in-incognito']);
    for (const { src } of manifest.icons)
      expect((await fetch(running.service.address + src)).status).toBe(200);
  }
});
