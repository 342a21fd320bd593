import { thinned } from './curve.ts';
import { street, type Draft } from './draft.ts';
import type { Patch } from './lattice.ts';
import { at, centroid, counterClockwise, meters, type Line, type Point } from './plane.ts';

/** One block of a superblock's picture, with its four sides (south, east, north, west; counter-clockwise). */
export interface Block {
  use: string;
  ring: Line;
  sides: Line[];
  center: Point;
}

interface Cuts {
  u: number[];
  v: number[];
}

/** Streets between the blocks of one superblock, and the blocks themselves. */
export function layQuarter(
  draft: Draft,
  patch: Patch,
  picture: readonly string[],
  columnCuts?: number[],
): Block[] {
  const rows = [...picture].reverse();
  const columns = at(rows, 0).length;
  if (rows.some((row) => row.length !== columns))
    throw new Error(`a picture's lines differ in length: ${picture.join('/')}`);
  const cuts: Cuts = { u: columnCuts ?? makeCuts(draft, columns), v: makeCuts(draft, rows.length) };
  const groups = groupsOf(rows);
  layStreets(draft, patch, cuts, groups, rows);
  return groups.list.map((group) => blockOf(patch, cuts, group));
}

/** Uneven cuts of 0–1 into `count` parts. */
export function makeCuts(draft: Draft, count: number): number[] {
  const cuts = [0];
  for (let i = 1; i < count; i++) cuts.push((i + draft.random.between(-0.2, 0.2)) / count);
  cuts.push(1);
  return cuts;
}

interface Group {
  use: string;
  west: number;
  south: number;
  east: number;
  north: number;
}

function groupsOf(rows: readonly string[]): {
  list: Group[];
  of: (column: number, row: number) => Group;
} {
  const list: Group[] = [];
  const holder = (column: number, row: number): Group | undefined =>
    list.find((g) => g.west <= column && column < g.east && g.south <= row && row < g.north);
  rows.forEach((letters, row) => {
    for (let column = 0; column < letters.length; column++) {
      if (holder(column, row)) continue;
      const use = letters.charAt(column);
      let east = column + 1;
      let north = row + 1;
      if (use === use.toUpperCase()) {
        while (letters.charAt(east) === use) east++;
        while (rows[north]?.slice(column, east) === use.repeat(east - column)) north++;
      }
      list.push({ use, west: column, south: row, east, north });
    }
  });
  const of = (column: number, row: number): Group => {
    const found = holder(column, row);
    if (!found) throw new Error(`no block at ${column},${row}`);
    return found;
  };
  return { list, of };
}

function blockOf(patch: Patch, cuts: Cuts, group: Group): Block {
  const u0 = at(cuts.u, group.west);
  const u1 = at(cuts.u, group.east);
  const v0 = at(cuts.v, group.south);
  const v1 = at(cuts.v, group.north);
  const along = (from: [number, number], to: [number, number]): Line => lineOn(patch, from, to);
  const sides = [
    along([u0, v0], [u1, v0]),
    along([u1, v0], [u1, v1]),
    along([u1, v1], [u0, v1]),
    along([u0, v1], [u0, v0]),
  ];
  const ring = counterClockwise(sides.flatMap((side) => side.slice(0, -1)));
  return { use: group.use, ring, sides, center: centroid(ring) };
}

function lineOn(patch: Patch, [u0, v0]: [number, number], [u1, v1]: [number, number]): Line {
  const a = patch(u0, v0);
  const b = patch(u1, v1);
  const steps = Math.max(2, Math.round(meters(a, b) / 45));
  const line: Point[] = [];
  for (let i = 0; i <= steps; i++)
    line.push(patch(u0 + ((u1 - u0) * i) / steps, v0 + ((v1 - v0) * i) / steps));
  return thinned(line, 0.3);
}

function layStreets(
  draft: Draft,
  patch: Patch,
  cuts: Cuts,
  groups: ReturnType<typeof groupsOf>,
  rows: readonly string[],
): void {
  const columns = at(rows, 0).length;
  for (let k = 1; k < columns; k++) {
    const apart = (row: number): boolean =>
      isStreetBetween(groups.of(k - 1, row), groups.of(k, row));
    for (const [from, to] of runs(rows.length, apart)) {
      const uses = [groups.of(k - 1, from).use, groups.of(k, from).use];
      layStreet(
        draft,
        lineOn(patch, [at(cuts.u, k), at(cuts.v, from)], [at(cuts.u, k), at(cuts.v, to)]),
        uses,
        k === Math.floor(columns / 2),
      );
    }
  }
  for (let k = 1; k < rows.length; k++) {
    const apart = (column: number): boolean =>
      isStreetBetween(groups.of(column, k - 1), groups.of(column, k));
    for (const [from, to] of runs(columns, apart)) {
      const uses = [groups.of(from, k - 1).use, groups.of(from, k).use];
      layStreet(
        draft,
        lineOn(patch, [at(cuts.u, from), at(cuts.v, k)], [at(cuts.u, to), at(cuts.v, k)]),
        uses,
        k === 1,
      );
    }
  }
}

/** No street runs inside a block or between two fields. */
function isStreetBetween(a: Group, b: Group): boolean {
  return a !== b && !(a.use === 'f' && b.use === 'f');
}

/** Longest stretches [from, to) of places for which the test holds. */
function runs(count: number, holds: (i: number) => boolean): [number, number][] {
  const result: [number, number][] = [];
  for (let i = 0; i < count; i++) {
    if (!holds(i)) continue;
    const last = result.at(-1);
    if (last && last[1] === i) last[1] = i + 1;
    else result.push([i, i + 1]);
  }
  return result;
}

function layStreet(draft: Draft, line: Line, uses: readonly string[], isMain: boolean): void {
  const { random } = draft;
  const lanes = uses.every((use) => use === 'o' || use === 'v');
  const highway = lanes
    ? random.pick(['residential', 'living_street', 'living_street'])
    : isMain
      ? 'unclassified'
      : 'residential';
  const oneway = !lanes && random.chance(0.16);
  street(draft, random.chance(0.5) ? line : [...line].reverse(), {
    highway,
    ...draft.streetNames(),
    ...(oneway ? { oneway: 'yes' } : {}),
    ...(oneway && random.chance(0.5) ? { 'oneway:bicycle': 'no' } : {}),
  });
}
