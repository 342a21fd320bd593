import gcoord from 'gcoord';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Circle } from '../../server/contract/circle.ts';
import { CircleSchema } from '../../server/contract/circle.ts';
import { profiles } from '../../server/contract/profile.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { distanceMeters } from '../../server/geo/distance.ts';
import { contains, position } from '../../server/geo/position.ts';
import type { App } from '../../server/http/app.ts';
import { nodeAtBorder } from '../../server/network/flags.ts';
import {
  appOver,
  circle,
  everyCategory,
  expectValid,
  realTown,
  retold,
  sampleTown,
  seededOrigins,
} from '../fixtures/http-world.ts';
import { nestingFault, signedArea } from './nesting.ts';

let sample: RegionEngine;
let app: App;

beforeAll(async () => {
  sample = await sampleTown();
  app = await appOver([sample]);
}, 60_000);

/** Towns by name; the sample is one of them. */
async function townNamed(name: string, context: { skip(note?: string): void }) {
  const town = name === 'sample' ? sample : await realTown(name, context);
  return { town, app: name === 'sample' ? app : await appOver([town]) };
}

const four = ['sample', 'zhuhai-tangjia', 'sichuan-panzhihua', 'neubrandenburg'];

describe('the limit', () => {
  test('without minutes is 15 in town and half an hour in the country, by the kind found', async () => {
    const circles = await Promise.all(seededOrigins(sample, 60, 7).map((at) => circle(app, at)));
    for (const { kind, limitMinutes } of circles)
      expect(limitMinutes).toBe(kind.kind === 'urban' ? 15 : 30);
    expect(new Set(circles.map(({ kind }) => kind.kind))).toEqual(new Set(['urban', 'rural']));
  });

  test.each([
    ['urban', 15],
    ['rural', 30],
  ] as const)('kind=%s from the resident overrides what was found', async (kind, minutes) => {
    for (const at of seededOrigins(sample, 5, 8)) {
      const answer = await circle(app, at, { kind });
      expect(answer.kind).toEqual({ kind, because: 'resident' });
      expect(answer.limitMinutes).toBe(minutes);
    }
  });

  test('minutes override both, the kind still says which services are essential', async () => {
    const [at] = seededOrigins(sample, 1, 9);
    const town = await circle(app, at!, { minutes: 7.5, kind: 'urban' });
    const country = await circle(app, at!, { minutes: 7.5, kind: 'rural' });
    expect([town.limitMinutes, country.limitMinutes]).toEqual([7.5, 7.5]);
    const essential = ({ categories }: Circle) =>
      categories.filter((c) => c.essential).map((c) => c.code);
    expect(essential(town)).toContain('market');
    expect(essential(country)).not.toContain('market');
    expect(essential(country)).toContain('supply-coop');
  });
});

describe.each(four)('circles of %s', (name) => {
  test('hold to their schema, with every profile', async (context) => {
    const { town, app: service } = await townNamed(name, context);
    for (const profile of profiles) {
      for (const at of seededOrigins(town, 3, 11)) {
        const answer = await circle(service, at, { profile, streets: 1, minutes: 12 });
        expectValid(CircleSchema, answer);
        expect(answer.profile).toBe(profile);
        expect(answer.meta.region).toBe(name);
      }
    }
  });

  test('are drawn nested, with rings closed, outer ones counterclockwise and holes clockwise', async (context) => {
    const { town, app: service } = await townNamed(name, context);
    const minutes = [5, 15, 30, 11.3, 60];
    for (const [i, at] of seededOrigins(town, 50, 21).entries()) {
      const limit = minutes[i % minutes.length]!;
      const { features } = (await circle(service, at, { minutes: limit })).contours;
      expect(features.map((f) => f.properties.minutes)).toEqual(
        [1, 2, 3].map((k) => Math.round((limit * k * 100) / 3) / 100),
      );
      const [inner, middle, outer] = features.map((f) => f.geometry.coordinates);
      expect(
        nestingFault(inner!, middle!),
        `${at.join(',')} for ${limit} min, inner band`,
      ).toBeNull();
      expect(
        nestingFault(middle!, outer!),
        `${at.join(',')} for ${limit} min, outer band`,
      ).toBeNull();
      expect(outer!.length).toBeGreaterThan(0);
      for (const polygon of [inner!, middle!, outer!].flat()) {
        polygon.forEach((ring, r) => {
          expect(ring.length).toBeGreaterThanOrEqual(4);
          expect(ring.at(-1)).toEqual(ring[0]);
          expect(Math.sign(signedArea(ring))).toBe(r === 0 ? 1 : -1);
        });
      }
      const areas = features.map((f) => f.properties.areaSquareMeters);
      expect(areas).toEqual(areas.toSorted((a, b) => a - b));
    }
  });

  test('give the reached streets by minute, as long together as they say', async (context) => {
    const { town, app: service } = await townNamed(name, context);
    for (const [i, at] of seededOrigins(town, 20, 31).entries()) {
      const limit = [5, 15, 30, 7.5][i % 4]!;
      const { streets, reach } = await circle(service, at, { minutes: limit, streets: 1 });
      let meters = 0;
      for (const { geometry, properties } of streets!.features) {
        expect(Number.isInteger(properties.minutes)).toBe(true);
        expect(properties.minutes).toBeGreaterThanOrEqual(1);
        expect(properties.minutes).toBeLessThanOrEqual(Math.ceil(limit));
        for (const line of geometry.coordinates) {
          line
            .slice(1)
            .forEach(
              ([lng, lat], k) => (meters += distanceMeters(line[k]![0]!, line[k]![1]!, lng!, lat!)),
            );
        }
      }
      expect(Math.abs(meters - reach.streetMeters)).toBeLessThanOrEqual(
        0.005 * reach.streetMeters + 1,
      );
    }
  });

  test('list a facility exactly when its seconds are within the limit', async (context) => {
    const { town, app: service } = await townNamed(name, context);
    for (const at of seededOrigins(town, 15, 41)) {
      const wide = (await circle(service, at, { minutes: 30 })).facilities;
      expect(wide.map(({ seconds }) => seconds)).toEqual(
        wide.map(({ seconds }) => seconds).toSorted((a, b) => a - b),
      );
      for (const minutes of [5, 15, 22.5]) {
        const near = (await circle(service, at, { minutes })).facilities;
        expect(near).toEqual(wide.filter(({ seconds }) => seconds <= minutes * 60));
      }
    }
  });

  test('count the same facilities by category as they list', async (context) => {
    const { town, app: service } = await townNamed(name, context);
    for (const at of seededOrigins(town, 15, 51)) {
      const limit = 10;
      const answer = await circle(service, at, { minutes: limit });
      expect(answer.categories.map(({ code }) => code)).toEqual(everyCategory);
      for (const { code, inside, nearestSeconds, nearestFacility, state } of answer.categories) {
        const own = answer.facilities.filter((facility) => facility.categories.includes(code));
        expect(inside).toBe(own.length);
        expect(state === 'covered').toBe(inside > 0);
        if (own.length > 0)
          expect(own.find(({ id }) => id === nearestFacility)!.seconds).toBe(own[0]!.seconds);
        if (own.length > 0) expect(nearestSeconds).toBe(own[0]!.seconds);
        else if (nearestSeconds !== null) {
          expect(nearestSeconds).toBeGreaterThan(limit * 60);
          expect(nearestSeconds).toBeLessThanOrEqual(2 * limit * 60);
          const beyond = await circle(service, at, { minutes: 2 * limit });
          const seen = beyond.facilities.find((facility) => facility.categories.includes(code));
          expect(nearestSeconds).toBe(seen!.seconds);
        }
      }
    }
  });
});

describe('a missing category', () => {
  test('is unknown where the register is not declared complete', async (context) => {
    const town = await realTown('zhuhai-tangjia', context);
    const service = await appOver([town]);
    for (const at of seededOrigins(town, 10, 61)) {
      const { categories } = await circle(service, at, { minutes: 5 });
      const missing = categories.filter(({ inside }) => inside === 0);
      expect(missing.length).toBeGreaterThan(0);
      for (const { state, because } of missing)
        expect([state, because]).toEqual(['unknown', 'incomplete-register']);
    }
  });

  test('is a gap for the declared categories alone', async (context) => {
    const town = await realTown('neubrandenburg', context);
    const service = await appOver([retold(town, { complete: ['market', 'library'] })]);
    const { categories } = await circle(service, town.region.info.start.position, { minutes: 1 });
    const gaps = categories.filter(({ state }) => state === 'gap').map(({ code }) => code);
    expect(gaps.length).toBeGreaterThan(0);
    for (const code of gaps) expect(['market', 'library']).toContain(code);
  });

  test('is a gap in the complete sample away from its border, and unknown where the border is reached', async () => {
    const { network } = sample.region;
    const border = network.nodeFlags.findIndex((flags) => (flags & nodeAtBorder) !== 0);
    const [west, south, east, north] = network.bounds;
    const clamped = (v: number, low: number, high: number) => Math.min(high, Math.max(low, v));
    const edge = position(
      clamped(network.nodeLng[border]! / 1e7, west, east),
      clamped(network.nodeLat[border]! / 1e7, south, north),
    );
    const atBorder = (await circle(app, edge, { minutes: 5 })).categories.filter(
      (c) => c.inside === 0,
    );
    expect(atBorder.length).toBeGreaterThan(0);
    for (const { state, because } of atBorder)
      expect([state, because]).toEqual(['unknown', 'data-border']);
    const inland = (
      await circle(app, sample.region.info.start.position, { minutes: 1 })
    ).categories.filter((c) => c.inside === 0);
    expect(inland.length).toBeGreaterThan(0);
    for (const { state, because } of inland) expect([state, because]).toEqual(['gap', undefined]);
  });
});

describe('crs=gcj02', () => {
  test('moves the position sent by Chinese map services back to where it is', async (context) => {
    const town = await realTown('zhuhai-tangjia', context);
    const service = await appOver([town]);
    let asked = 0;
    for (const at of seededOrigins(town, 10, 71)) {
      const [lng, lat] = gcoord.transform([at[0], at[1]], gcoord.WGS84, gcoord.GCJ02);
      const sent = position(lng!, lat!);
      const moved = await circle(service, sent, { crs: 'gcj02', minutes: 10 });
      expect(
        distanceMeters(...(moved.origin.position as [number, number]), at[0], at[1]),
      ).toBeLessThan(1);
      if (!contains(town.region.info.bounds, sent[0], sent[1])) continue;
      asked++;
      const unmoved = await service.inject(`/api/v1/circle?lng=${lng}&lat=${lat}&minutes=10`);
      if (unmoved.statusCode !== 200) continue;
      expect(
        distanceMeters(
          ...(unmoved.json<Circle>().origin.position as [number, number]),
          at[0],
          at[1],
        ),
      ).toBeGreaterThan(300);
    }
    expect(asked).toBeGreaterThan(0);
  });

  test('names the datum that is the default', async () => {
    const at = sample.region.info.start.position;
    expect(await circle(app, at, { crs: 'wgs84' })).toEqual(await circle(app, at));
  });
});

describe('at', () => {
  test('decides what is open, in the time zone of the region, whatever the offset it is written in', async () => {
    const from = sample.region.info.start.position;
    const night = await circle(app, from, { at: '2026-03-04T03:30:00+08:00', minutes: 15 });
    const noon = await circle(app, from, { at: '2026-03-04T11:30:00+08:00', minutes: 15 });
    const open = ({ facilities }: Circle) =>
      facilities.filter(({ openNow }) => openNow === true).length;
    expect(open(night)).toBeLessThan(open(noon));
    const sameNoon = await circle(app, from, { at: '2026-03-04T03:30:00Z', minutes: 15 });
    expect(sameNoon.facilities).toEqual(noon.facilities);
    expect(noon.at).toBe('2026-03-04T11:30:00+08:00');
  });

  test('is the clock’s time when it is not given', async () => {
    expect((await circle(app, sample.region.info.start.position)).at).toBe(
      '2026-03-04T02:00:00.000Z',
    );
  });
});
