import { slice, lengthOf } from './curve.ts';
import type { Building, Draft } from './draft.ts';
import type { Elements } from './elements.ts';
import { at, crossing, meters, mix, type Line } from './plane.ts';
import { river } from './terrain.ts';

/** Writes what is joined to nothing: land, water, buildings, points, the railway. */
export function writeScenery(draft: Draft): void {
  const { elements } = draft;
  for (const { ring, tags } of draft.areas) elements.area(ring, tags);
  for (const { line, tags } of draft.lines) elements.line(line, tags);
  for (const building of draft.buildings) writeBuilding(elements, building);
  for (const { point, tags } of draft.points) elements.node(point, tags);
  writeRailway(draft);
}

function writeBuilding(elements: Elements, { ring, front, tags, entrance }: Building): void {
  const nodes = ring.map((p) => elements.node(p));
  if (entrance) nodes.splice(1, 0, elements.node(front, entrance));
  elements.way([...nodes, at(nodes, 0)], tags);
}

/** The line in pieces that share their ends: bridges over the river and over every street it meets. */
function writeRailway(draft: Draft): void {
  const line = draft.railway;
  const spans: [number, number][] = [];
  for (const { line: other, half } of [
    ...draft.streets.map((s) => ({ line: s.line, half: 16 })),
    { line: river, half: 75 },
  ]) {
    for (const distance of crossingsOf(line, other)) spans.push([distance - half, distance + half]);
  }
  const merged: [number, number][] = [];
  for (const [from, to] of spans.sort((a, b) => a[0] - b[0])) {
    const last = merged.at(-1);
    if (last && from < last[1] + 20) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  const tags = {
    railway: 'rail',
    name: '示范铁路',
    'name:en': 'Shifan Railway',
    gauge: '1435',
    electrified: 'contact_line',
  };
  const stops = [0, ...merged.flat(), lengthOf(line)];
  let last = draft.elements.node(at(line, 0));
  stops.slice(1).forEach((to, i) => {
    const piece = slice(line, at(stops, i), to).slice(1);
    const nodes = [last, ...piece.map((p) => draft.elements.node(p))];
    last = at(nodes, -1);
    draft.elements.way(nodes, i % 2 === 1 ? { ...tags, bridge: 'yes', layer: '1' } : tags);
  });
}

/** Metres along the line at which another line crosses it. */
function crossingsOf(line: Line, other: Line): number[] {
  const result: number[] = [];
  let passed = 0;
  for (let i = 1; i < line.length; i++) {
    const a = at(line, i - 1);
    const b = at(line, i);
    for (let j = 1; j < other.length; j++) {
      const meet = crossing(a, b, at(other, j - 1), at(other, j));
      if (meet) result.push(passed + meters(a, mix(a, b, meet.t)));
    }
    passed += meters(a, b);
  }
  return result;
}
