import type { BrowserContext, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { southBank } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const phone = { viewport: { width: 360, height: 740 }, hasTouch: true } as const;

const big = (page: Page, words: string | RegExp) =>
  page.locator('.big-button', { hasText: words }).first();
const heading = (page: Page) => page.locator('.elder-screen h1').innerText();

/** A device with voices of its own; the browser of the tests has none. What is spoken is kept. */
async function withVoices(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    const spoken: string[] = [];
    const voices = ['zh-CN', 'zh-HK'].map((lang) => ({
      lang,
      localService: true,
      default: false,
      name: lang,
      voiceURI: lang,
    }));
    class Utterance extends EventTarget {
      voice: unknown = null;
      lang = '';
      rate = 1;
      constructor(readonly text: string) {
        super();
      }
    }
    const synthesis = Object.assign(new EventTarget(), {
      getVoices: () => voices,
      cancel: () => {},
      speak: (utterance: Utterance) => spoken.push(`${utterance.lang} ${utterance.text}`),
    });
    Object.defineProperty(window, 'speechSynthesis', { value: synthesis });
    Object.assign(window, { SpeechSynthesisUtterance: Utterance, spoken });
  });
}

test('large text asks one thing on each screen, and Back leads to the one before', async () => {
  const { page } = await running.visit({ ...phone, elder: true });
  await expect.poll(() => heading(page)).toBe('您从哪里出发？');
  await big(page, '在地图上').click();
  await expect.poll(() => heading(page)).toBe('在地图上选您家的位置');
  await page.locator('.map-pane').waitFor({ state: 'visible' });
  await big(page, '就从这里出发').click();
  await expect.poll(() => heading(page)).toBe('您怎么去？');
  await big(page, '老人慢走').click();
  await expect.poll(() => heading(page)).toContain('慢走 15 分钟');
  await expect.poll(() => page.locator('.map-pane').isVisible()).toBe(false);
  await page.goBack();
  await expect.poll(() => heading(page)).toBe('您怎么去？');
  await page.goForward();
  await expect.poll(() => heading(page)).toContain('慢走 15 分钟');
});

test('from the result to a category, to a facility and back, by keyboard alone', async () => {
  const { page, faults } = await running.visit({
    ...phone,
    elder: true,
    path: `/#pos=${southBank}`,
  });
  await big(page, /走得到 \d+ 处/).focus();
  await page.keyboard.press('Enter');
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await expect.poll(focused).toBe('您要找什么？');
  await big(page, '超市便利店').focus();
  await page.keyboard.press('Enter');
  await expect.poll(focused).toBe('超市便利店');
  await page.locator('.category button.row').first().focus();
  await page.keyboard.press('Enter');
  await page.locator('.route-total').waitFor();
  await page.keyboard.press('Escape');
  await expect.poll(() => heading(page)).toBe('超市便利店');
  await page.getByRole('button', { name: '返回', exact: true }).click();
  await expect.poll(() => heading(page)).toBe('您要找什么？');
  expect(faults).toEqual([]);
});

test('another hour is one press away, and the result says what is closed then', async () => {
  const { page } = await running.visit({ ...phone, elder: true, path: `/#pos=${southBank}` });
  await big(page, '换个钟点').click();
  await expect.poll(() => heading(page)).toBe('您什么时候去？');
  await big(page, '明早 08:00').click();
  await expect.poll(() => page.url()).toMatch(/at=20\d\d-\d\d-\d\dT08:00/);
  await expect.poll(() => page.locator('.elder-screen').innerText()).toContain('08:00');
});

test('what is missing has a screen of its own', async () => {
  const { page } = await running.visit({ ...phone, elder: true, path: `/#pos=${southBank}` });
  await big(page, '缺 1 类服务').click();
  await expect.poll(() => heading(page)).toBe('这里缺的');
  await expect.poll(() => page.locator('.shortfall-gap').innerText()).toContain('肉菜市场');
});

test.each([1, 2, 3])('at size %i letters, targets and lines are large enough', async (size) => {
  const { page } = await running.visit({
    ...phone,
    elder: true,
    path: `/#pos=${southBank}`,
    prepare: async (context) =>
      void (await context.addInitScript(
        (kept) => localStorage.setItem('jinlin-elder-size', kept),
        `${size}`,
      )),
  });
  for (const step of ['result', 'where', 'how', 'minutes', 'when', 'missing', 'inside', 'pick']) {
    await page.evaluate((next) => (location.hash = next), `pos=${southBank}&step=${step}`);
    await page.locator(`.elder-screen[data-step="${step}"]`).waitFor();
    const found = await page.evaluate(() => {
      const seen = (element: Element) =>
        element.checkVisibility() && !element.closest('.leaflet-control, .visually-hidden, .skip');
      const letters: string[] = [];
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        const parent = node.parentElement!;
        if (!node.textContent!.trim() || !seen(parent)) continue;
        if (/script|style/i.test(parent.tagName)) continue;
        const { fontSize, lineHeight } = getComputedStyle(parent);
        if (Number.parseFloat(fontSize) < 18) letters.push(`${fontSize} ${node.textContent}`);
        const ratio = Number.parseFloat(lineHeight) / Number.parseFloat(fontSize);
        if (ratio < 1.34) letters.push(`line height ${ratio} ${node.textContent}`);
      }
      const targets = [...document.querySelectorAll('button, a, input, select')]
        .filter(seen)
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ element, box }) => box.height < 59.5 && !element.closest('p'))
        .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${box.height}`);
      return { letters, targets, wide: document.documentElement.scrollWidth };
    });
    expect([step, found]).toEqual([step, { letters: [], targets: [], wide: 360 }]);
  }
  const body = await page.evaluate(() => getComputedStyle(document.body).fontSize);
  expect(Math.round(Number.parseFloat(body))).toBe([21, 25, 30][size - 1]);
});

test('the size is kept from page to page', async () => {
  const { page } = await running.visit({ ...phone, elder: true });
  const larger = page.locator('[data-elder-larger]');
  await larger.click();
  await larger.click();
  await page.goto(`${running.service.address}/about/`);
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['elderSize']))
    .toBe('3');
  await expect.poll(() => larger.innerText()).toBe('字小一些');
  await larger.click();
  await expect
    .poll(() => page.evaluate(() => document.documentElement.dataset['elderSize']))
    .toBe('1');
});

test('the result is read aloud in Mandarin or Cantonese, and stops when told', async () => {
  const { page } = await running.visit({
    ...phone,
    elder: true,
    path: `/#pos=${southBank}`,
    prepare: withVoices,
  });
  const spoken = () => page.evaluate(() => (window as unknown as { spoken: string[] }).spoken);
  await page.getByRole('button', { name: '读给我听' }).click();
  expect((await spoken()).join()).toMatch(/^zh-CN 步行 15 分钟内.*肉菜市场/);
  await page.getByRole('button', { name: '停下' }).click();
  await page.getByRole('button', { name: '用粤语读' }).click();
  expect((await spoken()).at(-1)).toMatch(/^zh-HK /);
});

test('nothing offers to read where the device has no voice', async () => {
  const { page } = await running.visit({ ...phone, elder: true, path: `/#pos=${southBank}` });
  await expect.poll(() => page.locator('.read-aloud').count()).toBe(0);
});
