import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import {
  acceptInvitation,
  codeFor,
  invitedByCommand,
  letProofAge,
  openPage,
  signInAsResident,
} from './accounts.ts';
import { useService } from './service.ts';

const running = useService();

test('consents are given and withdrawn purpose by purpose, and last', async () => {
  const { page } = await openPage(running, '/account/');
  await signInAsResident(running, page, '13800138010');
  const purpose = page.locator('.entry', { hasText: '民主评议' });
  await expect.poll(() => purpose.innerText()).toContain('还没有回答');
  await purpose.getByRole('button', { name: '同意', exact: true }).click();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('已记下：同意。');
  await page.reload();
  await expect.poll(() => purpose.innerText()).toMatch(/\d{4}年\d+月\d+日 \d\d:\d\d同意/);
  await purpose.getByRole('button', { name: '不再同意' }).click();
  await expect.poll(() => purpose.innerText()).toContain('选择不同意');
  // What is required can be agreed to, but ended only with the account.
  const required = page.locator('.entry', { hasText: '必需' });
  await required.getByRole('button', { name: '同意' }).click();
  await expect.poll(() => required.innerText()).toContain('不再同意时请删除账号');
  await expect.poll(() => required.getByRole('button').count()).toBe(0);
});

test('one’s data comes as a ZIP, after proof by a code to one’s own number', async () => {
  const { page } = await openPage(running, '/account/', { acceptDownloads: true });
  await signInAsResident(running, page, '13800138011');
  letProofAge(running.service);
  await page.getByRole('button', { name: '下载我的资料' }).click();
  const dialog = page.getByRole('dialog');
  // Thought better of it: nothing happens, the reason stands above the button, and one can begin again.
  await dialog.getByRole('button', { name: '取消' }).click();
  await expect.poll(() => dialog.count()).toBe(0);
  await expect.poll(() => page.locator('.error-summary').innerText()).toContain('请再输一次');
  await page.getByRole('button', { name: '下载我的资料' }).click();
  await dialog.getByRole('button', { name: '发送验证码' }).click();
  // Only now is the new code printed.
  await dialog.locator('#proof-code').waitFor();
  await dialog.locator('#proof-code').fill(codeFor(running.service, '+8613800138011'));
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: '确认' }).click(),
  ]);
  expect(file.suggestedFilename()).toBe('jinlin-data.zip');
  const parts = unzipSync(readFileSync(await file.path()));
  expect(strFromU8(parts['data.json']!)).toContain('+8613800138011');
});

test('an account is erased only after the word is typed, and is gone then', async () => {
  const { page } = await openPage(running, '/account/');
  await signInAsResident(running, page, '13800138012');
  await page.getByRole('button', { name: '删除账号' }).click();
  await page.locator('#erase-word').fill('删');
  await page.getByRole('button', { name: '永久删除账号' }).click();
  await expect
    .poll(() => page.locator('#erase-word-error').innerText())
    .toBe('请写“删除”，才会删除。');
  expect(await page.locator('#erase-word').inputValue()).toBe('删');
  await page.locator('#erase-word').fill('删除');
  await page.getByRole('button', { name: '永久删除账号' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  await expect.poll(() => page.locator('.toast').innerText()).toContain('账号已删除');
  await page.reload();
  await page.getByRole('heading', { name: '登录' }).waitFor();
});

test('whoever holds a role is told beforehand that it must end first', async () => {
  const link = invitedByCommand(running.service, 'holder@example.org');
  const { page } = await openPage(running, link);
  await acceptInvitation(page);
  await page.getByRole('link', { name: '去我的账号' }).click();
  await page.getByRole('button', { name: '删除账号' }).click();
  await expect.poll(() => page.locator('.danger').innerText()).toContain('请先让管理员撤销');
  await page.locator('#erase-word').fill('删除');
  await page.getByRole('button', { name: '永久删除账号' }).click();
  await page.locator('#erase-word-error').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
});
