/** Numbers by descending key: a binary heap of pairs. Both operations take O(log n). */
export class MaxHeap {
  private readonly keys: number[] = [];
  private readonly items: number[] = [];

  get size(): number {
    return this.items.length;
  }

  /** −Infinity when empty. */
  get topKey(): number {
    return this.keys[0] ?? -Infinity;
  }

  push(item: number, key: number): void {
    let at = this.items.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (this.keys[parent]! >= key) break;
      this.put(at, this.items[parent]!, this.keys[parent]!);
      at = parent;
    }
    this.put(at, item, key);
  }

  /** The item of the largest key; −1 when empty. */
  pop(): number {
    if (this.items.length === 0) return -1;
    const top = this.items[0]!;
    const item = this.items.pop()!;
    const key = this.keys.pop()!;
    const size = this.items.length;
    let at = 0;
    while (2 * at + 1 < size) {
      let child = 2 * at + 1;
      if (child + 1 < size && this.keys[child + 1]! > this.keys[child]!) child++;
      if (this.keys[child]! <= key) break;
      this.put(at, this.items[child]!, this.keys[child]!);
      at = child;
    }
    if (size > 0) this.put(at, item, key);
    return top;
  }

  private put(at: number, item: number, key: number): void {
    this.items[at] = item;
    this.keys[at] = key;
  }
}
