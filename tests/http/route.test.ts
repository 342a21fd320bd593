import { beforeAll, describe, expect, test } from 'vitest';
import { profiles } from '../../server/contract/profile.ts';
import { RouteSchema, type Route } from '../../server/contract/route.ts';
import { RegionEngine } from '../../server/domain/region-engine.ts';
import { distanceMeters } from '../../server/geo/distance.ts';
import { position } from '../../server/geo/position.ts';
import type { App } from '../../server/http/app.ts';
import {
  appOver,
  circle,
  expectValid,
  get,
  norms,
  problem,
  realTown,
  sampleTown,
  seededOrigins,
  smallTown,
} from '../fixtures/http-world.ts';
import { beyondRiver, crossingAt } from '../fixtures/small-town.ts';

let sample: RegionEngine;
let app: App;

beforeAll(async () => {
  sample = await sampleTown();
  app = await appOver([sample]);
}, 60_000);

function expectWhole({ steps, seconds, meters, geometry, offStreetMeters }: Route): void {
  expect(Math.abs(steps.reduce((sum, step) => sum + step.seconds, 0) - seconds)).toBeLessThan(
    // Off-street metres under half a metre are no step.
    1.1 + 0.06 * steps.length,
  );
  expect(Math.abs(steps.reduce((sum, step) => sum + step.meters, 0) - meters)).toBeLessThan(
    1 + 0.6 * steps.length,
  );
  const points = geometry.coordinates as [number, number][];
  const drawn = points
    .slice(1)
    .reduce((sum, at, i) => sum + distanceMeters(...points[i]!, ...at), 0);
  // An area is entered at one of its gates: the line ends there, the last off-street metres may stay undrawn.
  expect(Math.abs(drawn - meters)).toBeLessThan(0.01 * meters + 3 + offStreetMeters[1]!);
}

describe.each([
  ['sample', 2],
  ['zhuhai-tangjia', 4],
  ['sichuan-panzhihua', 2],
  ['neubrandenburg', 1],
] as const)('routes in %s', (name, origins) => {
  test.for(profiles)(
    'take as long as the circle says, to every facility: %s',
    async (profile, context) => {
      const town = name === 'sample' ? sample : await realTown(name, context);
      const service = await appOver([town]);
      let routes = 0;
      for (const at of seededOrigins(town, origins, 5)) {
        const from = at.join(',');
        const { facilities } = await circle(service, at, { profile, minutes: 12 });
        for (const facility of facilities) {
          const route = await get<Route>(service, '/api/v1/route', {
            from,
            to: `facility:${facility.id}`,
            profile,
          });
          expect([facility.id, route.seconds, route.meters]).toEqual([
            facility.id,
            facility.seconds,
            facility.meters,
          ]);
          expect(route.facility).toEqual({ id: facility.id, name: facility.name });
          expectWhole(route);
          if (routes++ % 20 === 0) expectValid(RouteSchema, route);
        }
      }
      expect(routes).toBeGreaterThan(0);
    },
  );
});

describe('a route between two positions', () => {
  test('begins and ends at them and takes as long on the way back', async () => {
    const places = seededOrigins(sample, 20, 6);
    let found = 0;
    for (let i = 1; i < places.length; i++) {
      const [from, to] = [places[i - 1]!.join(','), places[i]!.join(',')];
      const there = await app.inject(`/api/v1/route?from=${from}&to=${to}`);
      if (there.statusCode === 404) continue;
      const route = there.json<Route>();
      expectValid(RouteSchema, route);
      expectWhole(route);
      expect(route.geometry.coordinates[0]!.join(',')).toBe(from);
      expect(route.geometry.coordinates.at(-1)!.join(',')).toBe(to);
      const back = await get<Route>(app, '/api/v1/route', { from: to, to: from });
      expect(Math.abs(back.seconds - route.seconds)).toBeLessThan(0.2);
      found++;
    }
    expect(found).toBeGreaterThan(10);
  });

  test('is nothing when one stands there already', async () => {
    const at = sample.region.info.start.position.join(',');
    const route = await get<Route>(app, '/api/v1/route', { from: at, to: at });
    expectValid(RouteSchema, route);
    expect(route.geometry.coordinates.length).toBeGreaterThanOrEqual(2);
    expect(route.seconds).toBeLessThan(5);
  });
});

describe('a route that cannot be', () => {
  test('to a facility that does not exist says so and quotes it', async () => {
    const from = sample.region.info.start.position.join(',');
    for (const id of ['n999999999', '不存在', '', '../n1', 'constructor', '__proto__']) {
      const query = new URLSearchParams({ from, to: `facility:${id}`, lang: 'en' });
      const answer = await problem(app, `/api/v1/route?${query}`);
      expect([answer.status, answer.code]).toEqual([404, 'unknown-facility']);
      expect(answer.detail).toContain(`"${id}"`);
    }
  });

  test('into another region says that the two are not in one', async (context) => {
    const town = await realTown('zhuhai-tangjia', context);
    const both = await appOver([sample, town]);
    const from = sample.region.info.start.position.join(',');
    const to = town.region.info.start.position.join(',');
    const answer = await problem(both, `/api/v1/route?from=${from}&to=${to}&lang=en`);
    expect([answer.status, answer.code]).toEqual([422, 'different-regions']);
    for (const number of [...from.split(','), ...to.split(',')])
      expect(answer.detail).toContain(number);
  });

  test('between two parts that no street joins says that there is no way', async () => {
    const service = await appOver([await smallTown()]);
    const [from, to] = [crossingAt(2, 2).join(','), beyondRiver.join(',')];
    const answer = await problem(service, `/api/v1/route?from=${from}&to=${to}&lang=en`);
    expect([answer.status, answer.code]).toEqual([404, 'no-route']);
    expect(answer.detail).toContain(`from ${from} to ${to}`);
    const facility = await problem(service, `/api/v1/route?from=${from}&to=facility:n503`);
    expect([facility.status, facility.code]).toEqual([404, 'no-route']);
    expect(facility.detail).toContain('facility:n503');
  });

  test('to a facility that no usable street comes near says so', async () => {
    const town = await smallTown();
    const { region } = town;
    const far = {
      ...region.facilities[0]!,
      id: 'n900',
      entrances: [position(...crossingAt(2, 20))],
    };
    const service = await appOver([
      new RegionEngine({ ...region, facilities: [...region.facilities, far] }, norms),
    ]);
    const from = crossingAt(2, 2).join(',');
    const answer = await problem(service, `/api/v1/route?from=${from}&to=facility:n900&lang=en`);
    expect([answer.status, answer.code]).toEqual([422, 'facility-unreachable']);
    expect(answer.detail).toContain('"n900"');
  });
});
