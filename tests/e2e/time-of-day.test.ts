import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { Circle } from '../../server/contract/circle.ts';
import { localTimeIn } from '../../site/lib/local-time.ts';
import { quickTimes } from '../../site/lib/quick-times.ts';
import { chip, deepHollow, headline, mainSquare, settled } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

const circleAt = async (position: string, at: string): Promise<Circle> => {
  const [lng, lat] = position.split(',');
  const url = `${running.service.address}/api/v1/circle?lng=${lng}&lat=${lat}&at=${at}`;
  return (await (await fetch(url)).json()) as Circle;
};

/** The page’s clock starts two minutes before five past ten, and can be put forward. */
const stopwatch = (context: BrowserContext) =>
  context.clock.install({ time: new Date('2026-11-24T10:03:00+08:00') });

const askedAt = (page: Page) => /[#&]at=([\dT:-]+)/.exec(page.url())?.[1] ?? null;

test('an evening circle says which essentials are closed altogether, and shows every closed place as closed', async () => {
  const at = '2026-11-24T19:30';
  const { page, faults } = await running.visit({ path: `/#pos=${mainSquare}&at=${at}` });
  await expect
    .poll(() => page.locator('.verdict-evening').innerText())
    .toBe('周二 19:30，其中家庭服务中心、家政、邮政和金融都关着门');
  // Counted once more, from the places themselves.
  const { facilities, categories } = await circleAt(mainSquare, at);
  const shut = categories.filter(({ code, essential }) => {
    const places = facilities.filter((place) => place.categories.includes(code));
    return essential && places.length > 0 && places.every(({ openNow }) => openNow === false);
  });
  expect(shut.map(({ code }) => code)).toEqual(['family', 'housekeeping', 'post', 'bank']);
  const banks = page.locator('.category', { hasText: '金融' });
  await expect
    .poll(() => banks.locator('.row-open').allInnerTexts())
    .toEqual(['关着，周三 09:00 开', '关着，周三 09:00 开']);
  await expect
    .poll(() => page.locator('.map .place.is-closed').count())
    .toBe(facilities.filter(({ openNow }) => openNow === false).length);
  await expect
    .poll(() => page.getByTestId('live-status').innerText())
    .toContain('周二 19:30，其中家庭服务中心');
  expect(faults).toEqual([]);
});

test('at ten in the morning nothing is closed altogether, and the line is not there', async () => {
  const { page } = await running.visit({ path: `/#pos=${mainSquare}&at=2026-11-24T10:00` });
  await expect.poll(() => page.locator('.verdict-evening').count()).toBe(0);
  await expect.poll(() => page.locator('.row-open.is-open').count()).toBeGreaterThan(20);
});

test('the evening, the morning and the weekend are one press away, by the region’s clock and not the browser’s', async () => {
  const { page } = await running.visit({ timezoneId: 'America/New_York' });
  const expected = quickTimes(localTimeIn('Asia/Shanghai', new Date()));
  const labels = [/^[今明]晚 19:30$/, /^明早 08:00$/, /^周[六日] 10:00$/];
  for (const [index, label] of labels.entries()) {
    await page.locator('label.chip', { hasText: label }).click();
    await expect.poll(() => askedAt(page)).toBe(expected[index]!.at);
  }
  await chip(page, '现在').click();
  await expect.poll(() => askedAt(page)).toBeNull();
});

test('a day and hour of one’s own go into the address; holidays and make-up days are called by name', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  await chip(page, '选时间').click();
  const date = page.getByLabel('日期');
  await date.fill('2026-10-01');
  await page.getByLabel('时间', { exact: true }).fill('09:15');
  await expect.poll(() => askedAt(page)).toBe('2026-10-01T09:15');
  const day = page.locator('.verdict-day');
  await expect.poll(() => day.allInnerTexts()).toEqual(['2026年10月1日 周四 09:15 · 国庆节假期']);
  await date.fill('2026-10-10');
  await expect
    .poll(() => day.allInnerTexts())
    .toEqual(['2026年10月10日 周六 09:15 · 调休上班日（国庆节）']);
  await date.fill('2031-10-01');
  await expect
    .poll(async () => (await day.allInnerTexts()).join())
    .toContain('2031 年的放假安排还没有公布');
  // What has passed may be asked for, too.
  await date.fill('2025-11-25');
  await expect.poll(() => askedAt(page)).toBe('2025-11-25T09:15');
  await expect.poll(() => day.count()).toBe(0);
});

test('a date that does not exist, or lies out of reach, is refused in words, and nothing is lost', async () => {
  const { page } = await running.visit({ path: `/#pos=${mainSquare}&at=2026-11-24T10:05` });
  const before = await headline(page);
  const date = page.getByLabel('日期');
  const refusal = page.locator('.own-time .field-error');
  await date.focus();
  // The month is 11: there is no 31st, but for a moment, a 3rd.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.type('31');
  await page.waitForTimeout(800);
  expect(await date.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  await expect.poll(() => refusal.count()).toBe(0);
  await page.getByLabel('时间', { exact: true }).focus();
  await refusal.waitFor();
  await expect
    .poll(() => refusal.innerText())
    .toBe('请填一个完整的、日历上有的日期，例如 2026-11-24。');
  expect(await date.evaluate((input: HTMLInputElement) => input.validity.badInput)).toBe(true);
  await expect.poll(() => date.getAttribute('aria-invalid')).toBe('true');
  await expect.poll(() => date.getAttribute('aria-describedby')).toBe('asked-date-error');
  expect(askedAt(page)).toBe('2026-11-24T10:05');
  await expect.poll(() => headline(page)).toBe(before);

  await date.fill('1999-12-31');
  await date.blur();
  await expect
    .poll(() => refusal.innerText())
    .toBe('年份要在 2000 到 2099 之间，您填的是“1999-12-31”。');
  await expect.poll(() => date.inputValue()).toBe('1999-12-31');
  expect(askedAt(page)).toBe('2026-11-24T10:05');

  await page.getByLabel('时间', { exact: true }).fill('');
  await date.fill('2026-11-25');
  await date.blur();
  await expect.poll(() => refusal.innerText()).toBe('请填一个时间，例如 19:30。');
  await page.getByLabel('时间', { exact: true }).fill('10:05');
  await expect.poll(() => askedAt(page)).toBe('2026-11-25T10:05');
  await expect.poll(() => refusal.count()).toBe(0);
});

test('“now” goes on: the circle is asked again at the next full five minutes, without a sound', async () => {
  const { page, requests } = await running.visit({
    prepare: stopwatch,
  });
  const asked = () => requests.filter((url) => url.includes('/api/v1/circle')).length;
  const before = asked();
  await page.clock.fastForward('01:00');
  expect(asked()).toBe(before);
  await page.evaluate(() => {
    const busy: string[] = [];
    Object.assign(window, { busy });
    new MutationObserver((changes) => busy.push(...changes.map(({ type }) => type))).observe(
      document.querySelector('.panel')!,
      { attributeFilter: ['aria-busy'] },
    );
  });
  await page.clock.fastForward('01:10');
  await expect.poll(asked).toBe(before + 1);
  await settled(page);
  await expect
    .poll(() => page.evaluate(() => (window as unknown as { busy: string[] }).busy))
    .toEqual([]);

  await chip(page, '明早').click();
  await expect.poll(asked).toBe(before + 2);
  await page.clock.fastForward('10:00');
  await page.waitForTimeout(300);
  expect(asked()).toBe(before + 2);
});

test('when only the clock went on and the service is away, nothing is said and nothing is lost', async () => {
  const { page, context } = await running.visit({
    prepare: stopwatch,
  });
  const before = await headline(page);
  await context.setOffline(true);
  const failed = page.waitForEvent('requestfailed');
  await page.clock.fastForward('03:00');
  await failed;
  await page.waitForTimeout(300);
  await expect.poll(() => page.locator('.notice').count()).toBe(0);
  await expect.poll(() => headline(page)).toBe(before);
});
