/** Coverage: all categories for all nodes, on one core; then the nearest three, and people of a made population. */
import { BucketQueue } from '../../server/domain/coverage/bucket-queue.ts';
import { coverageOf } from '../../server/domain/coverage/coverage.ts';
import { goalsByCategory } from '../../server/domain/coverage/goals.ts';
import { nearestFew } from '../../server/domain/coverage/k-nearest.ts';
import { nearestTo } from '../../server/domain/coverage/nearest.ts';
import { placePeople } from '../../server/domain/coverage/people.ts';
import type { PopulationColumns } from '../../server/domain/coverage/population.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { Position } from '../../server/geo/position.ts';
import { categories } from './facts.ts';
import { report, reportTimes } from './figures.ts';
import { seededOrigins } from './questions.ts';
import { startWatch, Times } from './times.ts';

const rounds = 20;
const day = '2026-03-04';
const boundMilliseconds = 150;
const points = 5000;

export function benchCoverage(engine: RegionEngine, data: string): void {
  const { network } = engine.region;
  const queue = new BucketQueue();
  const back = engine.otherTravel('walk', 'reversed');
  const goals = goalsByCategory(engine, 'walk', day);
  const here = `${data}, ${network.nodeCount.toLocaleString('en')} junctions, ${goals.size} categories with a facility`;
  const all = timed(() => {
    for (const there of goalsByCategory(engine, 'walk', day).values())
      nearestTo(network, back, there, queue);
  });
  reportTimes('all categories for all nodes', all.wall, here, [
    boundMilliseconds,
    boundMilliseconds,
  ]);
  reportTimes('all categories for all nodes, processor', all.processor, here);
  const few = timed(() => {
    for (const there of goals.values()) nearestFew(network, back, there, 3, queue);
  });
  few.report('the nearest three of all categories for all nodes', here);
  const origins = seededOrigins(engine, points);
  const placed = placePeople(engine, onePersonAt(origins), 'walk');
  if (!placed.ok) throw new Error(placed.reason);
  const codes = categories.map(({ code }) => code);
  const people = timed(() => void coverageOf(engine, placed.people, codes, day));
  people.report(
    'states of people in all categories, searches included',
    `${here}, ${points.toLocaleString('en')} points`,
  );
}

function onePersonAt(origins: readonly Position[]): PopulationColumns {
  return {
    lng: Float64Array.from(origins, ([lng]) => lng),
    lat: Float64Array.from(origins, ([, lat]) => lat),
    people: new Float64Array(origins.length).fill(1),
    elderly: null,
    children: null,
    nonRegistered: null,
  };
}

/** Once, not warmed up: what a planner waits for after the start. */
export function benchLargeCoverage(engine: RegionEngine, data: string): void {
  const { network } = engine.region;
  const started = performance.now();
  const back = engine.otherTravel('walk', 'reversed');
  const queue = new BucketQueue();
  for (const there of goalsByCategory(engine, 'walk', day).values())
    nearestTo(network, back, there, queue);
  report({
    name: 'large network: all categories for all nodes',
    value: (performance.now() - started) / 1000,
    unit: 's',
    bound: 10,
    data,
  });
  report({
    name: 'large network: peak with coverage',
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
    bound: 2500,
    data,
  });
}

/** The first round warms up and is not counted. */
function timed(work: () => void): Times {
  const times = new Times();
  work();
  for (let round = 0; round < rounds; round++) {
    const watch = startWatch();
    work();
    watch.stop(times);
  }
  return times;
}
