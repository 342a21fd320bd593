import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, inject, test } from 'vitest';
import { codeFor, openPage } from './accounts.ts';
import { offerServices, type OfferedServices } from './booking-offers.ts';
import {
  bookings,
  expectNotWide,
  fillContact,
  heading,
  next,
  signIn,
  startsOf,
  toDays,
} from './book-walk.ts';
import { mainSquare } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
let offered: OfferedServices;
beforeAll(() => {
  offered = offerServices(
    running.service,
    inject('sampleDataDir'),
    mainSquare.split(',').map(Number),
  );
});

const focused = (page: Page) =>
  page.evaluate(() => {
    const found = document.activeElement as HTMLElement | null;
    return found?.getAttribute('aria-label') ?? found?.innerText.trim() ?? '';
  });
/** Tab until something by that name or id has the focus. */
async function tabTo(page: Page, wanted: string | RegExp): Promise<void> {
  for (let n = 0; n < 80; n += 1) {
    await page.keyboard.press('Tab');
    const id = await page.evaluate(() => document.activeElement?.id ?? '');
    const name = await focused(page);
    if (typeof wanted === 'string' ? id === wanted : wanted.test(name)) return;
  }
  expect.fail(`no stop of the Tab key is ${String(wanted)}`);
}

test('by keyboard alone, from the kind of service to the booking; each new screen has its heading focused', async () => {
  const { page } = await openPage(running, `/book/#at=${mainSquare}`);
  const key = (name: string) => page.keyboard.press(name);
  const onHeading = (words: string) => expect.poll(() => focused(page)).toBe(words);
  await page.getByRole('button', { name: /家政保洁/ }).waitFor();
  await tabTo(page, /家政保洁/);
  await key('Enter');
  await onHeading('选哪一家？');
  await page.locator('.offer-card').first().waitFor();
  await tabTo(page, /^居家保洁$/);
  await key('Enter');
  await heading(page, '居家保洁');
  await page.getByRole('link', { name: '选时间' }).waitFor();
  await tabTo(page, /^选时间$/);
  await key('Enter');
  await onHeading('什么时候？');
  await page.locator('.time').first().waitFor();

  // The calendar: one stop, arrows and Page keys inside it.
  await tabTo(page, /^按天列出$/);
  await key('ArrowRight');
  await page.getByRole('grid').waitFor();
  await tabTo(page, /^\d+月\d+日/);
  const today = await focused(page);
  await key('ArrowLeft');
  // Nothing lies before today: the focus stays within what can be booked.
  const first = await focused(page);
  await key('PageDown');
  await expect.poll(() => focused(page)).not.toBe(first);
  await expect.poll(() => focused(page)).toMatch(/，\d+ 个时间$/);
  const later = await focused(page);
  await key('ArrowRight');
  await expect.poll(() => focused(page)).not.toBe(later);
  const day = (await focused(page)).split('，')[0]!;
  expect(day).not.toBe(today.split('，')[0]);
  await key('Enter');
  await page.locator('.day-times').waitFor();
  expect(await page.locator('td[aria-selected=true]').count()).toBe(1);
  await tabTo(page, new RegExp(`^${day} 08:00$`));
  await key('Enter');

  await onHeading('用手机号确认是您');
  await tabTo(page, 'phone');
  await page.keyboard.type('13800138401');
  await key('Enter');
  await page.locator('#code').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('code');
  await page.keyboard.type(codeFor(running.service, '+8613800138401'));
  await key('Enter');
  await onHeading('只约一次，还是每周都来？');
  await tabTo(page, /^继续$/);
  await key('Enter');
  await onHeading('为谁预约？');
  await tabTo(page, 'relation');
  await key('Space');
  await tabTo(page, /^继续$/);
  await key('Enter');
  await onHeading('怎么找到您？');
  for (const [id, text] of [
    ['name', '李奶奶'],
    ['phone', '0756-2120000'],
    ['address', '河畔花园 3 栋 502'],
  ] as const) {
    await tabTo(page, id);
    await page.keyboard.type(text);
  }
  await key('Enter');
  await onHeading('请核对');
  await page.locator('#agreed').waitFor();
  await tabTo(page, 'agreed');
  await key('Space');
  await tabTo(page, 'confirm');
  await key('Enter');
  await heading(page, '约好了');
  expect(bookings(running).at(-1)).toMatchObject({ state: 'confirmed' });
});

describe('at 360 px', () => {
  test.each([
    ['zh', '/book/'],
    ['en', '/en/book/'],
  ])('in large text of three sizes no screen is wider than the window (%s)', async (_, path) => {
    const { page } = await openPage(running, path, { viewport: { width: 360, height: 740 } });
    const look = async (screen: string) => {
      for (const size of ['0', '1', '2', '3']) {
        await page.evaluate((chosen) => {
          document.documentElement.dataset['elder'] = chosen === '0' ? 'off' : 'on';
          document.documentElement.dataset['elderSize'] = chosen;
        }, size);
        await expectNotWide(page, `${screen}, size ${size}`);
      }
    };
    const h1 = page.locator('h1');
    const submit = () => page.locator('.account-form button[type=submit]').click();
    await h1.waitFor();
    await look('where');
    await page.goto(`${running.service.address}${path}#at=${mainSquare}`);
    await page.reload();
    await page.locator('.book-options .big-button').first().waitFor();
    await look('what');
    await page.locator('.book-options .big-button').first().click();
    await page.locator('.offer-card').first().waitFor();
    await look('who');
    await page.locator('.offer-card h2 a').first().click();
    await page.locator('.book-facts').waitFor();
    await look('offer');
    await page.locator('.button-row a.button').first().click();
    await page.locator('.time').first().waitFor();
    await look('when, list');
    const [width, height] = await page
      .locator('.time')
      .first()
      .evaluate((time) => [time.clientWidth, time.clientHeight]);
    expect(Math.min(width!, height!)).toBeGreaterThanOrEqual(58);
    await page.getByRole('tab').nth(1).click();
    await page.getByRole('grid').waitFor();
    await look('when, calendar');
    await page.getByRole('tab').nth(0).click();
    await (await startsOf(page, path === '/book/' ? 3 : 4)).first().click();
    await page.locator('#phone').waitFor();
    await look('sign-in');
    const number = path === '/book/' ? '13800138402' : '13800138403';
    await page.locator('#phone').fill(number);
    await submit();
    await page.locator('#code').waitFor();
    await page.locator('#code').fill(codeFor(running.service, `+86${number}`));
    await submit();
    await page.locator('.hold-bar').waitFor();
    await look('repeat');
    await submit();
    await page.locator('input[name=relation]').nth(1).check();
    await look('whom');
    await page.locator('input[name=how]').first().check();
    await page.locator('#agreed').check();
    await submit();
    await page.locator('#address').waitFor();
    await submit();
    await page.locator('.error-summary').waitFor();
    await look('contact');
    await page.locator('#name').fill('李奶奶');
    await page.locator('#phone').fill('0756-2120000');
    await page.locator('#address').fill('河畔花园 3 栋 502');
    await submit();
    await page.locator('#agreed').waitFor();
    await look('check');
    await page.locator('#agreed').check();
    await page.locator('#confirm').click();
    await page.locator('.booked-card').waitFor();
    await look('done');
  });
});

test('without a network what was typed stays and is sent later', async () => {
  const { page } = await toDays(running, offered.cleaning);
  await (await startsOf(page, 6)).first().click();
  await signIn(running, page, '13800138404');
  await heading(page, '只约一次，还是每周都来？');
  await next(page);
  await page.getByLabel('我自己').check();
  await next(page);
  await fillContact(page);
  await page.locator('#agreed').check();
  await page.context().setOffline(true);
  await page.locator('#confirm').click();
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('没有联网');
  await page.context().setOffline(false);
  await page.locator('#confirm').click();
  await heading(page, '约好了');
});

test('without script the page leads to the list of services and says whom to call', async () => {
  const { page } = await openPage(running, '/book/', { javaScriptEnabled: false });
  await page.getByRole('heading', { name: '预约服务' }).waitFor();
  expect(await page.getByRole('link', { name: /看上门和到店的服务/ }).getAttribute('href')).toBe(
    '/plain/services/',
  );
  expect(await page.getByRole('main').innerText()).toContain('打电话给社区');
});
