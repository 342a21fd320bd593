/** Coverage of one region: for each category everybody's seconds and state. */
import { nodeAtBorder } from '../../network/flags.ts';
import type { RegionEngine } from '../region-engine.ts';
import { BucketQueue } from './bucket-queue.ts';
import { goalsByCategory, goalsOf } from './goals.ts';
import { nearestTo } from './nearest.ts';
import { outcomesOf, type Outcomes } from './outcomes.ts';
import type { People } from './people.ts';
import { RegisterDoubts } from './register-doubt.ts';

/**
 * By category code, in the order asked. Facilities closed for good by `day` (YYYY-MM-DD on the region's clock) do not count.
 * Cost: one search over the network per category, and few more; one reading per person and category.
 */
export function coverageOf(
  engine: RegionEngine,
  people: People,
  codes: readonly string[],
  day: string,
): Map<string, Outcomes> {
  const { network } = engine.region;
  const back = engine.otherTravel(people.profile, 'reversed');
  const goals = goalsByCategory(engine, people.profile, day);
  const queue = new BucketQueue();
  const borderNodes: number[] = [];
  network.nodeFlags.forEach((flags, node) => flags & nodeAtBorder && borderNodes.push(node));
  const border = nearestTo(network, back, goalsOf([], borderNodes), queue);
  const doubts = new RegisterDoubts(engine.region, back, day);
  return new Map(
    codes.map((code) => {
      const there = goals.get(code);
      const nearest = there ? nearestTo(network, back, there, queue) : null;
      return [code, outcomesOf(people, nearest, border, doubts.of(code))];
    }),
  );
}
