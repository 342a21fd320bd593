/** What was used last, up to a number of bytes. */
export class BytesKept<T> {
  private readonly most: number;
  private readonly entries = new Map<string, { value: T; bytes: number }>();
  private bytes = 0;

  constructor(most: number) {
    this.most = most;
  }

  get(key: string): T | undefined {
    const found = this.entries.get(key);
    if (!found) return undefined;
    this.entries.delete(key);
    this.entries.set(key, found);
    return found.value;
  }

  /** Lets go of what was used longest ago. What is larger than everything together is not kept. */
  put(key: string, value: T, bytes: number): void {
    const before = this.entries.get(key);
    if (before) {
      this.entries.delete(key);
      this.bytes -= before.bytes;
    }
    if (bytes > this.most) return;
    this.entries.set(key, { value, bytes });
    this.bytes += bytes;
    for (const [oldest, entry] of this.entries) {
      if (this.bytes <= this.most) break;
      this.entries.delete(oldest);
      this.bytes -= entry.bytes;
    }
  }

  /** Everything under keys that begin so. */
  drop(beginning: string): void {
    for (const [key, entry] of this.entries) {
      if (!key.startsWith(beginning)) continue;
      this.entries.delete(key);
      this.bytes -= entry.bytes;
    }
  }
}
