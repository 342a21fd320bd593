import { execFileSync } from 'node:child_process';
import Database from 'better-sqlite3';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { inject } from 'vitest';
import { root } from '../../scripts/running/root.ts';
import { commandOf } from '../../scripts/running/sample-region.ts';
import type { Service } from '../../scripts/running/service.ts';
import { totp } from '../fixtures/accounts-world.ts';
import type { Running } from './service.ts';

export const password = 'kapok river seven lanterns';

/** A visitor of their own on a page without a map; what the page threw is gathered. */
export async function openPage(
  running: Running,
  path: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; errors: string[] }> {
  const context = await running.browser.newContext({
    locale: 'zh-CN',
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(running.service.address + path);
  return { page, errors };
}

/** The newest code that the console's sender has printed for a number. */
export function codeFor(service: Service, number: string): string {
  const found = [...service.output().matchAll(/^(\+\d+): (\d{6}) /gm)].findLast(
    ([, to]) => to === number,
  );
  if (!found) throw new Error(`no code was printed for ${number}`);
  return found[2]!;
}

/** Asks for a code and signs a resident in. `number` has 11 digits. */
export async function signInAsResident(running: Running, page: Page, number: string) {
  await page.locator('#phone').fill(number);
  await page.getByRole('button', { name: '发送验证码' }).click();
  await page.locator('#code').waitFor();
  await page.locator('#code').fill(codeFor(running.service, `+86${number}`));
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await page.getByRole('heading', { name: '我的账号' }).waitFor();
}

/** `npm run admin -- create` beside the running service; the path of the link that it prints. */
export function invitedByCommand(
  service: Service,
  email: string,
  role: 'administrator' | 'planner' = 'administrator',
): string {
  const printed = execFileSync(
    process.execPath,
    [...commandOf('admin.js', 'scripts/admin.ts'), 'create', '--email', email, '--role', role],
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, APP_DB: service.appDb, DATA_DIR: inject('sampleDataDir') },
    },
  );
  return new URL(/https?:\S+\/invitation\/#\S+/.exec(printed)![0]).href.replace(
    /^.*?\/inv/,
    '/inv',
  );
}

export interface NewStaff {
  readonly secret: string;
  readonly recoveryCodes: readonly string[];
}

/** From the invitation's page, which is open, to an account with an authenticator. @param now by the service's clock */
export async function acceptInvitation(page: Page, now = Date.now): Promise<NewStaff> {
  await page.getByLabel('给自己定一个密码').fill(password);
  await page.getByRole('button', { name: '接受邀请' }).click();
  await page.locator('.secret').waitFor();
  const secret = (await page.locator('.secret').innerText()).replaceAll(' ', '');
  const recoveryCodes = await page.locator('.recovery-codes code').allInnerTexts();
  await page.getByLabel('备用码我已经收好了').check();
  await page.locator('#setup-code').fill(totp(secret, now()));
  await page.getByRole('button', { name: '完成设置' }).click();
  await page.getByRole('heading', { name: '邀请已接受' }).waitFor();
  return { secret, recoveryCodes };
}

/** The authenticator's code; each counts once, and tests use several within half a minute: those used are forgotten. */
export function nextCode(service: Service, secret: string): string {
  change(service, "DELETE FROM rate_limit WHERE key LIKE 'used:%' OR key LIKE 'proof:%'");
  return totp(secret);
}

/** Everybody's last proof is an hour old, as it will be for whoever comes back. */
export const letProofAge = (service: Service): void =>
  change(service, 'UPDATE session SET proved_at = proved_at - 3600000');

/** The reports of this computer's address are forgotten by their budget. */
export const forgetReportBudget = (service: Service): void =>
  change(service, "DELETE FROM rate_limit WHERE key LIKE 'report:%'");

/** Tests sign many people in from one address. */
export const forgetAttempts = (service: Service): void => change(service, 'DELETE FROM rate_limit');

/** A message of no booking that the gateway refused, as the worker leaves it. */
export const leaveDeadLetter = (service: Service): void =>
  change(
    service,
    `INSERT INTO outbox (kind, channel, recipient_kind, recipient, attempts, dead_at_ms, failure, at_ms)
     VALUES ('booking:reminder', 'message', 'user', 'nobody', 1, ${Date.now()}, 'gateway-refused', ${Date.now()})`,
  );

function change(service: Service, sql: string): void {
  const database = new Database(service.appDb);
  try {
    database.pragma('busy_timeout = 5000');
    database.exec(sql);
  } finally {
    database.close();
  }
}
