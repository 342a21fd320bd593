import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Circle } from '../../server/contract/circle.ts';
import { acceptInvitation, invitedByCommand, openPage } from './accounts.ts';
import { southBank } from './reading.ts';
import type { Running } from './service.ts';

export async function circleAt({ service }: Running, query: string): Promise<Circle> {
  const response = await fetch(`${service.address}/api/v1/circle?${query}&kind=urban`);
  return (await response.json()) as Circle;
}

/** An administrator in the office of the sample's 南岸社区. */
export async function inOffice(
  running: Running,
  email: string,
): Promise<{ page: Page; errors: string[]; code: string }> {
  const { page, errors } = await openPage(running, invitedByCommand(running.service, email));
  await acceptInvitation(page);
  const [lng, lat] = southBank.split(',');
  const circle = await circleAt(running, `lng=${lng}&lat=${lat}`);
  const { code } = circle.origin.community!;
  await page.goto(`${running.service.address}/account/`);
  await page.getByRole('link', { name: '办公台' }).click();
  await page.locator('.area-way strong').waitFor();
  await page.goto(`${running.service.address}/office/#area=${code}`);
  await expect.poll(() => page.locator('.area-way strong').innerText()).toContain('南岸');
  return { page, errors, code };
}

export const tab = (page: Page, name: string) => page.getByRole('tab', { name }).click();
