import { expect, test } from 'vitest';
import { chip, freeSpot, movedFrom, settled, southBank, startAt } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

test('after a whole visit the log knows no position, and the address has no query', async () => {
  const { page, requests } = await running.visit({
    serviceWorkers: 'allow',
    path: `/#pos=${southBank}`,
    geolocation: { longitude: 112.95123, latitude: 23.47321 },
    permissions: ['geolocation'],
  });
  const spot = await freeSpot(page);
  await startAt(page, spot);
  await movedFrom(page, southBank);
  await chip(page, '老人慢走').click();
  await settled(page);
  await page.locator('.category button.row').first().click();
  await page.locator('.route-total').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: '用我的位置' }).click();
  await expect.poll(() => page.url()).toContain('112.95123,23.47321');
  // A question that is refused is logged too, and no more talkative.
  await page.evaluate(() => fetch('/api/v1/circle?lng=112.99999&lat=89.12345'));
  await page.reload();
  await settled(page);

  expect(new URL(page.url()).search).toBe('');
  expect(requests.some((url) => url.includes('lng=112.'))).toBe(true);
  const output = running.service.output();
  expect(output).toContain('/api/v1/circle');
  expect(output).toContain('/api/v1/why');
  expect(output).not.toContain('?');
  expect(output).not.toMatch(/\b(lng|lat|pos|from|bbox)\b/);
  expect(withoutDurations(output)).not.toMatch(/\b(11[23]|2[234]|89)\.\d/);
});

/** A duration of 23.4 ms is no latitude. */
const withoutDurations = (log: string): string => log.replace(/"responseTime":[\d.e-]+/g, '');
