import { lengthOf, slice, thinned } from './curve.ts';
import { street, type Draft } from './draft.ts';
import type { Tags } from './elements.ts';
import {
  add,
  at,
  centroid,
  counterClockwise,
  cross,
  crossing,
  left,
  meters,
  minus,
  mix,
  scale,
  signedArea,
  turned,
  unit,
  type Line,
  type Point,
} from './plane.ts';

export interface Lanes {
  /** Pieces smaller than this are not cut again. */
  targetSquareMeters: number;
  /** How far a cut may turn from square, radians. */
  turn: number;
  /** Share of cuts that end blind. */
  blind: number;
  tags: () => Tags;
}

/** Cuts a block into lots again and again; each cut is a lane. Returns the lots. */
export function splitByLanes(draft: Draft, ring: Line, lanes: Lanes): Line[] {
  const area = Math.abs(signedArea(ring));
  if (area < lanes.targetSquareMeters * draft.random.between(0.8, 1.5)) return [ring];
  for (let attempt = 0; attempt < 5; attempt++) {
    const cut = cutOf(draft, ring, lanes.turn);
    if (!cut) continue;
    const [lane, one, other] = cut;
    if (Math.min(Math.abs(signedArea(one)), Math.abs(signedArea(other))) < area * 0.28) continue;
    const blind = draft.random.chance(lanes.blind);
    street(
      draft,
      blind ? slice(lane, 0, lengthOf(lane) * draft.random.between(0.5, 0.75)) : lane,
      lanes.tags(),
    );
    return [...splitByLanes(draft, one, lanes), ...splitByLanes(draft, other, lanes)];
  }
  return [ring];
}

function cutOf(
  draft: Draft,
  ring: Line,
  turn: number,
): [lane: Line, one: Line, other: Line] | undefined {
  const { random } = draft;
  const axis = longAxis(ring);
  const middle = add(centroid(ring), scale(axis, random.between(-12, 12)));
  const direction = turned(left(axis), random.between(-turn, turn));
  const a = add(middle, scale(direction, -3000));
  const b = add(middle, scale(direction, 3000));
  const hits: { index: number; point: Point; t: number }[] = [];
  for (let index = 0; index < ring.length; index++) {
    const meet = crossing(a, b, at(ring, index), at(ring, (index + 1) % ring.length));
    if (meet) hits.push({ index, point: mix(a, b, meet.t), t: meet.t });
  }
  const [first, second] = hits;
  if (hits.length !== 2 || !first || !second || meters(first.point, second.point) < 12)
    return undefined;
  const lane = bend(draft, first.point, second.point, turn);
  const one = [...lane, ...between(ring, second.index, first.index)];
  const other = [...[...lane].reverse(), ...between(ring, first.index, second.index)];
  return [lane, tidy(one), tidy(other)];
}

/** The ring's corners after edge `from`, up to the start of edge `to`. */
function between(ring: Line, from: number, to: number): Line {
  const result: Point[] = [];
  for (let i = (from + 1) % ring.length; ; i = (i + 1) % ring.length) {
    result.push(at(ring, i));
    if (i === to) return result;
  }
}

const tidy = (ring: Line): Line =>
  counterClockwise(ring.filter((p, i) => meters(p, at(ring, i - 1)) > 0.5));

/** A lane is hardly ever straight. */
function bend(draft: Draft, a: Point, b: Point, turn: number): Line {
  const length = meters(a, b);
  const aside = scale(
    left(unit(minus(b, a))),
    length * draft.random.between(-0.1, 0.1) * Math.min(1, turn * 3),
  );
  if (length < 50) return [a, b];
  return thinned([a, add(mix(a, b, 0.33), scale(aside, 0.8)), add(mix(a, b, 0.67), aside), b], 0.2);
}

/** Direction in which the ring is longest: of its edges' directions, the one with the smallest width across. */
export function longAxis(ring: Line): Point {
  let best: Point = [1, 0];
  let narrowest = Infinity;
  for (let i = 0; i < ring.length; i++) {
    const a = at(ring, i);
    const b = at(ring, (i + 1) % ring.length);
    if (meters(a, b) < 8) continue;
    const direction = unit(minus(b, a));
    const sides = ring.map((p) => cross(direction, minus(p, a)));
    const width = Math.max(...sides) - Math.min(...sides);
    if (width < narrowest) {
      narrowest = width;
      best = direction;
    }
  }
  return best;
}
