/** Facilities by the edge at which people enter them. */
import type { Network } from '../network/network.ts';
import type { AccessPoint } from '../network/network.ts';

export interface AccessIndex {
  /** Access points of each facility; empty where no usable street is near. */
  byFacility: readonly (readonly AccessPoint[])[];
  /** Entries of edge e: `edgeFirst[e]` up to `edgeFirst[e + 1]`. */
  edgeFirst: Uint32Array;
  facility: Uint32Array;
  alongMeters: Float64Array;
  offStreetMeters: Float64Array;
  /** 1 where some edge at the node holds an entry: most nodes can be passed by at once. */
  atNode: Uint8Array;
}

/** Cost: one pass over the network's edges and the points; snapping is the caller's. */
export function indexAccess(
  network: Network,
  byFacility: readonly (readonly AccessPoint[])[],
): AccessIndex {
  const edgeFirst = new Uint32Array(network.edgeCount + 1);
  for (const points of byFacility) for (const { edge } of points) edgeFirst[edge + 1]!++;
  for (let e = 0; e < network.edgeCount; e++) edgeFirst[e + 1]! += edgeFirst[e]!;
  const total = edgeFirst[network.edgeCount]!;
  const index: AccessIndex = {
    byFacility,
    edgeFirst,
    facility: new Uint32Array(total),
    alongMeters: new Float64Array(total),
    offStreetMeters: new Float64Array(total),
    atNode: new Uint8Array(network.nodeCount),
  };
  const next = edgeFirst.slice(0, network.edgeCount);
  byFacility.forEach((points, facility) => {
    for (const { edge, alongMeters, offStreetMeters } of points) {
      const entry = next[edge]!++;
      index.facility[entry] = facility;
      index.alongMeters[entry] = alongMeters;
      index.offStreetMeters[entry] = offStreetMeters;
      index.atNode[network.edgeFrom[edge]!] = 1;
      index.atNode[network.edgeTo[edge]!] = 1;
    }
  });
  return index;
}
