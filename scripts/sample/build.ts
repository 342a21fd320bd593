import { lengthOf, spotAt } from './curve.ts';
import type { Draft, Lot, Style } from './draft.ts';
import {
  add,
  at,
  centroid,
  closed,
  inside,
  left,
  meters,
  minus,
  mix,
  rectangle,
  scale,
  unit,
  type Line,
  type Point,
} from './plane.ts';
import { longAxis } from './split.ts';

interface Shape {
  width: [number, number];
  depth: [number, number];
  gap: [number, number];
  /** Metres from the lot's edge to the first row, and how many rows follow behind. */
  setback: number;
  rows: number;
  levels: [number, number];
  /** Share of places left empty. */
  empty: number;
}

const shapes: Record<Style, Shape> = {
  mixed: {
    width: [18, 42],
    depth: [11, 16],
    gap: [2, 9],
    setback: 7.5,
    rows: 2,
    levels: [3, 9],
    empty: 0.16,
  },
  old: {
    width: [11, 30],
    depth: [12, 18],
    gap: [0.3, 1.5],
    setback: 4.6,
    rows: 2,
    levels: [2, 5],
    empty: 0.06,
  },
  lanes: {
    width: [11, 19],
    depth: [9, 12],
    gap: [0.8, 2],
    setback: 2.4,
    rows: 2,
    levels: [3, 7],
    empty: 0.07,
  },
  slabs: {
    width: [34, 58],
    depth: [12, 15],
    gap: [11, 18],
    setback: 6,
    rows: 0,
    levels: [7, 26],
    empty: 0.05,
  },
  shops: {
    width: [14, 36],
    depth: [7.5, 9],
    gap: [0.5, 6],
    setback: 8.2,
    rows: 1,
    levels: [1, 2],
    empty: 0.3,
  },
  sheds: {
    width: [40, 82],
    depth: [26, 42],
    gap: [9, 16],
    setback: 12,
    rows: 2,
    levels: [1, 4],
    empty: 0.12,
  },
  towers: {
    width: [24, 46],
    depth: [18, 28],
    gap: [5, 12],
    setback: 8,
    rows: 2,
    levels: [5, 22],
    empty: 0.08,
  },
  civic: {
    width: [36, 60],
    depth: [14, 18],
    gap: [18, 30],
    setback: 6,
    rows: 1,
    levels: [3, 6],
    empty: 0.25,
  },
  farmhouses: {
    width: [9, 13],
    depth: [8, 11],
    gap: [1, 7],
    setback: 4,
    rows: 1,
    levels: [1, 4],
    empty: 0.2,
  },
};

/** Builds on every lot, as far as streets, water and other buildings leave room. */
export function buildOnLots(draft: Draft): void {
  for (const lot of draft.lots) {
    if (lot.style === 'slabs') buildSlabs(draft, lot);
    else buildRows(draft, lot);
  }
}

/** Rows along the lot's edge: the houses that make a street's front, then those behind. */
function buildRows(draft: Draft, lot: Lot): void {
  const shape = shapes[lot.style];
  const edge = closed(lot.ring);
  const length = lengthOf(edge);
  let setback = shape.setback;
  for (let row = 0; row < shape.rows; row++) {
    let deepest = 0;
    for (let d = draft.random.between(0, 4); d < length;) {
      const width = draft.random.between(...shape.width);
      const depth = draft.random.between(...shape.depth);
      const ring = facingEdge(edge, d, width, depth, setback);
      const isBuilt = !draft.random.chance(shape.empty) && build(draft, lot, ring, lot.ring);
      deepest = Math.max(deepest, isBuilt ? depth : 0);
      d += isBuilt ? width + draft.random.between(...shape.gap) : 5;
    }
    if (deepest === 0) return;
    setback += deepest + 3 + 2 * shape.gap[0];
  }
}

function facingEdge(
  edge: Line,
  distance: number,
  width: number,
  depth: number,
  setback: number,
): Line {
  const a = spotAt(edge, distance).point;
  const b = spotAt(edge, distance + width).point;
  const along = meters(a, b) > 1 ? unit(minus(b, a)) : ([1, 0] as const);
  return rectangle(add(a, scale(left(along), setback)), along, width, depth);
}

/** Rows of slabs inside a compound, along whichever of its axes lies nearer to east–west. */
function buildSlabs(draft: Draft, lot: Lot): void {
  const shape = shapes.slabs;
  const axis = longAxis(lot.ring);
  const along: Point =
    Math.abs(axis[0]) > 0.7
      ? scale(axis, Math.sign(axis[0]))
      : unit([Math.abs(axis[1]), -axis[0] * Math.sign(axis[1])]);
  const middle = centroid(lot.ring);
  const tall = draft.random.chance(0.4);
  const pitch = draft.random.between(30, 36) + (tall ? 8 : 0);
  for (let row = -9; row <= 9; row++) {
    for (let d = -320 + draft.random.between(0, 12); d < 320;) {
      const width = draft.random.between(...shape.width) * (tall ? 0.75 : 1);
      const corner = add(add(middle, scale(along, d)), scale(left(along), row * pitch));
      const isBuilt =
        !draft.random.chance(shape.empty) &&
        build(
          draft,
          lot,
          rectangle(corner, along, width, draft.random.between(...shape.depth)),
          lot.ring,
          tall,
        );
      d += isBuilt ? width + draft.random.between(...shape.gap) : 6;
    }
  }
}

function build(draft: Draft, lot: Lot, ring: Line, within: Line, tall = true): boolean {
  if (!ring.every((p) => inside(within, p)) || !draft.ground.free(ring)) return false;
  draft.ground.building(ring);
  const [low, high] = shapes[lot.style].levels;
  const levels =
    lot.style === 'slabs' && !tall ? draft.random.whole(6, 8) : draft.random.whole(low, high);
  draft.buildings.push({
    ring,
    front: mix(at(ring, 0), at(ring, 1), 0.5),
    style: lot.style,
    tags: { building: kindOf(draft, lot.style), 'building:levels': String(levels) },
    taken: false,
  });
  return true;
}

function kindOf(draft: Draft, style: Style): string {
  switch (style) {
    case 'shops':
      return 'retail';
    case 'slabs':
      return 'apartments';
    case 'sheds':
      return draft.random.pick(['industrial', 'industrial', 'warehouse']);
    case 'towers':
      return draft.random.pick(['commercial', 'commercial', 'office', 'retail']);
    case 'civic':
      return 'public';
    case 'farmhouses':
    case 'lanes':
      return draft.random.pick(['house', 'house', 'residential']);
    default:
      return draft.random.pick(['residential', 'residential', 'apartments', 'yes', 'retail']);
  }
}
