/** The outlines of a multipolygon relation, also of one that the file cuts off. */
import { insideRings } from '../../geo/inside.ts';
import { unitsPerDegree, type Bounds } from '../../geo/position.ts';
import type { NodeTable } from '../node-table.ts';
import { clipLine, closeAlong, type Piece } from './close.ts';
import { joinPieces } from './names.ts';

export interface Ring {
  /** Indices of nodes, the last one the same as the first. */
  points: number[];
  hole: boolean;
}

export interface Outlines {
  /** Outer rings, each followed by its holes. */
  rings: Ring[];
  /** What the bounds close of outlines that the file cuts off: rings in degrees. */
  cut: (readonly [number, number])[][];
}

/**
 * A cut-off outline is closed along the bounds. Its ways have no direction, so which side is its inside is not known:
 * the smaller one is taken, right for rivers and for areas that reach in from outside. One that begins or ends within
 * the bounds cannot be closed and is left out.
 */
export function outlinesOf(
  ways: readonly { points: number[]; inner: boolean }[],
  nodes: NodeTable,
  bounds: Bounds,
): Outlines {
  const joined = (inner: boolean) =>
    joinPieces(
      ways
        .filter((way) => way.inner === inner && way.points.length > 1)
        .map(({ points }) => points),
    );
  const isRing = (chain: number[]) => chain.length > 3 && chain[0] === chain[chain.length - 1];
  const outer = joined(false);
  const outers = outer.filter(isRing);
  const at = (i: number): [number, number] => [
    nodes.lng[i]! / unitsPerDegree,
    nodes.lat[i]! / unitsPerDegree,
  ];
  const holes = outers.map((): number[][] => []);
  const degrees = new Map<number, number[][]>();
  for (const hole of joined(true).filter(isRing)) {
    const home = outers.findIndex((ring, i) => {
      if (outers.length === 1) return true;
      const corners = degrees.get(i) ?? ring.map(at);
      degrees.set(i, corners);
      const [lng, lat] = at(hole[0]!);
      return insideRings([corners], lng, lat);
    });
    holes[home]?.push(hole);
  }
  return {
    rings: outers.flatMap((points, i) => [
      { points, hole: false },
      ...holes[i]!.map((hole) => ({ points: hole, hole: true })),
    ]),
    cut: cutOff(
      outer.filter((chain) => !isRing(chain)).map((chain) => chain.map(at)),
      bounds,
    ),
  };
}

function cutOff(chains: [number, number][][], bounds: Bounds): Outlines['cut'] {
  const pieces: Piece[] = [];
  for (const chain of chains) {
    const clipped = clipLine(chain, bounds);
    if (!clipped) return [];
    pieces.push(...clipped);
  }
  const sides = [true, false].map((startsIn) => closeAlong(pieces, bounds, () => startsIn));
  const [one, other] = sides.map((rings) => rings.reduce((sum, ring) => sum + area(ring), 0));
  return one! <= other! ? sides[0]! : sides[1]!;
}

function area(ring: readonly (readonly [number, number])[]): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++)
    sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return Math.abs(sum) / 2;
}
