import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { acceptInvitation, invitedByCommand, openPage } from './accounts.ts';
import type { Running } from './service.ts';

/** A planner on the planners' page, with the fragment given. */
export async function asPlanner(
  running: Running,
  email: string,
  fragment: string,
): Promise<{ page: Page; errors: string[] }> {
  const invitation = invitedByCommand(running.service, email, 'planner');
  const { page, errors } = await openPage(running, invitation, {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await acceptInvitation(page);
  await page.goto(`${running.service.address}/planner/#${fragment}`);
  await page.locator('.planner-panel[aria-busy="false"]').waitFor();
  return { page, errors };
}

/** The first sentence of the comparison, once the newest question has been answered. */
export async function compared(page: Page): Promise<string> {
  await page.locator('.what-if-compare[aria-busy="false"] .planner-line').first().waitFor();
  return page.locator('.what-if-total').innerText();
}

export const isKept = (page: Page) =>
  expect.poll(() => page.locator('.what-if-state').innerText(), { timeout: 15_000 }).toBe('已保存');

/** Fills in “add a clinic” and adds it. */
export async function addClinic(page: Page, name: string, place: string): Promise<void> {
  await page.getByRole('button', { name: '新增设施' }).click();
  await page.getByLabel('设施的名称').fill(name);
  await page.getByLabel('放在哪里').fill(place);
  await page.getByLabel('放在哪里').press('Enter');
  await page.locator('.what-if-changes li', { hasText: name }).waitFor();
}
