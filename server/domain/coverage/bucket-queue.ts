/** A queue of numbers by seconds, in buckets a few seconds wide (Dial 1969). Within a bucket the order is open. */
const bucketSeconds = 4;

/**
 * Invariant: what is pushed is never earlier than the bucket being emptied, because no edge takes negative seconds. The loop stays
 * with a bucket until it is empty, so a value that is improved within it is handed out again and the result is exact.
 */
export class BucketQueue {
  private head: Int32Array<ArrayBuffer> = new Int32Array(1024).fill(-1);
  private item: Int32Array<ArrayBuffer> = new Int32Array(4096);
  private next: Int32Array<ArrayBuffer> = new Int32Array(4096);
  private count = 0;
  private free = -1;
  private bucket = 0;
  private end = 0;

  push(item: number, seconds: number): void {
    const bucket = (seconds / bucketSeconds) | 0;
    while (bucket >= this.head.length) {
      const heads = new Int32Array(this.head.length * 2).fill(-1);
      heads.set(this.head);
      this.head = heads;
    }
    if (bucket >= this.end) this.end = bucket + 1;
    if (bucket < this.bucket) this.bucket = bucket;
    let entry = this.free;
    if (entry !== -1) this.free = this.next[entry]!;
    else {
      if (this.count === this.item.length) {
        this.item = doubled(this.item);
        this.next = doubled(this.next);
      }
      entry = this.count++;
    }
    this.item[entry] = item;
    this.next[entry] = this.head[bucket]!;
    this.head[bucket] = entry;
  }

  /** An item of the earliest bucket, or -1 when nothing is left; then the queue is as new. */
  pop(): number {
    for (; this.bucket < this.end; this.bucket++) {
      const entry = this.head[this.bucket]!;
      if (entry === -1) continue;
      this.head[this.bucket] = this.next[entry]!;
      this.next[entry] = this.free;
      this.free = entry;
      return this.item[entry]!;
    }
    this.bucket = 0;
    this.end = 0;
    this.count = 0;
    this.free = -1;
    return -1;
  }
}

function doubled(array: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2);
  larger.set(array);
  return larger;
}
