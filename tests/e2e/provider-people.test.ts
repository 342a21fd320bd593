import { beforeAll, expect, test } from 'vitest';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import {
  ask,
  book,
  boss,
  dayAt,
  dayOf,
  done,
  door,
  Desk,
  look,
  openTab,
  save,
  signIn,
  summary,
} from './provider-desk.ts';
import { useService } from './service.ts';

const running = useService();
const desk = new Desk(running);
let offering = '';

beforeAll(async () => {
  await desk.open();
  offering = await desk.register();
}, 120_000);

test('leave lists the visits that it meets, and gives them to whoever is free; the week shows all of it', async () => {
  const home = await desk.as('resident');
  const start = dayAt(9, '10:00');
  const { page, errors } = await desk.at('people');
  const { resources } = await done<{ resources: { id: string; label: string }[] }>(
    page,
    'GET',
    `/providers/${desk.id}/resources`,
  );
  const [one, two] = resources as [(typeof resources)[0], (typeof resources)[0]];
  const asked = await book(home.page, offering, start, { resource: one.id });
  const { version } = await look(home.page, asked.id);
  await done(page, 'POST', `/bookings/${asked.id}/accept`, { version });

  await page.getByRole('button', { name: '请假' }).first().click();
  const day = dayOf(start);
  await page.locator(`#leave-${one.id}-from`).fill(`${day}T12:00`);
  await page.locator(`#leave-${one.id}-until`).fill(`${day}T08:00`);
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await expect.poll(() => summary(page).innerText()).toContain('结束要在开始之后。');
  await page.locator(`#leave-${one.id}-from`).fill(`${day}T08:00`);
  await page.locator(`#leave-${one.id}-until`).fill(`${day}T18:00`);
  await page.getByRole('button', { name: '添加', exact: true }).click();
  await page.getByText('碰到 1 个预约。').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.getByLabel('改派给').selectOption(two.id);
  await page.getByRole('button', { name: '改派', exact: true }).click();
  await expect.poll(async () => (await look(home.page, asked.id)).resource).toBe(two.id);
  await page.getByText('没有碰到预约。').waitFor();

  await page.goto(`${running.service.address}/provider/#provider=${desk.id}&tab=week&day=${day}`);
  await page.reload();
  const rows = page.locator('.week-table tbody tr');
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.first().innerText()).toContain('08:00–18:00 请假');
  expect(await rows.nth(1).innerText()).toContain('居家保洁');
  expect(await violationsInEveryLook(page)).toEqual([]);
  // The visit can be reached by the keyboard, and leads to its day.
  const visit = rows.nth(1).getByRole('link').first();
  await visit.focus();
  await page.keyboard.press('Enter');
  await expect
    .poll(() => page.locator('.visit-card:visible h3').first().innerText())
    .toContain('10:00');
  await page.setViewportSize({ width: 360, height: 740 });
  await openTab(page, '一周');
  await page.locator('.week-person').first().waitFor();
  expect(await page.locator('.week-table').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('books for somebody who calls: only free times, held, and not without their consent', async () => {
  const { page, errors } = await desk.at('telephone');
  await page.getByRole('button', { name: '保留这个时间' }).click();
  await expect.poll(() => summary(page).locator('li').count()).toBe(2);
  await page.locator('#phone-door').fill(door.join(', '));
  await page.locator('#phone-door').blur();
  const day = dayOf(dayAt(12, '10:00'));
  await page.locator('#phone-day').selectOption(day);
  await page.getByRole('radio', { name: '10:00' }).check();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: '保留这个时间' }).click();
  await page.locator('#caller-name').waitFor();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('caller-name');
  await page.locator('#caller-name').fill('张伯');
  await page.locator('#caller-phone').fill('0756-3330000');
  await page.getByRole('button', { name: '确认预约' }).click();
  await expect.poll(() => summary(page).innerText()).toContain('请先征得对方同意');
  await page.locator('#caller-agreed').check();
  await page.getByRole('button', { name: '确认预约' }).click();
  await expect.poll(() => summary(page).innerText()).toContain('details.address');
  expect(
    await page.evaluate(() => document.querySelector('.error-summary a')?.getAttribute('href')),
  ).toBe('#caller-address');
  await page.locator('#caller-address').fill('示范路 3 号');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: '确认预约' }).click();
  await expect
    .poll(() => page.locator('.provider-done').innerText())
    .toMatch(/10:00–11:00，预约号/);
  const { visits } = await done<{ visits: object[] }>(
    page,
    'GET',
    `/providers/${desk.id}/schedule?from=${day}`,
  );
  expect(visits).toMatchObject([{ details: { name: '张伯', address: '示范路 3 号' } }]);
  expect(errors).toEqual([]);
});

test('what changed meanwhile is said, and a session that ended keeps the form', async () => {
  const home = await desk.as('resident');
  const asked = await book(home.page, offering, dayAt(14, '10:00'));
  const { page, errors } = await desk.at('requests');
  await page.route('**/account/messages**', (route) => route.abort());
  await page.reload();
  const card = page.locator('.visit-card').first();
  await card.waitFor();
  const { version } = await look(home.page, asked.id);
  await done(home.page, 'POST', `/bookings/${asked.id}/cancel`, {
    version,
    reason: 'changed-mind',
  });
  await card.getByRole('button', { name: '接受' }).click();
  await expect
    .poll(() => card.getByRole('alert').innerText())
    .toContain('刚才有变动：现在是“已取消”');

  await openTab(page, '本单位');
  await page.locator('#own-aboutZh').fill('做了二十年的保洁');
  await page.context().clearCookies();
  await save(page).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByText('您填的内容都还在').waitFor();
  await signIn(running, page, boss);
  await dialog.waitFor({ state: 'detached' });
  expect(await page.locator('#own-aboutZh').inputValue()).toBe('做了二十年的保洁');
  await save(page).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已保存。');
  desk.sessions['boss'] = await page.context().storageState();
  expect(errors).toEqual([]);
});

test('at 360 px and in large text the buttons of a visit are in reach of a thumb, in both languages, and staff see their own day alone', async () => {
  const start = dayAt(9, '10:00');
  const { page } = await desk.at('today', `&day=${dayOf(start)}`, {
    viewport: { width: 360, height: 740 },
    hasTouch: true,
  });
  await page.locator('.visit-next').first().waitFor();
  for (const [elder, least] of [
    ['off', 44],
    ['on', 60],
  ] as const) {
    await page.evaluate((on) => (document.documentElement.dataset['elder'] = on), elder);
    for (const button of await page.locator('.visit-steps .button:visible').all()) {
      const { x, width, height } = (await button.boundingBox())!;
      expect(height).toBeGreaterThanOrEqual(least);
      expect(x + width).toBeLessThanOrEqual(360);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  }
  for (const tab of ['requests', 'week', 'telephone', 'offerings', 'people', 'about']) {
    await page.evaluate((next) => {
      location.hash = location.hash.replace(/tab=[a-z]+/, `tab=${next}`);
    }, tab);
    await page.waitForLoadState('networkidle');
    expect([tab, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
      tab,
      360,
    ]);
  }
  await page.goto(
    `${running.service.address}/en/provider/#provider=${desk.id}&tab=today&day=${dayOf(start)}`,
  );
  await page.getByRole('button', { name: 'On my way' }).first().waitFor();

  // One of the staff, by an account of their own.
  const carer = await openPage(running, '/provider/');
  await signIn(running, carer.page, '13900139002');
  const { resources } = await done<{ resources: { id: string; label: string }[] }>(
    page,
    'GET',
    `/providers/${desk.id}/resources`,
  );
  const one = resources.find(({ label }) => label === '工号 1')!;
  await done(page, 'POST', `/providers/${desk.id}/members`, {
    login: '13900139002',
    part: 'staff',
    resource: one.id,
  });
  await carer.page.reload();
  await expect.poll(() => carer.page.getByRole('tab').allInnerTexts()).toEqual(['今天', '一周']);
  expect((await ask(carer.page, 'GET', `/providers/${desk.id}/requests`)).status).toBe(403);
  // The visit of that day is the other's.
  await carer.page.goto(`${running.service.address}/provider/#tab=today&day=${dayOf(start)}`);
  await carer.page.reload();
  await carer.page.getByText('这一天没有安排').waitFor();
  // A request that comes to them is heard by their page itself, long before it would look again.
  const later = dayAt(13, '10:00');
  await carer.page.goto(`${running.service.address}/provider/#tab=today&day=${dayOf(later)}`);
  await carer.page.reload();
  await carer.page.getByText('这一天没有安排').waitFor();
  const home = await desk.as('resident');
  await book(home.page, offering, later, { resource: one.id });
  await carer.page.getByText('这一天没有安排').waitFor({ state: 'hidden' });
});

test('the tabs are one stop of the Tab key, and the arrow keys move among them', async () => {
  const { page } = await desk.at('today');
  const chosen = page.getByRole('tab', { selected: true });
  await chosen.focus();
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => chosen.innerText()).toMatch(/^预约请求/);
  await page.keyboard.press('End');
  await expect.poll(() => chosen.innerText()).toBe('本单位');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('tabpanel');
});
