/**
 * A street of 2,400 m in which a metre takes a second; the limit is 15 minutes. A shop 500 m from its west end. 10 people at the west end, 20 at
 * 1,390 m (890 s), 30 at 1,410 m (910 s), 5 with no street within 300 m.
 */
import { beforeAll, describe, expect, test } from 'vitest';
import { CoverageSchema, type Coverage } from '../../server/contract/coverage.ts';
import type { App } from '../../server/http/app.ts';
import { populationOf } from '../fixtures/coverage-of.ts';
import { at, draw, type DrawnWorld } from '../fixtures/drawn-world.ts';
import { appOver, expectValid, get } from '../fixtures/http-world.ts';

const street = { highway: 'residential' };
const world: DrawnWorld = {
  nodes: { west: [0, 0], east: [2400, 0], shop: [500, 0, { shop: 'convenience' }] },
  ways: [['west east', street]],
  bounds: [-1000, -1000, 3000, 1000],
};
const population = populationOf([
  { position: at(0, 0), people: 10, elderly: 4 },
  { position: at(1390, 0), people: 20, elderly: 0 },
  { position: at(1410, 0), people: 30, elderly: 3 },
  { position: at(1200, 400), people: 5, elderly: 1 },
]);

let app: App;

beforeAll(async () => {
  const { engine } = await draw(world, { complete: ['grocery'] });
  app = await appOver([engine], { populationOf: () => population });
});

describe('coverage over HTTP', () => {
  test('counts people by state and says their minutes', async () => {
    const told = await get<Coverage>(app, '/api/v1/coverage', {
      region: 'drawn',
      category: 'grocery',
      minutes: 15,
    });
    expectValid(CoverageSchema, told);
    // Mean of those who reach one: (10 × 500 + 20 × 890 + 30 × 910) / 60 = 835 s = 13.9 min; nine in ten need 910 s = 15.17.
    expect(told.total).toEqual({
      people: 65,
      covered: 30,
      gap: 30,
      unknown: 5,
      state: 'gap',
      meanMinutes: 13.9,
      p90Minutes: 15.2,
    });
  });
});
