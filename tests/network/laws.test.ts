/** Laws of times between network positions, on any small world. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { notAStreet } from '../../server/network/flags.ts';
import type { AccessPoint } from '../../server/network/network.ts';
import {
  accessClassOf,
  usableMask,
  type AccessClass,
  type Profile,
} from '../../server/network/profiles.ts';
import { draw, type Drawn } from '../fixtures/drawn-world.ts';
import { pick, randomWorld, type Pick } from '../fixtures/random-world.ts';

/** What 32-bit seconds per edge and coordinates of a centimetre may add up to. */
const slackSeconds = 0.01;

function placeAt(
  { network }: Drawn,
  accessClass: AccessClass,
  { edge, share }: Pick,
): AccessPoint | null {
  const usable: number[] = [];
  network.edgeFlags.forEach((flags, e) => {
    if (flags & usableMask(accessClass) && (flags & notAStreet) === 0) usable.push(e);
  });
  if (usable.length === 0) return null;
  const chosen = usable[edge % usable.length]!;
  return {
    edge: chosen,
    alongMeters: share * network.edgeLengthMeters[chosen]!,
    offStreetMeters: 0,
  };
}

function seconds({ engine }: Drawn, profile: Profile, from: AccessPoint, to: AccessPoint): number {
  engine.reach.start(engine.travel(profile), from, 1e5);
  engine.reach.expand(1e5);
  return engine.reach.secondsOnEdge(to.edge, to.alongMeters);
}

const runs = { numRuns: 120 };

describe('times between places on a network', () => {
  test.each(['walk', 'elder', 'pram'] as const)(
    'are the same there and back (%s)',
    async (profile) => {
      await fc.assert(
        fc.asyncProperty(randomWorld, pick, pick, async (drawn, a, b) => {
          const world = await draw(drawn);
          const from = placeAt(world, accessClassOf(profile), a),
            to = placeAt(world, accessClassOf(profile), b);
          if (!from || !to) return;
          const there = seconds(world, profile, from, to),
            back = seconds(world, profile, to, from);
          if (there === Infinity || back === Infinity) expect(there).toBe(back);
          else expect(Math.abs(there - back)).toBeLessThan(slackSeconds);
        }),
        runs,
      );
    },
  );

  test.each(['walk', 'pram', 'bike'] as const)(
    'are never longer than over a third place (%s)',
    async (profile) => {
      await fc.assert(
        fc.asyncProperty(randomWorld, pick, pick, pick, async (drawn, a, b, c) => {
          const world = await draw(drawn);
          const [from, via, to] = [a, b, c].map((chosen) =>
            placeAt(world, accessClassOf(profile), chosen),
          );
          if (!from || !via || !to) return;
          const straight = seconds(world, profile, from, to);
          const around = seconds(world, profile, from, via) + seconds(world, profile, via, to);
          if (around < Infinity) expect(straight).toBeLessThanOrEqual(around + slackSeconds);
        }),
        runs,
      );
    },
  );

  test('are never shorter with a pram than without', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorld, pick, pick, async (drawn, a, b) => {
        const world = await draw(drawn);
        const from = placeAt(world, 'pram', a),
          to = placeAt(world, 'pram', b);
        if (from && to)
          expect(seconds(world, 'pram', from, to)).toBeGreaterThanOrEqual(
            seconds(world, 'walk', from, to) - slackSeconds,
          );
      }),
      runs,
    );
  });

  test('are zero from a place to itself', async () => {
    await fc.assert(
      fc.asyncProperty(randomWorld, pick, async (drawn, a) => {
        const world = await draw(drawn);
        for (const profile of ['walk', 'bike'] as const) {
          const place = placeAt(world, accessClassOf(profile), a);
          if (place) expect(seconds(world, profile, place, place)).toBe(0);
        }
      }),
      { numRuns: 40 },
    );
  });
});
