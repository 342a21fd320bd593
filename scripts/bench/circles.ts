/** Circles in this process: the search alone, the whole answer, and memory over many. */
import { circleAt } from '../../server/domain/circle.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import type { Position } from '../../server/geo/position.ts';
import { snap } from '../../server/network/snap.ts';
import { categories } from './facts.ts';
import { report, reportTimes } from './figures.ts';

const rounds = 5;

export function answer(engine: RegionEngine, position: Position, minutes: number): void {
  const result = circleAt(
    engine,
    { position, profile: 'walk', minutes, at: { text: '', date: new Date(0) }, streets: false },
    categories,
  );
  if (!result.ok) throw new Error(`no circle at ${position.join(',')}`);
}

export function benchCircles(
  engine: RegionEngine,
  origins: readonly Position[],
  data: string,
): void {
  const reachTimes: number[] = [];
  const { reach, region, norms } = engine;
  const snapped = origins.map((at) => snap(region.network, 'foot', at, norms.snapLimitMeters)!);
  for (let round = 0; round <= rounds; round++) {
    for (const origin of snapped) {
      const started = performance.now();
      reach.start(engine.travel('walk'), origin, 900);
      reach.expand(900);
      if (round > 0) reachTimes.push(performance.now() - started);
    }
  }
  reportTimes('reach alone, 15 min on foot', reachTimes, data, [0.15]);
  for (const [minutes, bounds] of [
    [15, [5, 20]],
    [30, [20]],
  ] as [number, [number?, number?]][]) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      for (const at of origins) {
        const started = performance.now();
        answer(engine, at, minutes);
        if (round > 0) times.push(performance.now() - started);
      }
    }
    reportTimes(`whole answer, ${minutes} min on foot`, times, data, bounds);
  }
}

/** Memory after every fifth of the circles; growth is the last less the first. */
export function benchMemory(
  engine: RegionEngine,
  origins: readonly Position[],
  circles: number,
  data: string,
): void {
  const megabytes: number[] = [];
  for (let i = 0; i < circles; i++) {
    answer(engine, origins[i % origins.length]!, 15);
    if ((i + 1) % (circles / 5) === 0) {
      globalThis.gc?.();
      const { heapUsed, arrayBuffers } = process.memoryUsage();
      megabytes.push((heapUsed + arrayBuffers) / 2 ** 20);
    }
  }
  report({
    name: `memory in use after ${circles / 5} circles`,
    value: megabytes[0]!,
    unit: 'MB',
    data,
  });
  report({
    name: `growth to ${circles} circles`,
    value: megabytes.at(-1)! - megabytes[0]!,
    unit: 'MB',
    bound: 5,
    data,
  });
}
