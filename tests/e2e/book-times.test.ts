import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { moveClock } from './moved-clock.ts';
import { offerServices, type OfferedServices } from './booking-offers.ts';
import {
  bookings,
  confirm,
  fillContact,
  heading,
  next,
  problems,
  signIn,
  startsOf,
  toCheck,
  toDays,
} from './book-walk.ts';
import { mainSquare } from './reading.ts';
import { useService } from './service.ts';

/** Wednesday, 10:00 in Guangdong. */
const now = '2027-03-03T02:00:00Z';
const clock = moveClock(now);
const running = useService();
let offered: OfferedServices;
afterAll(() => clock.forget());
beforeAll(() => {
  offered = offerServices(
    running.service,
    inject('sampleDataDir'),
    mainSquare.split(',').map(Number),
  );
});

test('a time that somebody else has taken meanwhile: the next free ones are one press away, nothing is lost', async () => {
  const slow = await toDays(running, offered.carer);
  const fast = await toDays(running, offered.carer);
  await signInFirst(slow.page, '13800138301');
  const start = (await startsOf(slow.page, 1)).first();
  const wanted = await start.getAttribute('aria-label');
  await (await startsOf(fast.page, 1)).first().click();
  await signIn(running, fast.page, '13800138302');
  await heading(fast.page, '只约一次，还是每周都来？');

  await start.click();
  const box = slow.page.locator('.error-summary');
  await box.waitFor();
  expect(await box.innerText()).toContain(`${wanted} 刚刚约不上了`);
  await expect
    .poll(() => slow.page.evaluate(() => document.activeElement?.className))
    .toBe('error-summary');
  // Two hours with one carer: the first that is free begins when the other ends.
  const offer = box.getByRole('button').first();
  expect(await offer.innerText()).toBe(wanted!.replace('08:00', '10:00'));
  await offer.click();
  await heading(slow.page, '只约一次，还是每周都来？');
  expect(bookings(running).map(({ state }) => state)).toEqual(['held', 'held']);
});

test('a hold is made longer by one tap, and when it is over a new time is asked and what was typed is kept', async () => {
  const { page } = await toDays(running, offered.cleaning);
  await page.clock.install({ time: new Date(now) });
  await page.reload();
  await (await startsOf(page, 1)).first().click();
  await signIn(running, page, '13800138303');
  await heading(page, '只约一次，还是每周都来？');
  await page.clock.runFor(481_000);
  const bar = page.locator('.hold-bar');
  await expect.poll(() => bar.innerText()).toMatch(/还剩\s+1:5\d/);
  expect(await bar.getByRole('status').textContent()).toBe('保留时间还剩 2 分钟。');
  await bar.getByRole('button', { name: '再留 10 分钟' }).click();
  await expect.poll(() => bar.innerText()).toMatch(/还剩\s+11:5\d/);
  // Once only.
  expect(await bar.getByRole('button').count()).toBe(0);

  await toCheck(page);
  clock.set('2027-03-03T02:30:00Z');
  await page.clock.runFor(720_000);
  await expect.poll(() => bar.innerText()).toContain('保留的时间过了');
  expect(await page.locator('#confirm').count()).toBe(0);
  await bar.getByRole('button', { name: '再选时间' }).click();
  await heading(page, '什么时候？');
  await page.locator('.time').first().waitFor();
  await (await startsOf(page, 1)).first().click();
  // All that was typed is still there: the last screen comes at once.
  await heading(page, '请核对');
  expect(await page.locator('.summary-list').innerText()).toContain('河畔花园 3 栋 502');
  await confirm(page);
  await heading(page, '约好了');
  expect(bookings(running).at(-1)).toMatchObject({ state: 'confirmed' });
});

test('the service says that a hold is over although the page still counts', async () => {
  const { page } = await toDays(running, offered.cleaning);
  await (await startsOf(page, 2)).first().click();
  await signIn(running, page, '13800138304');
  await toCheck(page);
  clock.set('2027-03-03T03:30:00Z');
  await expect
    .poll(async () =>
      (await fetch(`${running.service.address}/api/v1/services?lng=112.94184&lat=23.4828`)).json(),
    )
    .toMatchObject({ at: expect.stringMatching(/^2027-03-03T03:3/) });
  await confirm(page);
  await expect.poll(() => problems(page)).toEqual([expect.stringContaining('保留的时间过了')]);
  await page.locator('.hold-lapsed').getByRole('button', { name: '再选时间' }).waitFor();
});

test('every week, four times: what does not fit is shown before, and those that fit are booked in one step', async () => {
  // The second Thursday is taken by somebody else.
  const other = await toDays(running, offered.company);
  const thursday = /^3月11日星期四 08:00$/;
  const dayOf = async (page: typeof other.page, name: RegExp) => {
    const day = page.locator('.day-list > li', { hasText: name });
    const button = day.locator('.day-name button');
    if ((await button.getAttribute('aria-expanded')) === 'false') await button.click();
    return day;
  };
  const second = await dayOf(other.page, /3月11日星期四/);
  await second.getByRole('button', { name: thursday }).click();
  await signIn(running, other.page, '13800138305');
  await toCheck(other.page);
  await confirm(other.page);
  await heading(other.page, '已经提交，等对方答复');

  const { page } = await toDays(running, offered.company);
  const first = await dayOf(page, /3月4日星期四/);
  await first.getByRole('button', { name: '3月4日星期四 08:00', exact: true }).click();
  await signIn(running, page, '13800138306');
  await heading(page, '只约一次，还是每周都来？');
  await page.getByLabel('每周同一时间').check();
  for (const wrong of ['1', '27', '2.5', '']) {
    await page.locator('#visits').fill(wrong);
    await page.locator('#next').click();
    await expect.poll(() => problems(page)).toEqual(['请写 2 到 26 之间的次数。']);
  }
  await page.locator('#visits').fill('4');
  await page.locator('#next').click();
  const plan = page.locator('.repeat-plan');
  await plan.waitFor();
  expect(await plan.innerText()).toMatch(
    /能约上 3 次[\s\S]*3月4日星期四 08:00[\s\S]*3月18日[\s\S]*3月25日[\s\S]*有 1 次约不上[\s\S]*3月11日星期四：已经有人约了/,
  );
  // One's own hold is given back: it would stand in the way.
  const held = () =>
    bookings(running).filter(
      ({ state, offering }) => state === 'held' && offering === offered.company,
    );
  expect(held()).toEqual([]);
  await next(page);
  await expect.poll(() => plan.locator('.field-error').innerText()).toBe('请选怎么约。');
  // Once after all: the time is kept again; and every week again.
  await page.getByLabel('只约这一次').check();
  await next(page);
  await heading(page, '为谁预约？');
  expect(held()).toHaveLength(1);
  await page.goBack();
  await page.getByLabel('每周同一时间').check();
  await page.locator('#visits').fill('4');
  await page.locator('#next').click();
  await plan.waitFor();
  await page.getByLabel('全部约上才约').check();
  await next(page);
  await expect.poll(() => plan.locator('.field-error').innerText()).toContain('有 1 次约不上');
  await page.getByLabel('约能约上的').check();
  await next(page);
  await heading(page, '为谁预约？');
  await page.getByLabel('我自己').check();
  await next(page);
  await fillContact(page);
  await heading(page, '请核对');
  expect(await page.locator('.summary-list').innerText()).toContain('每周一次，共 3 次');
  const before = bookings(running).length;
  await confirm(page);
  await heading(page, '已经提交，等对方答复');
  const made = bookings(running).slice(before);
  expect(made.map(({ startMs }) => new Date(startMs).toISOString())).toEqual([
    '2027-03-04T00:00:00.000Z',
    '2027-03-18T00:00:00.000Z',
    '2027-03-25T00:00:00.000Z',
  ]);
  expect(new Set(made.map(({ series }) => series)).size).toBe(1);
  expect(made[0]!.series).not.toBeNull();
  const shown = await page.locator('.book-screen').innerText();
  for (const { code } of made) expect(shown).toContain(code);
  expect(shown).toContain('3月11日星期四：已经有人约了');
});

/** Somebody who is signed in already, on the days of an offering. */
async function signInFirst(page: Awaited<ReturnType<typeof toDays>>['page'], number: string) {
  const back = page.url();
  await page.goto(`${running.service.address}/account/`);
  await signIn(running, page, number);
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
  await page.goto(back);
  await page.locator('.time').first().waitFor();
}
