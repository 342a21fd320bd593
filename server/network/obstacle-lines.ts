/** Lines that nobody walks across: shores, expressways, railways, walls. Kept beside the network, for telling why a way is long. */
import Flatbush from 'flatbush';
import { crossingOf } from '../geo/crossing.ts';
import { unitsPerDegree, type Position } from '../geo/position.ts';

/** The strongest first: of several side by side, such as a railway and its fence, the first is what people name. */
export const lineKinds = ['water', 'expressway', 'railway', 'wall'] as const;
export type LineKind = (typeof lineKinds)[number];

/** Lines as flat arrays; coordinates are integers of 1e-7 degree. */
export interface ObstacleLines {
  names: readonly string[];
  /** By line: index into `lineKinds`, and into `names`, where 0 is no name. */
  kind: Uint8Array;
  name: Uint32Array;
  /** Points of line i: `first[i]` up to `first[i + 1]`. */
  first: Uint32Array;
  lng: Int32Array;
  lat: Int32Array;
}

export interface LineCrossing {
  line: number;
  /** Of the asked segment, 0 at its start and 1 at its end. */
  fraction: number;
}

export class ObstacleIndex {
  readonly lines: ObstacleLines;
  private readonly index: Flatbush;
  private readonly lineOf: Uint32Array;
  private readonly pointOf: Uint32Array;

  /** Cost: one pass over all segments, about 0.3 s a million. */
  constructor(lines: ObstacleLines) {
    this.lines = lines;
    const count = lines.kind.length;
    const segments = Math.max(0, lines.lng.length - count);
    this.lineOf = new Uint32Array(segments);
    this.pointOf = new Uint32Array(segments);
    this.index = new Flatbush(Math.max(1, segments), 16, Int32Array);
    if (segments === 0) this.index.add(0, 0, 0, 0);
    const { first, lng, lat } = lines;
    for (let line = 0, segment = 0; line < count; line++) {
      for (let p = first[line]!; p < first[line + 1]! - 1; p++, segment++) {
        this.lineOf[segment] = line;
        this.pointOf[segment] = p;
        this.index.add(
          Math.min(lng[p]!, lng[p + 1]!),
          Math.min(lat[p]!, lat[p + 1]!),
          Math.max(lng[p]!, lng[p + 1]!),
          Math.max(lat[p]!, lat[p + 1]!),
        );
      }
    }
    this.index.finish();
  }

  /** Lines that the straight segment from `a` to `b` crosses, in no order; a corner on the segment may count twice. */
  crossings(a: readonly number[], b: readonly number[]): LineCrossing[] {
    const { lng, lat } = this.lines;
    const [ax, ay, bx, by] = [a[0]!, a[1]!, b[0]!, b[1]!].map((v) => v * unitsPerDegree) as [
      number,
      number,
      number,
      number,
    ];
    const found: LineCrossing[] = [];
    if (this.lineOf.length === 0) return found;
    for (const segment of this.index.search(
      Math.floor(Math.min(ax, bx)),
      Math.floor(Math.min(ay, by)),
      Math.ceil(Math.max(ax, bx)),
      Math.ceil(Math.max(ay, by)),
    )) {
      const p = this.pointOf[segment]!;
      const crossing = crossingOf(ax, ay, bx, by, lng[p]!, lat[p]!, lng[p + 1]!, lat[p + 1]!);
      if (crossing) found.push({ line: this.lineOf[segment]!, fraction: crossing.ofFirst });
    }
    return found;
  }

  kindOf(line: number): LineKind {
    return lineKinds[this.lines.kind[line]!]!;
  }

  nameOf(line: number): string | null {
    return this.lines.names[this.lines.name[line]!] || null;
  }

  /** A river drawn as a line and as two shores is one thing where all bear one name; what has none stands for itself. */
  sameThing(line: number): string {
    return `${this.lines.kind[line]!} ${this.nameOf(line) ?? `line ${line}`}`;
  }
}

/** Equal pieces of a segment, at most `pieceDegrees` long: long thin boxes would find half a town. */
export function piecesOf(a: Position, b: Position, pieceDegrees: number): [Position, Position][] {
  const count = Math.max(
    1,
    Math.ceil(Math.max(Math.abs(b[0] - a[0]), Math.abs(b[1] - a[1])) / pieceDegrees),
  );
  const at = (i: number): Position => [
    a[0] + ((b[0] - a[0]) * i) / count,
    a[1] + ((b[1] - a[1]) * i) / count,
  ];
  return Array.from({ length: count }, (_, i) => [at(i), at(i + 1)]);
}
