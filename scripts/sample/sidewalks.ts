import { beside, spotAt, lengthOf } from './curve.ts';
import { street, type Draft } from './draft.ts';
import type { Tags } from './elements.ts';
import type { Lattice } from './lattice.ts';
import { middleOf, stepsPerSpan } from './main-roads.ts';
import { add, at, cross, left, meters, minus, scale, type Line, type Point } from './plane.ts';
import type { MainRoad } from './town-roads.ts';

/** Metres from the middle of a main road to its sidewalk. */
const sidewalkMeters = (road: MainRoad): number => (road.dual ? 17 : 12);

interface Town {
  lattice: Lattice;
  roads: readonly MainRoad[];
  /** Whether land between two columns and rows is built up. */
  built: (column: number, row: number) => boolean;
}

/** The road along a side of the lattice that starts at the given point and runs east ('row') or north. */
function roadAt(
  town: Town,
  on: 'row' | 'column',
  column: number,
  row: number,
): MainRoad | undefined {
  const [index, position] = on === 'row' ? [row, column] : [column, row];
  return town.roads.find(
    (r) => r.on === on && r.index === index && r.from <= position && position < r.to,
  );
}

function span(town: Town, road: MainRoad, position: number): Line {
  const from = (position - road.from) * stepsPerSpan;
  return middleOf(town.lattice, road).slice(from, from + stepsPerSpan + 1);
}

/** Sidewalks run around each superblock, inside its main roads, and meet at its corners. */
export function laySidewalks(draft: Draft, town: Town, column: number, row: number): void {
  const roads = [
    { road: roadAt(town, 'row', column, row), position: column, back: false },
    { road: roadAt(town, 'column', column + 1, row), position: row, back: false },
    { road: roadAt(town, 'row', column, row + 1), position: column, back: true },
    { road: roadAt(town, 'column', column, row), position: row, back: true },
  ];
  const sides = roads.map(({ road, position, back }) => {
    if (!road) return undefined;
    const line = span(town, road, position);
    const walk = beside(
      back ? [...line].reverse() : line,
      road.sidewalks ? sidewalkMeters(road) : 0,
    );
    return { road, walk };
  });
  sides.forEach((side, i) => {
    if (!side?.road.sidewalks) return;
    const before = sides[(i + 3) % 4]?.walk;
    const after = sides[(i + 1) % 4]?.walk;
    const start = before ? corner(before, side.walk) : at(side.walk, 0);
    const end = after ? corner(side.walk, after) : at(side.walk, -1);
    const middle = side.walk
      .slice(1, -1)
      .filter((p) => meters(p, start) > 25 && meters(p, end) > 25);
    street(draft, [start, ...middle, end], {
      highway: 'footway',
      footway: 'sidewalk',
      surface: 'paving_stones',
    });
  });
}

/** Where the last piece of one side, made longer, meets the first piece of the next. */
function corner(a: Line, b: Line): Point {
  const p = at(a, -2);
  const r = minus(at(a, -1), p);
  const q = at(b, 0);
  const s = minus(at(b, 1), q);
  return add(p, scale(r, cross(minus(q, p), s) / cross(r, s)));
}

/** Crossings on the arms of every junction of main roads, and half-way along long stretches. */
export function layCrossings(draft: Draft, town: Town): void {
  for (const road of town.roads) {
    if (!road.sidewalks) continue;
    for (let position = road.from; position < road.to; position++) {
      if (!bothSidesBuilt(town, road, position)) continue;
      const line = span(town, road, position);
      const length = lengthOf(line);
      crossAt(draft, road, line, armMeters(town, road, position), signalled(town, road, position));
      crossAt(
        draft,
        road,
        line,
        length - armMeters(town, road, position + 1),
        signalled(town, road, position + 1),
      );
      if (length > 400) crossAt(draft, road, line, length * 0.52, false);
    }
  }
}

function bothSidesBuilt(town: Town, road: MainRoad, position: number): boolean {
  return road.on === 'row'
    ? town.built(position, road.index) && town.built(position, road.index - 1)
    : town.built(road.index, position) && town.built(road.index - 1, position);
}

/** Far enough from the junction to lie beyond the other road's sidewalk. */
function armMeters(town: Town, road: MainRoad, position: number): number {
  const other = otherRoad(town, road, position);
  return (other ? sidewalkMeters(other) : 12) + 9;
}

function otherRoad(town: Town, road: MainRoad, position: number): MainRoad | undefined {
  return town.roads.find(
    (r) => r.on !== road.on && r.index === position && r.from <= road.index && road.index <= r.to,
  );
}

function signalled(town: Town, road: MainRoad, position: number): boolean {
  const other = otherRoad(town, road, position);
  return other !== undefined && !(road.highway === 'tertiary' && other.highway === 'tertiary');
}

function crossAt(
  draft: Draft,
  road: MainRoad,
  line: Line,
  distance: number,
  signals: boolean,
): void {
  const { point, along } = spotAt(line, distance);
  const reach = scale(left(along), sidewalkMeters(road));
  const kind: Tags = signals ? { crossing: 'traffic_signals' } : { crossing: 'uncontrolled' };
  street(draft, [add(point, reach), minus(point, reach)], {
    highway: 'footway',
    footway: 'crossing',
    ...kind,
  });
}

/** Signal heads for drivers, in the middle of the junctions. */
export function laySignals(draft: Draft, town: Town): void {
  for (const road of town.roads) {
    if (road.on !== 'row' || !road.sidewalks || road.dual) continue;
    for (let position = road.from + 1; position < road.to; position++) {
      if (!signalled(town, road, position)) continue;
      draft.marks.push({
        point: at(at(town.lattice.points, position), road.index),
        tags: { highway: 'traffic_signals' },
      });
    }
  }
}

export type { Town };
