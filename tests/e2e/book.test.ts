import { beforeAll, describe, expect, inject, test } from 'vitest';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { offerServices, openBeside, type OfferedServices } from './booking-offers.ts';
import {
  bookings,
  confirm,
  expectNotWide,
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

const running = useService();
let offered: OfferedServices;
beforeAll(() => {
  offered = offerServices(
    running.service,
    inject('sampleDataDir'),
    mainSquare.split(',').map(Number),
  );
});

test('a resident goes from the door to a confirmed booking, and every screen is WCAG 2.2 AA in four looks', async () => {
  const { page, errors } = await openPage(running, `/book/#at=${mainSquare}`);
  const complaints: string[] = [];
  const look = async (screen: string) => {
    for (const found of await violationsInEveryLook(page)) complaints.push(`${screen}: ${found}`);
    await page.emulateMedia({ colorScheme: 'light' });
    await page.evaluate(() => (document.documentElement.dataset['elder'] = 'off'));
  };

  await heading(page, '需要什么服务？');
  await page.getByRole('button', { name: /家政保洁/ }).waitFor();
  await look('what');
  await page.getByRole('button', { name: /家政保洁/ }).click();
  await heading(page, '选哪一家？');
  await expect.poll(() => page.locator('.offer-card').count()).toBe(3);
  await look('who');
  await page.getByRole('link', { name: '居家保洁' }).click();
  await heading(page, '居家保洁');
  expect(await page.locator('.book-screen').innerText()).toMatch(
    /每次 80 元[\s\S]*拖把和清洁剂[\s\S]*开始前 2 小时以前都可以/,
  );
  await look('offer');
  await page.getByRole('link', { name: '选时间' }).click();
  await heading(page, '什么时候？');
  await page.locator('.time').first().waitFor();
  await look('when, list');
  await page.getByLabel('3 小时').check();
  const start = (await startsOf(page, 1)).first();
  const spoken = await start.getAttribute('aria-label');
  await start.click();

  await heading(page, '用手机号确认是您');
  await look('sign-in');
  await signIn(running, page, '13800138201');
  await heading(page, '只约一次，还是每周都来？');
  expect(await page.locator('.hold-bar').innerText()).toMatch(/还剩\s+(10:00|9:\d\d)/);
  await look('repeat');
  await next(page);
  await heading(page, '为谁预约？');
  await next(page);
  await expect.poll(() => problems(page)).toEqual(['请选为谁预约。']);
  await look('whom');
  await page.getByLabel('我自己').check();
  await next(page);
  await heading(page, '怎么找到您？');
  await next(page);
  await expect.poll(() => problems(page)).toHaveLength(3);
  await look('contact');
  await fillContact(page);

  await heading(page, '请核对');
  await page.locator('#confirm').waitFor();
  // Nothing of a person stands in the address, and the time that was pressed is the one that is told.
  expect(page.url()).not.toMatch(/name|phone|address|notes|2120000/);
  const summary = await page.locator('.summary-list').innerText();
  expect(summary.replace(/\s+/g, ' ')).toContain(spoken!.slice(0, 8));
  expect(summary).toMatch(/3 小时[\s\S]*只约这一次[\s\S]*李奶奶[\s\S]*502[\s\S]*80 元/);
  await page.locator('#confirm').click();
  await expect.poll(() => problems(page)).toEqual(['请先看说明，同意后才能预约。']);
  await look('check');
  await page.getByLabel('我同意').check();
  await page.locator('#confirm').click();

  await heading(page, '约好了');
  await page.locator('.booked-card').waitFor();
  await look('done');
  const [made] = bookings(running);
  expect(made).toMatchObject({ state: 'confirmed', offering: offered.cleaning, priceFen: 8000 });
  expect(await page.locator('.done-code').innerText()).toBe(made!.code);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存到日历' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe(`${made!.code}.ics`);
  // Reload and Back: the booking is still told, and nothing is asked for a second time.
  await page.reload();
  await heading(page, '约好了');
  await page.goBack();
  await heading(page, '什么时候？');
  expect(await page.evaluate(() => JSON.stringify(sessionStorage))).not.toContain('李奶奶');
  expect(bookings(running)).toHaveLength(1);
  expect(complaints).toEqual([]);
  expect(errors).toEqual([]);
});

describe('on the way', () => {
  test('the door is found by its name as one types, by keyboard alone, and told in words', async () => {
    const { page, errors } = await openPage(running, '/book/');
    await heading(page, '服务要到哪里？');
    const field = page.getByRole('combobox', { name: '找服务要到的地方' });
    await field.focus();
    await page.keyboard.press('Enter');
    await page.getByText('请先写地名').waitFor();
    await page.keyboard.type('没有这个地方');
    await page.getByText('没有找到“没有这个地方”').waitFor();
    await field.fill('');
    // A kind of service is no door.
    await page.keyboard.type('菜市场');
    await page.getByRole('option').first().waitFor();
    expect(await page.locator('.hit-detail').allInnerTexts()).not.toContainEqual(
      expect.stringContaining('一类服务'),
    );
    await field.fill('');
    // What is known by name alone, far away, has a page of its own: it is no door, and nobody is led away.
    await page.keyboard.type('南岸村');
    const far = page.getByRole('option', { name: /^南岸村.*三水区/ });
    await far.waitFor();
    expect(await far.getAttribute('aria-disabled')).toBe('true');
    // A press on it says why, though it is no choice.
    await far.click({ force: true });
    await page.getByText('只知道“南岸村”的名称').waitFor();
    expect(page.url()).toContain('/book/');
    await field.fill('');
    await page.keyboard.type('jsl');
    await page
      .getByRole('option', { name: /^建设路/ })
      .first()
      .waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await heading(page, '需要什么服务？');
    await expect.poll(() => page.locator('.door-line').innerText()).toContain('地点：建设路');
    expect(page.url()).toMatch(/#step=what&at=112\.9\d+,23\.4\d+$/);
    // What was chosen lately is offered again, without typing.
    await page.goBack();
    await field.focus();
    await page.getByText('最近找过').waitFor();
    expect(await page.getByRole('option').count()).toBe(1);
    expect(errors).toEqual([]);
  });

  test('pasted coordinates are moved by the app that they come from, and have no name', async () => {
    const { page } = await openPage(running, '/book/');
    await page.getByRole('combobox').fill('112.9418, 23.4828');
    const name = () => page.locator('.hit-name').first().innerText();
    await expect.poll(name).toBe('112.9418, 23.4828');
    await page.locator('.search-datum label', { hasText: 'GCJ-02' }).click();
    await expect.poll(name).not.toBe('112.9418, 23.4828');
    await page.getByRole('combobox').press('Enter');
    await heading(page, '需要什么服务？');
    const at = /at=([\d.]+),([\d.]+)/.exec(page.url())!.slice(1).map(Number);
    // GCJ-02 lies some hundred metres to the south-east of the ground.
    expect(at[0]).toBeGreaterThan(112.93);
    expect(at[0]).toBeLessThan(112.9408);
    await expect.poll(() => page.locator('.door-line').innerText()).not.toContain('112.9');
  });

  test('in large text at 360 px the places found are 60 px high and stay within the page', async () => {
    const viewport = { width: 360, height: 740 };
    const { page } = await openPage(running, '/book/', { viewport });
    await page.evaluate(() => {
      document.documentElement.dataset['elder'] = 'on';
      document.documentElement.dataset['elderSize'] = '3';
    });
    await page.getByRole('combobox').fill('南岸');
    const hit = page.getByRole('option').first();
    await hit.waitFor();
    expect((await hit.boundingBox())!.height).toBeGreaterThanOrEqual(60);
    await expectNotWide(page, 'where');
    expect(await violationsInEveryLook(page)).toEqual([]);
  });

  test('order and filters of the list outlive a reload, and Back from an offering; another kind has its own', async () => {
    const { page } = await openPage(running, `/book/#at=${mainSquare}`);
    await page.getByRole('button', { name: /家政保洁/ }).click();
    await heading(page, '选哪一家？');
    const names = () => page.locator('.offer-card h2, .offer-card h3').allInnerTexts();
    await expect.poll(() => page.locator('.offer-card').count()).toBe(3);
    await page.getByLabel('便宜的').check();
    await page.getByLabel('客家话').check();
    await expect.poll(() => page.locator('.offer-card').count()).toBe(1);
    const kept = await names();
    expect(page.url()).toContain('&order=cheapest&spoken=hak');
    await page.reload();
    await expect.poll(names).toEqual(kept);
    await page.locator('.offer-card a').first().click();
    await heading(page, '为老人义务打扫');
    await page.goBack();
    await expect.poll(names).toEqual(kept);
    await expect.poll(() => page.getByLabel('客家话').isChecked()).toBe(true);
    // One step back: narrowing down made no entries of the history.
    await page.goBack();
    await heading(page, '需要什么服务？');
    expect(page.url()).not.toContain('order=');
  });

  test('a change leads back to the last screen, and a reload in the middle loses nothing', async () => {
    const { page } = await toDays(running, offered.cleaning);
    await (await startsOf(page, 2)).first().click();
    await signIn(running, page, '13800138202');
    await toCheck(page);
    await page.reload();
    await heading(page, '请核对');
    await page.getByRole('link', { name: '修改：联系' }).click();
    await heading(page, '怎么找到您？');
    expect(await page.locator('#address').inputValue()).toBe('河畔花园 3 栋 502');
    await page.locator('#name').fill('李伯');
    await next(page);
    await heading(page, '请核对');
    await page.getByRole('link', { name: '修改：时间' }).click();
    await heading(page, '什么时候？');
    const other = (await startsOf(page, 3)).last();
    const wanted = await other.getAttribute('aria-label');
    await other.click();
    await heading(page, '请核对');
    expect(await page.locator('.hold-bar').innerText()).toContain(wanted!);
    // Moved, not held twice.
    const mine = bookings(running).filter(({ state }) => state === 'held');
    expect(mine).toHaveLength(1);
    expect(await page.locator('.summary-list').innerText()).toContain('李伯');
  });

  test('before confirming, the check says what granted time it takes, and how much of its month is left', async () => {
    const { page } = await toDays(running, offered.carer);
    await (await startsOf(page, 1)).first().click();
    await signIn(running, page, '13800138231');
    await heading(page, '只约一次，还是每周都来？');
    const start = new Date(/start=([^&]+)/.exec(page.url())![1]!);
    const month = new Date(start.getTime() + 8 * 3_600_000).toISOString().slice(0, 7);
    const { database, records } = openBeside(running.service, inject('sampleDataDir'));
    try {
      const { id } = records.people.byLogin({ kind: 'phone', phoneNumber: '+8613800138231' })!;
      records.booking.subsidies.grant(
        {
          resident: id,
          person: null,
          area: '44',
          serviceKinds: null,
          minutesPerMonth: 300,
          fromMonth: month,
          untilMonth: null,
        },
        'desk',
      );
    } finally {
      database.close();
    }
    await toCheck(page);
    const summary = () => page.locator('.summary-list').innerText();
    // The carer takes 60 yuan an hour, and comes for the shortest time there is.
    await expect
      .poll(summary)
      .toMatch(/用补贴时长 \d 小时，.+月还剩 \d 小时。[\s\S]*自己付 0 元。/);
    const [, drawn, left] = /用补贴时长 (\d) 小时，.+月还剩 (\d) 小时/.exec(await summary())!;
    expect(Number(drawn) + Number(left)).toBe(5);
    await confirm(page);
    await heading(page, '约好了');
    expect(await page.locator('.booked-card').innerText()).toContain(`已用补贴时长 ${drawn} 小时`);
  });

  test('for somebody else: how they agreed is asked, and kept with the booking', async () => {
    const { page } = await toDays(running, offered.company);
    await (await startsOf(page, 1)).first().click();
    await signIn(running, page, '13800138203');
    await heading(page, '只约一次，还是每周都来？');
    await next(page);
    await page.getByLabel(/家人/).check();
    await next(page);
    await expect
      .poll(() => problems(page))
      .toEqual(['请选对方是怎么同意的。', '对方同意以后才能代为预约。']);
    await page.getByLabel('电话里说的').check();
    await page.locator('#agreed').check();
    await next(page);
    await heading(page, '怎么找到他/她？');
    expect(await page.locator('#name').getAttribute('autocomplete')).toBe('off');
    await fillContact(page);
    await confirm(page);
    // The volunteers answer first.
    await heading(page, '已经提交，等对方答复');
    const made = bookings(running).at(-1)!;
    expect(made).toMatchObject({ state: 'requested', offering: offered.company });
    expect(await page.locator('.done-next').innerText()).toContain('自动作废');
    expect(await page.locator('.booked-card').innerText()).toContain('免费');
  });

  test('an appointment on the spot: the place is told, no address is asked for', async () => {
    const { page } = await openPage(running, `/book/#at=${mainSquare}`);
    await page.getByRole('heading', { name: '到现场办理' }).waitFor();
    await page.getByRole('button', { name: /政务窗口预约/ }).click();
    await page.getByRole('link', { name: '社保窗口' }).click();
    await heading(page, '社保窗口');
    await page.getByRole('link', { name: '怎么去' }).waitFor();
    expect(await page.locator('.book-facts').innerText()).toContain('广场政务服务站');
    await page.getByRole('link', { name: '选时间' }).click();
    await page.locator('.time').first().waitFor();
    await (await startsOf(page, 1)).first().click();
    await signIn(running, page, '13800138207');
    await heading(page, '只约一次，还是每周都来？');
    await next(page);
    await page.getByLabel('我自己').check();
    await next(page);
    await heading(page, '怎么找到您？');
    expect(await page.locator('#address').count()).toBe(0);
    await page.locator('#name').fill('陈先生');
    await page.locator('#phone').fill('13800138207');
    await next(page);
    await heading(page, '请核对');
    expect(await page.locator('.summary-list').innerText()).toContain('广场政务服务站');
    await confirm(page);
    await heading(page, '约好了');
    const card = await page.locator('.booked-card').innerText();
    expect(card).toMatch(/广场政务服务站[\s\S]*3 号窗口/);
    expect(card).not.toContain('来人报的码');
    expect(bookings(running).at(-1)).toMatchObject({ offering: offered.counter, priceFen: 0 });
  });

  test('a double tap and a lost answer make one booking', async () => {
    const { page } = await toDays(running, offered.cleaning);
    await (await startsOf(page, 4)).first().click();
    await signIn(running, page, '13800138204');
    await toCheck(page);
    const before = bookings(running).length;
    await page.locator('#agreed').check();
    // The service books, its answer is lost on the way.
    let lost = false;
    await page.route('**/confirm', async (route) => {
      await route.fetch();
      lost = true;
      await route.abort();
    });
    await page.locator('#confirm').dblclick();
    await expect.poll(() => lost).toBe(true);
    await expect.poll(() => problems(page)).toHaveLength(1);
    await page.unroute('**/confirm');
    await page.locator('#confirm').click();
    await heading(page, '约好了');
    expect(bookings(running)).toHaveLength(before);
    expect(await page.locator('.done-code').innerText()).toBe(bookings(running).at(-1)!.code);
  });

  test('a session that has ended is asked for again, with all that was typed', async () => {
    const { page } = await toDays(running, offered.cleaning);
    await (await startsOf(page, 5)).first().click();
    await signIn(running, page, '13800138205');
    await toCheck(page);
    await page.locator('#agreed').check();
    await page.context().clearCookies();
    await page.locator('#confirm').click();
    await heading(page, '用手机号确认是您');
    expect(await page.locator('.account-notice').innerText()).toContain('登录已经过期');
    await signIn(running, page, '13800138205');
    await heading(page, '请核对');
    expect(await page.locator('.summary-list').innerText()).toContain('河畔花园 3 栋 502');
    // The same where it has ended before the last screen is opened.
    await page.context().clearCookies();
    await page.reload();
    await heading(page, '用手机号确认是您');
    await signIn(running, page, '13800138205');
    await heading(page, '请核对');
    await confirm(page);
    await heading(page, '约好了');
  });

  test('a link with another time does not confirm the one that is held', async () => {
    const { page } = await toDays(running, offered.cleaning);
    await (await startsOf(page, 6)).first().click();
    await signIn(running, page, '13800138206');
    await toCheck(page);
    const other = new URL(page.url());
    other.hash = other.hash.replace(offered.cleaning, offered.carer);
    await page.goto(other.href);
    await heading(page, '什么时候？');
    expect(await page.locator('.hold-bar').count()).toBe(0);
  });
});
