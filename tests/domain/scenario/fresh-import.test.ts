/** A scenario's town equals the town that an import makes of the changed file: in small worlds at random, every profile. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Change } from '../../../server/contract/scenario.ts';
import type { Effect } from '../../../server/domain/scenario/other-streets.ts';
import { nearestOnSegment } from '../../../server/geo/distance.ts';
import { NoWalkableWay } from '../../../server/ingest/read-region.ts';
import { accessClasses } from '../../../server/network/profiles.ts';
import {
  addPath,
  changed,
  closeStreet,
  imported,
  openGate,
  tryChange,
} from '../../fixtures/changed-world.ts';
import { at, draw, toPlane, type DrawnWorld } from '../../fixtures/drawn-world.ts';
import { randomWorld } from '../../fixtures/random-world.ts';
import {
  apart,
  differentCells,
  isAtJunction,
  secondsBetween,
  startsAt,
} from '../../fixtures/same-town.ts';

const profiles = ['walk', 'elder', 'pram', 'bike', 'ebike'] as const;
// Off the whole metres that nodes stand at.
const place = fc
  .tuple(fc.integer({ min: 0, max: 900 }), fc.integer({ min: 0, max: 900 }))
  .map(([x, y]) => [x + 0.31, y + 0.67] as const);
const change: fc.Arbitrary<Change> = fc.oneof(
  fc
    .tuple(
      fc.constantFrom('path', 'footbridge', 'crossing'),
      fc.array(place, { minLength: 2, maxLength: 4 }),
    )
    .map(([path, line]) => addPath(path, ...line)),
  place.map(openGate),
  place.map(closeStreet),
);

/** A new path into a square is joined to its outline alone; an import draws lines across the square from there too. */
const withoutSquares = (drawn: DrawnWorld): DrawnWorld => ({
  ...drawn,
  ways: drawn.ways.map(([nodes, tags]) => [nodes, tags.area ? { highway: 'pedestrian' } : tags]),
  bounds: [-1000, -1000, 2000, 2000],
});

/** Streets that run along one line, or through another's node without meeting it: a path may be said to join either of them. */
function isPlain({ nodes, ways }: DrawnWorld): boolean {
  const segments = ways.flatMap(([names]) => {
    const list = names.split(' ');
    return list.slice(1).map((name, i) => [list[i]!, name] as const);
  });
  const keys = segments.map((ends) => ends.toSorted().join(' '));
  const foot = { fraction: 0, squaredMeters: 0 };
  return (
    new Set(keys).size === keys.length &&
    segments.every(([a, b]) =>
      Object.entries(nodes).every(([name, [x, y]]) => {
        if (a === b) return false;
        if (name === a || name === b || name.startsWith('shop')) return true;
        const [from, to] = [nodes[a]!, nodes[b]!];
        nearestOnSegment(x, y, from[0], from[1], to[0], to[1], foot);
        return foot.squaredMeters > 25;
      }),
    )
  );
}

/**
 * A junction with a light or a gate splits or delays whatever is mapped to meet there, and a crossing that is mapped at a junction delays others too; a
 * scenario joins the junction as the network has it.
 */
function joinsWhatIsNotKnown(
  { nodes }: DrawnWorld,
  one: Change,
  effects: readonly Effect[],
): boolean {
  return effects.some(
    ({ effect }) =>
      'joins' in effect &&
      effect.joins.some(({ position }) =>
        Object.values(nodes).some(([x, y, tags]) => {
          const [u, v] = toPlane(position);
          const isTagged = tags !== undefined && Object.keys(tags).length > 0;
          return (
            Math.hypot(x - u, y - v) < 1.1 &&
            (isTagged || (one.kind === 'add-path' && one.path === 'crossing'))
          );
        }),
      ),
  );
}

test('ways through a changed world take as long as through the one that is imported with the change', async () => {
  const counts = { compared: 0, altered: 0, cells: 0, different: 0 };
  await fc.assert(
    fc.asyncProperty(
      randomWorld.map(withoutSquares).filter(isPlain),
      change,
      fc.array(place, { minLength: 6, maxLength: 6 }),
      async (drawn, one, places) => {
        const before = await draw(drawn);
        const tried = tryChange(before, one);
        if (!tried.ok || joinsWhatIsNotKnown(drawn, one, tried.effects)) return;
        const after = changed(before, one);
        const fresh = await imported(drawn, before, [one]).catch((error: unknown) => {
          // The only street was closed.
          if (error instanceof NoWalkableWay) return null;
          throw error;
        });
        if (!fresh) return;
        for (const profile of profiles) {
          const starts = places.flatMap((spot) => {
            const both = startsAt([after.engine, fresh.engine], profile, at(...spot));
            return both && apart(both) < 0.05 && !both.some(isAtJunction) ? [{ spot, both }] : [];
          });
          for (const [i, from] of starts.entries())
            for (const to of starts.slice(i + 1)) {
              const [own, theirs] = [0, 1].map((k) =>
                secondsBetween(from.both[k]!, to.both[k]!, profile),
              );
              counts.compared++;
              if (own !== theirs) expect(own).toBeCloseTo(theirs!, 1);
              const today = [from, to].map(({ spot }) =>
                startsAt([before.engine], profile, at(...spot)),
              );
              const was =
                today[0] && today[1]
                  ? secondsBetween(today[0][0]!, today[1][0]!, profile)
                  : Infinity;
              if (was !== own && Math.abs(was - own!) > 1) counts.altered++;
            }
        }
        for (const accessClass of accessClasses) {
          const [own, theirs] = [after, fresh].map(({ network }) => network.stretches[accessClass]);
          // A path beyond all streets would widen an import's lattice.
          if (JSON.stringify(own!.lattice) !== JSON.stringify(theirs!.lattice)) continue;
          const { cells, different } = differentCells(own!, theirs!);
          counts.cells += cells;
          counts.different += different;
          expect(different).toBe(0);
        }
      },
    ),
    { numRuns: 120 },
  );
  expect(counts.compared).toBeGreaterThan(500);
  expect(counts.altered).toBeGreaterThan(50);
  expect(counts.cells).toBeGreaterThan(10_000);
});
