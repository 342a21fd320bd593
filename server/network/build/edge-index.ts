/** A spatial index over the edges' boxes. */
import Flatbush from 'flatbush';
import { unitsPerDegree } from '../../geo/position.ts';
import type { Graph } from './graph.ts';

export function indexEdges(
  graph: Pick<Graph, 'edgeCount' | 'shapeFirst' | 'shapeLng' | 'shapeLat'>,
): Flatbush {
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
