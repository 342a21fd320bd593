import { distanceMeters } from '../../server/geo/distance.ts';
import type { OsmText } from './osm-text.ts';

/** Metres of street between neighbouring nodes that somebody on foot may use. */
export type WalkGraph = Map<number, [to: number, meters: number][]>;

export function isWalkable(tags: Record<string, string>): boolean {
  if (tags['route'] === 'ferry') return tags['foot'] === 'yes';
  return (
    tags['highway'] !== undefined &&
    !tags['highway'].startsWith('motorway') &&
    tags['foot'] !== 'no'
  );
}

/** A plain graph by OSM nodes; closed gates are left out. */
export function walkGraph(osm: OsmText): WalkGraph {
  const graph: WalkGraph = new Map();
  const link = (a: number, b: number, meters: number): void => {
    const links = graph.get(a);
    if (links) links.push([b, meters]);
    else graph.set(a, [[b, meters]]);
  };
  for (const way of osm.ways.values()) {
    if (!isWalkable(way.tags)) continue;
    for (let i = 1; i < way.nodes.length; i++) {
      const a = osm.nodes.get(way.nodes[i - 1] ?? 0);
      const b = osm.nodes.get(way.nodes[i] ?? 0);
      if (!a || !b || a.tags['access'] || b.tags['access']) continue;
      const meters = distanceMeters(a.lng, a.lat, b.lng, b.lat);
      link(a.id, b.id, meters);
      link(b.id, a.id, meters);
    }
  }
  return graph;
}

/** Metres on foot from one node to every node within the limit (a textbook search, slow and plain). */
export function metersFrom(
  graph: WalkGraph,
  start: number,
  limitMeters: number,
): Map<number, number> {
  const done = new Map<number, number>();
  const open = new Map([[start, 0]]);
  while (open.size > 0) {
    let node = start;
    let best = Infinity;
    for (const [id, meters] of open) if (meters < best) [node, best] = [id, meters];
    open.delete(node);
    done.set(node, best);
    for (const [to, meters] of graph.get(node) ?? []) {
      const total = best + meters;
      if (done.has(to) || total > limitMeters || total >= (open.get(to) ?? Infinity)) continue;
      open.set(to, total);
    }
  }
  return done;
}

export function nearestNode(osm: OsmText, graph: WalkGraph, lng: number, lat: number): number {
  let best = { id: 0, squared: Infinity };
  for (const id of graph.keys()) {
    const node = osm.nodes.get(id);
    if (!node) continue;
    // Near enough for a comparison: a degree of longitude is 0.92 of one of latitude here.
    const squared = ((node.lng - lng) * 0.92) ** 2 + (node.lat - lat) ** 2;
    if (squared < best.squared) best = { id, squared };
  }
  return best.id;
}
