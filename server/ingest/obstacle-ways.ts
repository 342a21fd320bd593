/** Ways that nobody walks across, by their tags, as flat lines. */
import { isWalkableWay } from '../network/access.ts';
import { lineKinds, type LineKind, type ObstacleLines } from '../network/obstacle-lines.ts';
import { contains, unitsPerDegree, type Bounds } from '../geo/position.ts';
import type { NodeTable } from './node-table.ts';
import type { Tags } from './osm/element.ts';

export interface ObstacleWay {
  id: number;
  refs: number[];
  kind: LineKind;
  name: string;
}

const fastRoads = new Set(['motorway', 'motorway_link', 'trunk', 'trunk_link']);
const rails = new Set(['rail', 'light_rail', 'narrow_gauge', 'subway', 'monorail']);
const walls = new Set(['wall', 'city_wall', 'retaining_wall', 'fence', 'hedge']);
/** Streams and ditches are stepped over, or bridged by what no map shows. */
const wideWaterways = new Set(['river', 'canal', 'riverbank', 'dock', 'fairway']);

/**
 * What a way or a relation of ways is in the way of, or null. Not what runs in a tunnel or on a bridge: people pass above it or
 * beneath it.
 */
export function obstacleOf(tags: Tags): { kind: LineKind; name: string } | null {
  const raised = (tags.bridge ?? 'no') !== 'no' || (tags.tunnel ?? 'no') !== 'no';
  if (raised || tags.covered === 'yes' || tags.location === 'underground') return null;
  const kind = kindOf(tags);
  return kind && { kind, name: tags.name ?? tags['name:zh'] ?? tags.ref ?? '' };
}

function kindOf(tags: Tags): LineKind | null {
  if (tags.natural === 'water' && tags.intermittent !== 'yes') return 'water';
  if (tags.natural === 'coastline' || wideWaterways.has(tags.waterway ?? '')) return 'water';
  const fast = fastRoads.has(tags.highway ?? '') || tags.motorroad === 'yes';
  if (fast && !isWalkableWay(tags)) return 'expressway';
  if (rails.has(tags.railway ?? '') && tags.service !== 'siding') return 'railway';
  return walls.has(tags.barrier ?? '') ? 'wall' : null;
}

/** Lines in order of way id, broken where nodes are missing; those that lie wholly outside the box are left out. */
export function layObstacles(
  ways: readonly ObstacleWay[],
  nodes: NodeTable,
  box: Bounds | null,
): ObstacleLines {
  const kind: number[] = [],
    name: number[] = [],
    first: number[] = [0],
    lng: number[] = [],
    lat: number[] = [];
  const names: string[] = [''];
  const nameIndex = new Map<string, number>([['', 0]]);
  const add = (way: ObstacleWay, run: readonly number[]) => {
    if (run.length < 2) return;
    const within = (point: number) =>
      contains(box!, nodes.lng[point]! / unitsPerDegree, nodes.lat[point]! / unitsPerDegree);
    if (box && !run.some(within)) return;
    let index = nameIndex.get(way.name);
    if (index === undefined) {
      index = names.push(way.name) - 1;
      nameIndex.set(way.name, index);
    }
    kind.push(lineKinds.indexOf(way.kind));
    name.push(index);
    for (const point of run) {
      lng.push(nodes.lng[point]!);
      lat.push(nodes.lat[point]!);
    }
    first.push(lng.length);
  };
  for (const way of [...ways].sort((a, b) => a.id - b.id)) {
    let run: number[] = [];
    for (const ref of way.refs) {
      const point = nodes.indexOf(ref);
      if (point >= 0 && nodes.has(point)) run.push(point);
      else {
        add(way, run);
        run = [];
      }
    }
    add(way, run);
  }
  return {
    names,
    kind: Uint8Array.from(kind),
    name: Uint32Array.from(name),
    first: Uint32Array.from(first),
    lng: Int32Array.from(lng),
    lat: Int32Array.from(lat),
  };
}
