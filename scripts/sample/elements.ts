import { toUnits } from './projection.ts';
import { at, type Line, type Point } from './plane.ts';

export type Tags = Readonly<Record<string, string>>;

export interface Node {
  id: number;
  lng: number;
  lat: number;
  tags: Record<string, string>;
}

export interface Way {
  id: number;
  nodes: number[];
  tags: Tags;
}

export interface Member {
  type: 'node' | 'way';
  ref: number;
  role: string;
}

export interface Relation {
  id: number;
  members: Member[];
  tags: Tags;
}

/** Collects OSM elements; ids run from 1 up, in order of creation. */
export class Elements {
  readonly nodes: Node[] = [];
  readonly ways: Way[] = [];
  readonly relations: Relation[] = [];
  private lastWay = 0;

  node(point: Point, tags: Tags = {}): number {
    const { lng, lat } = toUnits(point);
    const id = this.nodes.length + 1;
    this.nodes.push({ id, lng, lat, tags: { ...tags } });
    return id;
  }

  way(nodes: number[], tags: Tags): number {
    if (nodes.length < 2) throw new Error(`a way needs two nodes: ${JSON.stringify(tags)}`);
    const id = ++this.lastWay;
    this.ways.push({ id, nodes, tags });
    return id;
  }

  /** An id for a way that exists beyond the edge of the file and is therefore not in it. */
  wayBeyondTheEdge(): number {
    return ++this.lastWay;
  }

  relation(members: Member[], tags: Tags): number {
    const id = this.relations.length + 1;
    this.relations.push({ id, members, tags });
    return id;
  }

  /** A line of its own nodes. */
  line(points: Line, tags: Tags): number {
    return this.way(
      points.map((p) => this.node(p)),
      tags,
    );
  }

  /** A closed way of its own nodes; returns its id and its corner nodes. */
  area(ring: Line, tags: Tags): { way: number; nodes: number[] } {
    const nodes = ring.map((p) => this.node(p));
    return { way: this.way([...nodes, at(nodes, 0)], tags), nodes };
  }

  tag(node: number, tags: Tags): void {
    Object.assign(at(this.nodes, node - 1).tags, tags);
  }
}
