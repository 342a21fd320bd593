import { expect, test } from 'vitest';
import { deepHollow, headline, keptPosition, settled, southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();

interface Named {
  readonly name: string | null;
}

/** Names that are Chinese on every page: of places and facilities, as the data has them, and the brand. */
async function namesAround(position: string): Promise<string[]> {
  const [lng, lat] = position.split(',');
  const headers = { 'accept-language': 'en' };
  const ask = async (path: string) =>
    (await fetch(`${running.service.address}/api/v1${path}`, { headers })).json();
  const circle = (await ask(`/circle?lng=${lng}&lat=${lat}`)) as {
    facilities: Named[];
    origin: { street: string | null };
    kind: { detail?: string };
  };
  const { regions } = (await ask('/regions')) as { regions: (Named & { attribution: string })[] };
  return [
    '近邻圈',
    circle.origin.street,
    circle.kind.detail,
    ...circle.facilities.map(({ name }) => name),
    ...regions.flatMap(({ name, attribution }) => [name, attribution]),
  ].filter((name): name is string => typeof name === 'string');
}

test.each([
  ['in town', southBank],
  ['in a village', deepHollow],
])('the English page has no Chinese word but names and the brand, %s', async (_where, position) => {
  const { page, faults } = await running.visit({
    path: `/en/#pos=${position}`,
    locale: 'en-GB',
  });
  await expect
    .poll(() => headline(page))
    .toMatch(/^Within (15|30) minutes on foot: \d+ essential services; \d+ missing: /);
  const texts = await page.evaluate(() => {
    const found: string[] = [document.title];
    for (const element of document.querySelectorAll('body, body *')) {
      if (element.closest('script, style, noscript, [lang="zh-CN"]')) continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) found.push(node.textContent!);
      for (const name of ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'])
        found.push(element.getAttribute(name) ?? '');
    }
    return found;
  });
  expect(texts.length).toBeGreaterThan(100);
  const names = (await namesAround(position)).toSorted((a, b) => b.length - a.length);
  const without = (text: string) => names.reduce((rest, name) => rest.replaceAll(name, ''), text);
  const chinese = texts.filter((text) => /\p{Script=Han}/u.test(without(text)));
  expect(chinese).toEqual([]);
  expect(faults).toEqual([]);
});

test('the other language shows the same place', async () => {
  const { page } = await running.visit({ path: `/#pos=${southBank}&profile=elder` });
  await page.getByRole('link', { name: 'English' }).click();
  await page.waitForURL('**/en/#*');
  await settled(page);
  expect(keptPosition(page)).toBe(southBank);
  await expect.poll(() => headline(page)).toContain('15 minutes at a slow walk');
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('en');
});

test('errors of the service are told in the language of the page', async () => {
  const refusal = async (path: string) => {
    const { context, page } = await running.visit({ path });
    const moved = new URL(page.url());
    moved.hash = 'pos=23.48,112.94';
    await page.goto(moved.href);
    const words = await page.getByRole('alert').innerText();
    await context.close();
    return words;
  };
  expect(await refusal('/en/')).toMatch(/^[^\p{Script=Han}]+$/u);
  expect(await refusal('/')).toMatch(/\p{Script=Han}/u);
});
