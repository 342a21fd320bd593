/** Questions why, between pairs of seeded places within two kilometres. */
import { whyAt } from '../../server/domain/why.ts';
import type { RegionEngine } from '../../server/domain/region-engine.ts';
import { distanceMeters } from '../../server/geo/distance.ts';
import type { Position } from '../../server/geo/position.ts';
import { reportTimes } from './figures.ts';

const farthestMeters = 2000;
const rounds = 3;

export function benchWhy(engine: RegionEngine, origins: readonly Position[], data: string): void {
  const pairs = origins.flatMap((from, i) =>
    origins
      .slice(i + 1)
      .filter((to) => distanceMeters(from[0], from[1], to[0], to[1]) <= farthestMeters)
      .slice(0, 2)
      .map((to) => [from, to] as const),
  );
  for (const [profile, bounds] of [
    ['walk', [undefined, 60]],
    ['pram', [undefined, 60]],
  ] as const) {
    const times: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      for (const [from, to] of pairs) {
        const started = performance.now();
        whyAt(engine, {
          from,
          to: { position: to },
          profile,
          at: { text: '', date: new Date(0) },
        });
        if (round > 0) times.push(performance.now() - started);
      }
    }
    reportTimes(`why not, ${profile}`, times, `${data}, ${pairs.length} pairs`, [...bounds]);
  }
}
