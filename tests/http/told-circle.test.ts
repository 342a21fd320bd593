import { beforeAll, beforeEach, expect, test } from 'vitest';
import type { Circle } from '../../server/contract/circle.ts';
import { CircleSchema } from '../../server/contract/circle.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import type { AppDatabase } from '../../server/store/app/database.ts';
import type { Records } from '../../server/store/app/records.ts';
import { communities } from '../../server/store/app/schema.ts';
import { emptyDatabase, emptyRecords } from '../fixtures/empty-records.ts';
import { appOver, circle, expectValid, now, sampleTown } from '../fixtures/http-world.ts';

const square = '449901100001';
const start: [number, number] = [112.94184, 23.4828];
let engine: RegionEngine;
let database: AppDatabase;
let records: Records;
let app: App;

beforeAll(async () => void (engine = await sampleTown()), 60_000);
beforeEach(async () => {
  database = emptyDatabase();
  records = emptyRecords(database, () => now);
  app = await appOver([engine], { records, now: () => now });
});

const ask = (more: Record<string, string> = {}): Promise<Circle> => circle(app, start, more);

function guide(area: string, facility: string | null, times: { at?: string; until?: string } = {}) {
  const none = { zh: null, en: null };
  const made = records.notices.add('office', {
    kind: 'guide',
    area,
    title: { zh: `${area} ${facility}`, en: null },
    body: none,
    guide: { who: none, bring: none, hours: none, howLong: none, fee: none, link: null, facility },
    expiresAt: times.until ?? null,
  });
  if (!made.ok) throw new Error(made.reason);
  records.notices.publish('office', made.notice.id, 1, times.at ?? '2026-01-01T00:00:00.000Z');
  return made.notice.id;
}

test('a circle tells the office of the community that its start lies in, as it is at the asked time', async () => {
  expect((await ask()).origin.community).toEqual({ code: square, name: '广场社区居委会' });
  database.tables
    .insert(communities)
    .values({
      code: square,
      kind: 'urban',
      kindBecause: 'ending',
      officeHours: 'Mo-Fr 08:30-17:30',
      officePhone: '电话：0000-1234567',
      version: 1,
    })
    .run();
  const found = await ask();
  expectValid(CircleSchema, found);
  expect(found.origin.community!.office).toEqual({
    address: null,
    phone: '0000-1234567',
    hours: { zh: '周一至周五 08:30–17:30', en: 'Mon–Fri 08:30–17:30' },
    openNow: true,
    changesAt: '2026-03-04T17:30:00+08:00',
  });
  const evening = (await ask({ at: '2026-03-04T19:00' })).origin.community!.office!;
  expect([evening.openNow, evening.changesAt]).toEqual([false, '2026-03-05T08:30:00+08:00']);
});

test('a guide is told with the seconds to its place, where its area covers the start and the place lies within the limit', async () => {
  const { facilities } = await ask();
  const [near, other] = [facilities[0]!, facilities[20]!];
  const beyond = engine.region.facilities.find(({ id }) => !facilities.some((f) => f.id === id))!;
  const later = guide('4499', other.id);
  const first = guide(square, near.id);
  guide('449901100002', near.id);
  guide(square, beyond.id);
  guide(square, 'n0');
  guide(square, null);
  guide(square, near.id, { at: '2026-03-04T02:00:00.001Z' });
  guide(square, near.id, { until: now.toISOString() });
  const found = await ask();
  expectValid(CircleSchema, found);
  expect(found.guides).toEqual([
    {
      path: `/notice/${first}/`,
      title: { zh: `${square} ${near.id}`, en: null },
      facility: near.id,
      seconds: near.seconds,
    },
    expect.objectContaining({ path: `/notice/${later}/`, seconds: other.seconds }),
  ]);
});

test('without guides a circle has no word of them', async () => {
  expect('guides' in (await ask())).toBe(false);
});

test('so do the plain pages, in both languages', async () => {
  const { facilities } = await ask();
  guide(square, facilities[0]!.id);
  const read = async (base: string) =>
    (await app.inject(`${base}?lng=${start[0]}&lat=${start[1]}`)).body;
  expect(await read('/plain/')).toMatch(/附近能办的事[\s\S]*离您 \d+ 分钟/);
  expect(await read('/plain/en/')).toMatch(
    /\/en\/notice\/[\da-f]+\/" lang="zh-CN"[\s\S]*\d min from you/,
  );
});

test('a way, a report and a list of services without script end with the office of the community, a page elsewhere does not', async () => {
  const { facilities } = await ask();
  const to = facilities[0]!.id;
  const way = `/plain/route/?lng=${start[0]}&lat=${start[1]}&to=${to}&large=1`;
  const report = `/plain/report/?facility=${to}&large=1`;
  const services = `/plain/services/?lng=${start[0]}&lat=${start[1]}&large=1`;
  const pages = [way, report, services];
  for (const url of pages) expect((await app.inject(url)).body).not.toContain('big-phone');
  database.tables
    .insert(communities)
    .values({ code: square, kind: 'urban', kindBecause: 'ending', officePhone: '110', version: 1 })
    .run();
  for (const url of pages) {
    const { body } = await app.inject(url);
    expect(body).toContain('class="big-phone" href="tel:110"');
    expect(body).toContain(`href="/community/${square}/?large=1"`);
  }
});
