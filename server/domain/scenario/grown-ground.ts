/** Which community the new streets of a changed network lie in; the old ones stay where they were. */
import { unitsPerDegree } from '../../geo/position.ts';
import type { Network } from '../../network/network.ts';
import { metersAlong, type Ground } from '../register/ground.ts';

/** @param network one that keeps the numbers of the network whose ground this is. Cost: the new nodes and edges, and a copy. */
export function grownGround(ground: Ground, before: Network, network: Network): Ground {
  if (network.nodeCount === before.nodeCount && network.edgeCount === before.edgeCount)
    return ground;
  const ofNode = new Int32Array(network.nodeCount);
  ofNode.set(ground.ofNode);
  const numberAt = (lng: number, lat: number) =>
    ground.numberAt(lng / unitsPerDegree, lat / unitsPerDegree);
  for (let node = before.nodeCount; node < network.nodeCount; node++)
    ofNode[node] = numberAt(network.nodeLng[node]!, network.nodeLat[node]!);
  const mixed = new Map(ground.mixed);
  const atMixed = new Uint8Array(network.nodeCount);
  atMixed.set(ground.atMixed);
  for (let edge = before.edgeCount; edge < network.edgeCount; edge++) {
    const from = network.edgeFrom[edge]!,
      to = network.edgeTo[edge]!;
    const own = ofNode[from]!;
    const points = metersAlong(network, edge).map((alongMeters, i) => {
      const point = network.shapeFirst[edge]! + i;
      return {
        alongMeters,
        community: numberAt(network.shapeLng[point]!, network.shapeLat[point]!),
      };
    });
    if (points.every(({ community }) => community === own) && ofNode[to] === own) continue;
    mixed.set(edge, points);
    atMixed[from] = 1;
    atMixed[to] = 1;
  }
  return { ...ground, ofNode, mixed, atMixed };
}
