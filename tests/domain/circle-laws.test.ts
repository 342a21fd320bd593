/** Laws of circles, on any small world. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { circleAt } from '../../server/domain/circle.ts';
import { profiles } from '../../server/contract/profile.ts';
import type { Profile } from '../../server/network/profiles.ts';
import { at, draw, testCategories, type Drawn, type Place } from '../fixtures/drawn-world.ts';
import { expectNested, expectSound, ringsOf } from '../fixtures/nesting.ts';
import { randomWorld } from '../fixtures/random-world.ts';

const home = fc.tuple(fc.integer({ min: -60, max: 960 }), fc.integer({ min: -60, max: 960 }));
const profile = fc.constantFrom(...profiles);

function circleOf(world: Drawn, [x, y]: Place, who: Profile, minutes: number) {
  const result = circleAt(
    world.engine,
    {
      position: at(x, y),
      profile: who,
      minutes,
      at: { text: '', date: new Date(0) },
      streets: false,
    },
    testCategories,
  );
  return result.ok ? result.circle : null;
}

test('a third of the limit lies in two thirds, and two thirds in the whole, exactly', async () => {
  let pictured = 0;
  await fc.assert(
    fc.asyncProperty(
      randomWorld,
      home,
      profile,
      fc.constantFrom(3, 6, 15),
      async (drawn, place, who, minutes) => {
        const circle = circleOf(await draw(drawn), place, who, minutes);
        if (!circle) return;
        const levels = circle.contours.features.map(({ geometry }) => geometry.coordinates);
        levels.forEach(expectSound);
        expectNested(ringsOf(levels[0]!), ringsOf(levels[1]!));
        expectNested(ringsOf(levels[1]!), ringsOf(levels[2]!));
        const areas = circle.contours.features.map(({ properties }) => properties.areaSquareMeters);
        expect(areas[0]).toBeLessThanOrEqual(areas[1]!);
        expect(areas[1]).toBeLessThanOrEqual(areas[2]!);
        if (areas[2]! > 0) pictured++;
      },
    ),
    { numRuns: 100 },
  );
  expect(pictured).toBeGreaterThan(40);
});

test('a longer limit never loses a facility, and never takes longer to it', async () => {
  let kept = 0;
  await fc.assert(
    fc.asyncProperty(
      randomWorld,
      home,
      profile,
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 1, max: 20 }),
      async (drawn, place, who, minutes, more) => {
        const world = await draw(drawn);
        const short = circleOf(world, place, who, minutes),
          long = circleOf(world, place, who, minutes + more);
        if (!short || !long) return;
        const later = new Map(
          long.facilities.map(({ id, seconds, meters }) => [id, { seconds, meters }]),
        );
        for (const { id, seconds, meters } of short.facilities) {
          expect(later.get(id)).toEqual({ seconds, meters });
          kept++;
        }
        expect(long.reach.streetMeters).toBeGreaterThanOrEqual(short.reach.streetMeters);
        for (const { seconds } of long.facilities)
          expect(seconds).toBeLessThanOrEqual((minutes + more) * 60 + 0.1);
      },
    ),
    { numRuns: 150 },
  );
  expect(kept).toBeGreaterThan(15);
});

test('a facility’s seconds and metres in the circle are those of the route to it, for every profile', async () => {
  let compared = 0;
  await fc.assert(
    fc.asyncProperty(randomWorld, home, async (drawn, place) => {
      const world = await draw(drawn);
      for (const who of profiles) {
        const circle = circleOf(world, place, who, 20);
        for (const facility of circle?.facilities ?? []) {
          const found = world.routeToFacility(place, facility.id, who);
          expect(found.ok).toBe(true);
          if (!found.ok) continue;
          expect(found.route.seconds).toBe(facility.seconds);
          expect(found.route.meters).toBe(facility.meters);
          // The steps tell the whole way, up to off-street stretches of less than half a metre and rounding.
          const told = found.route.steps.reduce((sum, step) => sum + step.seconds, 0);
          expect(Math.abs(told - facility.seconds)).toBeLessThan(
            2.5 + 0.1 * found.route.steps.length,
          );
          compared++;
        }
        for (const { nearestFacility, nearestSeconds } of circle?.categories ?? []) {
          if (nearestFacility === null) continue;
          const found = world.routeToFacility(place, nearestFacility, who);
          expect(found.ok && found.route.seconds).toBe(nearestSeconds);
        }
      }
    }),
    { numRuns: 60 },
  );
  expect(compared).toBeGreaterThan(50);
});
