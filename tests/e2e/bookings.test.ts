import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookingAnswer } from '../../server/contract/booking.ts';
import { violationsInEveryLook } from './axe.ts';
import {
  agreeToContact,
  ask,
  book,
  dayAt,
  details,
  openTown,
  signIn,
  step,
  type BookingTown,
} from './booking-town.ts';
import { moveClock } from './moved-clock.ts';
import { useService } from './service.ts';

/** Wednesday, noon in Shanghai. */
const noon = '2026-11-25T04:00:00Z';
const today = '2026-11-25';
const clock = moveClock(noon);
const running = useService();
afterAll(() => clock.forget());
let town: BookingTown;
let bossState: Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;

beforeAll(async () => {
  town = await openTown(running, clock);
  bossState = await town.boss.context().storageState();
});

async function open(
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await running.browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.setSystemTime(noon);
  await page.goto(running.service.address + path);
  return { page, errors };
}

/** The provider; pages of other tests are closed after each. */
async function theBoss(): Promise<Page> {
  return (await open('/about/', { storageState: bossState })).page;
}

/** A resident who may book, on the page of their bookings. */
async function resident(number: string, options: BrowserContextOptions = {}) {
  const opened = await open('/bookings/', options);
  await signIn(running, opened.page, number);
  await agreeToContact(opened.page);
  return opened;
}

const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();
const shown = (page: Page, { id }: { readonly id: string }) =>
  page.goto(`${running.service.address}/bookings/#booking=${id}`);
const now = (page: Page, { id }: { readonly id: string }) =>
  ask<BookingAnswer>(page, 'GET', `/bookings/${id}`);
const said = (page: Page) => page.locator('.toast');

test('the next visit stands large with who comes and what is said at the door; the rest below, those of a series together', async () => {
  const { page, errors } = await resident('13800138201');
  await expect.poll(() => page.locator('.bookings').innerText()).toContain('还没有要来的预约');
  const first = await book(page, town.cleaning, dayAt(today, 1));
  await ask(page, 'POST', '/series', {
    offering: town.cleaning.id,
    start: dayAt(today, 2, '15:00'),
    visits: 3,
    door: first.details!.door!,
    mode: 'all-or-nothing',
    details,
    forSomebody: { relation: 'neighbour', how: 'spoken', textVersion: '1' },
  });
  const over = await book(page, town.cleaning, dayAt(today, 3));
  await step(page, over, 'cancel');
  await page.reload();
  const next = page.locator('.next-visit');
  await next.locator('.door-code').first().waitFor();
  const words = await next.innerText();
  for (const part of [
    '明天（11月26日',
    '10:00–12:00',
    '居家保洁',
    '约好了',
    '王师傅',
    '工号',
    '安心家政',
  ])
    expect(words).toContain(part);
  expect(await next.locator('.door-code').allInnerTexts()).toEqual(
    [first.providerCode!, first.visitCode!].map((code) => [...code].join(' ')),
  );
  const series = page.locator('.visit-series');
  await expect.poll(() => series.locator('h3').innerText()).toBe('居家保洁（连续预约，还有 3 次）');
  expect(await series.locator('.visit-for').first().innerText()).toBe('替邻居约的：李奶奶');
  await expect.poll(() => page.locator('#past ~ .entries').innerText()).toContain('已取消');
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('one booking tells everything; its card is one page on A4 and on A5, and its code names nobody', async () => {
  const { page, errors } = await resident('13800138202');
  const booking = await book(page, town.cleaning, dayAt(today, 4));
  await page.reload();
  await page.getByRole('link', { name: '查看和修改' }).click();
  await page.getByRole('heading', { level: 1, name: '居家保洁' }).waitFor();
  const facts = await page.locator('.visit-facts').innerText();
  for (const part of [
    details.address,
    details.name,
    details.notes,
    '80 元',
    '08:00之前可以改时间',
    '09:00之前可以取消',
  ])
    expect(facts).toContain(part);
  await expect
    .poll(() => page.locator('#history ~ ol').innerText())
    .toMatch(/约好了[\s\S]*选好了时间/);
  const [file] = await Promise.all([page.waitForEvent('download'), press(page, '放进日历')]);
  expect(file.suggestedFilename()).toBe(`${booking.code}.ics`);
  await press(page, '大字卡片');
  const sheet = page.locator('.visit-card');
  await page.locator('.card-host [aria-busy="false"]').waitFor();
  await expect.poll(() => sheet.innerText()).toContain('11月29日');
  expect(await sheet.locator('.sheet-link').innerText()).toBe(
    `${running.service.address}/bookings/`,
  );
  for (const paper of ['A4', 'A5（半张）']) {
    await page.getByRole('radio', { name: paper }).check();
    await expect
      .poll(() => sheet.evaluate((element) => element.scrollHeight - element.clientHeight))
      .toBeLessThanOrEqual(1);
    const pdf = (await page.pdf({ preferCSSPageSize: true, printBackground: true })).toString(
      'latin1',
    );
    expect(pdf.match(/\/Type\s*\/Page\b(?!s)/g)).toHaveLength(1);
    // Points: 210 mm are 595, 148 mm are 420.
    const [, width] = /\/MediaBox\s*\[0 0 (\d+)/.exec(pdf)!;
    expect(Number(width)).toBeGreaterThan(paper === 'A4' ? 590 : 415);
    expect(Number(width)).toBeLessThan(paper === 'A4' ? 600 : 425);
  }
  await page.locator('.card-host .icon-button').click();
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(errors).toEqual([]);
});

test('moved to a time that somebody else took, the old one stays, and a press takes one of the next free', async () => {
  const { page, errors } = await resident('13800138203');
  const { page: rival } = await resident('13800138204');
  const booking = await book(page, town.cleaning, dayAt(today, 5));
  await shown(page, booking);
  await press(page, '改时间');
  await page.locator('#slot-day').selectOption('2026-12-01');
  await page.getByRole('radio', { name: '15:00' }).check();
  for (const _ of [1, 2]) await book(rival, town.cleaning, dayAt(today, 6, '15:00'));
  await press(page, /^改到12月1日.*15:00$/);
  await expect
    .poll(() => page.locator('.error-summary').innerText())
    .toContain('这个时间刚刚被别人约走了，原来的时间还是您的。');
  expect((await now(page, booking)).start).toBe(booking.start);
  const free = page.locator('.next-free button');
  await expect.poll(() => free.count()).toBe(5);
  await free.first().click();
  await expect.poll(() => said(page).innerText()).toContain('改好了');
  const moved = await now(page, booking);
  expect([moved.code, moved.version]).toEqual([booking.code, booking.version + 1]);
  expect(Date.parse(moved.start)).toBeGreaterThan(Date.parse(dayAt(today, 6, '15:00')));
  expect(errors).toEqual([]);
});

test('half an hour later is free, although one’s own visit lies there', async () => {
  const { page } = await resident('13800138205');
  const { page: rival } = await resident('13800138206');
  const booking = await book(page, town.cleaning, dayAt(today, 7));
  await book(rival, town.cleaning, dayAt(today, 7));
  await shown(page, booking);
  await press(page, '改时间');
  await page.locator('#slot-day').selectOption('2026-12-02');
  await page.getByRole('radio', { name: '10:30' }).check();
  // Twice in a row: it is moved once.
  await page.getByRole('button', { name: /^改到12月2日/ }).dblclick();
  await expect.poll(() => said(page).innerText()).toContain('改好了');
  const moved = await now(page, booking);
  expect([moved.start, moved.version]).toEqual([dayAt(today, 7, '10:30'), booking.version + 1]);
});

test('what the provider changed meanwhile is said, what was typed is kept, and the next press does it', async () => {
  const { page, errors } = await resident('13800138207');
  const booking = await book(page, town.cleaning, dayAt(today, 8));
  // The page hears of nothing by itself; the stream that it has opened ends with the reload.
  await page.route('**/account/messages**', (route) => route.abort());
  await shown(page, booking);
  await page.reload();
  await press(page, '取消预约');
  await page.locator('#cancel-note').fill('孙子要来');
  await step(await theBoss(), booking, 'propose', { start: dayAt(today, 8, '14:00') });
  await press(page, '确定取消');
  await expect
    .poll(() => page.locator('.visit-changed').innerText())
    .toMatch(/服务商想改到.*14:00/);
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('刚刚有了变动');
  expect(await page.locator('#cancel-note').inputValue()).toBe('孙子要来');
  await press(page, '确定取消');
  await expect.poll(() => said(page).innerText()).toContain('已经取消');
  await expect.poll(() => page.locator('#history ~ ol').innerText()).toContain('孙子要来');
  expect((await now(page, booking)).state).toBe('cancelled');
  expect(errors).toEqual([]);
});

test('a proposal comes in by itself, is told as unread, and is agreed to', async () => {
  const { page, errors } = await resident('13800138208');
  const request = await book(page, town.asking, dayAt(today, 9));
  expect(request.state).toBe('requested');
  await shown(page, request);
  await expect
    .poll(() => page.locator('.next-visit .visit-state').innerText())
    .toMatch(/^等服务商确认，最迟明天（11月26日.* 12:\d\d$/);
  await step(await theBoss(), request, 'propose', { start: dayAt(today, 9, '16:00') });
  const agree = page.getByRole('button', { name: /^同意改到12月4日.*16:00$/ });
  await agree.waitFor();
  await expect
    .poll(() => page.locator('.is-unread').first().innerText())
    .toContain('服务商想改时间');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await agree.click();
  await expect.poll(() => said(page).innerText()).toContain('说好了');
  expect(await now(page, request)).toMatchObject({
    state: 'confirmed',
    start: dayAt(today, 9, '16:00'),
    proposed: null,
  });
  await page.getByRole('link', { name: '← 我的预约' }).click();
  // One's own answer is told of as well.
  await expect.poll(() => page.locator('.visit-messages').innerText()).toContain('新的时间说好了');
  await press(page, '都看过了');
  await expect.poll(() => page.locator('.is-unread').count()).toBe(0);
  await page.reload();
  await page.locator('.visit-messages').waitFor();
  expect(await page.locator('.is-unread').count()).toBe(0);
  // An accepted time is changed by both sides only.
  await shown(page, request);
  await press(page, '提议改时间');
  await page.locator('#slot-day').selectOption('2026-12-05');
  await page.getByRole('radio', { name: '09:00' }).check();
  await press(page, /^提议12月5日/);
  await expect
    .poll(() => page.locator('.next-visit .visit-state').innerText())
    .toMatch(/^约好了；您想改到12月5日.*等服务商同意$/);
  expect(errors).toEqual([]);
});

test('address and contact are changed; a place that nobody goes to is refused and the old one stays', async () => {
  const { page, errors } = await resident('13800138209');
  const booking = await book(page, town.cleaning, dayAt(today, 10));
  await shown(page, booking);
  await press(page, '改地址或联系人');
  await page.locator('#door-address').fill('');
  await press(page, '改成这样');
  await expect.poll(() => page.locator('#door-address-error').innerText()).toBe('请写地址。');
  await page.locator('#door-address').fill('示范路 9 号 502');
  await page.locator('#door-name').fill('李伯伯');
  await press(page, '搬到了别处');
  await page.locator('#door-place').fill('深坑村');
  await page.keyboard.press('Enter');
  await page.locator('#door-hit').check();
  await press(page, '改成这样');
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('不到这个地址');
  expect((await now(page, booking)).details!.address).toBe(details.address);
  await press(page, '位置不变');
  await press(page, '改成这样');
  await expect.poll(() => said(page).innerText()).toContain('改好了');
  expect((await now(page, booking)).details).toMatchObject({
    address: '示范路 9 号 502',
    name: '李伯伯',
    notes: details.notes,
    door: booking.details!.door,
  });
  expect(errors).toEqual([]);
});

test('by keyboard alone: from the list to a cancelled booking', async () => {
  const { page } = await resident('13800138210');
  const booking = await book(page, town.cleaning, dayAt(today, 11));
  await page.reload();
  await page.locator('.next-visit').waitFor();
  const tabTo = async (name: RegExp) => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press('Tab');
      const focused = await page.evaluate(() => document.activeElement?.textContent ?? '');
      if (name.test(focused)) return;
    }
    expect.fail(`${name} is never reached`);
  };
  await tabTo(/^查看和修改$/);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: '居家保洁' }).waitFor();
  await tabTo(/^取消预约$/);
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.className))
    .toBe('visit-form');
  await tabTo(/^计划有变$|^$/);
  await page.keyboard.press('ArrowDown');
  await tabTo(/^确定取消$/);
  await page.keyboard.press('Enter');
  await expect.poll(() => said(page).innerText()).toContain('已经取消');
  expect((await now(page, booking)).state).toBe('cancelled');
});

test('without a network, and when the session has ended, what was typed stays', async () => {
  const { page, errors } = await resident('13800138211');
  const booking = await book(page, town.cleaning, dayAt(today, 12));
  await shown(page, booking);
  await press(page, '取消预约');
  await page.locator('#cancel-note').fill('下雨');
  await page.context().setOffline(true);
  await press(page, '确定取消');
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('没有联网');
  await page.context().setOffline(false);
  await page.context().clearCookies();
  await press(page, '确定取消');
  await expect
    .poll(() => page.locator('.account-notice').first().innerText())
    .toBe('登录已经过期，请再登录一次。您填的都还在。');
  await signIn(running, page, '13800138211');
  expect(await page.locator('#cancel-note').inputValue()).toBe('下雨');
  await press(page, '确定取消');
  await expect.poll(() => said(page).innerText()).toContain('已经取消');
  expect(errors).toEqual([]);
});

test('somebody else’s booking is told of as one that is not there', async () => {
  const { page } = await resident('13800138212');
  const { page: other } = await resident('13800138213');
  const booking = await book(page, town.cleaning, dayAt(today, 13));
  await shown(other, booking);
  await expect.poll(() => other.locator('[role=alert]').innerText()).toContain(booking.id);
  expect(await other.locator('.bookings').innerText()).not.toContain(details.address);
});

test('at 360 px in large text nothing stands beside the screen, in both languages, and choices are 60 px high', async () => {
  const { page } = await resident('13800138214', { viewport: { width: 360, height: 740 } });
  const booking = await book(page, town.cleaning, dayAt(today, 14));
  for (const path of ['/bookings/', '/en/bookings/']) {
    await page.goto(running.service.address + path);
    await page.locator('.next-visit .door-code').first().waitFor();
    await page.goto(`${running.service.address}${path}#booking=${booking.id}`);
    await page.getByRole('button', { name: /^(取消预约|Cancel the booking)$/ }).click();
    for (const size of ['1', '2', '3']) {
      const wide = await page.evaluate((chosen) => {
        Object.assign(document.documentElement.dataset, { elder: 'on', elderSize: chosen });
        return document.documentElement.scrollWidth;
      }, size);
      expect([path, size, wide]).toEqual([path, size, 360]);
    }
    for (const choice of await page.locator('.choice-answer').all())
      expect((await choice.boundingBox())!.height).toBeGreaterThanOrEqual(60);
    await page.evaluate(() => (document.documentElement.dataset['elder'] = 'off'));
  }
});

test('the account’s page names the next booking in one line and leads here; without script the page explains itself', async () => {
  const { page } = await resident('13800138215');
  const booking = await book(page, town.cleaning, dayAt(today, 15));
  await page.getByRole('link', { name: '我的账号' }).click();
  const line = page.locator('#own-bookings ~ p a').first();
  await expect.poll(() => line.innerText()).toMatch(/^12月10日.*10:00 · 居家保洁$/);
  await line.click();
  await page.getByRole('heading', { level: 1, name: '居家保洁' }).waitFor();
  expect(page.url()).toContain(`#booking=${booking.id}`);
  const plain = await open('/bookings/', { javaScriptEnabled: false });
  await expect.poll(() => plain.page.locator('main.plain').innerText()).toContain('要用到脚本');
});
