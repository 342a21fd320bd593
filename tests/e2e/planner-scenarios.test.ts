import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { openPage } from './accounts.ts';
import { violationsInEveryLook } from './axe.ts';
import { addClinic, asPlanner, compared, isKept } from './scenario-desk.ts';
import { deepHollow } from './reading.ts';
import { useService } from './service.ts';

const running = useService();
const [lng, lat] = deepHollow.split(',').map(Number) as [number, number];
const at = (east: number, north: number) => `${lng + east}, ${lat + north}`;

test('a clinic in a village far from any is added, dragged with figures that follow, kept, shared, and read by others', async () => {
  const { page, errors } = await asPlanner(running, 'scenario@example.org', 'tab=what-if');
  await page.getByRole('button', { name: '新方案' }).click();
  expect(await compared(page)).toContain('没有变化');
  await addClinic(page, '深坑卫生站', at(0, 0));
  await isKept(page);
  await expect.poll(() => compared(page)).toContain('新够得到');
  const whole = await compared(page);
  expect(await page.locator('.what-if-compare table tbody tr').first().innerText()).toContain('+');
  expect(await page.locator('.what-if-compare summary').innerText()).toMatch(/\d+ 处住着人的地方/);
  // The whole page follows: verdict and map speak of the scenario.
  expect(await page.locator('.planner-scenario').innerText()).toContain('方案 1');

  // While it moves, brief questions are asked one after the other, and their figures stand in the page before it is let go.
  const brief: unknown[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/scenarios/compare') && request.postDataJSON().brief)
      brief.push(request.postDataJSON());
  });
  await page.locator('.what-if-changes').scrollIntoViewIfNeeded();
  const mark = page.locator('.overlay-mark-planned');
  const { x, y, width, height } = (await mark.boundingBox())!;
  await page.mouse.move(x + width / 2, y + height / 2);
  await page.mouse.down();
  // Towards the town, where nobody of the village can walk to it.
  const map = (await page.locator('.planner-pane .map').boundingBox())!;
  for (let step = 1; step <= 12; step += 1)
    await page.mouse.move(
      x + width / 2 + ((map.x + map.width / 2 - x) * step) / 12,
      y + height / 2 + ((map.y + map.height / 2 - y) * step) / 12,
    );
  await expect.poll(() => brief.length, { timeout: 15_000 }).toBeGreaterThan(0);
  await expect
    .poll(() => page.locator('.what-if-total').innerText(), { timeout: 15_000 })
    .not.toBe(whole);
  await page.mouse.up();
  await isKept(page);
  expect(await page.locator('.what-if-changes li').count()).toBe(1);
  await page.getByRole('button', { name: '撤销上一步' }).click();
  await expect.poll(() => compared(page), { timeout: 15_000 }).toBe(whole);
  await isKept(page);
  // By keyboard the same.
  await mark.focus();
  await page.keyboard.press('ArrowLeft');
  await isKept(page);
  expect(await violationsInEveryLook(page)).toEqual([]);

  await page.getByRole('button', { name: '分享链接' }).click();
  await page.getByLabel('分享的链接').waitFor();
  const link = await page.getByLabel('分享的链接').inputValue();
  const shared = await openPage(running, new URL(link).pathname + new URL(link).hash);
  await shared.page.getByText('别人分享的方案').waitFor();
  expect(await compared(shared.page)).toContain('新够得到');
  expect(await shared.page.getByRole('button', { name: '删掉' }).count()).toBe(0);
  await shared.page.getByRole('button', { name: '复制到我的方案' }).click();
  await shared.page.getByRole('heading', { name: '给规划者和社区工作人员' }).waitFor();

  await page.getByRole('button', { name: '停止分享' }).click();
  await page.getByText('已停止分享').waitFor();
  await shared.page.reload();
  await shared.page.getByText('打不开这个方案').waitFor();
  expect(errors).toEqual([]);
});

test('what cannot be made stands beside its change, is not kept, and nothing else is lost', async () => {
  const { page, errors } = await asPlanner(running, 'refused@example.org', 'tab=what-if');
  await page.getByRole('button', { name: '新方案' }).click();
  await addClinic(page, '深坑卫生站', at(0, 0));
  await isKept(page);
  // A footbridge in the hills, far from every street; its corners are typed, Enter in the empty field ends it.
  await page.getByRole('button', { name: '画一条路、桥、过街' }).click();
  await page.getByText('人行桥', { exact: true }).click();
  const box = page.locator('#what-if-line');
  const bounds = await page.evaluate(async () => {
    const { regions } = await (await fetch('/api/v1/regions')).json();
    return regions[0].bounds as number[];
  });
  for (const inset of [0.0001, 0.0004]) {
    await box.fill(`${bounds[0]! + inset}, ${bounds[3]! - inset}`);
    await box.press('Enter');
  }
  await box.press('Enter');
  const refused = page.locator('.what-if-changes li.is-refused');
  await expect.poll(() => refused.innerText(), { timeout: 15_000 }).toContain('接不上');
  expect(await page.locator('.what-if-state').innerText()).toContain('改好或删掉');
  // A reload loses neither the good change nor the bad one.
  page.on('dialog', (dialog) => void dialog.accept());
  await page.reload();
  await expect.poll(() => page.locator('.what-if-changes li').count()).toBe(2);
  await refused.getByRole('button', { name: '删掉' }).click();
  await isKept(page);
  expect(await page.locator('.what-if-changes li').count()).toBe(1);

  // One over the river is told with its length and what it joins, and taken back.
  await page.getByRole('button', { name: '画一条路、桥、过街' }).click();
  await page.getByText('人行桥', { exact: true }).click();
  for (const corner of ['112.935, 23.4755', '112.935, 23.4715', '']) {
    await box.fill(corner);
    await box.press('Enter');
  }
  const bridge = page.locator('.what-if-changes li', { hasText: '架一座人行桥' });
  await expect
    .poll(() => bridge.innerText(), { timeout: 15_000 })
    .toMatch(/长 \d+ 米，连上太平街和南堤路/);
  await isKept(page);
  await page.getByRole('button', { name: '撤销上一步' }).click();
  await bridge.waitFor({ state: 'detached' });
  await isKept(page);

  // What the form itself refuses stands beside its input.
  await page.getByRole('button', { name: '封一段路' }).click();
  await page.getByLabel('封哪里').fill('里面');
  await page.getByRole('button', { name: '加进方案' }).click();
  expect(await page.locator('#what-if-position-error').innerText()).toContain('里面');
  await page.keyboard.press('Escape');

  const waiting = page.waitForEvent('download');
  await page.getByRole('link', { name: '导出（GeoJSON）' }).click();
  const file = await (await waiting).path();
  const kept = JSON.parse(await readFile(file, 'utf8')) as { features: unknown[] };
  expect(kept.features).toHaveLength(1);
  await page.getByRole('button', { name: '全部方案' }).click();
  await page.locator('input[type=file]').setInputFiles({
    name: 'back.geojson',
    mimeType: 'application/geo+json',
    buffer: await readFile(file),
  });
  await expect.poll(() => page.locator('.what-if-changes li').count()).toBe(1);
  await page.getByRole('button', { name: '全部方案' }).click();
  await expect.poll(() => page.locator('.what-if-list > li').count()).toBe(2);
  await page.locator('.what-if-list > li').first().getByRole('button', { name: '删除' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '删除' }).click();
  await expect.poll(() => page.locator('.what-if-list > li').count()).toBe(1);
  expect(errors).toEqual([]);
});

test('whoever is not signed in is told what it is, and where to sign in', async () => {
  const { page, errors } = await openPage(running, '/planner/#tab=what-if');
  await page.getByRole('heading', { name: '给规划者和社区工作人员' }).waitFor();
  expect(await page.getByRole('button', { name: '新方案' }).count()).toBe(0);
  expect(await violationsInEveryLook(page)).toEqual([]);
  expect(errors).toEqual([]);
});
