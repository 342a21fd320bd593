import fc from 'fast-check';
import type { SitingWorld } from '../../../server/domain/siting/world.ts';

/** Times by point: what a drawn world reads as. `null` is too far to be listed. */
export function worldOf(
  times: readonly (readonly (number | null)[])[],
  more: Partial<SitingWorld> = {},
): SitingWorld {
  const pairs = times.flatMap((row, point) =>
    row.flatMap((seconds, candidate) => (seconds === null ? [] : [{ point, candidate, seconds }])),
  );
  return {
    weights: times.map(() => 1),
    candidates: times[0]?.length ?? 0,
    pairs: {
      points: pairs.map(({ point }) => point),
      candidates: pairs.map(({ candidate }) => candidate),
      seconds: pairs.map(({ seconds }) => seconds),
    },
    ...more,
  };
}

/** Up to 9 points, 7 candidates (the first up to 2 of them standing), few distinct times so that ties are common. */
export const smallWorlds = fc
  .record({
    points: fc.integer({ min: 1, max: 9 }),
    candidates: fc.integer({ min: 3, max: 7 }),
    standing: fc.integer({ min: 0, max: 2 }),
    whole: fc.boolean(),
  })
  .chain(({ points, candidates, standing, whole }) =>
    fc.record({
      times: matrix(points, candidates, fc.option(fc.integer({ min: 0, max: 12 }), { freq: 2 })),
      weights: fc.array(
        whole ? fc.integer({ min: 0, max: 9 }) : fc.double({ min: 0.1, max: 9, noNaN: true }),
        { minLength: points, maxLength: points },
      ),
      costs: fc.array(fc.integer({ min: 0, max: 5 }), {
        minLength: candidates,
        maxLength: candidates,
      }),
      existing: fc.constant(Array.from({ length: standing }, (_, i) => i)),
    }),
  )
  .filter(({ weights }) => weights.some((weight) => weight > 0))
  .map(({ times, ...more }) => worldOf(times, more));

function matrix<T>(rows: number, columns: number, cell: fc.Arbitrary<T>) {
  const row = fc.array(cell, { minLength: columns, maxLength: columns });
  return fc.array(row, { minLength: rows, maxLength: rows });
}

/** Seconds of each point to the nearest open site, the plain way. */
export function nearest(world: SitingWorld, chosen: readonly number[]): number[] {
  const open = new Set([...(world.existing ?? []), ...chosen]);
  return Array.from(world.weights, (_, point) => {
    let least = Infinity;
    for (let pair = 0; pair < world.pairs.points.length; pair++) {
      if (world.pairs.points[pair] === point && open.has(world.pairs.candidates[pair]!)) {
        least = Math.min(least, world.pairs.seconds[pair]!);
      }
    }
    return least;
  });
}

/** Every set of new sites. */
export function everyChoice(world: SitingWorld): number[][] {
  const free = Array.from({ length: world.candidates }, (_, i) => i).filter(
    (candidate) => !world.existing?.includes(candidate),
  );
  return Array.from({ length: 2 ** free.length }, (_, bits) =>
    free.filter((_candidate, place) => bits & (1 << place)),
  );
}

export const figures = {
  covered: (world: SitingWorld, chosen: readonly number[], limit: number) =>
    sum(nearest(world, chosen), (seconds, point) => (seconds <= limit ? world.weights[point]! : 0)),
  mean: (world: SitingWorld, chosen: readonly number[], beyond: number) =>
    sum(
      nearest(world, chosen),
      (seconds, point) => Math.min(seconds, beyond) * world.weights[point]!,
    ) / sum(Array.from(world.weights), (weight) => weight),
  worst: (world: SitingWorld, chosen: readonly number[]) =>
    Math.max(...nearest(world, chosen).filter((_, point) => world.weights[point]! > 0)),
  cost: (world: SitingWorld, chosen: readonly number[]) =>
    sum(chosen, (candidate) => world.costs?.[candidate] ?? 1),
};

function sum<T>(values: readonly T[], of: (value: T, at: number) => number): number {
  return values.reduce((total, value, at) => total + of(value, at), 0);
}
