/** Gathers what the map draws while an import passes over relations, ways and nodes. Nothing of it has coordinates yet. */
import type { OsmNode, OsmRelation, OsmWay, Tags } from '../osm/element.ts';
import type { NodeTable } from '../node-table.ts';
import { seaWithin } from './coast.ts';
import { MapFeatures, type Drawn } from './features.ts';
import {
  areaKind,
  areaLabelKind,
  lineKind,
  namesOf,
  pointKind,
  streetNameKind,
  type Kind,
} from './kinds.ts';
import { Lines } from './lines.ts';
import { joinStreets } from './names.ts';
import { outlinesOf } from './multipolygon.ts';
import type { Bounds } from '../../geo/position.ts';
import { barrierAt } from '../../network/barrier.ts';
import { edgeFlag } from '../../network/flags.ts';

interface MapRelation {
  drawn: Drawn;
  label: Drawn | null;
  ways: { ref: number; inner: boolean }[];
}

interface MapPoint {
  drawn: Drawn;
  lng: number;
  lat: number;
}

export class MapCollector {
  private readonly refs = new Lines(false);
  private readonly wayDrawn: Drawn[] = [];
  private readonly wayIsArea: boolean[] = [];
  private readonly wayLabel = new Map<number, Drawn>();
  private readonly wayName = new Map<number, Drawn>();
  private readonly relations: MapRelation[] = [];
  private readonly memberRefs = new Map<number, readonly number[]>();
  private readonly members = new Set<number>();
  private readonly coast: number[] = [];
  private readonly points: MapPoint[] = [];
  private readonly shared = new Map<string, Drawn>();

  relation({ tags, members }: OsmRelation): void {
    if (tags.type !== 'multipolygon' && tags.type !== 'boundary') return;
    const kind = areaKind(tags);
    if (!kind) return;
    const ways = members
      .filter(({ type }) => type === 'way')
      .map(({ ref, role }) => ({ ref, inner: role === 'inner' }));
    for (const { ref } of ways) this.members.add(ref);
    this.relations.push({ drawn: this.drawn(kind), label: this.labelOf(tags), ways });
  }

  /** @returns whether the way's nodes are needed */
  way({ id, refs, tags }: OsmWay): boolean {
    const isMember = this.members.has(id);
    if (isMember) this.memberRefs.set(id, refs);
    if (refs.length < 2) return isMember;
    if (tags.natural === 'coastline') {
      this.coast.push(this.refs.add(refs));
      this.wayDrawn.push(nothing);
      this.wayIsArea.push(false);
      return true;
    }
    const closed = refs.length > 3 && refs[0] === refs[refs.length - 1];
    const line = lineKind(tags);
    const area = closed && !(line && line.layer === 'streets') ? areaKind(tags) : null;
    if (area) {
      const way = this.keep(refs, this.drawn(area), true);
      const label = this.labelOf(tags);
      if (label) this.wayLabel.set(way, label);
    }
    // A fence around a park is a line beside its area; a moat that is water is not drawn twice.
    if (line && !(area && area.layer === line.layer)) {
      const way = this.keep(refs, this.drawn(line, partsOf(line, tags)), false);
      if (line.layer === 'streets') {
        const names = namesOf(tags);
        if (names.name !== undefined)
          this.wayName.set(way, this.drawn(streetNameKind(line), names));
      }
      return true;
    }
    return isMember || area !== null;
  }

  node({ lng, lat, tags }: OsmNode): void {
    const kind = pointKind(tags);
    if (!kind) return;
    if (kind.layer === 'gates') {
      const barrier = barrierAt(tags);
      const shut =
        (barrier !== null && (barrier.mask & edgeFlag.foot) === 0) ||
        tags.access === 'no' ||
        tags.access === 'private' ||
        tags.entrance === 'no' ||
        tags.entrance === 'emergency';
      this.points.push({ drawn: this.drawn(kind, shut ? { shut: 1 } : {}), lng, lat });
      return;
    }
    const names = namesOf(tags);
    if (names.name === undefined) return;
    const people = Number(tags.population);
    const more = people > 0 ? { ...names, people } : names;
    this.points.push({ drawn: this.drawn(kind, more), lng, lat });
  }

  /** Once the nodes have been placed. `bounds` is where the data is whole; the sea is closed along it. */
  finish(nodes: NodeTable, bounds: Bounds): MapFeatures {
    const features = new MapFeatures(nodes);
    const at = (refs: ArrayLike<number>) =>
      Array.from(refs, (ref) => nodes.indexOf(ref)).filter((i) => i >= 0 && nodes.has(i));
    const names: { drawn: Drawn; points: number[] }[] = [];
    for (let way = 0; way < this.refs.length; way++) {
      const drawn = this.wayDrawn[way]!;
      if (drawn === nothing) continue;
      const refs = this.refs.get(way);
      const points = at(refs);
      const whole = points.length === refs.length;
      if (points.length < 2 || (this.wayIsArea[way] && !whole)) continue;
      if (this.wayIsArea[way])
        features.area(drawn, [{ points, hole: false }], this.wayLabel.get(way));
      else features.line(drawn, points);
      const name = this.wayName.get(way);
      if (name) names.push({ drawn: name, points });
    }
    for (const { drawn, label, ways } of this.relations) {
      const { rings, cut } = outlinesOf(
        ways.flatMap(({ ref, inner }) => {
          const refs = this.memberRefs.get(ref);
          return refs ? [{ points: at(refs), inner }] : [];
        }),
        nodes,
        bounds,
      );
      if (rings.length > 0) features.area(drawn, rings, label);
      if (cut.length > 0)
        features.polygons(
          drawn,
          cut.map((ring) => [ring.map(([lng, lat]) => [lng, lat])]),
        );
    }
    for (const { drawn, points } of joinStreets(names)) features.line(drawn, points);
    for (const { drawn, lng, lat } of this.points) features.point(drawn, lng, lat);
    const sea = seaWithin(
      this.coast.map((way) => at(this.refs.get(way))),
      nodes,
      bounds,
    );
    if (sea.length > 0)
      features.polygons(this.drawn({ layer: 'water', class: 'sea', minZoom: 8 }), sea);
    return features;
  }

  private keep(refs: readonly number[], drawn: Drawn, isArea: boolean): number {
    this.wayDrawn.push(drawn);
    this.wayIsArea.push(isArea);
    return this.refs.add(refs);
  }

  private labelOf(tags: Tags): Drawn | null {
    const kind = areaLabelKind(tags);
    const names = namesOf(tags);
    return kind && names.name !== undefined ? this.drawn(kind, names) : null;
  }

  /** Most features of a kind say the same: one object for all of them. */
  private drawn(kind: Kind, more: Record<string, string | number> = {}): Drawn {
    const properties = { class: kind.class, ...more };
    const key = `${kind.layer}/${kind.minZoom}/${JSON.stringify(properties)}`;
    const known = this.shared.get(key);
    if (known) return known;
    const drawn = { layer: kind.layer, minZoom: kind.minZoom, properties };
    this.shared.set(key, drawn);
    return drawn;
  }
}

const nothing: Drawn = { layer: 'water', minZoom: 99, properties: { class: '' } };

function partsOf({ layer }: Kind, tags: Tags): Record<string, number> {
  if (layer !== 'streets' && layer !== 'railways') return {};
  if (tags.tunnel !== undefined && tags.tunnel !== 'no') return { tunnel: 1 };
  return tags.bridge !== undefined && tags.bridge !== 'no' ? { bridge: 1 } : {};
}
