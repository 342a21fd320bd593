import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { moveClock } from './moved-clock.ts';
import {
  address,
  book,
  boss,
  dayAt,
  dayOf,
  Desk,
  done,
  door,
  look,
  openTab,
  save,
  signIn,
  summary,
} from './provider-desk.ts';
import { useService } from './service.ts';

const clock = moveClock(new Date().toISOString());
const running = useService();
const office = new Desk(running);
let offering = '';

beforeAll(() => office.open(), 120_000);
afterAll(() => clock.forget());

test('registers: a wrong check character is told at its field and nothing typed is lost; the office asks, is answered, and approves', async () => {
  const { page, errors } = await openPage(running, '/provider/');
  await signIn(running, page, boss);
  await page.getByRole('heading', { name: '登记服务商' }).waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await page.getByRole('button', { name: '提交登记' }).click();
  await expect.poll(() => summary(page).locator('li').count()).toBe(4);
  await page.getByLabel('单位名称').fill('安心家政');
  await page.locator('#register-phone').fill('0756-2120000');
  await page.getByLabel('驻地').fill(door.join(', '));
  await page.getByLabel('驻地').blur();
  await page.locator('#register-creditCode').fill('91440400MA4W1234XA');
  await page.getByRole('button', { name: '提交登记' }).click();
  await expect
    .poll(() => page.locator('#register-creditCode-error').innerText())
    .toContain('“91440400MA4W1234XA”不是有效的统一社会信用代码');
  await summary(page).getByRole('link').click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('register-creditCode');
  expect(await page.getByLabel('单位名称').inputValue()).toBe('安心家政');
  await page.locator('#register-creditCode').fill('91440400MA4W1234XW');
  await page.getByRole('button', { name: '提交登记' }).click();
  await page.getByRole('heading', { name: '安心家政' }).waitFor();
  expect(await page.locator('.provider-head').innerText()).toContain('等待审核');
  office.sessions['boss'] = await page.context().storageState();
  const { providers } = await done<{ providers: { provider: { id: string } }[] }>(
    page,
    'GET',
    '/providers/mine',
  );
  office.id = providers[0]!.provider.id;

  await office.decide('asked', { reason: '负责人是谁？' });
  await page.reload();
  await page.getByRole('button', { name: '去回答' }).click();
  await expect.poll(() => page.locator('#vetting ~ ol').innerText()).toContain('负责人是谁？');
  await page.getByRole('button', { name: '发出', exact: true }).click();
  await expect.poll(() => summary(page).innerText()).toContain('请写回答。');
  await page.locator('#vetting-answer').fill('陈女士');
  await page.getByRole('button', { name: '发出', exact: true }).click();
  await expect.poll(() => page.locator('#vetting ~ ol').innerText()).toContain('陈女士');
  await office.decide('approved');
  await page.reload();
  await expect.poll(() => page.locator('.provider-head').innerText()).toContain('已通过审核');
  expect(errors).toEqual([]);
});

async function addPerson(page: Page, label: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '添加人员或资源' }).click();
  await page.locator('#resource-new-label').fill(label);
  await page.locator('#resource-new-name').fill(name);
  await page.locator('#resource-new-day-1').fill('8点到晚上');
  await save(page).click();
  await expect
    .poll(() => page.locator('#resource-new-day-1-error').innerText())
    .toContain('看不懂这个时间');
  for (let day = 1; day <= 7; day += 1)
    await page.locator(`#resource-new-day-${day}`).fill('00:00-12:00, 12:30-24:00');
  await page.getByLabel('法定假日休息，调休日上班').uncheck();
  await save(page).click();
  await page.getByRole('heading', { name: `${label} ${name}` }).waitFor();
}

test('adds two of the staff and an offering: what is wrong is told field by field, and why nobody would see it', async () => {
  const { page, errors } = await office.at('people');
  await addPerson(page, '工号 1', '王大姐');
  await addPerson(page, '工号 2', '李师傅');
  expect(await violationsInEveryLook(page)).toEqual([]);

  await openTab(page, '服务项目');
  await page.getByRole('button', { name: '新的服务项目' }).click();
  await save(page).click();
  await expect
    .poll(() => summary(page).locator('li').allInnerTexts())
    .toEqual([
      '请选服务种类。',
      '请填名称。',
      '价格请写成元，最多两位小数，例如 88.50；免费请选“免费”。',
      '请至少选一个人或一个窗口。',
    ]);
  await page.locator('#offering-serviceKind').selectOption('home-cleaning');
  await page.locator('#offering-nameZh').fill('居家保洁');
  await page.locator('#offering-durations').fill('60、120');
  await page.locator('#offering-price').fill('88.5');
  await page.locator('#offering-areaMinutes').fill('30');
  await page.getByLabel('每个预约都要我们先接受').check();
  await page.getByLabel('工号 1 王大姐').check();
  await page.getByLabel('工号 2 李师傅').check();
  const certificate = page.getByLabel('养老护理员职业技能等级证书', { exact: true });
  await certificate.check();
  await expect
    .poll(() => page.getByRole('form', { name: '新的服务项目' }).innerText())
    .toContain('缺有效的：养老护理员职业技能等级证书');
  await certificate.uncheck();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await save(page).click();
  await page.getByRole('heading', { name: '居家保洁' }).waitFor();
  const { offerings } = await done<{ offerings: { id: string }[] }>(
    page,
    'GET',
    `/providers/${office.id}/offerings`,
  );
  expect(offerings).toMatchObject([
    { priceFen: 8850, durationsMinutes: [60, 120], serviceArea: { kind: 'minutes', minutes: 30 } },
  ]);
  offering = offerings[0]!.id;
  await page.getByRole('button', { name: '谁能看到' }).click();
  await expect.poll(() => page.locator('.door-try [role=status]').innerText()).toContain('到这里');
  expect(errors).toEqual([]);
});

test('a request comes by itself, is accepted, and ends at the door with the resident’s code; the address is there only meanwhile', async () => {
  const start = dayAt(1, '10:00');
  const desk = await office.at('requests');
  await desk.page.getByText('没有要答复的预约').waitFor();
  const home = await office.as('resident');
  const { id: booking } = await book(home.page, offering, start, { durationMinutes: 120 });
  // Nobody reloads: the message comes as a server-sent event.
  await desk.page.getByRole('tab', { name: '预约请求（1）' }).waitFor();
  const request = desk.page.locator('.visit-card').first();
  await expect.poll(() => request.innerText()).toContain('地址和姓名在您接受之后显示。');
  expect(await desk.page.content()).not.toContain(address);
  expect(await violationsInEveryLook(desk.page)).toEqual([]);
  const before = await look(home.page, booking);
  await request.getByRole('button', { name: '接受' }).dblclick();
  await expect.poll(async () => (await look(home.page, booking)).state).toBe('confirmed');
  // Two taps are one step.
  expect((await look(home.page, booking)).version).toBe(before.version + 1);

  await desk.page.goto(
    `${running.service.address}/provider/#provider=${office.id}&tab=today&day=${dayOf(start)}`,
  );
  await desk.page.reload();
  const card = desk.page.locator('.visit-card').first();
  await expect.poll(() => card.innerText()).toContain(address);
  expect(await card.innerText()).toMatch(/10:00–12:00[\s\S]*88\.50 元[\s\S]*门铃坏了，请敲门/);
  await expect.poll(() => card.innerText()).toMatch(/到门口报暗号：\d{4}/);
  await desk.page.locator('.day-map canvas').first().waitFor({ state: 'attached' });
  expect(await violationsInEveryLook(desk.page)).toEqual([]);
  await card.getByRole('button', { name: '出发' }).click();
  // Two hours before is the earliest; the moment is said as clocks show it.
  await expect
    .poll(() => card.getByRole('alert').innerText())
    .toMatch(/^现在还早，\d+年\d+月\d+日 08:00 起才能这样做。$/);

  clock.set(dayAt(1, '09:30'));
  // The service takes the new time a tenth of a second later.
  await desk.page.waitForTimeout(500);
  await card.getByRole('button', { name: '出发' }).click();
  await expect.poll(() => card.locator('h3').innerText()).toContain('在路上');
  await card.getByRole('button', { name: '开始' }).click();
  await expect.poll(() => card.locator('h3').innerText()).toContain('服务中');
  await card.getByRole('button', { name: '完成' }).click();
  const { visitCode } = await look(home.page, booking);
  const field = card.getByLabel('居民的服务码');
  await expect
    .poll(() => field.evaluate((element) => element === document.activeElement))
    .toBe(true);
  await field.fill(visitCode === '0000' ? '0001' : '0000');
  await card.getByRole('button', { name: '完成' }).click();
  await expect.poll(() => card.locator('.field-error').innerText()).toContain('服务码不对');
  await field.fill(visitCode!);
  await card.getByRole('button', { name: '完成' }).click();
  await expect.poll(() => card.locator('h3').innerText()).toContain('已完成');
  expect((await look(home.page, booking)).state).toBe('done');
  expect(await card.innerText()).toContain(address);

  await card.getByText('更多').click();
  await card.getByRole('button', { name: '评价' }).click();
  await card.getByRole('button', { name: '提交评价' }).click();
  await expect.poll(() => summary(desk.page).innerText()).toContain('请选 1 到 5 分。');
  await card.getByRole('radio', { name: '5' }).check();
  await card.getByRole('button', { name: '提交评价' }).click();
  await expect.poll(() => card.innerText()).toContain('您评了 5 分。');

  await done(home.page, 'POST', `/bookings/${booking}/rating`, { stars: 4, words: '很干净' });
  await openTab(desk.page, '本单位');
  await desk.page.getByText('很干净').waitFor();
  await desk.page.getByRole('button', { name: '回复', exact: true }).click();
  await desk.page.getByRole('textbox', { name: '回复' }).fill('谢谢您');
  await desk.page.getByRole('button', { name: '发出回复' }).click();
  await desk.page.getByText('您的回复：谢谢您').waitFor();
  await openTab(desk.page, '今天');

  const late = new Date(Date.parse(start) + 26 * 3_600_000 + 60_000).toISOString();
  clock.set(late);
  await expect
    .poll(async () => {
      await desk.page.reload();
      return desk.page.locator('.visit-card').first().innerText();
    })
    .toContain('24 小时后，地址不再显示');
  expect(await desk.page.content()).not.toContain(address);
  expect([...desk.errors, ...home.errors]).toEqual([]);
});

test('declines with a reason; proposes a free time, which the resident takes; agrees to one that the resident proposes', async () => {
  const home = await office.as('resident');
  const first = await book(home.page, offering, dayAt(5, '10:00'));
  const second = await book(home.page, offering, dayAt(6, '10:00'));
  const { page, errors } = await office.at('requests');
  const cards = page.locator('.visit-card');
  await expect.poll(() => cards.count()).toBe(2);
  await cards.first().getByRole('button', { name: '谢绝' }).click();
  await cards.first().getByRole('button', { name: '谢绝' }).click();
  await expect.poll(() => summary(page).innerText()).toContain('请选一个原因。');
  await cards.first().getByLabel('原因').selectOption('fully-booked');
  await cards.first().getByLabel('给居民的话').fill('那天排满了');
  await cards.first().getByRole('button', { name: '谢绝' }).click();
  await expect.poll(async () => (await look(home.page, first.id)).state).toBe('declined');

  const other = page.locator('.visit-card', { hasText: '待答复' }).first();
  await other.getByRole('button', { name: '提议改时间' }).click();
  await other.getByLabel('哪一天').selectOption(dayOf(dayAt(7, '10:00')));
  await other.getByRole('radio', { name: '14:00' }).check();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await other.getByRole('button', { name: '提议改时间' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('等居民答复');
  const proposed = await look(home.page, second.id);
  await done(home.page, 'POST', `/bookings/${second.id}/agree`, { version: proposed.version });
  const agreed = await look(home.page, second.id);
  expect(agreed).toMatchObject({ state: 'confirmed', start: dayAt(7, '14:00') });

  await done(home.page, 'POST', `/bookings/${second.id}/propose`, {
    version: agreed.version,
    start: dayAt(7, '16:00'),
  });
  const theirs = page.locator('.visit-card', { hasText: '居民想改到' });
  await theirs.getByRole('button', { name: '同意新时间' }).click();
  await expect.poll(async () => (await look(home.page, second.id)).start).toBe(dayAt(7, '16:00'));
  expect(errors).toEqual([]);
});
