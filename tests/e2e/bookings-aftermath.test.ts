import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BookingAnswer } from '../../server/contract/booking.ts';
import type { SeenComplaint } from '../../server/contract/complaint.ts';
import { violationsInEveryLook } from './axe.ts';
import {
  agreeToContact,
  ask,
  book,
  dayAt,
  openTown,
  signIn,
  step,
  type BookingTown,
} from './booking-town.ts';
import { moveClock } from './moved-clock.ts';
import { useService } from './service.ts';

const noon = '2026-11-25T04:00:00Z';
const today = '2026-11-25';
const clock = moveClock(noon);
const running = useService();
afterAll(() => clock.forget());
let town: BookingTown;
type State = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>;
let bossState: State;
let officeState: State;

beforeAll(async () => {
  town = await openTown(running, clock);
  bossState = await town.boss.context().storageState();
  officeState = town.officeState;
});

async function open(path: string, at = noon, options: BrowserContextOptions = {}) {
  const context = await running.browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.clock.setSystemTime(at);
  await page.goto(running.service.address + path);
  return { page, errors };
}

const as = async (storageState: State, at: string) =>
  (await open('/about/', at, { storageState })).page;
const press = (page: Page, name: string | RegExp) =>
  page.getByRole('button', { name, exact: true }).click();
const said = (page: Page) => page.locator('.toast');

/** The service's clock, and that of a page which is then read anew. */
async function goTo(page: Page, moment: string, { id }: { readonly id: string }): Promise<void> {
  clock.set(moment);
  // Services look at their moved clock every tenth of a second.
  await page.waitForTimeout(200);
  await page.clock.setSystemTime(moment);
  await page.goto(`${running.service.address}/bookings/#booking=${id}`);
  await page.reload();
  await page.locator('.next-visit .visit-state').waitFor();
}

test('a visit begins, is finished by the resident, rated once, blind, and complained about until it is settled', async () => {
  clock.set(noon);
  const { page, errors } = await open('/bookings/');
  await signIn(running, page, '13800138301');
  await agreeToContact(page);
  // On the same day: whoever works at the office is still signed in.
  const booking = await book(page, town.cleaning, dayAt(today, 0, '12:30'));
  const start = booking.start;
  await goTo(page, start, booking);
  const boss = await as(bossState, start);
  const away = await step(boss, booking, 'set-out');
  await expect
    .poll(() => page.locator('.next-visit .visit-state').innerText())
    .toBe('已经出发，正在路上');
  await step(boss, away, 'start');
  await press(page, '服务已经做完');
  await press(page, '是的，做完了');
  await expect.poll(() => said(page).innerText()).toContain('这次服务完成了');

  // Rated once; nobody else sees it yet.
  await press(page, '提交评价');
  await expect.poll(() => page.locator('#stars-error').innerText()).toBe('请选一项。');
  await page.getByRole('radio', { name: '很满意' }).check();
  await page.locator('#rating-words').fill('擦得很干净');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await press(page, '提交评价');
  await expect.poll(() => said(page).innerText()).toContain('评价收到了');
  await expect.poll(() => page.locator('#rating ~ *').allInnerTexts()).not.toEqual([]);
  const rating = page.locator('section:has(> #rating)');
  await expect
    .poll(() => rating.innerText())
    .toMatch(/很满意[\s\S]*擦得很干净[\s\S]*别人现在还看不到/);
  await page.reload();
  await expect.poll(() => rating.innerText()).toContain('擦得很干净');
  expect(await rating.getByRole('button').count()).toBe(0);
  await ask(boss, 'POST', `/bookings/${booking.id}/rating`, { stars: 4, as: 'provider' });
  await page.reload();
  await expect.poll(() => rating.innerText()).toMatch(/服务商的评价\s+满意/);

  // A complaint goes to the office, comes back answered, is objected to, and settled.
  await press(page, '向社区投诉');
  await press(page, '提交投诉');
  await expect.poll(() => page.locator('.error-summary li').count()).toBe(2);
  await page.getByRole('radio', { name: '损坏了东西' }).check();
  await page.locator('#complaint').fill('打碎了一个花瓶');
  await press(page, '提交投诉');
  const complaint = page.locator('.visit-complaint');
  await expect
    .poll(() => complaint.innerText())
    .toMatch(/等社区受理[\s\S]*最迟[\s\S]*打碎了一个花瓶/);
  const office = await as(officeState, start);
  const { complaints } = await ask<{ complaints: SeenComplaint[] }>(
    page,
    'GET',
    '/account/complaints',
  );
  const { id } = complaints[0]!;
  const answered = async (words: string) => {
    const { version } = await ask<SeenComplaint>(office, 'GET', `/office/complaints/${id}`);
    await ask(office, 'POST', `/office/complaints/${id}/answer`, { version, words });
  };
  await ask(office, 'POST', `/office/complaints/${id}/take`, { version: complaints[0]!.version });
  await expect.poll(() => complaint.locator('.visit-state').innerText()).toBe('社区正在处理');
  await answered('服务商愿意赔 20 元');
  await expect
    .poll(() => complaint.locator('.visit-state').innerText())
    .toBe('社区答复了，等您回话');
  await press(page, '不同意');
  await complaint.locator('textarea').fill('花瓶不止 20 元');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await complaint.locator('form').getByRole('button', { name: '不同意', exact: true }).click();
  await expect.poll(() => complaint.locator('.visit-state').innerText()).toBe('社区正在处理');
  await answered('赔 60 元');
  await press(page, '同意，就这样了结');
  await complaint
    .locator('form')
    .getByRole('button', { name: '同意，就这样了结', exact: true })
    .click();
  await expect.poll(() => complaint.locator('.visit-state').innerText()).toBe('已经了结');
  await expect.poll(() => complaint.innerText()).toMatch(/花瓶不止 20 元[\s\S]*赔 60 元/);
  expect(errors).toEqual([]);
});

test('nobody came: told after the start and not before, and the minutes come back', async () => {
  clock.set(noon);
  const { page } = await open('/bookings/');
  await signIn(running, page, '13800138302');
  await agreeToContact(page);
  const booking = await book(page, town.cleaning, dayAt(today, 2));
  await page.goto(`${running.service.address}/bookings/#booking=${booking.id}`);
  await page.getByRole('button', { name: '改时间' }).waitFor();
  expect(await page.getByRole('button', { name: '没有人来' }).count()).toBe(0);
  await goTo(page, new Date(Date.parse(booking.start) + 600_000).toISOString(), booking);
  await press(page, '没有人来');
  await page
    .locator('.visit-form')
    .getByRole('link', { name: /0756-2120000/ })
    .waitFor();
  await page.locator('#not-there').click();
  await expect.poll(() => said(page).innerText()).toContain('记下了');
  await expect.poll(() => page.locator('.next-visit .visit-state').innerText()).toBe('没有见到面');
  await expect.poll(() => page.locator('#history ~ ol').innerText()).toContain('您说没有人来');
});

/** Newest link in a letter to a number, as the console prints it. */
async function linkTo(number: string): Promise<string> {
  const find = () =>
    [
      ...running.service.output().matchAll(/^(\+\d+): .*(\/bookings\/#link=\S+?)(?=[\s，。]|$)/gm),
    ].findLast(([, to]) => to === `+86${number}`)?.[2];
  await expect.poll(find, { timeout: 20_000 }).toBeDefined();
  return find()!;
}

test('a link shows one booking without an account, once; its key leaves the address, and one change can be made', async () => {
  clock.set(noon);
  const { page: owner } = await open('/bookings/');
  await signIn(running, owner, '13800138303');
  await agreeToContact(owner);
  const booking = await book(owner, town.cleaning, dayAt(today, 3));
  const link = await linkTo('13800138303');
  const { page, errors } = await open(link);
  await page.getByRole('heading', { level: 1, name: '居家保洁' }).waitFor();
  expect(page.url()).toBe(`${running.service.address}/bookings/`);
  expect(await page.evaluate(() => history.length)).toBeLessThanOrEqual(2);
  await expect.poll(() => page.locator('.account-notice').innerText()).toContain('只能打开一次');
  expect(await page.getByRole('button', { name: '改地址或联系人' }).count()).toBe(0);
  expect(await violationsInEveryLook(page)).toEqual([]);
  await press(page, '改时间');
  await page.locator('#slot-day').selectOption('2026-11-29');
  await page.getByRole('radio', { name: '09:00' }).check();
  await press(page, /^改到11月29日/);
  await expect.poll(() => said(page).innerText()).toContain('改好了');
  const moved = await ask<BookingAnswer>(owner, 'GET', `/bookings/${booking.id}`);
  expect(moved.start).toBe(dayAt(today, 4, '09:00'));
  // One change: now it is for looking only.
  expect(await page.getByRole('button', { name: '取消预约' }).count()).toBe(0);

  const { page: second } = await open(link);
  await expect.poll(() => second.locator('[role=alert]').innerText()).toContain('已经用过或过期');
  expect(second.url()).toBe(`${running.service.address}/bookings/`);
  await press(second, '登录，看全部预约');
  await second.locator('#phone').waitFor();
  expect(errors).toEqual([]);
});

test('a link to a booking that somebody made for its reader takes it over into their own, signed in and agreed', async () => {
  clock.set(noon);
  const { page: daughter } = await open('/bookings/');
  await signIn(running, daughter, '13800138311');
  await agreeToContact(daughter);
  const forSomebody = { relation: 'family', how: 'spoken', textVersion: '1' };
  const booking = await book(daughter, town.cleaning, dayAt(today, 6), { forSomebody });
  const link = await linkTo('13800138311');

  const { page, errors } = await open(link);
  await press(page, '这是我的，接过来');
  await signIn(running, page, '13800138312');
  await press(page, '接到我的预约里');
  await expect
    .poll(() => page.locator('.error-summary li').allInnerTexts())
    .toEqual(['请先看说明，同意后才能接过来。']);
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.getByLabel('我同意').check();
  await press(page, '接到我的预约里');
  await expect.poll(() => said(page).innerText()).toContain('接好了');
  expect(page.url()).toBe(`${running.service.address}/bookings/#booking=${booking.id}`);
  await page.locator('.next-visit .visit-state').waitFor();
  // As one's own it can be changed in every way, and is for nobody else.
  await page.getByRole('button', { name: '改地址或联系人' }).waitFor();
  expect(await page.locator('.visit-for').count()).toBe(0);
  await daughter.goto(`${running.service.address}/bookings/`);
  await daughter.reload();
  await expect
    .poll(() => daughter.locator('.visit-messages').innerText())
    .toContain('对方已接到自己名下');
  expect(errors).toEqual([]);
});
