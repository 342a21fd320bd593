/** Where a straight line meets streets. */
import { crossingOf } from '../geo/crossing.ts';
import { unitsPerDegree, type Position } from '../geo/position.ts';
import { notAStreet } from '../network/flags.ts';
import type { Network } from '../network/network.ts';
import { piecesOf } from '../network/obstacle-lines.ts';

export interface StreetCrossing {
  /** Of the straight line, 0 at its start and 1 at its end. */
  fraction: number;
  edge: number;
  alongMeters: number;
}

/** Every meeting with a street that one of the `usable` flags opens, by fraction. */
export function streetsAcross(
  network: Network,
  usable: number,
  from: Position,
  to: Position,
): StreetCrossing[] {
  const found: StreetCrossing[] = [];
  const pieces = piecesOf(from, to, 0.002);
  pieces.forEach(([a, b], i) => {
    const edges = network.edgeIndex.search(
      Math.min(a[0], b[0]),
      Math.min(a[1], b[1]),
      Math.max(a[0], b[0]),
      Math.max(a[1], b[1]),
    );
    for (const edge of edges) {
      const flags = network.edgeFlags[edge] ?? 0;
      if ((flags & usable) === 0 || flags & notAStreet) continue;
      for (let p = network.shapeFirst[edge]!; p < network.shapeFirst[edge + 1]! - 1; p++) {
        const crossing = crossingOf(
          a[0] * unitsPerDegree,
          a[1] * unitsPerDegree,
          b[0] * unitsPerDegree,
          b[1] * unitsPerDegree,
          network.shapeLng[p]!,
          network.shapeLat[p]!,
          network.shapeLng[p + 1]!,
          network.shapeLat[p + 1]!,
        );
        if (!crossing) continue;
        found.push({
          fraction: (i + crossing.ofFirst) / pieces.length,
          edge,
          alongMeters: alongMeters(network, edge, p, crossing.ofSecond),
        });
      }
    }
  });
  return found.sort((a, b) => a.fraction - b.fraction);
}

/** Metres along an edge to a place between shape point `point` and the next. */
function alongMeters(network: Network, edge: number, point: number, fraction: number): number {
  const first = network.shapeFirst[edge]!,
    last = network.shapeFirst[edge + 1]! - 1;
  const squeeze = Math.cos((network.shapeLat[first]! / unitsPerDegree) * (Math.PI / 180));
  let before = 0,
    whole = 0;
  for (let p = first; p < last; p++) {
    const length = Math.hypot(
      (network.shapeLng[p + 1]! - network.shapeLng[p]!) * squeeze,
      network.shapeLat[p + 1]! - network.shapeLat[p]!,
    );
    if (p < point) before += length;
    else if (p === point) before += length * fraction;
    whole += length;
  }
  return whole > 0 ? (before / whole) * network.edgeLengthMeters[edge]! : 0;
}
