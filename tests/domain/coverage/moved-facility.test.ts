import fc from 'fast-check';
import { expect, test } from 'vitest';
import { profiles } from '../../../server/contract/profile.ts';
import { Coverage } from '../../../server/domain/coverage/coverage.ts';
import { MovedFacility } from '../../../server/domain/coverage/moved-facility.ts';
import type { RegionEngine } from '../../../server/domain/region-engine.ts';
import type { Position } from '../../../server/geo/position.ts';
import { accessClassOf, type Profile } from '../../../server/network/profiles.ts';
import { snap } from '../../../server/network/snap.ts';
import { day, peopleOf } from '../../fixtures/coverage-of.ts';
import { at, draw, type DrawnWorld } from '../../fixtures/drawn-world.ts';
import { randomWorld } from '../../fixtures/random-world.ts';

const asked = { day, at: null };

/** The region with one more shop: what an import would have made of it. */
function withShop(engine: RegionEngine, where: Position) {
  const shop = {
    id: 'planned',
    name: null,
    categories: ['grocery'],
    position: where,
    entrances: [where],
  };
  const { region } = engine;
  return engine.over({ ...region, facilities: [...region.facilities, shop] });
}

function doorsOf({ region, norms }: RegionEngine, where: Position, profile: Profile) {
  const door = snap(region.network, accessClassOf(profile), where, norms.snapLimitMeters);
  return door ? [door] : [];
}

test('a planned shop takes over whom it is nearer to, and gives them back when it moves on', async () => {
  // A street of 2,000 m with a shop at its west end; people live every 500 m.
  const world: DrawnWorld = {
    nodes: { a: [0, 0, { shop: 'convenience' }], b: [2000, 0] },
    ways: [['a b', { highway: 'residential' }]],
    bounds: [-100, -100, 2100, 100],
  };
  const { engine } = await draw(world);
  const homes = [0, 500, 1000, 1500, 2000].map((x) => ({ position: at(x, 0), people: 1 }));
  const moved = new MovedFacility(new Coverage(engine, peopleOf(engine, homes), asked), 'grocery');
  const told = () => [...moved.seconds].map(Math.round);
  expect(told()).toEqual([0, 500, 1000, 1500, 2000]);
  expect(moved.moveTo(doorsOf(engine, at(1600, 0), 'walk'))).toBe(3);
  expect(told()).toEqual([0, 500, 600, 100, 400]);
  expect(moved.moveTo(doorsOf(engine, at(800, 0), 'walk'))).toBe(4);
  expect(told()).toEqual([0, 300, 200, 700, 1200]);
  expect(moved.moveTo([])).toBe(0);
  expect(told()).toEqual([0, 500, 1000, 1500, 2000]);
});

test('in any small world, wherever it moves, everybody has the seconds of a whole new search', async () => {
  const place = fc.tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }));
  let nearer = 0;
  await fc.assert(
    fc.asyncProperty(
      randomWorld,
      fc.array(place, { minLength: 1, maxLength: 8 }),
      fc.array(place, { minLength: 1, maxLength: 4 }),
      fc.constantFrom(...profiles),
      async (world, homes, moves, profile) => {
        const { engine } = await draw({ ...world, bounds: [-100, -100, 1000, 1000] });
        const points = homes.map(([x, y]) => ({ position: at(x, y), people: 1 }));
        const people = peopleOf(engine, points, profile);
        const moved = new MovedFacility(new Coverage(engine, people, asked), 'grocery');
        for (const [x, y] of moves) {
          nearer += moved.moveTo(doorsOf(engine, at(x, y), profile));
          const whole = withShop(engine, at(x, y));
          expect([...moved.seconds]).toEqual([
            ...new Coverage(whole, people, asked).seconds('grocery'),
          ]);
        }
      },
    ),
    { numRuns: 150 },
  );
  expect(nearer).toBeGreaterThan(100);
});
