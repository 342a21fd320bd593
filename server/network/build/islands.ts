/** Connected parts of the network, and which of them are too small to be anybody's street. */
import { notStreetLength } from '../flags.ts';
import { accessClasses, usableMask, type AccessClass } from '../profiles.ts';
import type { Graph } from './graph.ts';

export interface Islands {
  /** Component of each edge that the class may use; edges it may not use hold `none`. */
  ofEdge: Uint32Array;
  /** Street metres per component. */
  meters: Float64Array;
  count: number;
}

export const none = 0xffffffff;

/** Components by union-find; a one-way street joins its ends like any other. Near-linear. */
export function islands(graph: Graph, accessClass: AccessClass): Islands {
  const parent = new Uint32Array(graph.nodeCount);
  for (let n = 0; n < parent.length; n++) parent[n] = n;
  const root = (node: number): number => {
    let n = node;
    while (parent[n] !== n) {
      parent[n] = parent[parent[n]!]!;
      n = parent[n]!;
    }
    return n;
  };
  const mask = usableMask(accessClass);
  for (let e = 0; e < graph.edgeCount; e++) {
    if ((graph.edgeFlags[e]! & mask) === 0) continue;
    const a = root(graph.edgeFrom[e]!),
      b = root(graph.edgeTo[e]!);
    if (a !== b) parent[Math.max(a, b)] = Math.min(a, b);
  }
  const numberOf = new Map<number, number>();
  const ofEdge = new Uint32Array(graph.edgeCount).fill(none);
  const meters: number[] = [];
  for (let e = 0; e < graph.edgeCount; e++) {
    if ((graph.edgeFlags[e]! & mask) === 0) continue;
    const top = root(graph.edgeFrom[e]!);
    let number = numberOf.get(top);
    if (number === undefined) {
      number = meters.push(0) - 1;
      numberOf.set(top, number);
    }
    ofEdge[e] = number;
    if ((graph.edgeFlags[e]! & notStreetLength) === 0)
      meters[number]! += graph.edgeLengthMeters[e]!;
  }
  return { ofEdge, meters: Float64Array.from(meters), count: meters.length };
}

export function allIslands(graph: Graph): Record<AccessClass, Islands> {
  return Object.fromEntries(accessClasses.map((c) => [c, islands(graph, c)])) as Record<
    AccessClass,
    Islands
  >;
}
