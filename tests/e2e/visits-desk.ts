/** The office's part of booking as its browser tests read and press it. */
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { tab } from './office-desk.ts';
import type { Running } from './service.ts';
import { sentIn, type Provider } from './visits-world.ts';

export const toast = (page: Page) => page.locator('.toast').innerText();
/** An entry of the list that is shown, by words in it. */
export const entry = (page: Page, words: string) =>
  page.locator('.visits-part .office-entry', { hasText: words });
export const press = (page: Page, name: string) =>
  page.getByRole('button', { name, exact: true }).first().click();

/** A provider of the area, sent in and approved on the page, of which “上门服务” is open. */
export async function vettedOnPage(running: Running, page: Page): Promise<Provider> {
  const sent = await sentIn(running, {
    name: '安心家政',
    phone: '13900000001',
    creditCode: '91440400MA4W1234XW',
  });
  await tab(page, '服务单位');
  await entry(page, '安心家政').getByRole('button', { name: '看提交的资料' }).click();
  await page.locator('.visits-opened h4').first().waitFor();
  await press(page, '通过');
  await expect.poll(() => toast(page)).toContain('安心家政已通过');
  return sent;
}
