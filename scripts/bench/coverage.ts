/** Coverage: all categories for all nodes, on one core; then the nearest three, and people of a made population. */
import { BucketQueue } from '../../server/domain/coverage/bucket-queue.ts';
import { Coverage, coverageOf } from '../../server/domain/coverage/coverage.ts';
import { goalsByCategory } from '../../server/domain/coverage/goals.ts';
import { nearestFew } from '../../server/domain/coverage/k-nearest.ts';
import { minutesTile } from '../../server/domain/coverage/minutes-tile.ts';
import { nearestTo } from '../../server/domain/coverage/nearest.ts';
import { placePeople, type People } from '../../server/domain/coverage/people.ts';
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
  const states = timed(() => void coverageOf(engine, placed.people, codes, day));
  states.report(
    'states of people in all categories, searches included',
    `${here}, ${points.toLocaleString('en')} points`,
  );
  benchTiles(engine, placed.people, data);
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

function benchTiles(engine: RegionEngine, people: People, data: string): void {
  const nearest = new Coverage(engine, people, { day, at: null }).nearest('health');
  const raster = engine.region.network.stretches.foot;
  for (const z of [15, 12]) {
    const times: number[] = [];
    for (const [lng, lat] of seededOrigins(engine, 60)) {
      const tile = tileOf(lng, lat, z);
      const began = performance.now();
      minutesTile(nearest, raster, tile, engine.norms.offStreetMeters);
      times.push(performance.now() - began);
    }
    reportTimes(`a tile of minutes, zoom ${z}`, times, data);
  }
}

/** Once, not warmed up: what a planner waits for after the start. */
export function benchLargeCoverage(engine: RegionEngine, data: string): { seconds: number } {
  const { network } = engine.region;
  const cpu = process.cpuUsage();
  const started = performance.now();
  const back = engine.otherTravel('walk', 'reversed');
  const queue = new BucketQueue();
  for (const there of goalsByCategory(engine, 'walk', day).values())
    nearestTo(network, back, there, queue);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const name = 'large network: all categories for all nodes';
  report({ name, value: seconds, unit: 's', bound: 10, data });
  report({ name: `${name}, processor`, value: (user + system) / 1e6, unit: 's', data });
  report({
    name: 'large network: peak with coverage',
    value: process.resourceUsage().maxRSS / 1024,
    unit: 'MB',
    bound: 2500,
    data,
  });
  return { seconds: (user + system) / 1e6 };
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

export function tileOf(lng: number, lat: number, z: number): { z: number; x: number; y: number } {
  const n = 2 ** z;
  const y = (1 - Math.asinh(Math.tan((lat * Math.PI) / 180)) / Math.PI) / 2;
  return { z, x: Math.floor(((lng + 180) / 360) * n), y: Math.floor(y * n) };
}
