/** Coverage over HTTP is what counting single circles over HTTP gives, place by place, weights and all. */
import { readFileSync } from 'node:fs';
import { beforeAll, expect, test } from 'vitest';
import type { Circle } from '../../server/contract/circle.ts';
import type { Coverage } from '../../server/contract/coverage.ts';
import { communityAt } from '../../server/domain/kind.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { position } from '../../server/geo/position.ts';
import type { App } from '../../server/http/app.ts';
import { populationOf, type PopulationPoint } from '../fixtures/coverage-of.ts';
import { emptyRecords } from '../fixtures/empty-records.ts';
import {
  appOver,
  everyCategory,
  get,
  queryOf,
  realTown,
  retold,
  sampleTown,
  seeded,
  seededOrigins,
} from '../fixtures/http-world.ts';
import { sharedData } from '../shared-data.ts';

const count = 300;
const codes = ['health', 'market', 'pharmacy', 'green', 'grocery'];

type Sums = Record<'covered' | 'gap' | 'unknown', number>;

async function circleStates(app: App, region: string, { position: at }: PopulationPoint) {
  const url = `/api/v1/circle?${queryOf({ region, lng: at[0], lat: at[1] })}`;
  const response = await app.inject(url);
  // No street within 300 m: a circle is refused, and coverage knows nothing.
  if (response.statusCode === 422) return null;
  expect(response.statusCode).toBe(200);
  return response.json<Circle>();
}

/** Counts every point's own circle, by category and community. Returns how many people were in each state. */
async function compare(engine: RegionEngine, points: readonly PopulationPoint[]): Promise<Sums> {
  const records = emptyRecords();
  const { id } = engine.region.info;
  records.population.put(id, populationOf(points));
  const app = await appOver([engine], { records });
  const by = new Map<string, Sums>();
  const add = (code: string, area: string, state: keyof Sums, people: number) => {
    for (const key of [code, `${code} ${area}`]) {
      const sums = by.get(key) ?? { covered: 0, gap: 0, unknown: 0 };
      sums[state] += people;
      by.set(key, sums);
    }
  };
  for (const point of points) {
    const circle = await circleStates(app, id, point);
    // A place without a street lies in a community all the same.
    const community = circle
      ? circle.origin.community?.code
      : communityAt(engine.region.communities, point.position)?.code;
    for (const code of codes) {
      const own = circle?.categories.find((category) => category.code === code);
      add(code, community ?? 'none', own?.state ?? 'unknown', point.people);
    }
  }
  const seen: Sums = { covered: 0, gap: 0, unknown: 0 };
  for (const category of codes) {
    const told = await get<Coverage>(app, '/api/v1/coverage', { region: id, category });
    for (const state of ['covered', 'gap', 'unknown'] as const) {
      expect([category, state, told.total[state]]).toEqual([
        category,
        state,
        Math.round(by.get(category)![state] * 10) / 10,
      ]);
      seen[state] += told.total[state];
      for (const area of told.areas.filter(({ code }) => code !== null))
        expect([category, area.name, state, area[state]]).toEqual([
          category,
          area.name,
          state,
          Math.round((by.get(`${category} ${area.code}`)?.[state] ?? 0) * 10) / 10,
        ]);
    }
  }
  return seen;
}

/** Nine in ten near junctions, the others anywhere; one to twenty people, with a half now and then. */
function seededPeople(engine: RegionEngine): PopulationPoint[] {
  const [west, south, east, north] = engine.region.info.bounds;
  const random = seeded(66);
  const near = seededOrigins(engine, count * 0.9, 66);
  const anywhere = Array.from({ length: count * 0.1 }, () =>
    position(west + random() * (east - west), south + random() * (north - south)),
  );
  return [...near, ...anywhere].map((at) => ({
    position: at,
    people: 1 + Math.floor(random() * 39) / 2,
  }));
}

let sample: RegionEngine;
beforeAll(async () => {
  sample = await sampleTown();
}, 60_000);

test('in the sample, community by community', async () => {
  const seen = await compare(sample, seededPeople(sample));
  expect(seen.covered).toBeGreaterThan(1000);
  expect(seen.gap).toBeGreaterThan(500);
  expect(seen.unknown).toBeGreaterThan(0);
});

test('in neubrandenburg, its register taken as complete', async (context) => {
  const engine = retold(await realTown('neubrandenburg', context), { complete: everyCategory });
  const seen = await compare(engine, seededPeople(engine));
  expect(seen.covered).toBeGreaterThan(1000);
  expect(seen.gap).toBeGreaterThan(500);
  expect(seen.unknown).toBeGreaterThan(0);
});

test('in porto-alegre, with the people of 300 of its hexagons', async (context) => {
  const file = sharedData('osm/porto-alegre-hexgrid.csv', context);
  const engine = retold(await realTown('porto-alegre', context), { complete: everyCategory });
  const random = seeded(300);
  const points = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').map(Number))
    .filter(([, , , people]) => people! > 0)
    .map(([, lng, lat, people]) => ({ position: position(lng!, lat!), people: people! }))
    .map((point) => [random(), point] as const)
    .toSorted(([a], [b]) => a - b)
    .slice(0, count)
    .map(([, point]) => point)
    .filter(({ position: [lng, lat] }) => {
      const [west, south, east, north] = engine.region.info.bounds;
      return lng >= west && lng <= east && lat >= south && lat <= north;
    });
  expect(points.length).toBeGreaterThan(200);
  const seen = await compare(engine, points);
  expect(seen.covered).toBeGreaterThan(10_000);
  expect(seen.gap + seen.unknown).toBeGreaterThan(10_000);
});
