/** Bytes that break the rules of the protocol-buffer encoding; the caller knows the file and the place. */
export class BadBytes extends Error {}

/**
 * A cursor over one protocol-buffer message. Unlike the usual decoders it never reads or loops beyond its end, whatever a
 * length inside the message claims, and it hands out sub-messages as cursors, so that unwanted ones cost nothing.
 */
export class Wire {
  /** Number and wire type of the field that {@link nextField} found. */
  field = 0;
  #wireType = 0;
  readonly #bytes: Buffer;
  #at: number;
  readonly #end: number;

  constructor(bytes: Buffer, start = 0, end = bytes.length) {
    this.#bytes = bytes;
    this.#at = start;
    this.#end = end;
  }

  get done(): boolean {
    return this.#at >= this.#end;
  }

  /** Steps to the next field; false at the end of the message. Each field must then be read or skipped. */
  nextField(): boolean {
    if (this.#at >= this.#end) return false;
    const key = this.varint();
    this.field = Math.floor(key / 8);
    this.#wireType = key % 8;
    return true;
  }

  skip(): void {
    if (this.#wireType === 0) this.varint();
    else if (this.#wireType === 1) this.#advance(8);
    else if (this.#wireType === 2) this.#advance(this.varint());
    else if (this.#wireType === 5) this.#advance(4);
    else throw new BadBytes(`wire type ${this.#wireType}`);
  }

  /** A length-delimited field as a cursor of its own: a sub-message or packed numbers. */
  message(): Wire {
    const start = this.#lengthDelimited();
    return new Wire(this.#bytes, start, this.#at);
  }

  bytes(): Buffer {
    const start = this.#lengthDelimited();
    return this.#bytes.subarray(start, this.#at);
  }

  text(): string {
    const start = this.#lengthDelimited();
    return this.#bytes.toString('utf8', start, this.#at);
  }

  /** An unsigned number, or a negative int64; exact up to 2^53. */
  varint(): number {
    const bytes = this.#bytes;
    const end = this.#end;
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      if (this.#at >= end) throw new BadBytes('a number is cut off');
      const byte = bytes[this.#at++] as number;
      low |= (byte & 0x7f) << shift;
      if (byte < 0x80) return low;
    }
    let value = low;
    for (let scale = 2 ** 28; scale <= 2 ** 63; scale *= 128) {
      if (this.#at >= end) throw new BadBytes('a number is cut off');
      const byte = bytes[this.#at++] as number;
      // Only a negative int64 has ten bytes. Summed up it would be near 2^64 and lose its low bits.
      if (scale === 2 ** 63) return this.#negative();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new BadBytes('a number is too long');
  }

  /** A zigzag-encoded number; exact within ±2^52. */
  svarint(): number {
    const value = this.varint();
    if (value < 0x80000000) return (value >>> 1) ^ -(value & 1);
    return value % 2 === 1 ? -(value + 1) / 2 : value / 2;
  }

  /** The ten bytes before the cursor as a negative int64. */
  #negative(): number {
    let value = 0n;
    for (let i = 0; i < 10; i++) {
      value |= BigInt((this.#bytes[this.#at - 10 + i] as number) & 0x7f) << BigInt(7 * i);
    }
    return Number(BigInt.asIntN(64, value));
  }

  #lengthDelimited(): number {
    if (this.#wireType !== 2) throw new BadBytes(`wire type ${this.#wireType} instead of 2`);
    const length = this.varint();
    const start = this.#at;
    this.#advance(length);
    return start;
  }

  #advance(length: number): void {
    if (!(length >= 0 && length <= this.#end - this.#at))
      throw new BadBytes(`a length of ${length} bytes`);
    this.#at += length;
  }
}
