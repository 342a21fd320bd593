import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import {
  acceptInvitation,
  forgetAttempts,
  invitedByCommand,
  leaveDeadLetter,
  letProofAge,
  nextCode,
  openPage,
  password,
  signInAsResident,
} from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { useService } from './service.ts';

const running = useService();

/** An administrator of the whole province, invited from the command line, on the account page. */
async function administrator(email: string): Promise<{ page: Page; secret: string }> {
  const { page } = await openPage(running, invitedByCommand(running.service, email));
  const { secret } = await acceptInvitation(page);
  await page.getByRole('link', { name: '去我的账号' }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
  return { page, secret };
}

async function signInByPassword(page: Page, email: string, typed = password): Promise<void> {
  await page.getByRole('tab', { name: '工作人员' }).click();
  await page.locator('#login').fill(email);
  await page.locator('#password').fill(typed);
  await page.getByRole('button', { name: '下一步' }).click();
}

test('the first administrator: from the command line to an account with an authenticator', async () => {
  const link = invitedByCommand(running.service, 'first@example.org');
  const { page, errors } = await openPage(running, link);
  await expect.poll(() => page.locator('.offer-role').innerText()).toBe('邀请您担任广东省的管理员');
  // The key has left the address bar, and the address that was typed at the command line stands in the form.
  expect(page.url()).toBe(`${running.service.address}/invitation/`);
  expect(await page.locator('#invited-email').inputValue()).toBe('first@example.org');

  const choose = page.getByLabel('给自己定一个密码');
  await choose.fill('七个字的密码呀');
  await page.getByRole('button', { name: '接受邀请' }).click();
  await expect
    .poll(() => page.locator('#invited-password-error').innerText())
    .toBe('密码至少要 8 个字。');
  await choose.fill('password1');
  await page.getByRole('button', { name: '接受邀请' }).click();
  await expect
    .poll(() => page.locator('#invited-password-error').innerText())
    .toBe('这个密码太常见，容易被猜到，请换一个。');
  expect(await choose.inputValue()).toBe('password1');

  await choose.fill(password);
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.locator('.qr-dark').waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.recovery-codes li').count()).toBe(10);
  // Neither the tick nor the code may be left out.
  await page.getByRole('button', { name: '完成设置' }).click();
  await expect.poll(() => page.locator('.error-summary li').count()).toBe(2);
  await page.locator('.error-summary a').first().click();
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('codes-kept');
  await page.keyboard.press('Space');
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
  await page.locator('#setup-code').fill(nextCode(running.service, secret));
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.getByRole('heading', { name: '邀请已接受' }).waitFor();
  await page.getByRole('link', { name: '去我的账号' }).click();
  await expect.poll(() => page.locator('.account-name').innerText()).toBe('f***@example.org');
  await expect.poll(() => page.locator('.plain-list').first().innerText()).toContain('管理员');

  // The link worked once.
  await page.goto(running.service.address + link);
  await page.getByRole('alert').waitFor();
  await expect.poll(() => page.getByRole('alert').innerText()).toContain('已经用过、过期或被撤回');
  expect(errors).toEqual([]);
});

test('staff come back by password and authenticator, or by a recovery code', async () => {
  const email = 'back@example.org';
  const { page } = await openPage(running, invitedByCommand(running.service, email));
  const { secret, recoveryCodes } = await acceptInvitation(page);
  await page.getByRole('link', { name: '去我的账号' }).click();
  const signOut = page.getByRole('button', { name: '退出登录', exact: true });
  await signOut.click();

  await signInByPassword(page, email, 'not the password');
  await expect.poll(() => page.locator('#password-error').innerText()).toBe('账号或密码不对。');
  expect(await page.locator('#login').inputValue()).toBe(email);
  expect(await page.locator('#password').inputValue()).toBe('not the password');

  await page.locator('#password').fill(password);
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('#totp-code').fill(nextCode(running.service, secret));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await signOut.click();

  await signInByPassword(page, email);
  await page.getByRole('button', { name: '手机不在身边？用备用码' }).click();
  await page.locator('#recovery-code').fill(` ${recoveryCodes[3]!} `);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
  await expect
    .poll(() => page.locator('section:has(#security)').innerText())
    .toContain('还剩 9 个没有用过');
});

test('a new password counts at once; new recovery codes are shown once, printed alone, and kept by a tick', async () => {
  const email = 'careful@example.org';
  const { page } = await administrator(email);
  await page.locator('#old-password').fill(password);
  await page.locator('#new-password').fill('short');
  const change = page.getByRole('button', { name: '修改密码' });
  await change.click();
  await expect
    .poll(() => page.locator('#new-password-error').innerText())
    .toBe('密码至少要 8 个字。');
  await page.locator('#old-password').fill('not the password');
  await page.locator('#new-password').fill('nine ferries at dawn');
  await change.click();
  await page.locator('#old-password-error').waitFor();
  expect(await page.locator('#new-password').inputValue()).toBe('nine ferries at dawn');
  await page.locator('#old-password').fill(password);
  await change.click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('密码已改');
  expect(await page.locator('#new-password').inputValue()).toBe('');

  await page.locator('#codes-password').fill('nine ferries at dawn');
  await page.getByRole('button', { name: '生成新的备用码' }).click();
  await expect.poll(() => page.locator('.recovery-codes li').count()).toBe(10);
  await page.emulateMedia({ media: 'print' });
  expect(await page.locator('.recovery-codes').isVisible()).toBe(true);
  expect(await page.locator('#sessions').isVisible()).toBe(false);
  expect(await page.locator('.site-header').isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '收好了，关闭' }).click();
  await page.locator('#codes-kept-error').waitFor();
  await page.getByLabel('备用码我已经收好了').check();
  await page.getByRole('button', { name: '收好了，关闭' }).click();
  await expect.poll(() => page.locator('.recovery-codes').count()).toBe(0);

  await page.getByRole('button', { name: '退出登录', exact: true }).click();
  await signInByPassword(page, email);
  await expect.poll(() => page.locator('#password-error').innerText()).toBe('账号或密码不对。');
  await page.locator('#password').fill('nine ferries at dawn');
  await page.getByRole('button', { name: '下一步' }).click();
  await page.locator('#totp-code').waitFor();
});

test('setting up can be broken off and taken up again after the next sign-in', async () => {
  const email = 'later@example.org';
  const { page } = await openPage(running, invitedByCommand(running.service, email));
  await page.getByLabel('给自己定一个密码').fill(password);
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.locator('.secret').waitFor();
  await page.getByRole('button', { name: '以后再设置，先退出登录' }).click();
  await page.goto(`${running.service.address}/account/`);
  await signInByPassword(page, email);
  // The password was typed a moment ago and is not asked for again.
  await page.locator('.secret').waitFor();
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('备用码我已经收好了').check();
  await page.locator('#setup-code').fill(nextCode(running.service, secret));
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
});

test('an administrator invites a colleague, who joins; a role is ended after proof, and all of it is on record', async () => {
  const { page, secret } = await administrator('lead@example.org');
  await page.getByRole('link', { name: '人员与记录' }).click();
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  await expect.poll(() => page.locator('#invite-role-error').innerText()).toBe('请选一个角色。');
  await page.locator('#invite-role').check();
  await page.locator('#invite-note').fill('三楼窗口');

  // It is an hour since the last proof: the dialog asks, and what was typed is sent after it.
  letProofAge(running.service);
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('密码', { exact: true }).fill('wrong');
  await dialog.locator('#proof-code').fill(nextCode(running.service, secret));
  await dialog.getByRole('button', { name: '确认' }).click();
  await expect.poll(() => dialog.locator('.field-error').innerText()).toBe('密码或验证码不对。');
  await dialog.getByLabel('密码', { exact: true }).fill(password);
  await dialog.locator('#proof-code').fill(nextCode(running.service, secret));
  await dialog.getByRole('button', { name: '确认' }).click();
  await page.locator('#invitation-link').waitFor();
  const link = await page.locator('#invitation-link').inputValue();
  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/invitation\/#./);
  await page.keyboard.press('Escape');
  const invitation = page.locator('.entry', { hasText: '三楼窗口' });
  await expect.poll(() => invitation.innerText()).toContain('未使用');

  const colleague = await openPage(running, new URL(link).pathname + new URL(link).hash);
  await colleague.page.locator('#invited-email').fill('zhang@example.org');
  await acceptInvitation(colleague.page);

  await page.getByRole('tab', { name: '人员', exact: true }).click();
  const entry = page.locator('.entry', { hasText: 'z***@example.org' });
  await entry.getByRole('button', { name: /撤销/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: '撤销角色' }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已撤销：z***@example.org');
  await expect.poll(() => entry.count()).toBe(0);

  await page.getByRole('tab', { name: '操作记录' }).click();
  await page.locator('#audit-action').fill('role:revoke');
  await page.getByRole('button', { name: '查找记录' }).click();
  await expect.poll(() => page.locator('#audit ~ p[role=status]').innerText()).toBe('共 1 条');
  await page.locator('#audit-from').fill('2026-05-02');
  await page.locator('#audit-to').fill('2026-05-01');
  await page.getByRole('button', { name: '查找记录' }).click();
  await expect.poll(() => page.locator('#audit-to-error').innerText()).toContain('请对调');
  await page.locator('#audit-from').fill('');
  await page.locator('#audit-to').fill('2020-01-01');
  await page.getByRole('button', { name: '查找记录' }).click();
  await expect.poll(() => page.locator('#audit ~ p[role=status]').innerText()).toBe('共 0 条');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载为表格（CSV）' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('jinlin-audit.csv');
});

test('an invitation that was withdrawn opens nothing; a colleague who is signed in takes a role by one press', async () => {
  const { page } = await administrator('inviter@example.org');
  await page.getByRole('link', { name: '人员与记录' }).click();
  const make = async (role: string): Promise<string> => {
    await page.getByLabel(role).check();
    await page.getByRole('button', { name: '生成邀请链接' }).click();
    await page.locator('#invitation-link').waitFor();
    const { pathname, hash } = new URL(await page.locator('#invitation-link').inputValue());
    await page.keyboard.press('Escape');
    return pathname + hash;
  };
  const withdrawn = await make('规划人员');
  await page.getByRole('button', { name: /^撤回邀请：广东省 · 规划人员/ }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('邀请已撤回');
  const stranger = await openPage(running, withdrawn);
  await expect
    .poll(() => stranger.page.getByRole('alert').innerText())
    .toContain('已经用过、过期或被撤回');

  const own = await make('规划人员');
  await page.goto(running.service.address + own);
  await page.getByText('您已经以 i***@example.org 登录').waitFor();
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.getByRole('link', { name: '去我的账号' }).click();
  await expect.poll(() => page.locator('.plain-list').first().innerText()).toContain('规划人员');
});

test('a colleague who forgot the password gets a link, sets a new one and signs in with the same authenticator', async () => {
  const { page } = await administrator('helper@example.org');
  await page.getByRole('link', { name: '人员与记录' }).click();
  await page.getByLabel('规划人员').check();
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  await page.locator('#invitation-link').waitFor();
  const invited = new URL(await page.locator('#invitation-link').inputValue());
  await page.keyboard.press('Escape');
  const colleague = await openPage(running, invited.pathname + invited.hash);
  await colleague.page.locator('#invited-email').fill('qian@example.org');
  const { secret } = await acceptInvitation(colleague.page);

  await page.getByRole('tab', { name: '人员', exact: true }).click();
  const own = page.locator('.entry', { hasText: 'h***@example.org' });
  await own.waitFor();
  expect(await own.getByRole('button', { name: /重设密码/ }).count()).toBe(0);
  const reset = page.getByRole('button', { name: '为 q***@example.org 重设密码' });
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: '取消' }).click();
  await reset.click();
  await page.getByRole('dialog').getByRole('button', { name: '生成链接' }).click();
  await page.locator('#reset-link').waitFor();
  expect(await violationsInEveryLook(page)).toEqual([]);
  const link = new URL(await page.locator('#reset-link').inputValue());
  expect(link.pathname).toBe('/new-password/');

  const { page: other, errors } = await openPage(running, link.pathname + link.hash);
  await other.getByText('为 q***@example.org 定一个新密码').waitFor();
  expect(other.url()).toBe(`${running.service.address}/new-password/`);
  await other.getByLabel('给自己定一个密码').fill('short');
  const take = other.getByRole('button', { name: '用这个新密码' });
  await take.click();
  await expect
    .poll(() => other.locator('#chosen-password-error').innerText())
    .toBe('密码至少要 8 个字。');
  expect(await violationsInEveryLook(other)).toEqual([]);
  const wanted = 'three kites over the weir';
  await other.getByLabel('给自己定一个密码').fill(wanted);
  await take.click();
  await other.getByRole('heading', { name: '新密码已生效' }).waitFor();
  await other.getByRole('main').getByRole('link', { name: '登录' }).click();
  await signInByPassword(other, 'qian@example.org', wanted);
  await other.locator('#totp-code').fill(nextCode(running.service, secret));
  await other.getByRole('button', { name: '登录', exact: true }).click();
  await other.getByRole('heading', { name: '我的账号' }).waitFor();
  expect(errors).toEqual([]);

  // Where they were signed in before, they are no longer; and the link worked once.
  await colleague.page.goto(`${running.service.address}/account/`);
  await colleague.page.getByRole('tab', { name: '工作人员' }).waitFor();
  await other.goto(running.service.address + link.pathname + link.hash);
  await expect.poll(() => other.getByRole('alert').innerText()).toContain('已经用过');
});

test('an area is narrowed level by level, and the whole of the one above is one choice away', async () => {
  const { page } = await administrator('areas@example.org');
  await page.getByRole('link', { name: '人员与记录' }).click();
  const picker = page.locator('.area-picker');
  await picker.getByLabel('选择地级市').selectOption({ label: '珠海市' });
  await picker.getByLabel('选择区或县').selectOption({ label: '香洲区' });
  await picker.getByLabel('选择街道或镇').waitFor();
  await page.getByLabel('规划人员').check();
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  await page.locator('#invitation-link').waitFor();
  await expect.poll(() => page.getByRole('dialog').innerText()).toContain('珠海市香洲区的规划人员');
  await page.keyboard.press('Escape');
  await picker.getByLabel('选择区或县').selectOption({ label: '全市' });
  await expect.poll(() => picker.getByLabel('选择街道或镇').count()).toBe(0);
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  await page.locator('#invitation-link').waitFor();
  await expect.poll(() => page.getByRole('dialog').innerText()).toContain('珠海市的规划人员');
});

test('whoever is not signed in, or no administrator, is told so and sees no tool', async () => {
  const { page } = await openPage(running, '/staff/');
  await page.getByText('请先登录').waitFor();
  expect(await page.getByRole('tab').count()).toBe(0);
  await page.getByRole('main').getByRole('link', { name: '登录' }).click();
  await signInAsResident(running, page, '13800138020');
  await page.goto(`${running.service.address}/staff/`);
  await page.getByText('这里只有管理员能用').waitFor();
  expect(await page.getByRole('tab').count()).toBe(0);
});

test('no screen of staff breaks WCAG 2.2 AA or scrolls sideways at 320 px', async () => {
  const { page } = await openPage(running, invitedByCommand(running.service, 'axe@example.org'), {
    viewport: { width: 320, height: 700 },
  });
  const check = async () => {
    expect(await violationsInEveryLook(page)).toEqual([]);
    await page.evaluate(() => (document.documentElement.dataset['elderSize'] = '3'));
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    await page.evaluate(() => (document.documentElement.dataset['elder'] = 'off'));
  };
  await page.locator('#invited-password').waitFor();
  await check();
  await page.getByLabel('给自己定一个密码').fill(password);
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.locator('.qr-dark').waitFor({ state: 'attached' });
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.locator('.error-summary').waitFor();
  await check();
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
  await page.getByLabel('备用码我已经收好了').check();
  await page.locator('#setup-code').fill(nextCode(running.service, secret));
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.getByRole('link', { name: '去我的账号' }).click();
  await page.locator('#security').waitFor();
  await check();
  await page.getByRole('link', { name: '人员与记录' }).click();
  for (const tab of ['邀请', '人员', '操作记录']) {
    await page.getByRole('tab', { name: tab, exact: true }).click();
    await page.locator('.entries .entry').first().waitFor();
    await check();
  }
  await page.getByRole('tab', { name: '邀请', exact: true }).click();
  await page.getByLabel('规划人员').check();
  await page.getByRole('button', { name: '生成邀请链接' }).click();
  await page.locator('#invitation-link').waitFor();
  await check();
});

test('a message that no gateway took is given up with a reason, which stands in the log', async () => {
  forgetAttempts(running.service);
  const { page } = await administrator('letters@example.org');
  leaveDeadLetter(running.service);
  await page.goto(`${running.service.address}/staff/`);
  await page.getByRole('tab', { name: '没发出去的消息' }).click();
  const letter = page.locator('.entries li').filter({ hasText: '前一天的提醒' });
  await expect.poll(() => letter.innerText()).toContain('网关拒收');
  expect(await violationsInEveryLook(page)).toEqual([]);
  await letter.getByRole('button', { name: /^不再发送/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: '不再发送' }).click();
  await expect
    .poll(() => page.locator('#letter-reason-error').innerText())
    .toBe('请写明理由，例如“已电话告知”。');
  await page.locator('#letter-reason').fill('已电话告知');
  await dialog.getByRole('button', { name: '不再发送' }).click();
  await expect.poll(() => letter.count()).toBe(0);
  await page.getByRole('tab', { name: '操作记录' }).click();
  await expect.poll(() => page.locator('.entries').innerText()).toContain('letter:drop');
});
