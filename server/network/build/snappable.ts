/** Which edges one may start from. */
import type Flatbush from 'flatbush';
import type { Position } from '../../geo/position.ts';
import { notAStreet } from '../flags.ts';
import { nearestEdge } from '../snap.ts';
import type { Graph } from './graph.ts';
import { none, type Islands } from './islands.ts';

export interface BuildNorms {
  /** Islands with less street than this and no facility are passed over. */
  smallComponentMeters: number;
  snapLimitMeters: number;
}

/**
 * A facility this near to a larger island's street is entered from there, whatever stub of a footway lies nearer; one that is farther stands on
 * an island of its own.
 */
const shopFrontMeters = 100;

/** Streets of islands that are large enough, or that hold a facility with no larger island's street in front of it. */
export function snappableEdges(
  graph: Graph & { edgeIndex: Flatbush },
  parts: Islands,
  anchors: readonly Position[],
  norms: BuildNorms,
): Uint8Array {
  const street = new Uint8Array(graph.edgeCount);
  const large = new Uint8Array(graph.edgeCount);
  for (let e = 0; e < graph.edgeCount; e++) {
    const part = parts.ofEdge[e]!;
    if (part === none || graph.edgeFlags[e]! & notAStreet || graph.edgeLengthMeters[e] === 0)
      continue;
    street[e] = 1;
    if (parts.meters[part]! >= norms.smallComponentMeters) large[e] = 1;
  }
  const kept = new Set<number>();
  for (const [lng, lat] of anchors) {
    if (nearestEdge(graph, large, lng, lat, shopFrontMeters)) continue;
    const small = nearestEdge(graph, street, lng, lat, norms.snapLimitMeters);
    if (small) kept.add(parts.ofEdge[small.edge]!);
  }
  for (let e = 0; kept.size > 0 && e < graph.edgeCount; e++) {
    if (street[e] && kept.has(parts.ofEdge[e]!)) large[e] = 1;
  }
  return large;
}
