/** The asked moment on the region's clock, and what is open then. */
import { beforeAll, describe, expect, test } from 'vitest';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { App } from '../../server/http/app.ts';
import { appOver, circle, problem, retold, sampleTown, smallTown } from '../fixtures/http-world.ts';
import { crossingAt } from '../fixtures/small-town.ts';

const here = crossingAt(2, 2) as [number, number];
const asked = `lng=${here[0]}&lat=${here[1]}`;
let sample: RegionEngine;
let app: App;

beforeAll(async () => {
  sample = await sampleTown();
  app = await appOver([await smallTown(), sample]);
}, 60_000);

describe('a time without an offset', () => {
  test.each(['2026-11-24T19:30', '2026-11-24T19:30:00', '2026-11-24T19:30:00.250'])(
    '%s is the region’s own',
    async (at) => {
      const answer = await circle(app, here, { at });
      expect([answer.at, answer.localTime]).toEqual([
        '2026-11-24T19:30:00+08:00',
        '2026-11-24T19:30',
      ]);
      const same = await circle(app, here, { at: '2026-11-24T11:30:00Z' });
      expect(same.at).toBe('2026-11-24T11:30:00Z');
      expect({ ...same, at: '' }).toEqual({ ...answer, at: '' });
    },
  );

  test('that clocks are put forward over is refused, one that they show twice is the first', async () => {
    const berlin = await appOver([retold(await smallTown(), { timeZone: 'Europe/Berlin' })]);
    for (const [at, written] of [
      ['2026-03-29T01:59', '2026-03-29T01:59:00+01:00'],
      ['2026-03-29T03:00', '2026-03-29T03:00:00+02:00'],
      ['2026-10-25T02:30', '2026-10-25T02:30:00+02:00'],
      ['2026-07-01T12:00', '2026-07-01T12:00:00+02:00'],
    ])
      expect((await circle(berlin, here, { at: at! })).at).toBe(written);
    for (const at of ['2026-03-29T02:00', '2026-03-29T02:59']) {
      const answer = await problem(berlin, `/api/v1/circle?${asked}&at=${at}&lang=en`);
      expect([answer.status, answer.code]).toEqual([400, 'invalid-time']);
      expect(answer.detail).toContain(at);
    }
  });

  test('of a day that does not exist is refused', async () => {
    for (const at of ['2026-02-29T10:00', '2026-04-31T10:00', '2026-01-01T24:00']) {
      const answer = await problem(app, `/api/v1/circle?${asked}&at=${at}`);
      expect([answer.code, answer.detail.includes(at)]).toEqual(['invalid-time', true]);
    }
    expect((await circle(app, here, { at: '2028-02-29T10:00' })).localTime).toBe(
      '2028-02-29T10:00',
    );
  });
});

describe('a circle', () => {
  test.each([
    ['2026-11-24T19:30', 'workday', undefined, true],
    ['2026-11-28T19:30', 'weekend', undefined, true],
    ['2026-10-01T10:00', 'holiday', { zh: '国庆节', en: 'National Day' }, true],
    ['2026-02-14T10:00', 'make-up', { zh: '春节', en: 'Spring Festival' }, true],
    ['2099-10-01T10:00', 'workday', undefined, false],
  ])('at %s says that it is a %s', async (at, dayKind, holidayName, calendarKnown) => {
    const answer = await circle(app, here, { at });
    expect([answer.dayKind, answer.holidayName, answer.calendarKnown]).toEqual([
      dayKind,
      holidayName,
      calendarKnown,
    ]);
  });

  test('counts what is open and closed inside, and names the nearest of each category', async () => {
    const start = sample.region.info.start.position;
    for (const at of ['2026-11-24T10:00', '2026-11-24T23:30']) {
      const { categories, facilities } = await circle(app, start, { at });
      for (const category of categories) {
        const own = facilities.filter(({ categories: codes }) => codes.includes(category.code));
        expect([category.inside, category.openInside, category.closedInside]).toEqual([
          own.length,
          own.filter(({ openNow }) => openNow === true).length,
          own.filter(({ openNow }) => openNow === false).length,
        ]);
        const [nearest] = own;
        if (nearest)
          expect(category).toMatchObject({
            nearestFacility: nearest.id,
            nearestName: nearest.name,
            nearestPosition: nearest.position,
            nearestMeters: nearest.meters,
            nearestSeconds: nearest.seconds,
            nearestOpenNow: nearest.openNow,
          });
      }
    }
  });

  test('in the evening lacks what has closed', async () => {
    const start = sample.region.info.start.position;
    const closed = async (at: string) =>
      (await circle(app, start, { at })).categories
        .filter(({ inside, closedInside }) => inside > 0 && closedInside === inside)
        .map(({ code }) => code);
    const evening = await closed('2026-11-24T22:45');
    expect(evening).toEqual(expect.arrayContaining(['bank', 'post']));
    expect(evening).not.toContain('safety');
    expect(await closed('2026-11-24T10:00')).toEqual([]);
  });

  test('names the nearest beyond the limit too, and nothing where there is none', async () => {
    const near = await circle(app, here, { minutes: 1.5 });
    const beyond = near.categories.find(({ code }) => code === 'grocery')!;
    expect(beyond).toMatchObject({
      inside: 0,
      openInside: 0,
      closedInside: 0,
      nearestFacility: 'n501',
      nearestName: '百家超市',
      nearestOpenNow: true,
    });
    expect(beyond.nearestMeters).toBeGreaterThan(120);
    expect(near.categories.find(({ code }) => code === 'bank')).toMatchObject({
      nearestFacility: null,
      nearestName: null,
      nearestPosition: null,
      nearestMeters: null,
      nearestOpenNow: null,
    });
  });

  test('gives telephone numbers that nobody can dial in the invented county', async () => {
    const { facilities } = await circle(app, sample.region.info.start.position);
    const phones = facilities.flatMap(({ phone }) => phone ?? []);
    expect(phones.length).toBeGreaterThan(20);
    for (const phone of phones) expect(phone).toMatch(/^0000-12345\d{3}$/);
    expect(facilities.some(({ phone }) => phone === undefined)).toBe(true);
  });
});

describe('refused positions in GCJ-02 are quoted as they were typed', () => {
  test.each([
    ['circle', 'lng=113.123456&lat=22.654321', ['113.123456, 22.654321']],
    ['circle', 'lng=113.123456&lat=22.654321&region=small', ['113.123456, 22.654321']],
    [
      'circle',
      `lng=${crossingAt(2, 8)[0]}&lat=${crossingAt(2, 8.5)[1]}`,
      [String(crossingAt(2, 8)[0])],
    ],
    ['route', 'from=113.123456,22.654321&to=113.1,22.6', ['113.123456, 22.654321']],
    ['why', 'from=113.123456,22.654321&to=113.1,22.6', ['113.123456, 22.654321']],
  ])('%s?%s', async (path, query, quoted) => {
    for (const lang of ['en', 'zh-CN']) {
      const answer = await problem(app, `/api/v1/${path}?${query}&crs=gcj02&lang=${lang}`);
      for (const value of quoted) expect(answer.detail).toContain(value);
    }
  });

  test('the other way round too, with a suggestion in the same numbers', async () => {
    const town = await smallTown();
    const [west, south, east, north] = town.region.info.bounds;
    const service = await appOver([retold(town, { bounds: [west - 83, south, east - 83, north] })]);
    const [x, y] = [Math.round((here[0] - 83) * 1e6) / 1e6, here[1]];
    const answer = await problem(service, `/api/v1/circle?lng=${y}&lat=${x}&crs=gcj02`);
    expect(answer).toMatchObject({ code: 'swapped-coordinates', suggestion: { lng: x, lat: y } });
  });
});
