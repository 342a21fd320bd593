import { expect, test } from 'vitest';
import { chip, deepHollow, headline, settled, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
/** Fields of the sample, far from every street. */
const wild = '112.9000,23.4450';

test('a start that is refused leaves no result of another place standing', async () => {
  const { page } = await running.visit({ path: `/#pos=${southBank}` });
  await expect.poll(() => headline(page)).toContain('16 类');
  await page.getByRole('combobox').fill(wild);
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await expect.poll(() => page.getByRole('alert').innerText()).toMatch(/没有可以通行的道路|不在/);
  await expect.poll(() => page.locator('.verdict-headline').count()).toBe(0);
  await expect.poll(() => page.locator('.category').count()).toBe(0);
});

test('a way that can never be is told in the service’s own sentence, not “try again”', async () => {
  const { page } = await running.visit({ path: `/#pos=${southBank}&facility=nope` });
  await expect.poll(() => page.locator('.route-card h1').innerText()).toContain('nope');
  await expect.poll(() => page.locator('.route-card').innerText()).not.toContain('再试一次');
});

test('Back undoes the opening of a facility and nothing that was chosen just before', async () => {
  const { page } = await running.visit({ path: `/#pos=${deepHollow}` });
  await chip(page, '老人慢走').click();
  // At once, before the address has been written.
  await page.locator('.category button.row').first().click();
  await page.locator('.route-card').waitFor();
  await page.goBack();
  await page.locator('.route-card').waitFor({ state: 'detached' });
  await settled(page);
  expect(page.url()).toContain('profile=elder');
});
