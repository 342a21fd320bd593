import type { Draft, Street } from './draft.ts';
import type { Elements, Tags } from './elements.ts';
import { at, crossing, footOf, meters, mix, type Line, type Point } from './plane.ts';
import { Boxes, boxOf } from './space.ts';

/** An end this near to another street is meant to touch it. */
const snapMeters = 2.5;
/** Points nearer than this become one node. */
const mergeMeters = 0.9;
/** A loose end this short beyond the last crossing is cut off. */
const stubMeters = 12;

/** A crossing of a fence this near to a named gate is that gate. */
const gateMeters = 30;

interface Piece {
  street: number;
  index: number;
  a: Point;
  b: Point;
}

interface Cut {
  index: number;
  t: number;
  point: Point;
  isGate: boolean;
}

/**
 * Turns planned lines into OSM ways that share nodes where they meet. First the loose ends are moved onto
 * the streets they nearly touch, then every crossing of two lines on the ground becomes a common node.
 */
export function joinStreets(draft: Draft): void {
  const pool = new NodePool(draft.elements);
  const lines = draft.streets.map((s) => [...s.line]);
  const cuts: Cut[][] = lines.map(() => []);
  const pieces = indexPieces(lines);
  snapEnds(draft.streets, lines, cuts, pieces);
  cutCrossings(draft.streets, cuts, indexPieces(lines), lines);

  const chains = lines.map((line, i) => chainOf(line, at(cuts, i), pool));
  const uses = new Map<number, number>();
  for (const chain of chains)
    for (const node of chain.nodes) uses.set(node, (uses.get(node) ?? 0) + 1);
  draft.streets.forEach((planned, i) => {
    const { nodes, gates } = at(chains, i);
    if (planned.joins === 'crossings') trimStubs(nodes, uses, draft.elements);
    if (nodes.length < 2) return;
    draft.elements.way(nodes, planned.tags);
    if (planned.tags['footway'] === 'crossing') tagCrossing(planned, nodes, uses, draft.elements);
    if (planned.joins === 'gates')
      for (const gate of gates) draft.elements.tag(gate, gateTags(planned, pool.pointOf(gate)));
  });
  for (const { point, tags } of draft.marks) {
    const node = pool.nearest(point, 4);
    if (node !== undefined && uses.has(node)) draft.elements.tag(node, tags);
  }
}

function indexPieces(lines: readonly Line[]): Boxes<Piece> {
  const boxes = new Boxes<Piece>(50);
  lines.forEach((line, street) => {
    for (let index = 0; index < line.length - 1; index++) {
      const a = at(line, index);
      const b = at(line, index + 1);
      boxes.insert(...boxOf([a, b]), { street, index, a, b });
    }
  });
  return boxes;
}

function snapEnds(
  streets: readonly Street[],
  lines: Point[][],
  cuts: Cut[][],
  pieces: Boxes<Piece>,
): void {
  streets.forEach((street, i) => {
    const line = at(lines, i);
    if (street.joins === 'gates' || meters(at(line, 0), at(line, -1)) < 0.01) return;
    for (const end of [0, line.length - 1]) {
      const p = at(line, end);
      let best: { piece: Piece; t: number; point: Point; far: number } | undefined;
      for (const piece of pieces.near(...boxOf([p], snapMeters))) {
        if (piece.street === i || streets[piece.street]?.joins !== 'crossings') continue;
        const t = footOf(p, piece.a, piece.b);
        const point = onto(piece, mix(piece.a, piece.b, t));
        const far = meters(p, point);
        if (far < snapMeters && far < (best?.far ?? Infinity)) best = { piece, t, point, far };
      }
      if (!best) continue;
      line[end] = best.point;
      at(cuts, best.piece.street).push({
        index: best.piece.index,
        t: best.t,
        point: best.point,
        isGate: false,
      });
    }
  });
}

/** The piece's own end, if the point is all but there. */
function onto({ a, b }: { a: Point; b: Point }, p: Point): Point {
  return meters(p, a) < mergeMeters ? a : meters(p, b) < mergeMeters ? b : p;
}

function cutCrossings(
  streets: readonly Street[],
  cuts: Cut[][],
  pieces: Boxes<Piece>,
  lines: readonly Line[],
): void {
  lines.forEach((line, i) => {
    if (streets[i]?.joins === 'ends') return;
    for (let index = 0; index < line.length - 1; index++) {
      const a = at(line, index);
      const b = at(line, index + 1);
      for (const other of pieces.near(...boxOf([a, b]))) {
        if (other.street <= i || !mayCross(streets[i], streets[other.street])) continue;
        const meet = crossing(a, b, other.a, other.b);
        if (!meet) continue;
        const point = onto(other, onto({ a, b }, mix(a, b, meet.t)));
        const isGate = streets[i]?.joins === 'gates' || streets[other.street]?.joins === 'gates';
        at(cuts, i).push({ index, t: meet.t, point, isGate });
        at(cuts, other.street).push({ index: other.index, t: meet.u, point, isGate });
      }
    }
  });
}

function mayCross(a: Street | undefined, b: Street | undefined): boolean {
  if (!a || !b || a.joins === 'ends' || b.joins === 'ends') return false;
  return a.joins === 'crossings' || b.joins === 'crossings';
}

function chainOf(
  line: Line,
  cuts: readonly Cut[],
  pool: NodePool,
): { nodes: number[]; gates: number[] } {
  const nodes: number[] = [];
  const gates: number[] = [];
  const push = (point: Point, isGate: boolean): void => {
    const node = pool.nodeAt(point);
    if (nodes.at(-1) !== node) nodes.push(node);
    if (isGate) gates.push(node);
  };
  const sorted = [...cuts].sort((a, b) => a.index - b.index || a.t - b.t);
  let next = 0;
  line.forEach((point, index) => {
    push(point, false);
    for (; sorted[next]?.index === index; next++)
      push(at(sorted, next).point, at(sorted, next).isGate);
  });
  return { nodes, gates };
}

function trimStubs(nodes: number[], uses: Map<number, number>, elements: Elements): void {
  for (const [end, before] of [
    [0, 1],
    [-1, -2],
  ] as const) {
    const last = nodes.at(end);
    const previous = nodes.at(before);
    if (last === undefined || previous === undefined || nodes.length < 3) continue;
    if (uses.get(last) !== 1 || (uses.get(previous) ?? 0) < 2) continue;
    const a = at(elements.nodes, last - 1);
    const b = at(elements.nodes, previous - 1);
    // 1e-7 degree is about a centimetre.
    if (Math.hypot(a.lng - b.lng, a.lat - b.lat) > stubMeters * 100) continue;
    if (end === 0) nodes.shift();
    else nodes.pop();
  }
}

/** Where a crossing meets a carriageway, the node says how one crosses. */
function tagCrossing(
  { tags }: Street,
  nodes: readonly number[],
  uses: ReadonlyMap<number, number>,
  elements: Elements,
): void {
  for (const node of nodes.slice(1, -1)) {
    if ((uses.get(node) ?? 0) > 1)
      elements.tag(node, { highway: 'crossing', crossing: tags['crossing'] ?? 'unmarked' });
  }
}

function gateTags(fence: Street, point: Point): Tags {
  const named = [...(fence.gates ?? [])].sort(
    (a, b) => meters(a.point, point) - meters(b.point, point),
  )[0];
  if (named && meters(named.point, point) < gateMeters) return named.tags;
  return fence.otherwise ?? {};
}

/** One node per place. */
class NodePool {
  private readonly places = new Map<string, { point: Point; node: number }[]>();
  private readonly points = new Map<number, Point>();

  constructor(private readonly elements: Elements) {}

  nodeAt(point: Point): number {
    const found = this.nearest(point, mergeMeters);
    if (found !== undefined) return found;
    const node = this.elements.node(point);
    const key = keyOf(Math.floor(point[0] / 4), Math.floor(point[1] / 4));
    const place = this.places.get(key);
    if (place) place.push({ point, node });
    else this.places.set(key, [{ point, node }]);
    this.points.set(node, point);
    return node;
  }

  nearest(point: Point, within: number): number | undefined {
    const x = Math.floor(point[0] / 4);
    const y = Math.floor(point[1] / 4);
    let best: { node: number; far: number } | undefined;
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        for (const place of this.places.get(keyOf(x + dx, y + dy)) ?? []) {
          const far = meters(place.point, point);
          if (far < within && far < (best?.far ?? Infinity)) best = { node: place.node, far };
        }
      }
    }
    return best?.node;
  }

  pointOf(node: number): Point {
    const point = this.points.get(node);
    if (!point) throw new Error(`node ${node} is not in the pool`);
    return point;
  }
}

const keyOf = (x: number, y: number): string => `${x},${y}`;
