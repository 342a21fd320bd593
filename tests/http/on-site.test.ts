import { beforeEach, describe, expect, test } from 'vitest';
import { OnSiteSchema, OnSitesSchema, type OnSiteAnswer } from '../../server/contract/on-site.ts';
import type { Circle } from '../../server/contract/circle.ts';
import type { App } from '../../server/http/app.ts';
import { officeOf } from '../fixtures/acting.ts';
import { communityWorld, village, type CommunityWorld } from '../fixtures/community-world.ts';
import { appOver, circle, expectValid, smallTown } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';
import { CircleSchema } from '../../server/contract/circle.ts';
import { position } from '../../server/geo/position.ts';

let app: App;
let world: CommunityWorld;
const start = position(...(crossingAt(2, 2) as [number, number]));
const corner = crossingAt(2, 3);
const office = officeOf('440402');

beforeEach(async () => {
  // Wednesday, 4 March 2026, 10:00 in China: 正月十六.
  world = communityWorld(new Date('2026-03-04T02:00:00Z'));
  app = await appOver([await smallTown()], { records: world.records, now: () => world.now });
});

const content = {
  community: village,
  title: '义诊',
  titleEn: 'Free check-up',
  categories: ['health'],
  position: corner,
  place: '榕树下',
  days: [{ kind: 'weekly', weekdays: [3] }],
  opens: '09:00',
  closes: '11:30',
  from: '2026-01-01',
  until: '2026-12-31',
};
async function send(method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object, by = office) {
  const answer = await app.inject({ method, url, headers: by, ...(payload && { payload }) });
  return { status: answer.statusCode, body: answer.json() };
}
const add = async (more: object = {}): Promise<OnSiteAnswer> => {
  const { status, body } = await send('POST', '/api/v1/on-site', { ...content, ...more });
  expect([status, body.detail]).toEqual([201, undefined]);
  expectValid(OnSiteSchema, body);
  return body;
};

describe('a session on site', () => {
  test('stands in the circle on its day only, with the seconds of a facility there, and covers nothing', async () => {
    const before = await circle(app, start, { at: '2026-03-04T10:00' });
    expect(before.onSite).toBeUndefined();
    const { id } = await add();
    const after: Circle = await circle(app, start, { at: '2026-03-04T10:00' });
    expectValid(CircleSchema, after);
    const [session] = after.onSite!;
    // One block of the small town: as far as a route to the corner.
    const [lng, lat] = corner;
    const route = (await app.inject(`/api/v1/route?from=${start.join()}&to=${lng},${lat}`)).json<{
      seconds: number;
    }>();
    expect(session).toEqual({
      id,
      title: '义诊',
      titleEn: 'Free check-up',
      categories: ['health'],
      position: [...position(lng!, lat!)],
      place: '榕树下',
      opens: '09:00',
      closes: '11:30',
      seconds: route.seconds,
      openNow: true,
      today: true,
    });
    expect(after.categories).toEqual(before.categories);
    for (const [at, there, open] of [
      ['2026-03-04T08:59', true, false],
      ['2026-03-04T09:00', true, true],
      ['2026-03-04T11:29', true, true],
      ['2026-03-04T11:30', true, false],
      ['2026-03-05T10:00', false, undefined],
      ['2026-03-11T10:00', true, true],
      ['2027-01-06T10:00', false, undefined],
    ] as const) {
      const { onSite } = await circle(app, start, { at });
      expect([at, onSite !== undefined, onSite?.[0]?.openNow]).toEqual([at, there, open]);
      expect(onSite?.[0]?.today ?? false).toBe(at.startsWith('2026-03-04'));
    }
  });

  test('is left out where it lies beyond the limit', async () => {
    await add();
    const { onSite } = await circle(app, start, { at: '2026-03-04T10:00' });
    const minutes = onSite![0]!.seconds / 60;
    expect(minutes).toBeGreaterThan(1);
    const within = await circle(app, start, { at: '2026-03-04T10:00', minutes: minutes + 0.01 });
    expect(within.onSite).toHaveLength(1);
    const beyond = await circle(app, start, { at: '2026-03-04T10:00', minutes: minutes - 0.01 });
    expect(beyond.onSite).toBeUndefined();
  });

  test('is told of by area, its next days by both calendars', async () => {
    await add({ title: '墟日', days: [{ kind: 'lunar-endings', endings: [1, 4, 7] }] });
    await add();
    const { body } = await send('GET', '/api/v1/on-site?area=440402&day=2026-03-05');
    expectValid(OnSitesSchema, body);
    // 正月十七 is 5 March; 正月 has 30 days, so 初一 follows on the 19th.
    expect(body.sessions[0].next.map(({ date }: { date: string }) => date)).toEqual([
      '2026-03-05',
      '2026-03-09',
      '2026-03-12',
      '2026-03-15',
      '2026-03-19',
    ]);
    expect(body.sessions[0].next[0].words).toEqual({
      zh: '3月5日 星期四（农历正月十七）',
      en: 'Thursday 5 March (lunar month 1, day 17)',
    });
    expect(body.sessions[0].daysInWords.zh).toBe('农历逢一四七');
    expect(body.sessions.map(({ onDay }: OnSiteAnswer) => onDay)).toEqual([true, false]);
    expect((await send('GET', '/api/v1/on-site?area=440403')).body.sessions).toEqual([]);
    expect((await send('GET', '/api/v1/on-site?day=2027-01-01')).body.sessions).toEqual([]);
  });

  test('can be moved and called off, by its own office and from its last version only', async () => {
    const { id } = await add();
    const url = `/api/v1/on-site/${id}`;
    const far = {
      version: 1,
      title: '义诊（改期）',
      days: [{ kind: 'dates', dates: ['2026-03-06'] }],
    };
    expect((await send('PATCH', url, far, officeOf('440403'))).status).toBe(403);
    expect((await send('PATCH', url, far)).body.version).toBe(2);
    expect((await send('PATCH', url, far)).status).toBe(409);
    expect((await circle(app, start, { at: '2026-03-04T10:00' })).onSite).toBeUndefined();
    expect((await circle(app, start, { at: '2026-03-06T10:00' })).onSite).toHaveLength(1);
    expect((await send('POST', `${url}/withdraw`, { version: 2 })).status).toBe(200);
    expect((await circle(app, start, { at: '2026-03-06T10:00' })).onSite).toBeUndefined();
    expect((await send('POST', `${url}/withdraw`, { version: 3 })).body.code).toBe(
      'unknown-session',
    );
  });

  test.each([
    [{ opens: '11:30' }, 'ends-before-start'],
    [{ closes: '24:01' }, 'invalid-field'],
    [{ until: '2025-12-31' }, 'ends-before-start'],
    [{ until: '2029-01-06' }, 'invalid-field'],
    [{ from: '2026-02-30' }, 'invalid-field'],
    [{ days: [] }, 'invalid-field'],
    [{ days: [{ kind: 'weekly', weekdays: [8] }] }, 'invalid-field'],
    [{ days: [{ kind: 'lunar-days', days: [31] }] }, 'invalid-field'],
    [{ days: [{ kind: 'dates', dates: ['2026-02-29'] }] }, 'invalid-field'],
    [{ categories: ['sauna'] }, 'invalid-field'],
    [{ position: [181, 22] }, 'longitude-out-of-range'],
    [{ community: '440402002999' }, 'unknown-area'],
    [{ community: '440403001001' }, 'outside-your-area'],
  ])('with %j is refused: %s', async (more, code) => {
    const { body } = await send('POST', '/api/v1/on-site', { ...content, ...more });
    expect(body.code).toBe(code);
    expect(world.records.onSite.inArea('44', '2026-01-01')).toEqual([]);
  });

  test('may last three years and until midnight', async () => {
    expect((await add({ until: '2029-01-05', closes: '24:00' })).closes).toBe('24:00');
  });
});
