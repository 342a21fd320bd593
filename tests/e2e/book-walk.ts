import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { codeFor, openPage } from './accounts.ts';
import { mainSquare } from './reading.ts';
import type { Running } from './service.ts';

/** The heading of the screen that is shown; it has the focus, or will have it in the next frame. */
export const heading = (page: Page, words: string | RegExp) =>
  page.getByRole('heading', { level: 1, name: words }).waitFor();
export const next = (page: Page) => page.getByRole('button', { name: '继续', exact: true }).click();
export const problems = (page: Page) => page.locator('.error-summary li').allInnerTexts();

/** From a door to the days of an offering. */
export async function toDays(running: Running, offering: string, options = {}) {
  const visit = await openPage(
    running,
    `/book/#step=when&at=${mainSquare}&offering=${offering}`,
    options,
  );
  await heading(visit.page, '什么时候？');
  await visit.page.locator('.time').first().waitFor();
  return visit;
}

/** The free starts of the `n`th day that has any, counted from 0, in order. */
export async function startsOf(page: Page, n: number) {
  const day = page
    .locator('.day-list > li')
    .filter({ has: page.locator('.day-name') })
    .nth(n);
  const button = day.locator('.day-name button');
  if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
  await day.locator('.time').first().waitFor();
  return day.locator('.time');
}

/** Answers the request for a phone number and its code. */
export async function signIn(running: Running, page: Page, number: string): Promise<void> {
  await page.locator('#phone').fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(codeFor(running.service, `+86${number}`));
  await page.getByRole('button', { name: '登录', exact: true }).click();
}

/** From a held time to the last screen, for oneself. */
export async function toCheck(page: Page): Promise<void> {
  await heading(page, '只约一次，还是每周都来？');
  await next(page);
  await heading(page, '为谁预约？');
  await page.getByLabel('我自己').check();
  await next(page);
  await fillContact(page);
  await heading(page, '请核对');
}

export async function fillContact(page: Page): Promise<void> {
  await heading(page, /怎么找到/);
  await page.locator('#name').fill('李奶奶');
  await page.locator('#phone').fill('0756-2120000');
  await page.locator('#address').fill('河畔花园 3 栋 502');
  await page.locator('#notes').fill('门铃坏了，请敲门');
  await next(page);
}

export async function confirm(page: Page): Promise<void> {
  const agreed = page.locator('#agreed');
  await page.locator('#confirm').waitFor();
  if (await agreed.count()) await agreed.check();
  await page.locator('#confirm').click();
}

/** Everything that the service holds of bookings, in the order in which it was made. */
export function bookings(running: Running) {
  const database = new Database(running.service.appDb, { readonly: true });
  try {
    return database
      .prepare(
        'SELECT code, state, offering, start_ms AS startMs, price_fen AS priceFen, series FROM booking ORDER BY created_at_ms, start_ms',
      )
      .all() as {
      code: string;
      state: string;
      offering: string;
      startMs: number;
      priceFen: number;
      series: string | null;
    }[];
  } finally {
    database.close();
  }
}

/** No screen may be wider than the window. */
export async function expectNotWide(page: Page, screen: string): Promise<void> {
  const { wide, width } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    width: innerWidth,
  }));
  expect([screen, wide]).toEqual([screen, width]);
}
