import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import {
  acceptInvitation,
  forgetReportBudget,
  invitedByCommand,
  openPage,
  signInAsResident,
} from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { mainSquare, settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const start = `/#pos=${mainSquare}&at=2026-11-24T10:00`;

/** Opens the card of the nth place of the list; its name. */
async function openCard(page: Page, nth: number): Promise<string> {
  const row = page.locator('.facility-row').nth(nth);
  const name = await row.locator('.row-name').innerText();
  await row.locator('button').click();
  await page.locator('.route-total').waitFor();
  return name;
}
const box = (page: Page): Locator => page.locator('.report');

async function report(page: Page, kind: string): Promise<void> {
  await box(page)
    .getByRole('button', { name: /^报告问题|^再报告/ })
    .click();
  await box(page).getByRole('button', { name: kind }).click();
  await page.locator('.report-thanks').waitFor();
}

/** An administrator at the desk of the whole province, the sample with it. */
async function atDesk(email: string): Promise<Page> {
  const { page } = await openPage(running, invitedByCommand(running.service, email));
  await acceptInvitation(page);
  await page.goto(`${running.service.address}/office/`);
  await page.locator('.area-way strong').waitFor();
  return page;
}

test('one tap reports a place, the office decides, and the resident reads on the card and in the account what it said', async () => {
  const { page, faults } = await running.visit({ path: start });
  const first = await openCard(page, 0);
  await report(page, '开放时间不对');
  await expect.poll(() => page.locator('.report-thanks').innerText()).toContain('已送出，谢谢您');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toBe('report-thanks');
  await expect
    .poll(() => box(page).locator('.report-list').innerText())
    .toMatch(/开放时间不对\s*等待处理\s+编号 [\da-f]{8} · /);
  // The same once more would say nothing new: it waits already.
  await box(page).getByRole('button', { name: '再报告一个问题' }).click();
  expect(await box(page).getByRole('button', { name: '开放时间不对' }).isDisabled()).toBe(true);
  await box(page).getByText('想多说一句').click();
  await box(page).locator('textarea').fill('门口挂着锁');
  await box(page).getByRole('button', { name: '门锁着进不去' }).click();
  await expect.poll(() => box(page).locator('.report-list > li').count()).toBe(2);
  expect(await violationsInEveryLook(page)).toEqual([]);

  const desk = await atDesk('decides@example.org');
  const entry = (words: string) =>
    desk.locator('.office-entry', { hasText: first }).filter({ hasText: words });
  await entry('开放时间不对').getByLabel('给反映人的答复').fill('已向店家核实。');
  await entry('开放时间不对').getByRole('button', { name: '属实', exact: true }).click();
  await expect.poll(() => entry('开放时间不对').count()).toBe(0);
  // Notes are read in the list of reports, where each look is put on record.
  const notes = await desk.evaluate(() =>
    fetch('/api/v1/reports?open=1').then((response) => response.text()),
  );
  expect(notes).toContain('门口挂着锁');
  await entry('门锁着').getByLabel('给反映人的答复').fill('每天七点开门。');
  await entry('门锁着').getByRole('button', { name: '不属实' }).click();
  await expect.poll(() => entry('门锁着').count()).toBe(0);

  await page.reload();
  await page.locator('.report-list').waitFor();
  const told = () => box(page).locator('.report-list').innerText();
  await expect.poll(told).toMatch(/门锁着进不去\s*未采纳\s+社区答复：每天七点开门。/);
  await expect.poll(told).toMatch(/开放时间不对\s*已采纳\s+社区答复：已向店家核实。/);
  await box(page).getByRole('link', { name: '我反映的问题' }).click();
  const list = page.locator('.account-card', { hasText: '我反映的问题' });
  await expect.poll(() => list.locator('.entry').count()).toBe(2);
  await expect.poll(() => list.innerText()).toContain('社区答复：每天七点开门。');
  await expect.poll(() => list.locator('h4').first().innerText()).toBe(first);
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(faults).toEqual([]);
});

test('without a network, and after too many, one sentence says why; nothing is lost, and the same tap sends it later', async () => {
  const { page, context } = await running.visit({ path: start });
  await openCard(page, 1);
  await box(page).getByRole('button', { name: '报告问题' }).click();
  await box(page).getByText('想多说一句').click();
  await box(page).locator('textarea').fill('搬到对面去了');
  await context.setOffline(true);
  await box(page).getByRole('button', { name: '搬走了' }).click();
  await expect
    .poll(() => page.locator('.report-failed').innerText())
    .toMatch(/^“搬走了”没有送出。 设备没有联网/);
  expect(await box(page).locator('textarea').inputValue()).toBe('搬到对面去了');
  await context.setOffline(false);
  await page.locator('.report-failed').getByRole('button', { name: '再试一次' }).click();
  await page.locator('.report-thanks').waitFor();
  expect(await page.locator('.report-failed').count()).toBe(0);

  // One address may send ten in a row: two other facilities would do, but the budget is asked directly.
  const facility = await page.evaluate(() =>
    new URLSearchParams(location.hash.slice(1)).get('facility')!,
  );
  const send = () =>
    page.evaluate(
      (id) =>
        fetch('/api/v1/reports', {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ facility: id, kind: 'moved' }),
        }).then(({ status }) => status),
      facility,
    );
  let status = 201;
  for (let n = 0; n < 12 && status === 201; n += 1) status = await send();
  expect(status).toBe(429);
  await box(page).getByRole('button', { name: '再报告一个问题' }).click();
  await box(page).getByRole('button', { name: '已经关闭' }).click();
  await expect
    .poll(() => page.locator('.report-failed').innerText())
    .toMatch(/^“已经关闭”没有送出。 尝试的次数太多了，请过 \d+ 秒再试。/);
});

test('“moved” may say where to by a press on a small map; the office sees it and takes it over with its decision', async () => {
  forgetReportBudget(running.service);
  const asked: string[] = [];
  const { page, faults } = await running.visit({
    path: start,
    prepare: async (context) => {
      await context.exposeFunction('positionAsked', () => asked.push('asked'));
      await context.addInitScript(() => {
        const told = (window as unknown as { positionAsked: () => void }).positionAsked;
        navigator.geolocation.getCurrentPosition = () => told();
        navigator.geolocation.watchPosition = () => (told(), 0);
      });
    },
  });
  const name = await openCard(page, 4);
  const id = await page.evaluate(() =>
    new URLSearchParams(location.hash.slice(1)).get('facility')!,
  );
  const stands = async () => {
    const answer = await fetch(`${running.service.address}/api/v1/facilities/${id}`);
    return ((await answer.json()) as { position: number[] }).position;
  };
  const before = await stands();
  await box(page).getByRole('button', { name: '报告问题' }).click();
  await box(page).getByText('点出在哪里').click();
  const map = box(page).locator('.report-map');
  await map.locator('canvas, .leaflet-tile-container').first().waitFor({ state: 'attached' });
  // By keys: a point on the registered place says nothing until it is moved.
  await box(page).getByRole('button', { name: '放一个点' }).click();
  await map.locator('.pin').focus();
  expect(await box(page).getByText('已点好').count()).toBe(0);
  await page.keyboard.press('Shift+ArrowRight');
  await box(page).getByText('已点好').waitFor();
  await box(page).getByRole('button', { name: '不要这个点' }).click();
  await expect.poll(() => map.locator('.pin').count()).toBe(0);
  // By a press, a little beside the middle, which is the registered place.
  await map.scrollIntoViewIfNeeded();
  const { width, height } = (await map.boundingBox())!;
  await map.click({ position: { x: width / 2 + 60, y: height / 2 } });
  await box(page).getByText('已点好').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/api/v1/reports')),
    box(page).getByRole('button', { name: '搬走了' }).click(),
  ]);
  await page.locator('.report-thanks').waitFor();
  const pressed = (sent.postDataJSON() as { position: number[] }).position;
  expect(pressed[0]).toBeGreaterThan(before[0]!);
  expect(pressed[1]).toBeCloseTo(before[1]!, 3);
  expect(asked).toEqual([]);

  const desk = await atDesk('moves@example.org');
  const entry = desk.locator('.office-entry', { hasText: name }).filter({ hasText: '说已经搬走' });
  await entry.getByText('看看在哪里').click();
  await expect.poll(() => entry.locator('.pair-map .pair-mark').count()).toBe(2);
  expect(await entry.locator('.reported-places').innerText()).toMatch(/居民点的位置\s+登记的位置/);
  expect(await entry.getByLabel('移到图上的 1 号').isChecked()).toBe(true);
  expect(await violationsInEveryLook(desk)).toEqual([]);
  await entry.getByRole('button', { name: '属实，并马上更正' }).click();
  await expect.poll(() => entry.count()).toBe(0);
  const after = await stands();
  expect(after[0]).toBeCloseTo(pressed[0]!, 5);
  expect(after[1]).toBeCloseTo(pressed[1]!, 5);
  expect(faults).toEqual([]);
});

test('a place that was pointed out goes with no other report', async () => {
  forgetReportBudget(running.service);
  const { page } = await running.visit({ path: start });
  await openCard(page, 5);
  await box(page).getByRole('button', { name: '报告问题' }).click();
  await box(page).getByText('点出在哪里').click();
  await box(page).getByRole('button', { name: '放一个点' }).click();
  const pin = box(page).locator('.report-map .pin');
  await pin.focus();
  await page.keyboard.press('ArrowUp');
  await box(page).getByText('已点好').waitFor();
  const [sent] = await Promise.all([
    page.waitForRequest((request) => request.url().endsWith('/api/v1/reports')),
    box(page).getByRole('button', { name: '开放时间不对' }).click(),
  ]);
  expect(Object.keys(sent.postDataJSON() as object).toSorted()).toEqual(['facility', 'kind']);
});

test('a browser that keeps nothing shows the receipt, by which the account’s page tells the outcome', async () => {
  const { page } = await running.visit({
    path: start,
    prepare: async (context) => {
      await context.addInitScript(() => {
        const keep = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key === 'jinlin-reports') throw new DOMException('full', 'QuotaExceededError');
          keep.call(this, key, value);
        };
      });
    },
  });
  forgetReportBudget(running.service);
  const name = await openCard(page, 2);
  await report(page, '已经关闭');
  const receipt = await page.locator('.report-thanks code').innerText();
  expect(receipt).toMatch(/^[\w-]{24}$/);
  await page.goto(`${running.service.address}/account/`);
  await page.getByText('凭抄下的回执查结果').click();
  await page.getByLabel('回执', { exact: true }).fill(`${receipt}x`);
  await page.getByRole('button', { name: '查结果' }).click();
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('没有这个回执');
  await page.getByLabel('回执', { exact: true }).fill(receipt);
  await page.getByRole('button', { name: '查结果' }).click();
  await expect.poll(() => page.locator('.receipt-lookup h4').innerText()).toBe(name);
  await expect
    .poll(() => page.locator('.receipt-lookup [role=status]').innerText())
    .toMatch(/已经关闭\s*等待处理/);
});

test('who is signed in finds a report once in the account, though the browser holds its receipt too', async () => {
  const { page } = await openPage(running, '/account/');
  await signInAsResident(running, page, '13800138077');
  await page.goto(`${running.service.address}${start}`);
  await settled(page);
  await openCard(page, 3);
  await report(page, '搬走了');
  await page.goto(`${running.service.address}/account/`);
  const list = page.locator('.account-card', { hasText: '我反映的问题' });
  await expect.poll(() => list.locator('.entry').count()).toBe(1);
  await expect.poll(() => list.innerText()).toContain('这个浏览器里没有回执');
});

test('in large text the card is the same, its buttons 60 px high and inside 360 px', async () => {
  forgetReportBudget(running.service);
  const { page } = await running.visit({ path: start });
  await openCard(page, 4);
  await page.evaluate(() => (document.documentElement.dataset['elder'] = 'on'));
  await page.setViewportSize({ width: 360, height: 740 });
  await box(page).getByRole('button', { name: '报告问题' }).click();
  await box(page).getByText('点出在哪里').click();
  await box(page).locator('.report-map .leaflet-control').first().waitFor();
  for (const button of await box(page).locator('button').all()) {
    const { x, width, height } = (await button.boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(60);
    expect(x + width).toBeLessThanOrEqual(360);
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});

test('without script the way’s page leads to four buttons; the receipt tells the outcome', async () => {
  forgetReportBudget(running.service);
  const [lng, lat] = mainSquare.split(',');
  const { page } = await openPage(running, `/plain/?lng=${lng}&lat=${lat}`, {
    javaScriptEnabled: false,
    viewport: { width: 360, height: 740 },
  });
  await page.locator('section ul li a[href*="route/"]').first().click();
  await page.getByRole('link', { name: '报告问题' }).click();
  // The address is sent along with the form: it holds no position.
  expect(page.url()).not.toMatch(/lng|lat/);
  const title = await page.locator('h1').innerText();
  await page.getByLabel('想多说一句').fill('里面没人');
  await page.getByRole('button', { name: '门锁着进不去' }).click();
  await expect.poll(() => page.locator('.report-done').innerText()).toContain('已送出，谢谢您');
  expect(await page.locator('h1').innerText()).toBe(title);
  const receipt = await page.locator('.report-done code').innerText();
  await page.getByLabel('回执', { exact: true }).fill(receipt);
  await page.getByRole('button', { name: '查结果' }).click();
  await expect
    .poll(() => page.locator('.report-done').innerText())
    .toMatch(/门锁着进不去 · 等待处理/);
  await page.getByLabel('回执', { exact: true }).fill('AAAA');
  await page.getByRole('button', { name: '查结果' }).click();
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('没有这个回执');
});
