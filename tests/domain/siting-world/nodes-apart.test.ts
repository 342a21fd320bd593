import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  doorAtNode,
  nodesApart,
  positionOfNode,
} from '../../../server/domain/siting-world/nodes-apart.ts';
import { distanceMeters } from '../../../server/geo/distance.ts';
import { accessClasses } from '../../../server/network/profiles.ts';
import { draw, toPlane } from '../../fixtures/drawn-world.ts';
import { randomWorld } from '../../fixtures/random-world.ts';

const street = { highway: 'residential' };

/** A street with a junction every 100 m, kept as junctions by lanes of 10 m. */
function ladder(steps: number) {
  const nodes: Record<string, [number, number]> = {};
  const ways: [string, Record<string, string>][] = [];
  for (let i = 0; i <= steps; i++) {
    nodes[`n${i}`] = [100 * i, 0];
    nodes[`lane${i}`] = [100 * i, 10];
    ways.push([`n${i} lane${i}`, street]);
  }
  ways.push([Array.from({ length: steps + 1 }, (_, i) => `n${i}`).join(' '), street]);
  return { nodes, ways };
}

describe('junctions apart', () => {
  test('of a street with one every 100 m, 150 m leave every second one', async () => {
    const { network } = await draw(ladder(6));
    const taken = nodesApart(network, 'foot', 150);
    const columns = taken.map((node) => Math.round(toPlane(positionOfNode(network, node))[0]));
    expect(columns.toSorted((a, b) => a - b)).toEqual([0, 200, 400, 600]);
    expect(nodesApart(network, 'foot', 150)).toEqual(taken);
  });

  test('are only those that may be taken', async () => {
    const { network } = await draw(ladder(6));
    const east = nodesApart(network, 'foot', 150, (lng) => toPlane([lng, 23])[0] > 350);
    expect(east).toHaveLength(2);
  });

  test('are never nearer, and leave no usable junction farther than that', async () => {
    let pairs = 0;
    await fc.assert(
      fc.asyncProperty(randomWorld, fc.integer({ min: 50, max: 400 }), async (world, meters) => {
        const { network } = await draw(world);
        for (const accessClass of accessClasses) {
          const taken = nodesApart(network, accessClass, meters);
          const apart = (a: number, b: number) => {
            const [one, other] = [positionOfNode(network, a), positionOfNode(network, b)];
            return distanceMeters(one[0], one[1], other[0], other[1]);
          };
          for (const a of taken) {
            for (const b of taken) {
              if (a === b) continue;
              pairs++;
              expect(apart(a, b)).toBeGreaterThan(meters - 0.1);
            }
          }
          for (let node = 0; node < network.nodeCount; node++) {
            if (!doorAtNode(network, accessClass, node)) continue;
            expect(Math.min(...taken.map((one) => apart(one, node)))).toBeLessThan(meters + 0.1);
          }
        }
      }),
      { numRuns: 60 },
    );
    expect(pairs).toBeGreaterThan(100);
  });
});
