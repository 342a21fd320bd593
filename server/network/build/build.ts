/** From cut ways to a finished network: split, cross squares, number, find islands, rasterise, index. */
import Flatbush from 'flatbush';
import { unitsPerDegree, type Position } from '../../geo/position.ts';
import { everybody } from '../barrier.ts';
import { edgeFlag, notAStreet, notStreetLength } from '../flags.ts';
import type { Network } from '../network.ts';
import { accessClasses, usableMask, type AccessClass } from '../profiles.ts';
import { nearestEdge } from '../snap.ts';
import { rasterizeDensity } from './density.ts';
import { layOut, type Graph } from './graph.ts';
import { allIslands, none, type Islands } from './islands.ts';
import { splitWays } from './split.ts';
import { waysAcrossSquares } from './squares.ts';
import { rasterizeStretches } from './stretches.ts';
import type { Streets } from './ways.ts';

export interface BuildNorms {
  /** Islands with less street than this and no facility are passed over. */
  smallComponentMeters: number;
  snapLimitMeters: number;
}

export interface NetworkReport {
  nodes: number;
  edges: number;
  walkableKilometers: number;
  components: number;
  smallComponents: number;
  stepsEdges: number;
  ferries: number;
  gates: number;
  closedBarriers: number;
  signalledCrossings: number;
  borderEnds: number;
}

/**
 * A facility this near to a larger island's street is entered from there, whatever stub of a footway lies nearer; one that is farther stands on
 * an island of its own.
 */
const shopFrontMeters = 100;

/** Cells on foot, and for bicycles, whose circles are wider. */
const cellMeters: Record<AccessClass, number> = { foot: 10, pram: 10, bike: 20 };

/**
 * @param anchors positions of facilities: an island too small to count stays usable where one of them
 * has no larger island's street in front of it.
 */
export function buildNetwork(
  streets: Streets,
  anchors: readonly Position[],
  norms: BuildNorms,
): { network: Network; report: NetworkReport } {
  const across = waysAcrossSquares(streets);
  const raw = splitWays(
    across.length > 0 ? { ...streets, ways: streets.ways.concat(across) } : streets,
  );
  const graph = layOut(streets.points, raw);
  const parts = allIslands(graph);
  const edgeIndex = indexEdges(graph);
  const snappable = {} as Record<AccessClass, Uint8Array>;
  for (const accessClass of accessClasses) {
    snappable[accessClass] = snappableEdges(
      { ...graph, edgeIndex },
      parts[accessClass],
      anchors,
      norms,
    );
  }
  const stretches = {} as Network['stretches'];
  for (const accessClass of accessClasses) {
    stretches[accessClass] = rasterizeStretches(
      graph,
      usableStreets(graph, accessClass),
      cellMeters[accessClass],
    );
  }
  const network: Network = {
    ...graph,
    bounds: streets.bounds,
    snappable,
    edgeIndex,
    stretches,
    density: rasterizeDensity(graph),
  };
  return {
    network,
    report: {
      ...reportOn(graph, parts.foot, norms),
      gates: raw.gates,
      closedBarriers: raw.closedBarriers,
    },
  };
}

function indexEdges(graph: Graph): Flatbush {
  const index = new Flatbush(Math.max(1, graph.edgeCount), 16, Float32Array);
  if (graph.edgeCount === 0) index.add(0, 0, 0, 0);
  // Boxes are widened by 1e-5 degree, more than a 32-bit float loses, so that none misses its edge.
  for (let e = 0; e < graph.edgeCount; e++) {
    let west = Infinity,
      south = Infinity,
      east = -Infinity,
      north = -Infinity;
    for (let i = graph.shapeFirst[e]!; i < graph.shapeFirst[e + 1]!; i++) {
      west = Math.min(west, graph.shapeLng[i]!);
      east = Math.max(east, graph.shapeLng[i]!);
      south = Math.min(south, graph.shapeLat[i]!);
      north = Math.max(north, graph.shapeLat[i]!);
    }
    const widen = 2e-5;
    index.add(
      west / unitsPerDegree - widen,
      south / unitsPerDegree - widen,
      east / unitsPerDegree + widen,
      north / unitsPerDegree + widen,
    );
  }
  index.finish();
  return index;
}

function snappableEdges(
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

function reportOn(graph: Graph, parts: Islands, norms: BuildNorms) {
  let meters = 0,
    stepsEdges = 0,
    ferries = 0,
    signalledCrossings = 0,
    borderEnds = 0;
  for (let e = 0; e < graph.edgeCount; e++) {
    const flags = graph.edgeFlags[e]!;
    if ((flags & everybody) === 0) continue;
    if (flags & edgeFlag.steps) stepsEdges++;
    if (flags & edgeFlag.ferry) ferries++;
    if (flags & (edgeFlag.signalAtFrom | edgeFlag.signalAtTo)) signalledCrossings++;
    if (flags & edgeFlag.foot && (flags & notStreetLength) === 0)
      meters += graph.edgeLengthMeters[e]!;
  }
  for (let n = 0; n < graph.nodeCount; n++) borderEnds += graph.nodeFlags[n]!;
  const withStreet = [...parts.meters].filter((length) => length > 0);
  return {
    nodes: graph.nodeCount,
    edges: graph.edgeCount,
    walkableKilometers: meters / 1000,
    components: withStreet.length,
    smallComponents: withStreet.filter((length) => length < norms.smallComponentMeters).length,
    stepsEdges,
    ferries,
    signalledCrossings,
    borderEnds,
  };
}

/** Edges that the class may stand on, islands too small to start from included: a field must not take their ground for another street's. */
function usableStreets(graph: Graph, accessClass: AccessClass): Uint8Array {
  const usable = new Uint8Array(graph.edgeCount);
  for (let e = 0; e < graph.edgeCount; e++) {
    if (graph.edgeFlags[e]! & usableMask(accessClass) && (graph.edgeFlags[e]! & notAStreet) === 0)
      usable[e] = 1;
  }
  return usable;
}
