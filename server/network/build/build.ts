/** From cut ways to a finished network: split, cross squares, number, find islands, rasterise, index. */
import type { Position } from '../../geo/position.ts';
import { everybody } from '../barrier.ts';
import { edgeFlag, notAStreet, notStreetLength } from '../flags.ts';
import type { Network } from '../network.ts';
import { accessClasses, usableMask, type AccessClass } from '../profiles.ts';
import { rasterizeDensity } from './density.ts';
import { layOut, type Graph } from './graph.ts';
import { indexEdges } from './edge-index.ts';
import { allIslands, type Islands } from './islands.ts';
import { snappableEdges, type BuildNorms } from './snappable.ts';
import { splitWays } from './split.ts';
import { waysAcrossSquares } from './squares.ts';
import { rasterizeStretches } from './stretches.ts';
import type { Streets } from './ways.ts';

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
