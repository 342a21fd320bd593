/** Steps over JSON bytes without building values. */
import type { FeatureLimits } from './json-features.ts';

export class ScanError extends Error {
  readonly key: 'json-broken' | 'json-too-deep' | 'json-too-large' | 'too-many-features';

  constructor(key: ScanError['key']) {
    super(key);
    this.key = key;
  }
}

const quote = 0x22,
  backslash = 0x5c;

export function isSpace(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

export class JsonScanner {
  at = 0;
  readonly bytes: Uint8Array;
  readonly limits: FeatureLimits;
  /** `[`, `{` and `,` of the value last stepped over. */
  private values = 0;

  constructor(bytes: Uint8Array, limits: FeatureLimits) {
    this.bytes = bytes;
    this.limits = limits;
  }

  /** Where the scan stands, in lines from 1. */
  line(): number {
    let line = 1;
    for (let i = 0; i < this.at && i < this.bytes.length; i++) if (this.bytes[i] === 10) line++;
    return line;
  }

  peek(): string {
    while (this.at < this.bytes.length && isSpace(this.bytes[this.at]!)) this.at++;
    return this.at < this.bytes.length ? String.fromCharCode(this.bytes[this.at]!) : '';
  }

  take(character: string): boolean {
    if (this.peek() !== character) return false;
    this.at++;
    return true;
  }

  expect(character: string): void {
    if (!this.take(character)) throw new ScanError('json-broken');
  }

  string(): string {
    if (this.peek() !== '"') throw new ScanError('json-broken');
    const start = this.at;
    this.stepString();
    return String(this.parse(start, this.at));
  }

  parse(start: number, end: number): unknown {
    try {
      return JSON.parse(new TextDecoder().decode(this.bytes.subarray(start, end)));
    } catch {
      throw new ScanError('json-broken');
    }
  }

  /** Steps over one value of any kind. Brackets are only counted: that they match is for the parser to see. */
  value(): { start: number; end: number } {
    const first = this.peek();
    const start = this.at;
    this.values = 0;
    if (first === '"') this.stepString();
    else if (first === '{' || first === '[') this.stepNested();
    else {
      while (
        this.at < this.bytes.length &&
        !/[\s,\]}]/.test(String.fromCharCode(this.bytes[this.at]!))
      )
        this.at++;
      if (this.at === start) throw new ScanError('json-broken');
    }
    return { start, end: this.at };
  }

  /** The range, if what was last stepped over in it may be parsed. */
  checked(range: { start: number; end: number }): { start: number; end: number } {
    if (range.end - range.start > this.limits.featureBytes || this.values > this.limits.values)
      throw new ScanError('json-too-large');
    return range;
  }

  private stepString(): void {
    const { bytes } = this;
    for (let i = this.at + 1; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte === backslash) i++;
      else if (byte === quote) {
        this.at = i + 1;
        return;
      }
    }
    this.at = bytes.length;
    throw new ScanError('json-broken');
  }

  private stepNested(): void {
    const { bytes, limits } = this;
    let depth = 0;
    for (let i = this.at; i < bytes.length; i++) {
      const byte = bytes[i]!;
      if (byte === quote) {
        this.at = i;
        this.stepString();
        i = this.at - 1;
      } else if (byte === 0x5b || byte === 0x7b) {
        this.values++;
        if (++depth > limits.depth) {
          this.at = i;
          throw new ScanError('json-too-deep');
        }
      } else if (byte === 0x2c) this.values++;
      else if ((byte === 0x5d || byte === 0x7d) && --depth === 0) {
        this.at = i + 1;
        return;
      }
    }
    this.at = bytes.length;
    throw new ScanError('json-broken');
  }
}
