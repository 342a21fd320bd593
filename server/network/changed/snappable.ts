/** Which edges one may start from, after a change: islands may have been joined, or cut off. */
import { unitsPerDegree, type Position } from '../../geo/position.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import { islands, none } from '../build/islands.ts';
import { snappableEdges, type BuildNorms } from '../build/snappable.ts';
import type { Network } from '../network.ts';
import { usableMask, type AccessClass } from '../profiles.ts';
import type { Draft } from './draft.ts';

type Streets = Omit<Network, 'bounds' | 'snappable' | 'stretches' | 'density'>;

/**
 * An island that no change touched is judged as it was; every other one as an import would. Cost: one pass over nodes and edges; facilities
 * are looked at only near small islands that changed.
 */
export function mendSnappable(
  draft: Draft,
  graph: Streets,
  accessClass: AccessClass,
  anchors: readonly Position[],
  norms: BuildNorms,
): Uint8Array {
  const { base } = draft;
  const before = base.snappable[accessClass];
  const mask = usableMask(accessClass);
  const touched = changedEdges(draft).filter((edge) => {
    const flags = edge < base.edgeCount ? base.edgeFlags[edge]! : 0;
    return (flags | draft.flags(edge)) & mask;
  });
  if (touched.length === 0) return withRoom(before, graph.edgeCount);
  const parts = islands(graph, accessClass);
  const affected = new Set<number>();
  for (const edge of touched)
    for (const node of [graph.edgeFrom[edge]!, graph.edgeTo[edge]!])
      for (let slot = graph.adjacentFirst[node]!; slot < graph.adjacentFirst[node + 1]!; slot++) {
        const part = parts.ofEdge[graph.adjacentEdge[slot]! >> 1]!;
        if (part !== none) affected.add(part);
      }
  const isSmall = (edge: number) => {
    const part = parts.ofEdge[edge]!;
    return part !== none && affected.has(part) && parts.meters[part]! < norms.smallComponentMeters;
  };
  const near = anchorsNear(graph, anchors, isSmall, norms.snapLimitMeters);
  const judged = snappableEdges(graph, parts, near, norms);
  const mended = withRoom(before, graph.edgeCount);
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    const part = parts.ofEdge[edge]!;
    if (part === none) mended[edge] = 0;
    else if (affected.has(part)) mended[edge] = judged[edge]!;
  }
  return mended;
}

function changedEdges(draft: Draft): number[] {
  return [...draft.reflagged.keys(), ...draft.added.map((_, i) => draft.base.edgeCount + i)];
}

function withRoom(bits: Uint8Array, length: number): Uint8Array {
  const roomy = new Uint8Array(length);
  roomy.set(bits);
  return roomy;
}

/** Those within the snap limit of the box around the edges meant. */
function anchorsNear(
  graph: Streets,
  anchors: readonly Position[],
  isMeant: (edge: number) => boolean,
  limitMeters: number,
): Position[] {
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  for (let edge = 0; edge < graph.edgeCount; edge++) {
    if (!isMeant(edge)) continue;
    for (let i = graph.shapeFirst[edge]!; i < graph.shapeFirst[edge + 1]!; i++) {
      west = Math.min(west, graph.shapeLng[i]! / unitsPerDegree);
      east = Math.max(east, graph.shapeLng[i]! / unitsPerDegree);
      south = Math.min(south, graph.shapeLat[i]! / unitsPerDegree);
      north = Math.max(north, graph.shapeLat[i]! / unitsPerDegree);
    }
  }
  const dLat = limitMeters / metersPerDegreeLat,
    dLng = limitMeters / metersPerDegreeLng(north === -Infinity ? 0 : north);
  return anchors.filter(
    ([lng, lat]) =>
      lng >= west - dLng && lng <= east + dLng && lat >= south - dLat && lat <= north + dLat,
  );
}
