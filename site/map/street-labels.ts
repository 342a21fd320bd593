import type { StreetClass } from '../lib/streets.ts';
import type { StreetCell, StreetLine } from './street-cells.ts';

export interface Glyph {
  readonly text: string;
  /** World pixels at the label's zoom. */
  readonly x: number;
  readonly y: number;
  readonly radians: number;
}

export interface StreetLabel {
  readonly glyphs: readonly Glyph[];
  readonly minX: number;
  readonly minY: number;
  readonly maxX: number;
  readonly maxY: number;
}

const labelledFrom: Partial<Record<StreetClass, number>> = {
  major: 14,
  street: 16,
  path: 17,
  ferry: 15,
};
const repeatPixels = 520;

/**
 * Lays the names of a cell along its streets for one zoom. Names of larger streets go first, a label that would
 * touch an earlier one is left out. The result depends on cell and zoom only, never on the tile that draws it,
 * so that a name that crosses a tile border is the same on both sides.
 */
export function layLabels(
  cell: StreetCell,
  zoom: number,
  measure: (text: string) => number,
): StreetLabel[] {
  const scale = 256 * 2 ** zoom;
  const labels: StreetLabel[] = [];
  for (const streetClass of ['major', 'street', 'ferry', 'path'] as const) {
    if (zoom < (labelledFrom[streetClass] ?? 99)) continue;
    const named = cell.lines.filter((line) => line.class === streetClass && line.name);
    for (const [name, chains] of chainsByName(named)) {
      for (const chain of chains) {
        for (const label of labelsOn(chain, name, scale, measure)) {
          const centreX = (label.minX + label.maxX) / 2 / scale;
          const centreY = (label.minY + label.maxY) / 2 / scale;
          const inCell =
            centreX >= cell.box.minX &&
            centreX < cell.box.maxX &&
            centreY >= cell.box.minY &&
            centreY < cell.box.maxY;
          // A street that two cells hold is named by the one that holds the label's middle.
          if (inCell && !labels.some((other) => touches(label, other))) labels.push(label);
        }
      }
    }
  }
  return labels;
}

/** Joins pieces of one name end to end: junctions cut streets into pieces too short for their names. */
function chainsByName(lines: readonly StreetLine[]): Map<string, number[][]> {
  const byName = new Map<string, number[][]>();
  for (const line of lines) {
    const chains = byName.get(line.name!) ?? [];
    byName.set(line.name!, chains);
    let piece = Array.from(line.points);
    for (let joined = true; joined;) {
      joined = false;
      for (let index = 0; index < chains.length; index++) {
        const longer = join(chains[index]!, piece);
        if (!longer) continue;
        chains.splice(index, 1);
        piece = longer;
        joined = true;
        break;
      }
    }
    chains.push(piece);
  }
  return byName;
}

function join(a: number[], b: number[]): number[] | undefined {
  const end = (line: number[], atEnd: boolean) =>
    atEnd ? `${line[line.length - 2]},${line[line.length - 1]}` : `${line[0]},${line[1]}`;
  if (end(a, true) === end(b, false)) return [...a, ...b.slice(2)];
  if (end(b, true) === end(a, false)) return [...b, ...a.slice(2)];
  if (end(a, true) === end(b, true)) return [...a, ...reversed(b).slice(2)];
  if (end(a, false) === end(b, false)) return [...reversed(a), ...b.slice(2)];
  return undefined;
}

function reversed(line: number[]): number[] {
  const out: number[] = [];
  for (let index = line.length - 2; index >= 0; index -= 2)
    out.push(line[index]!, line[index + 1]!);
  return out;
}

function* labelsOn(
  chain: number[],
  name: string,
  scale: number,
  measure: (text: string) => number,
): Generator<StreetLabel> {
  const points = chain.map((value) => value * scale);
  const distances = [0];
  for (let i = 2; i < points.length; i += 2) {
    distances.push(
      distances[distances.length - 1]! +
        Math.hypot(points[i]! - points[i - 2]!, points[i + 1]! - points[i - 1]!),
    );
  }
  const length = distances[distances.length - 1]!;
  const width = measure(name);
  if (length < width * 1.25) return;
  const count = Math.max(1, Math.floor(length / repeatPixels));
  for (let index = 0; index < count; index++) {
    const start = (length * (index + 0.5)) / count - width / 2;
    const label = labelAt(points, distances, start, width, name, measure);
    if (label) yield label;
  }
}

const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text);

function labelAt(
  points: number[],
  distances: number[],
  start: number,
  width: number,
  name: string,
  measure: (text: string) => number,
): StreetLabel | undefined {
  const from = pointAt(points, distances, start);
  const to = pointAt(points, distances, start + width);
  const steep = Math.abs(to.y - from.y) > Math.abs(to.x - from.x);
  // On a steep street Chinese reads from top to bottom with upright characters, other scripts lie along it.
  const upright = steep && isHan(name);
  const backwards = upright ? to.y < from.y : to.x < from.x;
  const glyphs: Glyph[] = [];
  let offset = 0;
  let previous: number | undefined;
  for (const text of name) {
    const advance = measure(text);
    const along = offset + advance / 2;
    const { x, y, radians } = pointAt(
      points,
      distances,
      backwards ? start + width - along : start + along,
    );
    const turned = radians + (backwards ? Math.PI : 0) - (upright ? Math.PI / 2 : 0);
    if (previous !== undefined && Math.cos(turned - previous) < 0.8) return undefined;
    previous = turned;
    glyphs.push({ text, x, y, radians: turned });
    offset += advance;
  }
  const half = measure('田') / 2 + 2;
  return {
    glyphs,
    minX: Math.min(...glyphs.map(({ x }) => x)) - half,
    minY: Math.min(...glyphs.map(({ y }) => y)) - half,
    maxX: Math.max(...glyphs.map(({ x }) => x)) + half,
    maxY: Math.max(...glyphs.map(({ y }) => y)) + half,
  };
}

function pointAt(
  points: number[],
  distances: number[],
  along: number,
): { x: number; y: number; radians: number } {
  let segment = 1;
  while (segment < distances.length - 1 && distances[segment]! < along) segment++;
  const [x1, y1, x2, y2] = points.slice(segment * 2 - 2, segment * 2 + 2) as [
    number,
    number,
    number,
    number,
  ];
  const span = distances[segment]! - distances[segment - 1]! || 1;
  const share = (along - distances[segment - 1]!) / span;
  return {
    x: x1 + (x2 - x1) * share,
    y: y1 + (y2 - y1) * share,
    radians: Math.atan2(y2 - y1, x2 - x1),
  };
}

const touches = (a: StreetLabel, b: StreetLabel): boolean =>
  a.minX < b.maxX && a.maxX > b.minX && a.minY < b.maxY && a.maxY > b.minY;
