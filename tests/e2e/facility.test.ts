import { expect, test } from 'vitest';
import { deepHollow, mainSquare } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const evening = `/#pos=${mainSquare}&at=2026-11-24T21:40`;

test('a known telephone number is a target of its own beside the place, and says whom it calls', async () => {
  const { page } = await running.visit({ path: evening });
  const row = page.locator('.facility-row:has(.phone-link)').first();
  const name = await row.locator('.row-name').innerText();
  const link = row.locator('.phone-link');
  const href = (await link.getAttribute('href'))!;
  expect(href).toMatch(/^tel:0000-12345\d+$/);
  await expect
    .poll(() => link.getAttribute('aria-label'))
    .toBe(`打电话给${name}：${href.slice(4)}`);
  const { width, height } = (await link.boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
  await expect.poll(() => row.locator('button a').count()).toBe(0);
});

test('the screen of a closed place says so first, then what it is, its telephone, the way', async () => {
  const { page } = await running.visit({ path: evening });
  const row = page.locator('.facility-row:has(.phone-link):has(.is-closed)').first();
  const hours = await row.locator('.row-open').innerText();
  const phone = (await row.locator('.phone-link').getAttribute('href'))!.slice(4);
  await row.locator('button').click();
  await page.locator('.route-total').waitFor();
  const words = await page.locator('.route-card').innerText();
  const order = ['周二 21:40这里关着门', hours, phone, '分钟，', '在别的地图里打开', '怎么走'];
  const places = order.map((part) => words.indexOf(part));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places.every((place) => place > 0)).toBe(true);
});

test('an open place says until when, and nothing of being closed', async () => {
  const { page } = await running.visit({ path: `/#pos=${mainSquare}&at=2026-11-24T10:00` });
  await page.locator('.facility-row:has(.is-open) button').first().click();
  await page.locator('.route-total').waitFor();
  await expect.poll(() => page.locator('.closed-first').count()).toBe(0);
  await expect
    .poll(() => page.locator('.facility-open').innerText())
    .toMatch(/^(开着，.+ 关|24 小时开着)$/);
});

test('four other maps can be opened: their links are right, and nothing is asked of them before', async () => {
  const { page, requests, faults } = await running.visit({ path: evening });
  await page.locator('.facility-row button').first().click();
  await page.locator('.route-total').waitFor();
  const button = page.getByRole('button', { name: '在别的地图里打开' });
  await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false');
  await button.click();
  const links = page.locator('.other-maps-list a');
  await links.first().waitFor();
  await expect.poll(() => button.getAttribute('aria-expanded')).toBe('true');
  await expect.poll(() => page.locator('.other-maps').innerText()).toContain('不是您的位置');
  const hosts: string[] = [];
  for (const link of await links.all()) {
    await expect.poll(() => link.getAttribute('target')).toBe('_blank');
    await expect.poll(() => link.getAttribute('rel')).toContain('noreferrer');
    const url = new URL((await link.getAttribute('href'))!);
    hosts.push(url.host);
    // GCJ-02 lies some 0.005° east and 0.003° south of WGS-84 here; the facility within a kilometre of the square.
    const degrees = [...decodeURIComponent(url.search).matchAll(/\b(?:112|23)\.\d+/g)].map(
      ([text]) => Number(text),
    );
    const lng = degrees.find((value) => value > 100)!;
    const lat = degrees.find((value) => value < 100)!;
    expect(Math.abs(lng - 112.947)).toBeLessThan(0.012);
    expect(Math.abs(lat - 23.48)).toBeLessThan(0.012);
  }
  expect(hosts).toEqual(['uri.amap.com', 'api.map.baidu.com', 'apis.map.qq.com', 'maps.apple.com']);
  expect(requests.filter((url) => new URL(url).origin !== running.service.address)).toEqual([]);
  expect(faults).toEqual([]);
});

test('the nearest place beyond the limit has all that a place inside has, and what makes it far', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}&at=2026-11-24T10:00` });
  const row = page.locator('.shortfall-gap .row', { hasText: '社区卫生服务' });
  await expect
    .poll(async () => (await row.innerText()).replace(/\s+/g, ' '))
    .toMatch(/^社区卫生服务 最近的：塘尾村卫生站 (开着|关着|时间不详) 41 分钟 3\.3 公里$/);
  await row.click();
  await page.locator('.route-total').waitFor();
  await expect
    .poll(() => page.locator('.route-card h1').innerText())
    .toBe('塘尾村卫生站走不到，超出 11 分钟');
  await expect.poll(() => page.locator('.obstacles').innerText()).toContain('离得远');
  await expect
    .poll(() => page.locator('.facility-categories').innerText())
    .toContain('社区卫生服务');
  await expect
    .poll(() => page.getByRole('button', { name: '在别的地图里打开' }).isVisible())
    .toBe(true);
});
