/** Lists of numbers kept flat: no object and no array per line. */
export class Lines {
  private values: Float64Array | Int32Array;
  private ends: number[] = [];
  private count = 0;

  /** @param integers 4 bytes a number instead of 8; ids of OSM nodes need 8. */
  constructor(integers: boolean) {
    this.values = integers ? new Int32Array(1 << 12) : new Float64Array(1 << 12);
  }

  get length(): number {
    return this.ends.length;
  }

  /** @returns the line's number, from 0 */
  add(line: ArrayLike<number>): number {
    while (this.count + line.length > this.values.length) {
      const larger =
        this.values instanceof Int32Array
          ? new Int32Array(this.values.length * 2)
          : new Float64Array(this.values.length * 2);
      larger.set(this.values);
      this.values = larger;
    }
    for (let i = 0; i < line.length; i++) this.values[this.count++] = line[i]!;
    return this.ends.push(this.count) - 1;
  }

  /** A view, not a copy. */
  get(line: number): Float64Array | Int32Array {
    return this.values.subarray(line === 0 ? 0 : this.ends[line - 1]!, this.ends[line]!);
  }
}
