import type { Position } from '../../geo/position.ts';
import type { Reach } from '../../network/reach.ts';
import { nowhere, type Ground } from './ground.ts';

export interface Touched {
  /** Codes of the communities touched; null stands for one that has no code. */
  codes: (string | null)[];
  /** Part of it lies in no known community. */
  outside: boolean;
}

/**
 * The communities that a circle touches: the one around its start, and every one that holds a reached point of a street, where
 * points are the street's corners and ends. Ground beside the streets is not asked. The search must be final up to the limit.
 * Cost: one look per node reached; edges are looked at where a boundary crosses them.
 */
export function touchedBy(
  ground: Ground,
  reach: Reach,
  [lng, lat]: Position,
  limitSeconds: number,
): Touched {
  const { network } = reach;
  const seen = new Uint8Array(ground.communities.length + 1);
  const see = (number: number) =>
    (seen[number === nowhere ? ground.communities.length : number] = 1);
  const seeEdge = (edge: number) => {
    for (const { alongMeters, community } of ground.mixed.get(edge) ?? [])
      if (reach.secondsOnEdge(edge, alongMeters) <= limitSeconds) see(community);
  };
  see(ground.numberAt(lng, lat));
  seeEdge(reach.origin.edge);
  if (!ground.mixed.has(reach.origin.edge))
    see(ground.ofNode[network.edgeFrom[reach.origin.edge]!]!);
  for (let i = 0; i < reach.touchedCount; i++) {
    const node = reach.touched[i]!;
    if (reach.seconds[node]! > limitSeconds) continue;
    see(ground.ofNode[node]!);
    if (!ground.atMixed[node]) continue;
    const end = network.adjacentFirst[node + 1]!;
    for (let slot = network.adjacentFirst[node]!; slot < end; slot++)
      seeEdge(network.adjacentEdge[slot]! >> 1);
  }
  const outside = seen.at(-1) === 1;
  const codes = ground.communities.filter((_, i) => seen[i]).map(({ code }) => code);
  return { codes, outside };
}
