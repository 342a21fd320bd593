/** Gathers the houses of a file in the import's three passes: their middle, ground and storeys, not their outlines. */
import type { Buildings } from '../domain/buildings.ts';
import { metersPerDegreeLat, metersPerDegreeLng } from '../geo/distance.ts';
import { contains, unitsPerDegree, type Bounds } from '../geo/position.ts';
import { dwellingOf, leastSquareMetersOfUnknown } from './dwellings.ts';
import { Lines } from './map/lines.ts';
import { outlinesOf } from './map/multipolygon.ts';
import type { NodeTable } from './node-table.ts';
import type { OsmRelation, OsmWay } from './osm/element.ts';

type Dwelling = NonNullable<ReturnType<typeof dwellingOf>>;

export class BuildingCollector {
  private readonly refs = new Lines(false);
  private readonly dwellings: Dwelling[] = [];
  private readonly relations: { dwelling: Dwelling; ways: { ref: number; inner: boolean }[] }[] =
    [];
  private readonly members = new Map<number, readonly number[] | null>();
  private readonly outers = new Set<number>();

  relation({ tags, members }: OsmRelation): void {
    const dwelling = tags.type === 'multipolygon' ? dwellingOf(tags) : null;
    if (!dwelling) return;
    const ways = members
      .filter(({ type }) => type === 'way')
      .map(({ ref, role }) => ({ ref, inner: role === 'inner' }));
    for (const { ref, inner } of ways) {
      this.members.set(ref, null);
      if (!inner) this.outers.add(ref);
    }
    this.relations.push({ dwelling, ways });
  }

  /** @returns whether the way's nodes are needed */
  way({ id, refs, tags }: OsmWay): boolean {
    const isMember = this.members.has(id);
    if (isMember) this.members.set(id, refs);
    // An outline that repeats its relation's tags is the same house once more.
    const dwelling = this.outers.has(id) ? null : dwellingOf(tags);
    if (!dwelling || refs.length < 4 || refs[0] !== refs.at(-1)) return isMember;
    this.refs.add(refs);
    this.dwellings.push(dwelling);
    return true;
  }

  /** Once the nodes have been placed. What the file cuts off, and what lies beyond the bounds, is left out. */
  finish(nodes: NodeTable, bounds: Bounds): Buildings {
    const found: { at: Ground; levels: number }[] = [];
    const keep = ({ isCertain, levels }: Dwelling, at: Ground) => {
      const isShed = !isCertain && at.squareMeters < leastSquareMetersOfUnknown;
      if (at.squareMeters > 0 && !isShed && contains(bounds, at.lng, at.lat))
        found.push({ at, levels });
    };
    const placed = (refs: ArrayLike<number>) => Array.from(refs, (ref) => nodes.indexOf(ref));
    const isWhole = (points: readonly number[]) => points.every((i) => i >= 0 && nodes.has(i));
    for (const [i, dwelling] of this.dwellings.entries()) {
      const points = placed(this.refs.get(i));
      if (isWhole(points)) keep(dwelling, groundOf([points], nodes));
    }
    for (const { dwelling, ways } of this.relations) {
      const sides = ways.flatMap(({ ref, inner }) => {
        const refs = this.members.get(ref);
        return refs ? [{ points: placed(refs), inner }] : [];
      });
      if (sides.length < ways.length || !sides.every(({ points }) => isWhole(points))) continue;
      let rings: number[][] = [];
      for (const { points, hole } of outlinesOf(sides, nodes, bounds).rings) {
        if (!hole && rings.length > 0) {
          keep(dwelling, groundOf(rings, nodes));
          rings = [];
        }
        rings.push(points);
      }
      if (rings.length > 0) keep(dwelling, groundOf(rings, nodes));
    }
    return {
      lng: Int32Array.from(found, ({ at }) => Math.round(at.lng * unitsPerDegree)),
      lat: Int32Array.from(found, ({ at }) => Math.round(at.lat * unitsPerDegree)),
      squareMeters: Float32Array.from(found, ({ at }) => at.squareMeters),
      levels: Float32Array.from(found, ({ levels }) => levels),
    };
  }
}

interface Ground {
  lng: number;
  lat: number;
  squareMeters: number;
}

/** @param rings an outer ring and its holes. Its middle is the outer ring's centre of gravity, found from its first corner for the sake of precision. */
function groundOf(rings: readonly (readonly number[])[], nodes: NodeTable): Ground {
  const origin = rings[0]![0]!;
  const [lng, lat] = [nodes.lng[origin]! / unitsPerDegree, nodes.lat[origin]! / unitsPerDegree];
  const kx = metersPerDegreeLng(lat) / unitsPerDegree,
    ky = metersPerDegreeLat / unitsPerDegree;
  const at = (i: number) =>
    [(nodes.lng[i]! - nodes.lng[origin]!) * kx, (nodes.lat[i]! - nodes.lat[origin]!) * ky] as const;
  let squareMeters = 0,
    x = 0,
    y = 0;
  for (const [number, ring] of rings.entries()) {
    let doubled = 0,
      mx = 0,
      my = 0;
    for (let i = 1; i < ring.length; i++) {
      const [ax, ay] = at(ring[i - 1]!),
        [bx, by] = at(ring[i]!);
      const cross = ax * by - bx * ay;
      doubled += cross;
      mx += (ax + bx) * cross;
      my += (ay + by) * cross;
    }
    squareMeters += (number === 0 ? 1 : -1) * (Math.abs(doubled) / 2);
    if (number > 0 || doubled === 0) continue;
    [x, y] = [mx / (3 * doubled), my / (3 * doubled)];
  }
  return {
    lng: lng + x / (kx * unitsPerDegree),
    lat: lat + y / (ky * unitsPerDegree),
    squareMeters,
  };
}
