import { land, middleOf } from './blocks.ts';
import { nearestOn } from './compound.ts';
import { lengthOf, slice, smooth, spotAt } from './curve.ts';
import { addCampus, street, type Draft } from './draft.ts';
import {
  add,
  at,
  closed,
  inside,
  metersToLine,
  minus,
  mix,
  rectangle,
  scale,
  turned,
  unit,
  type Line,
  type Point,
} from './plane.ts';
import type { Block } from './quarter.ts';

/** A town park: entrances on its edge, a winding loop, a pond, paths between. */
export function layPark(draft: Draft, block: Block): void {
  const { random } = draft;
  const ring = land(block.ring, 16);
  const loop = wavy(draft, land(block.ring, 42));
  const sides = [0, 1, 2, 3].filter((side) => lengthOf(at(block.sides, side)) > 60);
  const gates = sides.map((side) => {
    const line = at(block.sides, side);
    const outside = spotAt(line, lengthOf(line) * random.between(0.3, 0.7)).point;
    const inner = nearestOn(loop, outside);
    street(draft, [outside, add(inner, scale(unit(minus(inner, outside)), 1.5))], {
      highway: 'footway',
      surface: 'paving_stones',
    });
    return {
      point: mix(outside, inner, 0.4),
      tags: { entrance: 'yes', ...(side % 2 === 0 ? { barrier: 'bollard' } : {}) },
    };
  });
  street(draft, closed(loop), { highway: 'footway', surface: 'paving_stones' });
  const a = nearestOn(loop, middleOf(at(block.sides, 1)));
  const b = nearestOn(loop, middleOf(at(block.sides, 3)));
  const aside = scale(turned(unit(minus(b, a)), Math.PI / 2), 14);
  street(draft, smooth([a, add(mix(a, b, 0.35), aside), minus(mix(a, b, 0.65), aside), b], 4), {
    highway: 'footway',
  });
  addCampus(draft, 'park', ring, block.center, gates);
  const room = metersToLine(block.center, closed(loop));
  const pondMeters = Math.min(36, (room - 22) / 2);
  if (pondMeters > 8)
    layPond(draft, add(block.center, scale(unit(aside), 18 + pondMeters)), pondMeters / 0.63);
  for (let i = 0; i < 5; i++)
    layPavilion(draft, spotAt(closed(loop), lengthOf(closed(loop)) * (i / 5)).point, block.center);
}

function layPond(draft: Draft, center: Point, reach: number): void {
  const ring: Point[] = [];
  for (let i = 0; i < 14; i++) {
    const angle = (i / 14) * 2 * Math.PI;
    const r = reach * draft.random.between(0.75, 1.05);
    ring.push(add(center, [Math.cos(angle) * r, Math.sin(angle) * r * 0.6]));
  }
  const shore = smooth(closed(ring), 2).slice(0, -1);
  draft.areas.push({ ring: shore, tags: { natural: 'water', water: 'pond' } });
  draft.ground.ring(shore);
}

function layPavilion(draft: Draft, p: Point, center: Point): void {
  const inward = unit(minus(center, p));
  draft.buildings.push({
    ring: rectangle(add(p, scale(inward, 6)), turned(inward, -Math.PI / 2), 8, 7),
    front: add(p, scale(inward, 5)),
    style: 'civic',
    tags: { building: 'roof', amenity: 'shelter' },
    taken: true,
  });
}

function wavy(draft: Draft, ring: Line): Line {
  const line = closed(ring);
  const length = lengthOf(line);
  const points: Point[] = [];
  const count = Math.max(8, Math.round(length / 70));
  for (let i = 0; i < count; i++) {
    const { point, along } = spotAt(line, (length * i) / count);
    points.push(add(point, scale(turned(along, Math.PI / 2), draft.random.between(-6, 14))));
  }
  return smooth(closed(points), 3).slice(0, -1);
}

/** A wooded hill: stairs straight up from the street, a road that winds up without any, a temple on top. */
export function layHillPark(draft: Draft, block: Block): void {
  const ring = land(block.ring, 14);
  const top = block.center;
  const summit = [0, 1, 2, 3, 4, 5, 6, 7].map((i) => add(top, turned([34, 0], (i * Math.PI) / 4)));
  street(draft, closed(summit), {
    highway: 'footway',
    surface: 'paving_stones',
    name: '文塔平台',
    'name:en': 'Wenta Terrace',
  });
  const gateWords = ['南门', '东门', '北门', '西门'];
  const gates = [0, 1, 2, 3].map((side) => {
    const foot = middleOf(at(block.sides, side));
    const winding = side === 3;
    if (winding) layWindingPath(draft, foot, top, ring);
    else layStairs(draft, foot, top, side === 0 ? '百步梯' : undefined);
    return {
      point: add(foot, scale(unit(minus(top, foot)), 16)),
      tags: { barrier: 'gate', name: `文塔公园${at(gateWords, side)}` },
    };
  });
  addCampus(draft, 'park', ring, top, gates);
  draft.areas.push({ ring: land(block.ring, 26), tags: { natural: 'wood' } });
  const temple = rectangle(add(top, [-11, -7]), [1, 0], 22, 14);
  draft.buildings.push({
    ring: temple,
    front: add(top, [0, -7]),
    style: 'civic',
    tags: {
      building: 'temple',
      amenity: 'place_of_worship',
      religion: 'buddhist',
      name: '文塔寺',
      'name:en': 'Wenta Temple',
    },
    taken: true,
  });
  draft.points.push({
    point: add(top, [18, 10]),
    tags: { natural: 'peak', name: '文塔山', 'name:en': 'Wenta Hill', ele: '96' },
  });
}

/** Flights of steps with landings between. */
function layStairs(draft: Draft, foot: Point, top: Point, name: string | undefined): void {
  const line = [
    foot,
    mix(foot, top, 0.3),
    add(mix(foot, top, 0.55), [6, 0]),
    add(top, scale(unit(minus(foot, top)), 33)),
  ];
  const length = lengthOf(line);
  const cuts = [0, 0.28, 0.48, 0.56, 0.78, 0.84, 1];
  cuts.slice(1).forEach((to, i) => {
    const steps = i % 2 === 1;
    street(draft, slice(line, length * at(cuts, i), length * to), {
      highway: steps ? 'steps' : 'footway',
      ...(steps ? { incline: 'up', handrail: 'yes', surface: 'stone' } : {}),
      ...(name ? { name, 'name:en': 'Hundred Steps' } : {}),
    });
  });
}

function layWindingPath(draft: Draft, foot: Point, top: Point, ring: Line): void {
  const points: Point[] = [foot];
  for (let i = 1; i <= 4; i++) {
    const p = add(mix(foot, top, i / 5.4), [0, (i % 2 === 0 ? 1 : -1) * 62]);
    if (inside(ring, p)) points.push(p);
  }
  points.push(add(top, [-34, 0]));
  street(draft, smooth(points, 5), {
    highway: 'path',
    surface: 'asphalt',
    name: '盘山道',
    'name:en': 'Winding Way',
    wheelchair: 'yes',
  });
}
