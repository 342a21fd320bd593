/**
 * Areas whose outline the file cuts off, such as the sea and large rivers: their lines are clipped to the bounds and
 * closed along them.
 *
 * Every line enters and leaves through the edge of the bounds, so along the edge the area begins and ends in turn:
 * between neighbouring crossings it lies either in all odd gaps or in all even ones. Which of the two, the caller says.
 */
import type { Bounds } from '../../geo/position.ts';

type Point = readonly [lng: number, lat: number];

export interface Piece {
  /** From edge to edge, in degrees. */
  points: Point[];
  /** Where it enters and leaves, along the edge counterclockwise from the south-west corner, 0–4. */
  from: number;
  to: number;
}

/** The parts of a line inside the bounds; null where it begins or ends inside, so that nothing could close it. */
export function clipLine(line: readonly Point[], bounds: Bounds): Piece[] | null {
  const [west, south, east, north] = bounds;
  const inside = ([x, y]: Point) => x >= west && x <= east && y >= south && y <= north;
  if (inside(line[0]!) || inside(line[line.length - 1]!)) return null;
  const pieces: Piece[] = [];
  let open: Point[] | null = null;
  for (let i = 1; i < line.length; i++) {
    const a = line[i - 1]!,
      b = line[i]!;
    const span = clipSegment(a, b, bounds);
    if (!span) continue;
    const enter = between(a, b, span[0]),
      leave = between(a, b, span[1]);
    if (!inside(a)) open = [enter];
    open?.push(leave);
    if (inside(b) || !open) continue;
    pieces.push({ points: open, from: along(open[0]!, bounds), to: along(leave, bounds) });
    open = null;
  }
  return pieces;
}

/**
 * Rings from pieces and the edge of the bounds.
 * @param startsIn whether the area lies in the gap that follows the first crossing counterclockwise
 */
export function closeAlong(
  pieces: readonly Piece[],
  bounds: Bounds,
  startsIn: (first: { piece: Piece; enters: boolean }) => boolean,
): Point[][] {
  const crossings = pieces
    .flatMap((piece) => [
      { piece, enters: true, at: piece.from },
      { piece, enters: false, at: piece.to },
    ])
    .sort((a, b) => a.at - b.at);
  if (crossings.length === 0) return [];
  const parity = startsIn(crossings[0]!) ? 0 : 1;
  const place = new Map(crossings.map(({ piece, enters }, i) => [key(pieces, piece, enters), i]));
  const used = new Set<Piece>();
  const rings: Point[][] = [];
  for (const first of pieces) {
    if (used.has(first)) continue;
    const ring: Point[] = [];
    let piece: Piece = first;
    let forward = true;
    do {
      used.add(piece);
      ring.push(...(forward ? piece.points : piece.points.toReversed()));
      const i: number = place.get(key(pieces, piece, !forward))!;
      const ahead = i % 2 === parity;
      const next = crossings[(i + (ahead ? 1 : crossings.length - 1)) % crossings.length]!;
      ring.push(...corners(crossings[i]!.at, next.at, ahead, bounds));
      piece = next.piece;
      forward = next.enters;
    } while (!used.has(piece));
    ring.push(ring[0]!);
    rings.push(ring);
  }
  return rings;
}

const key = (pieces: readonly Piece[], piece: Piece, enters: boolean) =>
  pieces.indexOf(piece) * 2 + (enters ? 1 : 0);

const between = ([ax, ay]: Point, [bx, by]: Point, t: number): Point => [
  ax + (bx - ax) * t,
  ay + (by - ay) * t,
];

/** Shares of the segment at which it enters and leaves the bounds (Liang–Barsky); null where it misses them. */
function clipSegment(
  [ax, ay]: Point,
  [bx, by]: Point,
  [west, south, east, north]: Bounds,
): [number, number] | null {
  let enter = 0,
    leave = 1;
  for (const [step, room] of [
    [ax - bx, ax - west],
    [bx - ax, east - ax],
    [ay - by, ay - south],
    [by - ay, north - ay],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  return enter < leave ? [enter, leave] : null;
}

/** Place of a point on the edge, each side counting one. */
function along([x, y]: Point, [west, south, east, north]: Bounds): number {
  const u = (x - west) / (east - west),
    v = (y - south) / (north - south);
  const sides = [v, 1 - u, 1 - v, u];
  const side = sides.indexOf(Math.min(...sides));
  return side + Math.min(1, Math.max(0, [u, v, 1 - u, 1 - v][side]!));
}

/** Corners of the bounds that lie between two places of its edge. */
function corners(from: number, to: number, ahead: boolean, bounds: Bounds): Point[] {
  const [west, south, east, north] = bounds;
  const all: Point[] = [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
  ];
  const start = ahead ? from : to;
  const end = (ahead ? to : from) + (to === from || (ahead ? to < from : from < to) ? 4 : 0);
  const passed: Point[] = [];
  for (let corner = Math.floor(start) + 1; corner < end; corner++) passed.push(all[corner % 4]!);
  return ahead ? passed : passed.reverse();
}
