import type { SitingWorld } from '../../../server/domain/siting/world.ts';
import { worldOf } from './worlds.ts';

/**
 * The Fano plane: seven candidates, seven points, each point near three, any two candidates sharing just one point.
 * A third of every candidate covers all in the relaxation (7/3), but whole ones need three.
 * Each costs 1.5: 3.5 in the relaxation, 4.5 in truth.
 */
export function fractional(): SitingWorld {
  const lines = [0, 1, 2, 3, 4, 5, 6].map((shift) => [0, 1, 3].map((place) => (place + shift) % 7));
  return worldOf(
    lines.map((near) =>
      Array.from({ length: 7 }, (_, candidate) =>
        near.includes(candidate) ? 60 + 5 * candidate : 150 + candidate,
      ),
    ),
    { weights: [3, 1, 4, 1, 5, 9, 2], costs: Array.from({ length: 7 }, () => 1.5) },
  );
}
