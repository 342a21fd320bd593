import type { Draft } from './draft.ts';
import type { Elements, Member, Tags } from './elements.ts';
import {
  add,
  at,
  counterClockwise,
  crossing,
  left,
  meters,
  minus,
  mix,
  scale,
  type Line,
  type Point,
} from './plane.ts';
import { extent } from './projection.ts';
import { districts, type District } from './districts.ts';

/** Cells of all districts (each takes the land nearest to its seat) cut from the county's rectangle. */
function cellsOf(seats: readonly Point[]): Line[] {
  const low = 60;
  const frame: Line = [
    [low, low],
    [extent.width - low, low],
    [extent.width - low, extent.height - low],
    [low, extent.height - low],
  ];
  return seats.map((seat, i) => {
    let ring: Line = frame;
    seats.forEach((other, j) => {
      if (i !== j) ring = nearerHalf(ring, seat, other);
    });
    return counterClockwise(ring);
  });
}

function nearerHalf(ring: Line, seat: Point, other: Point): Line {
  const result: Point[] = [];
  const nearer = (p: Point): boolean => meters(p, seat) <= meters(p, other);
  const middle = mix(seat, other, 0.5);
  const across = scale(left(minus(other, seat)), 50);
  ring.forEach((p, i) => {
    const q = at(ring, (i + 1) % ring.length);
    if (nearer(p)) result.push(p);
    if (nearer(p) === nearer(q)) return;
    const meet = crossing(p, q, minus(middle, across), add(middle, across));
    if (meet) result.push(mix(p, q, meet.t));
  });
  return result;
}

interface Border {
  from: Point;
  to: Point;
  /** One or two districts. */
  districts: number[];
}

/** Every stretch of border once, with the districts on its two sides. */
function bordersOf(cells: readonly Line[]): Border[] {
  const borders: Border[] = [];
  const corners = cells.flat();
  cells.forEach((cell, district) => {
    cell.forEach((from, i) => {
      const to = at(cell, (i + 1) % cell.length);
      for (const [a, b] of stretches(from, to, corners)) {
        const known = borders.find(
          (x) => (same(x.from, b) && same(x.to, a)) || (same(x.from, a) && same(x.to, b)),
        );
        if (known) known.districts.push(district);
        else borders.push({ from: a, to: b, districts: [district] });
      }
    });
  });
  return borders;
}

const same = (a: Point, b: Point): boolean => meters(a, b) < 0.5;

/** A cell's side, cut where the corner of another cell lies on it. */
function stretches(a: Point, b: Point, corners: readonly Point[]): [Point, Point][] {
  const length = meters(a, b);
  if (length < 0.5) return [];
  const places = corners
    .map((p) => ({
      p,
      t: meters(a, p) / length,
      off: Math.abs(meters(a, p) + meters(p, b) - length),
    }))
    .filter(({ p, off }) => off < 0.01 && !same(p, a) && !same(p, b))
    .sort((x, y) => x.t - y.t)
    .map(({ p }) => p)
    .filter((p, i, all) => i === 0 || !same(p, at(all, i - 1)));
  const stops = [a, ...places, b];
  return stops.slice(1).map((to, i) => [at(stops, i), to]);
}

/** Writes the boundary relations; neighbours share their border's way. Returns each district's ring. */
export function layDivisions(draft: Draft): Line[] {
  const { elements } = draft;
  const cells = cellsOf(districts.map((d) => d.seat));
  const borders = bordersOf(cells);
  const corners = new Corners(elements);
  const ways = borders.map((border) => wayOf(draft, border, corners));
  districts.forEach((district, i) => {
    const members = borders.flatMap((border, k) =>
      border.districts.includes(i) ? [outer(at(ways, k))] : [],
    );
    elements.relation(members, districtTags(district));
  });
  const isOwn = (i: number): boolean => !at(districts, i).beyond;
  const county = borders.flatMap((b, k) =>
    b.districts.filter(isOwn).length === 1 ? [outer(at(ways, k))] : [],
  );
  elements.relation(county, countyTags);
  // All of the county is one town.
  elements.relation(county, townTags);
  return cells;
}

const outer = (ref: number): Member => ({ type: 'way', ref, role: 'outer' });

/** A border bends a little. The outer border of the district that lies across the county line is not in the file. */
function wayOf(draft: Draft, border: Border, corners: Corners): number {
  const { elements, random } = draft;
  const lone = border.districts.length === 1 ? at(border.districts, 0) : undefined;
  if (lone !== undefined && at(districts, lone).beyond) return elements.wayBeyondTheEdge();
  const length = meters(border.from, border.to);
  const aside = left(scale(minus(border.to, border.from), 1 / length));
  const steps = Math.floor(length / 160);
  const nodes = [corners.nodeAt(border.from)];
  for (let i = 1; i < steps; i++) {
    const sway = border.districts.length === 1 ? 0 : random.between(-16, 16);
    nodes.push(elements.node(add(mix(border.from, border.to, i / steps), scale(aside, sway))));
  }
  nodes.push(corners.nodeAt(border.to));
  return elements.way(nodes, { boundary: 'administrative', admin_level: '10' });
}

class Corners {
  private readonly known: { point: Point; node: number }[] = [];

  constructor(private readonly elements: Elements) {}

  nodeAt(point: Point): number {
    const found = this.known.find((k) => same(k.point, point));
    if (found) return found.node;
    const node = this.elements.node(point);
    this.known.push({ point, node });
    return node;
  }
}

function districtTags(d: District): Tags {
  return {
    type: 'boundary',
    boundary: 'administrative',
    admin_level: '10',
    name: d.zh,
    'name:en': d.en,
    'ref:division': d.code,
    households: String(d.households),
    population: String(d.population),
    'jinlin:office': d.phone,
  };
}

const countyTags: Tags = {
  type: 'boundary',
  boundary: 'administrative',
  admin_level: '6',
  name: '示范县',
  'name:en': 'Shifan County',
  'ref:division': '449901000000',
  note: 'Invented for demonstration: no place, person, office or telephone number in this file is real. 本数据纯属虚构，仅供演示。',
};

const townTags: Tags = {
  type: 'boundary',
  boundary: 'administrative',
  admin_level: '8',
  name: '城关镇',
  'name:en': 'Chengguan Town',
  'ref:division': '449901100000',
};
