/** A column that grows, without a JavaScript array's overhead. */
export class Doubles {
  values = new Float64Array(1 << 10);
  count = 0;

  push(value: number): void {
    if (this.count === this.values.length) {
      const larger = new Float64Array(this.count * 2);
      larger.set(this.values);
      this.values = larger;
    }
    this.values[this.count++] = value;
  }

  done(): Float64Array {
    return this.values.slice(0, this.count);
  }
}
