/** Where new sites help most: made towns, whose people walk along a grid of streets. */
import { findSites } from '../../server/domain/siting/find-sites.ts';
import type { SitingQuestion, SitingRun, SitingWorld } from '../../server/domain/siting/world.ts';
import { loadHighsSolver } from '../../server/solve/highs-solver.ts';
import { randomFrom } from './booking-world.ts';
import { report } from './figures.ts';

const townMeters = 9000;
const walkMetersPerSecond = 1.2;
const limitSeconds = 900;
/** Listed, so that p-centre has a choice beyond the limit. */
const farthestSeconds = 1500;
const candidates = 500;

const mostPeople: SitingQuestion = { kind: 'cover-most', limitSeconds, sites: 5 };
const others: [string, SitingQuestion][] = [
  ['p-median of 5', { kind: 'least-mean', beyondSeconds: limitSeconds, sites: 5 }],
  ['fewest sites for all (LSCP)', { kind: 'cover-all', limitSeconds }],
  ['p-centre of 60', { kind: 'least-worst', sites: 60 }],
];

export async function benchSiting(): Promise<void> {
  const solver = await loadHighsSolver();
  for (const [points, exactSeconds] of [
    [5000, 10],
    [20_000, 30],
  ] as const) {
    const { world, data } = madeTown(points, townMeters, 2 / 3);
    const run = { solver, solverSeconds: 0.8 * exactSeconds };
    // People spread evenly over a smaller town are the hard case: hundreds of choices are nearly as good as the best.
    for (const town of [{ world, data }, madeTown(points, townMeters / 1.5, 0)]) {
      const greedy = 'MCLP of 5, greedy with swaps and bound';
      measure(greedy, town.world, mostPeople, {}, town.data, points === 5000 ? 1 : undefined);
      measure('MCLP of 5, exact', town.world, mostPeople, run, town.data, exactSeconds);
    }
    for (const [name, question] of others) {
      measure(`${name}, without solver`, world, question, {}, data);
    }
  }
  const { world: small, data } = madeTown(5000, townMeters, 2 / 3);
  // Each site may serve about half of those who are near.
  const limited = { ...small, capacities: Array.from({ length: candidates }, () => 4000) };
  const each = 'MCLP of 5 that serve 4,000 each';
  measure(`${each}, without solver`, limited, mostPeople, {}, data);
  measure(`${each}, exact within 10 s`, limited, mostPeople, { solver, solverSeconds: 8 }, data);
  for (const [name, question] of others) {
    measure(`${name}, exact within 30 s`, small, question, { solver, solverSeconds: 28 }, data);
  }
}

function measure(
  name: string,
  world: SitingWorld,
  question: SitingQuestion,
  run: SitingRun,
  data: string,
  boundSeconds?: number,
): void {
  const began = performance.now();
  const answer = findSites(world, question, run);
  const seconds = (performance.now() - began) / 1000;
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(answer).slice(0, 200)}`);
  report({
    name,
    value: seconds,
    unit: 's',
    data,
    ...(boundSeconds === undefined ? {} : { bound: boundSeconds }),
  });
  const state = answer.proven ? 'proven best' : 'gap';
  report({
    name: `${name}: ${state}, value ${Number(answer.value.toPrecision(6))}`,
    value: answer.gapPercent ?? Infinity,
    unit: '%',
    data,
  });
}

/** So many points in a square; a share of them around forty centres. Each is within the limit of some candidate. */
export function madeTown(points: number, sideMeters: number, clusteredShare: number) {
  const random = randomFrom(6);
  const anywhere = () => [random() * sideMeters, random() * sideMeters] as const;
  const centres = Array.from({ length: 40 }, anywhere);
  const clustered = () => {
    const [x, y] = centres[Math.floor(random() * centres.length)]!;
    const spread = () => (random() + random() + random() - 1.5) * 900;
    const inTown = (meters: number) => Math.min(sideMeters, Math.max(0, meters));
    return [inTown(x + spread()), inTown(y + spread())] as const;
  };
  const sites = Array.from({ length: candidates }, anywhere);
  const pairs = { points: [] as number[], candidates: [] as number[], seconds: [] as number[] };
  const weights: number[] = [];
  while (weights.length < points) {
    const [x, y] = random() < clusteredShare ? clustered() : anywhere();
    const near = sites
      .map(([sx, sy]) => Math.round((Math.abs(x - sx) + Math.abs(y - sy)) / walkMetersPerSecond))
      .flatMap((seconds, candidate) =>
        seconds <= farthestSeconds ? [{ candidate, seconds }] : [],
      );
    if (!near.some(({ seconds }) => seconds <= limitSeconds)) continue;
    for (const { candidate, seconds } of near) {
      pairs.points.push(weights.length);
      pairs.candidates.push(candidate);
      pairs.seconds.push(seconds);
    }
    weights.push(1 + Math.floor(random() * 60));
  }
  const world: SitingWorld = { weights, candidates, pairs };
  const kind = clusteredShare > 0 ? 'clustered' : 'even';
  const served = pairs.seconds.filter((seconds) => seconds <= limitSeconds).length;
  const size = `${points} points, ${candidates} candidates, ${served} pairs within 15 min`;
  return { world, data: `made ${kind} town, ${size}` };
}
