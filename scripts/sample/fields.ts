import { inset, smooth } from './curve.ts';
import type { Draft } from './draft.ts';
import {
  add,
  at,
  centroid,
  closed,
  counterClockwise,
  inside,
  meters,
  mix,
  scale,
  turned,
  type Line,
  type Point,
} from './plane.ts';
import { extent } from './projection.ts';
import { Boxes, boxOf } from './space.ts';
import { brook, expressway, hills, onHill, railway, river } from './terrain.ts';
import { comesNear } from './tracks.ts';
import type { Village } from './village.ts';

/** Fields, orchards, fish ponds and woods on whatever the town and the villages leave. */
export function layFields(draft: Draft, villages: readonly Village[], town: readonly Line[]): void {
  layWoods(draft);
  const taken = new Boxes<Line>(300);
  for (const ring of [...town, ...villages.map((v) => v.ring)]) taken.insert(...boxOf(ring), ring);
  const size = 250;
  const count = Math.ceil(Math.hypot(extent.width, extent.height) / size);
  const middle: Point = [extent.width / 2, extent.height / 2];
  const corner = (i: number, j: number): Point => {
    const p: Point = [
      (i - count / 2) * size + 60 * Math.sin(j / 2.3),
      (j - count / 2) * size + 60 * Math.sin(i / 1.9),
    ];
    const jitter: Point = [draft.random.between(-70, 70), draft.random.between(-70, 70)];
    return add(add(middle, turned(p, 0.38)), jitter);
  };
  const corners = Array.from({ length: count + 1 }, (_, i) =>
    Array.from({ length: count + 1 }, (__, j) => corner(i, j)),
  );
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < count; j++) {
      const cell = [
        [i, j],
        [i + 1, j],
        [i + 1, j + 1],
        [i, j + 1],
      ].map(([a = 0, b = 0]) => at(at(corners, a), b));
      layCell(draft, counterClockwise(cell), taken);
    }
  }
}

/** One field, or where something is in its way, those of its quarters that are free. */
function layCell(draft: Draft, cell: Line, taken: Boxes<Line>): void {
  if (isFree(inset(cell, 6), taken)) return layField(draft, inset(cell, 6));
  for (let i = 0; i < 4; i++) {
    const quarter = [at(cell, i), half(cell, i), centroid(cell), half(cell, (i + 3) % 4)];
    if (isFree(inset(quarter, 5), taken)) layField(draft, inset(quarter, 5));
  }
}

const half = (ring: Line, i: number): Point =>
  mix(at(ring, i), at(ring, (i + 1) % ring.length), 0.5);

function layWoods(draft: Draft): void {
  for (const hill of hills.slice(1)) {
    const ring: Point[] = [];
    for (let i = 0; i < 22; i++) {
      const reach = draft.random.between(0.82, 1.06);
      const angle = (i / 22) * 2 * Math.PI;
      ring.push(
        add(hill.center, [
          Math.cos(angle) * hill.reachX * reach,
          Math.sin(angle) * hill.reachY * reach,
        ]),
      );
    }
    const shore = smooth(closed(ring), 2).slice(0, -1).map(onMap);
    draft.areas.push({
      ring: shore,
      tags: { landuse: 'forest', name: hill.name, 'name:en': hill.en },
    });
    draft.points.push({
      point: onMap(hill.center),
      tags: { natural: 'peak', name: hill.name, 'name:en': hill.en },
    });
  }
}

const onMap = (p: Point): Point => [
  Math.min(extent.width - 5, Math.max(5, p[0])),
  Math.min(extent.height - 5, Math.max(5, p[1])),
];

function isFree(ring: Line, taken: Boxes<Line>): boolean {
  const samples = [...ring, ...ring.map((_, i) => half(ring, i)), centroid(ring)];
  const isOff = ([x, y]: Point): boolean => x < 0 || y < 0 || x > extent.width || y > extent.height;
  if (samples.some((p) => isOff(p) || onHill(p, 1.15))) return false;
  for (const other of taken.near(...boxOf(ring))) {
    if (samples.some((p) => inside(other, p)) || other.some((p) => inside(ring, p))) return false;
  }
  return (
    !comesNear(samples, river, 80) &&
    !comesNear(samples, expressway, 24) &&
    !comesNear(samples, railway, 14) &&
    !comesNear(samples, brook, 8)
  );
}

function layField(draft: Draft, ring: Line): void {
  const { random } = draft;
  if (random.chance(0.1)) return layFishPonds(draft, ring);
  const landuse = random.pick([
    'farmland',
    'farmland',
    'farmland',
    'farmland',
    'orchard',
    'meadow',
  ]);
  draft.areas.push({
    ring,
    tags: {
      landuse,
      ...(landuse === 'farmland' ? { crop: random.pick(['rice', 'vegetables', 'sugarcane']) } : {}),
    },
  });
}

/** Ponds between dykes (基塘), four to a field. */
function layFishPonds(draft: Draft, ring: Line): void {
  const [a, b, c, d] = [at(ring, 0), at(ring, 1), at(ring, 2), at(ring, 3)];
  const place = (u: number, v: number): Point =>
    add(
      add(scale(a, (1 - u) * (1 - v)), scale(b, u * (1 - v))),
      add(scale(c, u * v), scale(d, (1 - u) * v)),
    );
  for (const u of [0.04, 0.53]) {
    for (const v of [0.05, 0.54]) {
      const pond = [place(u, v), place(u + 0.42, v), place(u + 0.42, v + 0.4), place(u, v + 0.4)];
      if (!draft.ground.free(pond)) continue;
      draft.areas.push({
        ring: pond,
        tags: { landuse: 'aquaculture', natural: 'water', water: 'fishpond' },
      });
      draft.ground.ring(pond);
    }
  }
}

/** Trees along the avenue and the riverside. */
export function layTrees(draft: Draft, line: Line, every: number, aside: number): void {
  for (let i = 0; i < line.length - 1; i++) {
    const a = at(line, i);
    const b = at(line, i + 1);
    const along = scale([b[0] - a[0], b[1] - a[1]], 1 / (meters(a, b) || 1));
    for (let d = 0; d < meters(a, b); d += every) {
      draft.points.push({
        point: add(add(a, scale(along, d)), turned(scale(along, aside), Math.PI / 2)),
        tags: { natural: 'tree' },
      });
    }
  }
}
