/** Junctions far enough from each other to be candidates. */
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { position, unitsPerDegree, type Position } from '../../geo/position.ts';
import { edgeFlag } from '../../network/flags.ts';
import type { AccessPoint, Network } from '../../network/network.ts';
import { usableMask, type AccessClass } from '../../network/profiles.ts';

/**
 * Nodes in their own order, each unless one that was taken before is nearer than `everyMeters` in a straight line. So no two are nearer
 * than that, every usable node has one nearer than that, and the same network gives the same nodes.
 * @param holds which nodes may be taken
 * Cost: one look into nine cells of a grid per node.
 */
export function nodesApart(
  network: Network,
  accessClass: AccessClass,
  everyMeters: number,
  holds: (lng: number, lat: number) => boolean = () => true,
): number[] {
  const [, south, , north] = network.bounds;
  // One plane for the whole region: metres are off by a little at its north and south ends, alike for all.
  const perLng = metersPerDegreeLng((south + north) / 2) / unitsPerDegree;
  const perLat = metersPerDegreeLat / unitsPerDegree;
  const taken = new Map<number, number[]>();
  const nodes: number[] = [];
  for (let node = 0; node < network.nodeCount; node++) {
    const x = network.nodeLng[node]! * perLng;
    const y = network.nodeLat[node]! * perLat;
    const [lng, lat] = positionOfNode(network, node);
    if (!holds(lng, lat)) continue;
    const [column, row] = [Math.floor(x / everyMeters), Math.floor(y / everyMeters)];
    if (hasNear(column, row, x, y) || !doorAtNode(network, accessClass, node)) continue;
    nodes.push(node);
    const key = cellKey(column, row);
    const there = taken.get(key);
    if (there) there.push(node);
    else taken.set(key, [node]);
  }
  return nodes;

  function hasNear(column: number, row: number, x: number, y: number): boolean {
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const node of taken.get(cellKey(column + dx, row + dy)) ?? []) {
          const east = network.nodeLng[node]! * perLng - x;
          const up = network.nodeLat[node]! * perLat - y;
          if (east * east + up * up < everyMeters * everyMeters) return true;
        }
      }
    }
    return false;
  }
}

/** Unique while the earth has fewer than a million rows of cells: down to cells of 40 m. */
function cellKey(column: number, row: number): number {
  return column * 1_000_000 + row;
}

export function positionOfNode(network: Network, node: number): Position {
  return position(network.nodeLng[node]! / unitsPerDegree, network.nodeLat[node]! / unitsPerDegree);
}

/**
 * The node as a place on one of its edges; null where the class cannot snap to any. A way in both directions is better than one
 * that leaves the node, and both are better than one that only arrives: from there nobody would get to the node's other edges.
 * An end without a signal is better than one with a wait.
 */
export function doorAtNode(
  network: Network,
  accessClass: AccessClass,
  node: number,
): AccessPoint | null {
  const { adjacentFirst, adjacentEdge, edgeFlags, edgeLengthMeters, snappable } = network;
  const mask = usableMask(accessClass);
  let best: AccessPoint | null = null;
  let least = Infinity;
  for (let slot = adjacentFirst[node]!; slot < adjacentFirst[node + 1]!; slot++) {
    const edge = adjacentEdge[slot]! >> 1;
    if (!snappable[accessClass][edge]) continue;
    const isAtEnd = (adjacentEdge[slot]! & 1) === 1;
    const flags = edgeFlags[edge]!;
    const isBothWays = (flags & mask) === mask;
    const waits = flags & (isAtEnd ? edgeFlag.signalAtTo : edgeFlag.signalAtFrom) ? 1 : 0;
    const dislike = (isBothWays ? 0 : isAtEnd ? 4 : 2) + waits;
    if (dislike >= least) continue;
    least = dislike;
    best = { edge, alongMeters: isAtEnd ? edgeLengthMeters[edge]! : 0, offStreetMeters: 0 };
  }
  return best;
}
