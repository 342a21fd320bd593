import axe, { type AxeResults, type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
  resultTypes: ['violations'],
};

/** One line for each rule broken, with the first elements that break it. */
export async function violations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy would refuse that.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe.source);
  const { violations: found } = (await page.evaluate(
    (asked) => (window as unknown as { axe: typeof axe }).axe.run(document, asked),
    options,
  )) as AxeResults;
  return found.map(
    ({ id, help, nodes }) =>
      `${id} (${help}), ${nodes.length} times: ${nodes
        .slice(0, 3)
        .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

/** Each scheme and each size of text once: colours are tokens of the scheme, and the size changes none of them. */
const looks = [
  { colorScheme: 'light', elder: 'off' },
  { colorScheme: 'dark', elder: 'on' },
] as const;

export async function violationsInEveryLook(page: Page): Promise<string[]> {
  const all: string[] = [];
  for (const { colorScheme, elder } of looks) {
    await page.evaluate((mode) => (document.documentElement.dataset['elder'] = mode), elder);
    await page.emulateMedia({ colorScheme });
    for (const complaint of await violations(page))
      all.push(`${colorScheme}, large text ${elder}: ${complaint}`);
  }
  return all;
}
