import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { BookingAnswer } from '../../server/contract/booking.ts';
import { violationsInEveryLook } from './axe.ts';
import { inOffice, tab } from './office-desk.ts';
import { southBank } from './reading.ts';
import { useService } from './service.ts';
import { entry, press, toast, vettedOnPage } from './visits-desk.ts';
import { ApiCaller, booked, done, door, sentIn, type Provider } from './visits-world.ts';

const running = useService();
const offeredHere = async () => {
  const [lng, lat] = door;
  const { services } = await new ApiCaller(running).get<{ services: { kind: string }[] }>(
    `/services?lng=${lng}&lat=${lat}`,
  );
  return services.map(({ kind }) => kind);
};

/** Sent in, vetted on the page: what every other test begins with. */
let vetted: Provider | null = null;
async function provider(page: Page): Promise<Provider> {
  await tab(page, '上门服务');
  vetted ??= await vettedOnPage(running, page);
  return vetted;
}

test('a provider is seen by residents once the office has looked at its file and approved it', async () => {
  const { page, errors } = await inOffice(running, 'vet@example.org');
  const sent = await sentIn(running, {
    name: '安心家政',
    phone: '13900000001',
    creditCode: '91440400MA4W1234XW',
  });
  expect(await offeredHere()).not.toContain('home-cleaning');
  await page.reload();
  await page.getByRole('link', { name: /服务单位等待核实（1）/ }).click();
  await entry(page, '安心家政').getByRole('button', { name: '看提交的资料' }).click();
  const file = page.locator('.visits-opened');
  await expect.poll(() => file.innerText()).toContain('校验码正确');
  expect(await file.innerText()).toMatch(
    /陈女士[^]*工号 1[^]*王师傅[^]*健康证[^]*已过期[^]*居家保洁/,
  );
  await file.locator('.visits-map .pair-mark').waitFor();
  // A refusal without a reason is not sent, and the field says so.
  await press(page, '不通过');
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('要写理由');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
  await page.getByLabel('要问的，或理由').fill('请补健康证');
  await press(page, '提问');
  await expect.poll(() => toast(page)).toContain('已向安心家政提问');
  await sent.boss.post(`/providers/${sent.provider.id}/answer`, {
    version: sent.provider.version + 1,
    answer: '已补交',
  });
  await page.getByLabel('已提问', { exact: true }).check();
  await page.getByLabel('等待核实', { exact: true }).check();
  await entry(page, '安心家政').getByRole('button', { name: '看提交的资料' }).click();
  await expect.poll(() => file.innerText()).toMatch(/请补健康证[^]*已补交/);
  expect(await violationsInEveryLook(page)).toEqual([]);
  // Changed since it was opened: that is said, and the newest state is one press away.
  await sent.boss.ask('PATCH', `/providers/${sent.provider.id}`, {
    version: sent.provider.version + 2,
    phone: '0756-2129999',
  });
  await press(page, '通过');
  await expect.poll(() => page.locator('.visits-problem').innerText()).toContain('别人改过');
  await press(page, '看现在的内容');
  await expect.poll(() => file.innerText()).toContain('0756-2129999');
  await press(page, '通过');
  await expect.poll(() => toast(page)).toContain('居民现在能看到');
  expect(await offeredHere()).toContain('home-cleaning');
  vetted = sent;
  expect(errors).toEqual([]);
});

test('a visit is called back about, its complaint is taken, answered and settled', async () => {
  const { page, errors } = await inOffice(running, 'back@example.org');
  const one = await provider(page);
  const ann = await ApiCaller.resident(running, '13800000001');
  const visit = await booked(ann, one);
  await done(one, visit);
  await tab(page, '待办');
  await page.getByRole('link', { name: /要打的回访（1/ }).click();
  const line = entry(page, visit.code);
  expect(await line.innerText()).not.toContain('13712345678');
  await line.getByRole('button', { name: /打电话/ }).click();
  await expect.poll(() => line.innerText()).toMatch(/李奶奶[^]*13712345678[^]*已经记录/);
  await press(page, '记下这次电话');
  await expect.poll(() => line.locator('.field-error').innerText()).toContain('打通');
  await line.getByLabel('打通了', { exact: true }).check();
  await line.getByLabel('2 不满意').check();
  await line.getByLabel('对方要投诉').check();
  await press(page, '记下这次电话');
  await expect
    .poll(() => line.locator('.field-error').allInnerTexts())
    .toEqual(['要投诉，请写清哪里不好。', '请选投诉什么。']);
  await line.getByLabel('哪里不好').fill('窗户没有擦');
  await line.getByLabel('投诉什么').selectOption('quality');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await press(page, '记下这次电话');
  await expect.poll(() => toast(page)).toContain('转成投诉');
  await expect.poll(() => line.count()).toBe(0);

  await tab(page, '投诉');
  const complaint = entry(page, '服务质量');
  await complaint.getByRole('button', { name: /打开/ }).click();
  await expect.poll(() => complaint.locator('blockquote').innerText()).toBe('窗户没有擦');
  await press(page, '接手');
  await expect.poll(() => complaint.innerText()).toContain('由您处理');
  // The mediators near by, with their circle, are named before it is handed to them.
  await press(page, '转人民调解');
  await expect
    .poll(() => complaint.locator('.visits-mediator').innerText())
    .toMatch(/人民调解委员会[^]*看怎么走/);
  await expect
    .poll(() => complaint.locator('.visits-mediator a').last().getAttribute('href'))
    .toMatch(/^\/#pos=.*facility=/);
  await complaint.locator('form').getByRole('button', { name: '转人民调解' }).click();
  await expect.poll(() => complaint.locator('.field-error').innerText()).toContain('为什么要调解');
  await complaint.locator('form').getByRole('button', { name: '返回' }).click();
  await press(page, '答复居民');
  await complaint.getByLabel('答复', { exact: true }).fill('明天补擦');
  await complaint.locator('form').getByRole('button', { name: '答复居民' }).click();
  await expect.poll(() => toast(page)).toContain('已答复');
  await press(page, '了结');
  await complaint.locator('form').getByRole('button', { name: '了结' }).click();
  await expect.poll(() => complaint.locator('.field-error').innerText()).toContain('请选结论');
  await complaint.getByLabel('结论').selectOption('justified');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await complaint.locator('form').getByRole('button', { name: '了结' }).click();
  await expect.poll(() => toast(page)).toContain('已了结');
  await page.getByLabel('全部', { exact: true }).check();
  await expect.poll(() => complaint.innerText()).toMatch(/已了结[^]*居民有理/);

  await tab(page, '满意度');
  await expect
    .poll(() => page.locator('.visits-satisfaction').innerText())
    .toMatch(/安心家政[^]*0%–\d+%[^]*1 人[^]*人少，只作参考/);
  expect(errors).toEqual([]);
});

test('an abusive rating is hidden with a reason; a disputed visit is resolved', async () => {
  const { page, errors } = await inOffice(running, 'abuse@example.org');
  const one = await provider(page);
  const kim = await ApiCaller.resident(running, '13800000005');
  const visit = await booked(kim, one);
  await done(one, visit);
  await kim.post(`/bookings/${visit.id}/rating`, { stars: 1, words: '骂人的话' });
  await one.boss.post(`/bookings/${visit.id}/rating`, { stars: 3, as: 'provider' });
  await tab(page, '满意度');
  const rating = entry(page, '骂人的话');
  await rating.getByRole('button', { name: '隐藏这条' }).click();
  await rating.locator('form').getByRole('button', { name: '隐藏这条' }).click();
  await expect.poll(() => rating.locator('.field-error').innerText()).toContain('请写原因');
  await rating.getByLabel('为什么隐藏').fill('辱骂');
  await rating.locator('form').getByRole('button', { name: '隐藏这条' }).click();
  await expect.poll(() => toast(page)).toContain('已隐藏');
  await expect.poll(() => rating.count()).toBe(0);
  await page.getByLabel('看已隐藏的').check();
  await expect.poll(() => rating.innerText()).toContain('隐藏的理由：辱骂');
  const { ratings } = await new ApiCaller(running).get<{ ratings: object[] }>(
    `/providers/${one.provider.id}/ratings`,
  );
  expect(ratings).toEqual([]);

  const { version } = await kim.get<BookingAnswer>(`/bookings/${visit.id}`);
  await kim.post(`/bookings/${visit.id}/dispute`, { version, reason: 'price' });
  await tab(page, '投诉');
  const dispute = entry(page, visit.code);
  await dispute.getByRole('button', { name: /打开/ }).click();
  await dispute.getByRole('button', { name: '处理争议' }).click();
  await dispute.getByLabel('结论').selectOption('settled');
  await dispute.locator('form').getByRole('button', { name: '处理争议' }).click();
  await expect.poll(() => toast(page)).toContain('争议已处理');
  await expect.poll(() => dispute.count()).toBe(0);
  expect(await kim.get(`/bookings/${visit.id}`)).toMatchObject({ state: 'resolved' });
  expect(errors).toEqual([]);
});

test('a typhoon calls off all visits of the area in one action; residents are told; it is lifted', async () => {
  const { page, errors, code } = await inOffice(running, 'typhoon@example.org');
  const one = await provider(page);
  const bob = await ApiCaller.resident(running, '13800000002');
  const visit = await booked(bob, one, 40);
  await tab(page, '暂停上门');
  await press(page, '先看影响多少');
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('请选日期和时间');
  const day = new Date(Date.parse(visit.end) + 8 * 3_600_000 + 3_600_000);
  await page.getByLabel('到', { exact: true }).fill(day.toISOString().slice(0, 16));
  await press(page, '先看影响多少');
  await expect.poll(() => page.locator('.visits-preview').innerText()).toContain('会取消 1 次上门');
  expect(await violationsInEveryLook(page)).toEqual([]);
  // Without a reason nothing is called off.
  await press(page, '暂停上门服务');
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('请写原因');
  await press(page, '填“台风”');
  await press(page, '暂停上门服务');
  await expect.poll(() => toast(page)).toContain('取消了 1 次上门');
  const told = await bob.get<{ messages: { kind: string; facts: object }[] }>('/account/messages');
  expect(told.messages[0]).toMatchObject({
    kind: 'booking:cancel',
    facts: { words: '台风影响，为了安全暂停上门服务。' },
  });
  const kept = await bob.get<BookingAnswer>(`/bookings/${visit.id}`);
  expect(kept.state).toBe('cancelled');
  await page.getByRole('link', { name: /看被取消的预约/ }).click();
  const fell = entry(page, visit.code);
  await fell.getByRole('button', { name: /打开/ }).click();
  await fell.getByRole('button', { name: '另约时间' }).click();
  // Door, kind and person are those of the visit that fell through.
  await expect.poll(() => page.getByLabel('服务种类').inputValue()).toBe('home-cleaning');
  await page.getByRole('radio', { name: /安心家政/ }).check();
  await page.locator('.visits-times button').last().click();
  await expect.poll(() => page.getByLabel('称呼').inputValue()).toBe('李奶奶');
  expect(await page.getByLabel('地址', { exact: true }).inputValue()).toBe('示范路 1 号 301');
  await press(page, '另选时间');
  await tab(page, '暂停上门');
  await press(page, '恢复上门服务');
  await expect.poll(() => toast(page)).toContain('已恢复');
  await expect.poll(() => page.locator('.visits-part').innerText()).toContain('现在没有暂停');
  expect(code).toHaveLength(12);
  expect(errors).toEqual([]);
});

test('minutes are granted to a number, drawn by a resident’s booking and by one made for a caller', async () => {
  const { page, errors } = await inOffice(running, 'grants@example.org');
  const one = await provider(page);
  const eve = await ApiCaller.resident(running, '13800007777');
  await tab(page, '购买服务');
  await press(page, '给一位居民购买服务');
  await page.getByLabel('居民的手机号').fill('13800009999');
  await page.getByLabel('每月分钟数').fill('14');
  await press(page, '购买');
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('15 到 10000');
  await page.getByLabel('每月分钟数').fill('300');
  await press(page, '购买');
  await expect.poll(() => page.locator('.field-error').innerText()).toContain('13800009999');
  expect(await page.getByLabel('每月分钟数').inputValue()).toBe('300');
  await page.getByLabel('居民的手机号').fill('13800007777');
  // The answer gets lost on its way; the same press once more, and twice, is the same grant.
  await page.route(
    '**/api/v1/office/subsidies',
    async (route) => {
      await route.fetch();
      await route.abort();
    },
    { times: 1 },
  );
  await press(page, '购买');
  await page.locator('.visits-problem').waitFor();
  await page
    .getByRole('button', { name: '购买', exact: true })
    .evaluate((button: HTMLButtonElement) => {
      button.click();
      button.click();
    });
  await expect.poll(() => toast(page)).toContain('已记下');
  const grant = entry(page, '尾号 7777');
  await expect.poll(() => grant.count()).toBe(1);
  const visit = await booked(eve, one, 4);
  expect(visit.subsidisedMinutes).toBe(60);

  await tab(page, '预约');
  await press(page, '帮来电的人预约');
  await page.getByLabel('门口的位置').fill(southBank.replace(',', ', '));
  await page.getByLabel('门口的位置').press('Enter');
  await page.getByLabel('服务种类').selectOption('home-cleaning');
  await page.getByRole('radio', { name: /安心家政/ }).check();
  await page.locator('.visits-times button').nth(6).click();
  await page.getByLabel('称呼').fill('陈伯');
  await page.getByLabel('电话', { exact: true }).fill('13800007777');
  await press(page, '约好');
  await expect
    .poll(() => page.locator('.field-error').allInnerTexts())
    .toEqual(['上门要有地址。', '请把上面的话念给对方听，记下怎么同意的。']);
  await page.getByLabel('地址', { exact: true }).fill('南岸路 3 号');
  // Another time: what was typed is still there.
  await press(page, '另选时间');
  await page.locator('.visits-times button').nth(6).click();
  await expect
    .poll(() => page.getByLabel('地址', { exact: true }).inputValue())
    .toBe('南岸路 3 号');
  await page.getByLabel('用购买服务抵扣').selectOption({ index: 1 });
  await page.getByLabel('电话里同意').check();
  expect(await violationsInEveryLook(page)).toEqual([]);
  await press(page, '约好');
  await page.getByRole('heading', { name: '约好了' }).waitFor();
  expect(await page.locator('.visits-facts').innerText()).toMatch(/购买服务|抵 60 分钟/);
  const number = await page.locator('.visits-code').first().innerText();
  await press(page, '回到全部预约');
  const line = entry(page, number);
  expect(await line.innerText()).not.toContain('陈伯');
  await line.getByRole('button', { name: /打开/ }).click();
  await expect.poll(() => line.innerText()).toContain('陈伯');
  await line.getByRole('button', { name: '取消预约' }).click();
  await line.getByLabel('原因').selectOption('told-by-telephone');
  await line.locator('form').getByRole('button', { name: '取消预约' }).click();
  await expect.poll(() => toast(page)).toContain('已取消');

  await tab(page, '购买服务');
  await grant.getByRole('button', { name: '收支明细' }).click();
  await expect
    .poll(async () => (await grant.locator('tbody').innerText()).match(/抵扣 60|退回 60/g))
    .toEqual(['退回 60', '抵扣 60', '抵扣 60']);
  await grant.getByRole('button', { name: '改分钟数' }).click();
  await grant.getByLabel('每月分钟数').fill('600');
  await grant.getByRole('button', { name: '保存' }).click();
  await expect.poll(() => toast(page)).toMatch(/已改，\d{4}-\d{2} 起按新的算/);
  await expect.poll(() => grant.count()).toBe(2);
  expect(errors).toEqual([]);
});
