import Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { acceptInvitation, codeFor, invitedByCommand, openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { moveClock } from './moved-clock.ts';
import { useService } from './service.ts';

/** Within the window, which is October to December. */
const within = '2026-11-25T04:00:00Z';
const clock = moveClock(within);
const running = useService();
afterAll(() => clock.forget());

const square = '449901100001';
const home = `/community/${square}/`;
const form = `/evaluation/#community=${square}`;

async function signIn(page: Page, number: string): Promise<void> {
  await page.locator('#phone').fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(codeFor(running.service, `+86${number}`));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.locator('.scale, .evaluation-given').first().waitFor();
}

const choose = (page: Page, question: number, score: number) =>
  page.locator(`input[name=question-${question}][value="${score}"]`).check();

async function chooseAll(page: Page, scores: readonly number[]): Promise<void> {
  for (const [question, score] of scores.entries()) await choose(page, question, score);
}
const send = (page: Page) => page.getByRole('button', { name: '提交评议' }).click();
const given = (page: Page) => page.locator('.evaluation-given').innerText();

function inDatabase<T>(work: (database: Database.Database) => T): T {
  const database = new Database(running.service.appDb);
  try {
    database.pragma('busy_timeout = 5000');
    return work(database);
  } finally {
    database.close();
  }
}

test('from the community’s page to thanks: what is missing is said, nothing chosen is lost, and the answer can be changed', async () => {
  const { page, errors } = await openPage(running, home);
  await page.getByRole('link', { name: '参加评议' }).click();
  await page.locator('#phone').waitFor();
  await expect.poll(() => page.locator('h1').innerText()).toMatch(/^广场社区.*：2026 年民主评议$/);
  await signIn(page, '13800138101');
  await choose(page, 0, 4);
  await page.locator('#remark').fill('晚上的路灯不亮');
  await send(page);
  const summary = page.locator('.error-summary');
  await expect.poll(() => summary.locator('li').count()).toBe(5);
  await summary.getByRole('link', { name: '请回答第 3 个问题。' }).click();
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('question-2');
  expect(await page.locator('input[name=question-0][value="4"]').isChecked()).toBe(true);
  expect(await page.locator('#remark').inputValue()).toBe('晚上的路灯不亮');
  expect(await violationsInEveryLook(page)).toEqual([]);

  await chooseAll(page, [4, 5, 3, 4, 2]);
  await send(page);
  // All is chosen; that it may be kept has not been agreed to.
  await expect
    .poll(() => summary.locator('li').allInnerTexts())
    .toEqual(['请先看说明，同意后再提交。']);
  await page.locator('#agreed').check();
  await send(page);
  await expect.poll(() => page.locator('.evaluation h2').innerText()).toBe('谢谢您，已经收到');
  await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('H2');
  expect(await given(page)).toMatch(/就能办到\s+满意[\s\S]*有回音\s+不满意[\s\S]*晚上的路灯不亮/);
  expect(await violationsInEveryLook(page)).toEqual([]);

  await page.reload();
  await expect.poll(() => page.locator('.evaluation h2').innerText()).toBe('您今年已经评过了');
  await page.getByRole('button', { name: '改我的评议' }).click();
  await choose(page, 4, 5);
  await send(page);
  await page.locator('.evaluation-given').waitFor();
  expect(await given(page)).toMatch(/有回音\s+很满意/);
  const kept = inDatabase((database) =>
    database.prepare('SELECT scores FROM evaluation WHERE community = ?').pluck().all(square),
  );
  expect(kept).toEqual(['[4,5,3,4,5]']);

  // The other language tells of the same answer.
  await page.evaluate(() => (document.documentElement.dataset['elder'] = 'off'));
  await page.locator('[data-language-switch]').click();
  await expect
    .poll(() => page.locator('.evaluation h2').innerText())
    .toBe('You have answered this year');
  expect(await given(page)).toContain('very satisfied');
  expect(errors).toEqual([]);
});

test('without a network, and when the session has ended meanwhile, what was chosen stays and is sent later', async () => {
  const { page, errors } = await openPage(running, form);
  await signIn(page, '13800138102');
  await chooseAll(page, [5, 5, 5, 5, 5]);
  await page.locator('#agreed').check();
  await page.context().setOffline(true);
  await send(page);
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('没有联网');
  await page.context().setOffline(false);

  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  expect(cookies.length).toBeGreaterThan(0);
  await send(page);
  await expect
    .poll(() => page.locator('.evaluation [role=alert]').first().innerText())
    .toBe('登录已经过期，请再登录一次。您选好的都还在。');
  await signIn(page, '13800138102');
  expect(await page.locator('input[value="5"]:checked').count()).toBe(5);
  await send(page);
  await expect.poll(() => page.locator('.evaluation h2').innerText()).toBe('谢谢您，已经收到');
  expect(errors).toEqual([]);
});

test('at 360 px in large text every answer is a target of 60 px, and nothing stands beside the screen', async () => {
  const { page } = await openPage(running, form, { viewport: { width: 360, height: 740 } });
  await page.evaluate(() => (document.documentElement.dataset['elder'] = 'on'));
  await signIn(page, '13800138103');
  const answers = await page.locator('.scale-answer').all();
  expect(answers).toHaveLength(25);
  for (const answer of answers) {
    const { x, width, height } = (await answer.boundingBox())!;
    expect(height).toBeGreaterThanOrEqual(60);
    expect(x + width).toBeLessThanOrEqual(360);
  }
  for (const size of ['1', '2', '3']) {
    const wide = await page.evaluate((chosen) => {
      document.documentElement.dataset['elderSize'] = chosen;
      return document.documentElement.scrollWidth;
    }, size);
    expect([size, wide]).toEqual([size, 360]);
  }
});

test('an address without a community says where to begin', async () => {
  const { page } = await openPage(running, '/evaluation/');
  await expect
    .poll(() => page.locator('.evaluation, .empty-state').innerText())
    .toContain('请从社区的页面进来');
  await page.goto(`${running.service.address}/evaluation/#community=449901999999`);
  await expect.poll(() => page.locator('[role=alert]').innerText()).toContain('449901999999');
});

test('outside the window the form is closed: before it says when it opens, afterwards what residents said', async () => {
  clock.set('2026-09-30T04:00:00Z');
  await expect
    .poll(async () => (await fetch(`${running.service.address}/api/v1/evaluations`)).json())
    .toMatchObject({ open: false });
  const before = await openPage(running, form);
  await before.page.clock.setSystemTime('2026-09-30T04:00:00Z');
  await before.page.reload();
  await expect
    .poll(() => before.page.locator('.account-notice').innerText())
    .toBe('今年的评议还没开始：从2026年10月1日到2026年12月31日。');
  expect(await before.page.locator('.scale').count()).toBe(0);
  expect(await (await fetch(running.service.address + home)).text()).not.toContain('参加评议');

  // With the two above six residents: 4 × (4, 4, 4, 4, 4), (4, 5, 3, 4, 5) and (5, 5, 5, 5, 5) make 126 in 30 scores.
  inDatabase((database) => {
    const insert = database.prepare(
      'INSERT INTO evaluation (id, community, year, user_id, scores, at) VALUES (?, ?, 2026, ?, ?, ?)',
    );
    for (let n = 0; n < 4; n += 1)
      insert.run(`e${n}`, square, `p${n}`, '[4,4,4,4,4]', '2026-11-25T04:00:00.000Z');
  });
  clock.set('2027-01-02T04:00:00Z');
  await expect
    .poll(async () => (await fetch(`${running.service.address}/api/v1/evaluations`)).json())
    .toMatchObject({ year: 2027 });
  const after = await openPage(running, form);
  await after.page.clock.setSystemTime('2027-01-02T04:00:00Z');
  await after.page.reload();
  await expect
    .poll(() => after.page.locator('.evaluation-average').innerText())
    .toBe('平均 4.20 分（满分 5 分），6 份');
  await expect.poll(() => given(after.page)).toMatch(/就能办到\s+4\.16/);
  expect(await violationsInEveryLook(after.page)).toEqual([]);
  const shown = await (await fetch(`${running.service.address}${home}?large=1`)).text();
  expect(shown).toContain('2026 年：平均 4.20 分（满分 5 分），6 份。');
});

test('afterwards the office of the community reads what residents wrote, on a press that is recorded', async () => {
  const invited = invitedByCommand(running.service, 'remarks@example.org');
  const { page, errors } = await openPage(running, invited);
  await acceptInvitation(page, clock.now);
  await page.goto(`${running.service.address}/office/#area=${square}&tab=scorecard`);
  await page.getByRole('heading', { name: '居民写的意见' }).waitFor();
  const looks = () =>
    inDatabase((database) =>
      database
        .prepare(
          `SELECT count(*) FROM audit WHERE subject_kind = 'evaluation' AND action = 'personal-data:read'`,
        )
        .pluck()
        .get(),
    );
  expect(looks()).toBe(0);
  expect(await page.locator('.office-part').innerText()).not.toContain('路灯');
  await page.getByRole('button', { name: '看意见' }).click();
  await expect.poll(() => page.locator('.office-remarks').innerText()).toBe('晚上的路灯不亮');
  const part = await page.locator('.office-part').innerText();
  expect(part).toMatch(/2026 年民主评议[\s\S]*6 份答卷，平均 4\.20 分[\s\S]*1 条意见/);
  expect(part).not.toContain('138001');
  expect(looks()).toBe(1);
  expect(await page.getByRole('button', { name: '再看一些' }).count()).toBe(0);
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(errors).toEqual([]);
});
