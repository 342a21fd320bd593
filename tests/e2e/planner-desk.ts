import type { Page } from 'playwright-core';
import type { Running } from './service.ts';
import { openPage } from './accounts.ts';

/** The planners' page with its answer, and everything that went wrong on it. */
export async function openPlanner(
  running: Running,
  fragment = '',
  { path = '/planner/', ...options }: Parameters<typeof openPage>[2] & { path?: string } = {},
): Promise<{ page: Page; errors: string[] }> {
  const { page, errors } = await openPage(running, `${path}#${fragment}`, options);
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await answered(page);
  return { page, errors };
}

/** Waits until the answer to the last question is there, and until the map has been drawn. */
export async function answered(page: Page): Promise<void> {
  await page.locator('.panel[aria-busy="false"]').waitFor();
  await page.locator('.planner-pane .map canvas').first().waitFor({ state: 'attached' });
}

/** Cells of minutes that are coloured, by colour. */
export const paintedColours = (page: Page): Promise<number> =>
  page.evaluate(() => {
    const colours = new Set<string>();
    for (const tile of document.querySelectorAll<HTMLCanvasElement>('canvas.heat-tile')) {
      const { data } = tile.getContext('2d')!.getImageData(0, 0, tile.width, tile.height);
      for (let at = 0; at < data.length; at += 4)
        if (data[at + 3] === 255) colours.add(`${data[at]},${data[at + 1]},${data[at + 2]}`);
    }
    return colours.size;
  });

export const fragmentOf = (page: Page): URLSearchParams =>
  new URLSearchParams(new URL(page.url()).hash.slice(1));

export const verdict = async (page: Page): Promise<string> =>
  (await page.locator('.planner-verdict [role=status]').innerText()).replace(/\s+/g, ' ');
