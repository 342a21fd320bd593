/** What the map draws, with coordinates that are looked up only when they are asked for. */
import { unitsPerDegree, type Bounds } from '../../geo/position.ts';
import { insideRings } from '../../geo/inside.ts';
import type { NodeTable } from '../node-table.ts';
import type { LayerName } from './kinds.ts';
import { Lines } from './lines.ts';
import type { Ring } from './multipolygon.ts';

/** Where a feature is drawn, from which zoom of tiles on, and what the style is told of it. One object serves many features. */
export interface Drawn {
  layer: LayerName;
  minZoom: number;
  properties: Readonly<Record<string, string | number>>;
}

export type Geometry =
  | { type: 'Point'; coordinates: number[] }
  | { type: 'LineString'; coordinates: number[][] }
  | { type: 'MultiPolygon'; coordinates: number[][][][] };

export interface MapFeature {
  drawn: Drawn;
  geometry: Geometry;
}

type Form = 'point' | 'line' | 'area';

/** Lines and areas are kept as indices of nodes, 4 bytes a corner. Order is the order of adding. */
export class MapFeatures {
  private readonly nodes: NodeTable;
  private readonly drawn: Drawn[] = [];
  private readonly forms: Form[] = [];
  /** West, south, east, north of each feature, in degrees. */
  private readonly boxes: number[] = [];
  /** A ring or line each; `firstLine` of a feature leads to its own. */
  private readonly lines = new Lines(true);
  private readonly firstLine: number[] = [];
  private readonly holes = new Set<number>();
  private readonly own = new Map<number, Geometry>();

  constructor(nodes: NodeTable) {
    this.nodes = nodes;
  }

  get count(): number {
    return this.drawn.length;
  }

  point(drawn: Drawn, lng: number, lat: number): void {
    this.own.set(this.count, { type: 'Point', coordinates: [lng, lat] });
    this.add(drawn, 'point', [lng, lat, lng, lat]);
  }

  line(drawn: Drawn, points: readonly number[]): void {
    this.add(drawn, 'line', this.boxOf(points));
    this.lines.add(points);
  }

  /** @param rings outer rings, each followed by its holes @param label stands in the middle of the first ring */
  area(drawn: Drawn, rings: readonly Ring[], label?: Drawn | null): void {
    const outer = rings.filter(({ hole }) => !hole).flatMap(({ points }) => points);
    this.add(drawn, 'area', this.boxOf(outer));
    for (const { points, hole } of rings) {
      const line = this.lines.add(points);
      if (hole) this.holes.add(line);
    }
    if (!label) return;
    const [lng, lat] = middleOf(rings[0]!.points.map((i) => this.at(i)));
    this.point(label, lng, lat);
  }

  /** Polygons that are made of other things than nodes. */
  polygons(drawn: Drawn, coordinates: number[][][][]): void {
    const corners = coordinates.flatMap((rings) => rings[0]!);
    this.own.set(this.count, { type: 'MultiPolygon', coordinates });
    this.add(drawn, 'area', boxAround(corners));
  }

  /** Features that reach into the box and are shown at some zoom up to `maxZoom`. */
  *within([west, south, east, north]: Bounds, maxZoom: number): Generator<MapFeature> {
    for (let i = 0; i < this.count; i++) {
      const drawn = this.drawn[i]!;
      if (
        drawn.minZoom <= maxZoom &&
        this.boxes[4 * i]! <= east &&
        this.boxes[4 * i + 1]! <= north &&
        this.boxes[4 * i + 2]! >= west &&
        this.boxes[4 * i + 3]! >= south
      )
        yield { drawn, geometry: this.geometry(i) };
    }
  }

  private geometry(feature: number): Geometry {
    const own = this.own.get(feature);
    if (own) return own;
    const first = this.firstLine[feature]!;
    if (this.forms[feature] === 'line')
      return { type: 'LineString', coordinates: this.corners(first) };
    const end = this.firstLine[feature + 1] ?? this.lines.length;
    const polygons: number[][][][] = [];
    for (let line = first; line < end; line++) {
      if (this.holes.has(line)) polygons[polygons.length - 1]!.push(this.corners(line));
      else polygons.push([this.corners(line)]);
    }
    return { type: 'MultiPolygon', coordinates: polygons };
  }

  private corners(line: number): number[][] {
    return Array.from(this.lines.get(line), (i) => this.at(i));
  }

  private at(i: number): [number, number] {
    return [this.nodes.lng[i]! / unitsPerDegree, this.nodes.lat[i]! / unitsPerDegree];
  }

  private boxOf(points: readonly number[]): Bounds {
    const { lng, lat } = this.nodes;
    let west = Infinity,
      south = Infinity,
      east = -Infinity,
      north = -Infinity;
    for (const i of points) {
      west = Math.min(west, lng[i]!);
      south = Math.min(south, lat[i]!);
      east = Math.max(east, lng[i]!);
      north = Math.max(north, lat[i]!);
    }
    return [west, south, east, north].map((value) => value / unitsPerDegree) as unknown as Bounds;
  }

  private add(drawn: Drawn, form: Form, box: Bounds): void {
    this.drawn.push(drawn);
    this.forms.push(form);
    this.boxes.push(...box);
    this.firstLine.push(this.lines.length);
  }
}

function boxAround(corners: readonly number[][]): Bounds {
  const box: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lng, lat] of corners as [number, number][]) {
    box[0] = Math.min(box[0], lng);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lng);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

/** A place inside a ring, for its name: the middle of the widest stretch of the parallel through the middle of its box. */
function middleOf(ring: readonly [number, number][]): [number, number] {
  const [west, south, east, north] = boxAround(ring as unknown as number[][]);
  const center: [number, number] = [(west + east) / 2, (south + north) / 2];
  const lat = center[1];
  const crossings = ring
    .flatMap(([bx, by], i) => {
      const [ax, ay] = ring[i === 0 ? ring.length - 1 : i - 1]!;
      return ay > lat === by > lat ? [] : [ax + ((bx - ax) * (lat - ay)) / (by - ay)];
    })
    .sort((a, b) => a - b);
  if (insideRings([ring as unknown as number[][]], center[0], lat) && crossings.length <= 2)
    return center;
  let best = center,
    widest = 0;
  for (let i = 1; i < crossings.length; i += 2) {
    const width = crossings[i]! - crossings[i - 1]!;
    if (width <= widest) continue;
    widest = width;
    best = [(crossings[i]! + crossings[i - 1]!) / 2, lat];
  }
  return best;
}
