/** Ways with coordinates: cut where nodes are missing and where they leave the bounds. */
import type { Bounds } from '../geo/position.ts';
import { contains, unitsPerDegree } from '../geo/position.ts';
import { hasSignal, isCarriageway, isMarkedCrossing, wayAccess } from '../network/access.ts';
import { closedWayFlags } from '../network/closed-way.ts';
import { everybody } from '../network/barrier.ts';
import type { Points, Streets, StreetWay } from '../network/build/ways.ts';
import type { NodeTable } from './node-table.ts';
import { ferrySeconds } from './ferry-duration.ts';
import { countUp, type KeptWay } from './selection.ts';

export interface CutOptions {
  /** Where the data is whole. Null: as far as the streets go. */
  bounds: Bounds | null;
  /** Leave out what lies beyond the bounds (an asked-for box), instead of only marking the crossing. */
  crop: boolean;
}

class Cutter {
  readonly points: Points;
  private readonly lng: number[] = [];
  private readonly lat: number[] = [];
  private readonly known: number;
  private marksBorder = true;
  private readonly nodes: NodeTable;
  private readonly options: CutOptions;

  constructor(nodes: NodeTable, options: CutOptions) {
    this.nodes = nodes;
    this.options = options;
    this.known = nodes.ids.length;
    this.points = {
      lng: nodes.lng,
      lat: nodes.lat,
      count: this.known,
      tags: new Map(nodes.tags),
      border: new Set(),
    };
  }

  /** Parts of a way that have coordinates. Where a node is missing, the part's end lies at the border. */
  runs(refs: readonly number[], marksBorder: boolean): number[][] {
    this.marksBorder = marksBorder;
    const runs: number[][] = [];
    let run: number[] = [];
    refs.forEach((ref, i) => {
      const index = this.nodes.indexOf(ref);
      if (index >= 0 && this.nodes.has(index)) {
        if (run.length === 0 && i > 0) this.markBorder(index);
        if (run[run.length - 1] !== index) run.push(index);
        return;
      }
      if (run.length > 0) this.markBorder(run[run.length - 1]!);
      if (run.length > 1) runs.push(run);
      run = [];
    });
    if (run.length > 1) runs.push(run);
    return this.options.bounds
      ? runs.flatMap((part) => this.atBounds(part, this.options.bounds!))
      : runs;
  }

  /** Whether a run goes from the first node of its way to the last. */
  isWhole(refs: readonly number[], run: readonly number[]): boolean {
    return (
      run[0] === this.nodes.indexOf(refs[0]!) &&
      run[run.length - 1] === this.nodes.indexOf(refs[refs.length - 1]!)
    );
  }

  /** Puts a point where the run crosses the bounds; keeps what lies beyond only when nothing is cropped. */
  private atBounds(run: number[], bounds: Bounds): number[][] {
    const inside = run.map((point) =>
      contains(bounds, this.lngOf(point) / unitsPerDegree, this.latOf(point) / unitsPerDegree),
    );
    if (inside.every(Boolean)) return [run];
    const parts: number[][] = [];
    let part: number[] = [];
    const flush = () => {
      if (part.length > 1) parts.push(part);
      part = [];
    };
    run.forEach((point, i) => {
      if (i > 0 && !(inside[i - 1] && inside[i])) {
        const [enter, leave] = this.stretchInside(run[i - 1]!, point, bounds);
        const touches = inside[i - 1] || inside[i] || enter < leave;
        if (touches && !inside[i - 1])
          part.push(this.borderPoint(run[i - 1]!, point, Math.min(1, enter)));
        if (touches && !inside[i]) {
          part.push(this.borderPoint(run[i - 1]!, point, Math.max(0, leave)));
          if (this.options.crop) flush();
        }
      }
      if (inside[i] || !this.options.crop) part.push(point);
    });
    flush();
    return parts;
  }

  /** From which share of segment AB to which it lies within the bounds (Liang and Barsky's clipping); the second is not larger where it stays outside. */
  private stretchInside(a: number, b: number, bounds: Bounds): [number, number] {
    const [west, south, east, north] = bounds.map((degree) => degree * unitsPerDegree) as [
      number,
      number,
      number,
      number,
    ];
    const x = this.lngOf(a),
      y = this.latOf(a),
      dx = this.lngOf(b) - x,
      dy = this.latOf(b) - y;
    let enter = 0,
      leave = 1;
    for (const [step, room] of [
      [-dx, x - west],
      [dx, east - x],
      [-dy, y - south],
      [dy, north - y],
    ] as const) {
      if (step < 0) enter = Math.max(enter, room / step);
      else if (step > 0) leave = Math.min(leave, room / step);
      else if (room < 0) leave = -1;
    }
    return [enter, leave];
  }

  private borderPoint(a: number, b: number, share: number): number {
    this.lng.push(Math.round(this.lngOf(a) + share * (this.lngOf(b) - this.lngOf(a))));
    this.lat.push(Math.round(this.latOf(a) + share * (this.latOf(b) - this.latOf(a))));
    const point = this.known + this.lng.length - 1;
    this.markBorder(point);
    return point;
  }

  private markBorder(point: number): void {
    if (this.marksBorder) this.points.border.add(point);
  }

  private lngOf(point: number): number {
    return this.points.lng[point]!;
  }

  private latOf(point: number): number {
    return this.points.lat[point]!;
  }

  /** All points, the new ones after the file's. */
  finish(): Points {
    const count = this.known + this.lng.length;
    const lng = new Int32Array(count),
      lat = new Int32Array(count);
    lng.set(this.nodes.lng);
    lat.set(this.nodes.lat);
    lng.set(this.lng, this.known);
    lat.set(this.lat, this.known);
    return { ...this.points, lng, lat, count };
  }
}

/** Streets of the network in order of way id, so that the order of a file does not matter. */
export function cutStreets(
  ways: readonly KeptWay[],
  nodes: NodeTable,
  options: CutOptions,
  dropped: Map<string, number>,
): Streets {
  const cutter = new Cutter(nodes, options);
  const streets: StreetWay[] = [];
  for (const way of [...ways].sort((a, b) => a.id - b.id)) {
    const access = wayAccess(way.tags);
    const closed = closedWayFlags(way.tags);
    // A way that nobody may use leads nowhere: where it leaves the data is no border.
    const runs = cutter.runs(way.refs, access !== null);
    if (!access) {
      // Left out of the report, where it stands as dropped.
    } else if (runs.length === 0)
      countUp(
        dropped,
        options.crop ? 'way: outside the box' : 'way: none of its stretches has nodes in the file',
      );
    else if (runs.length > 1 || !cutter.isWhole(way.refs, runs[0]!))
      countUp(dropped, 'part of a way: cut where nodes are missing or at the edge');
    const name = way.tags.name ?? way.tags['name:zh'] ?? way.tags.ref ?? '';
    // A duration is that of the whole way: a ferry that is cut goes at the norm's speed.
    const whole =
      runs.length === 1 && cutter.isWhole(way.refs, runs[0]!) ? ferrySeconds(way.tags) : 0;
    for (const points of runs) {
      streets.push({
        points,
        flags: (access?.flags ?? 0) | closed,
        area: access?.area ?? false,
        name,
        ferrySeconds: whole,
        carriageway: access !== null && isCarriageway(way.tags),
        signalled: access !== null && isMarkedCrossing(way.tags) && hasSignal(way.tags),
      });
    }
  }
  const points = cutter.finish();
  return { points, ways: streets, bounds: options.bounds ?? boundsOf(points, streets) };
}

function boundsOf(points: Points, ways: readonly StreetWay[]): Bounds {
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  for (const way of ways) {
    if ((way.flags & everybody) === 0) continue;
    for (const point of way.points) {
      west = Math.min(west, points.lng[point]!);
      east = Math.max(east, points.lng[point]!);
      south = Math.min(south, points.lat[point]!);
      north = Math.max(north, points.lat[point]!);
    }
  }
  return [
    west / unitsPerDegree,
    south / unitsPerDegree,
    east / unitsPerDegree,
    north / unitsPerDegree,
  ];
}
