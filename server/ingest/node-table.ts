import { unitsPerDegree } from '../geo/position.ts';
import type { Tags } from './osm/element.ts';

const missing = 0x7fffffff;

/** Coordinates of the nodes that ways use, by index in id order: 16 bytes a node. */
export class NodeTable {
  readonly ids: Float64Array;
  readonly lng: Int32Array;
  readonly lat: Int32Array;
  readonly tags = new Map<number, Tags>();
  private cursor = 0;

  /** @param ids node ids in any order, repeats allowed. */
  constructor(ids: Float64Array) {
    ids.sort();
    let count = 0;
    for (let i = 0; i < ids.length; i++)
      if (i === 0 || ids[i] !== ids[i - 1]) ids[count++] = ids[i]!;
    this.ids = ids.slice(0, count);
    this.lng = new Int32Array(count).fill(missing);
    this.lat = new Int32Array(count);
  }

  /** Index of a node id, or -1 where nobody asked for it. Files in id order are answered without a search. */
  indexOf(id: number): number {
    if (this.ids[this.cursor] === id) return this.cursor++;
    let low = 0,
      high = this.ids.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const found = this.ids[middle]!;
      if (found === id) {
        this.cursor = middle + 1;
        return middle;
      }
      if (found < id) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  place(index: number, lng: number, lat: number): void {
    this.lng[index] = Math.round(lng * unitsPerDegree);
    this.lat[index] = Math.round(lat * unitsPerDegree);
  }

  has(index: number): boolean {
    return this.lng[index] !== missing;
  }
}

/** Ids gathered without a JavaScript array's overhead. */
export class IdList {
  private ids = new Float64Array(1 << 16);
  private count = 0;

  add(id: number): void {
    if (this.count === this.ids.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.ids);
      this.ids = larger;
    }
    this.ids[this.count++] = id;
  }

  done(): Float64Array {
    return this.ids.slice(0, this.count);
  }
}
