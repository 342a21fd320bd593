import Flatbush from 'flatbush';
import type { Bounds } from './position.ts';

/** Which of many boxes hold a position. */
export class BoxIndex {
  private readonly tree: Flatbush | null;

  constructor(boxes: readonly Bounds[]) {
    this.tree = boxes.length > 0 ? new Flatbush(boxes.length) : null;
    for (const box of boxes) this.tree!.add(...box);
    this.tree?.finish();
  }

  /** Their numbers, lowest first. */
  at(lng: number, lat: number): number[] {
    return this.tree?.search(lng, lat, lng, lat).sort((a, b) => a - b) ?? [];
  }
}
