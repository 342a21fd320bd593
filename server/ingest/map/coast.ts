/** The sea: OpenStreetMap draws only its coast, with the land to the left of each way. */
import { insideRings } from '../../geo/inside.ts';
import { unitsPerDegree, type Bounds } from '../../geo/position.ts';
import type { NodeTable } from '../node-table.ts';
import { clipLine, closeAlong, type Piece } from './close.ts';

type Polygon = number[][][];

/**
 * Sea within the bounds, as polygons with islands for holes. Empty where there is no coast, or where the file lacks a
 * part of it that it would take to close the sea.
 * @param ways indices of nodes, in the ways' own direction
 */
export function seaWithin(ways: readonly number[][], nodes: NodeTable, bounds: Bounds): Polygon[] {
  const lines = joinDirected(ways).map((line) =>
    line.map((i): [number, number] => [
      nodes.lng[i]! / unitsPerDegree,
      nodes.lat[i]! / unitsPerDegree,
    ]),
  );
  const [west, south, east, north] = bounds;
  const islands: [number, number][][] = [];
  const pieces: Piece[] = [];
  for (const line of lines) {
    const isRing = line.length > 3 && same(line[0]!, line[line.length - 1]!);
    if (isRing && line.every(([x, y]) => x > west && x < east && y > south && y < north)) {
      // Land to the left: an island runs counterclockwise. A lake of sea water would run the other way.
      if (doubleArea(line) > 0) islands.push(line);
      continue;
    }
    const clipped = clipLine(isRing ? fromOutside(line, bounds) : line, bounds);
    if (!clipped) return [];
    pieces.push(...clipped);
  }
  if (pieces.length === 0) {
    if (islands.length === 0) return [];
    const all = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    return [[all, ...islands]];
  }
  // Where the coast enters the bounds the water, on its right, follows along the edge counterclockwise.
  const rings = closeAlong(pieces, bounds, ({ enters }) => enters);
  return rings.map((ring) => [
    ring.map(([x, y]) => [x, y]),
    ...islands.filter((island) => insideRings([ring.map(([x, y]) => [x, y])], ...island[0]!)),
  ]);
}

const same = (a: readonly number[], b: readonly number[]) => a[0] === b[0] && a[1] === b[1];

/** Joins each way with the one that begins where it ends. */
function joinDirected(ways: readonly number[][]): number[][] {
  const usable = ways.filter((way) => way.length > 1);
  const byStart = new Map(usable.map((way) => [way[0]!, way]));
  const ends = new Set(usable.map((way) => way[way.length - 1]!));
  const left = new Set(usable);
  // Chains that begin somewhere come first; what is left are rings.
  const firsts = [...usable.filter((way) => !ends.has(way[0]!)), ...usable];
  return firsts.flatMap((first) => {
    if (!left.delete(first)) return [];
    const line = [...first];
    for (;;) {
      const next = byStart.get(line[line.length - 1]!);
      if (!next || !left.delete(next)) return [line];
      for (const point of next.slice(1)) line.push(point);
    }
  });
}

/** The same ring, begun at a point outside the bounds. */
function fromOutside(ring: [number, number][], bounds: Bounds): [number, number][] {
  const [west, south, east, north] = bounds;
  const start = ring.findIndex(([x, y]) => x < west || x > east || y < south || y > north);
  return [...ring.slice(start), ...ring.slice(1, start + 1)];
}

function doubleArea(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += ring[i - 1]![0]! * ring[i]![1]! - ring[i]![0]! * ring[i - 1]![1]!;
  return sum;
}
