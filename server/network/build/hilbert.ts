/**
 * Place of the cell (x, y) along a Hilbert curve over a 65536 × 65536 grid.
 * Non-recursive form after Rawlinson ("2D Hilbert curves in O(1)"); x and y are 0–65535.
 */
export function hilbert(x: number, y: number): number {
  let a = x ^ y;
  let b = 0xffff ^ a;
  let c = 0xffff ^ (x | y);
  let d = x & (y ^ 0xffff);

  let A = a | (b >> 1);
  let B = (a >> 1) ^ a;
  let C = (c >> 1) ^ (b & (d >> 1)) ^ c;
  let D = (a & (c >> 1)) ^ (d >> 1) ^ d;

  for (const shift of [2, 4]) {
    a = A;
    b = B;
    c = C;
    d = D;
    A = (a & (a >> shift)) ^ (b & (b >> shift));
    B = (a & (b >> shift)) ^ (b & ((a ^ b) >> shift));
    C ^= (a & (c >> shift)) ^ (b & (d >> shift));
    D ^= (b & (c >> shift)) ^ ((a ^ b) & (d >> shift));
  }

  a = A;
  b = B;
  c = C;
  d = D;
  C ^= (a & (c >> 8)) ^ (b & (d >> 8));
  D ^= (b & (c >> 8)) ^ ((a ^ b) & (d >> 8));

  a = C ^ (C >> 1);
  b = D ^ (D >> 1);
  let low = x ^ y;
  let high = b | (0xffff ^ (low | a));
  low = spread(low);
  high = spread(high);
  return ((high << 1) | low) >>> 0;
}

/** Puts a zero bit between the lower 16 bits. */
function spread(value: number): number {
  let bits = value;
  bits = (bits | (bits << 8)) & 0x00ff00ff;
  bits = (bits | (bits << 4)) & 0x0f0f0f0f;
  bits = (bits | (bits << 2)) & 0x33333333;
  return (bits | (bits << 1)) & 0x55555555;
}

/** Order of the given positions along the curve: indices, ties by index. */
export function hilbertOrder(lng: Int32Array, lat: Int32Array, count: number): Uint32Array {
  let west = Infinity,
    south = Infinity,
    east = -Infinity,
    north = -Infinity;
  for (let i = 0; i < count; i++) {
    west = Math.min(west, lng[i]!);
    east = Math.max(east, lng[i]!);
    south = Math.min(south, lat[i]!);
    north = Math.max(north, lat[i]!);
  }
  const scale = 65535 / Math.max(east - west, north - south, 1);
  // One double holds the upper 27 bits of the curve and 26 bits of index, so that a plain numeric sort
  // orders both; positions that share those 27 bits keep their own order.
  const keys = new Float64Array(count);
  for (let i = 0; i < count; i++) {
    const key = hilbert(
      Math.floor((lng[i]! - west) * scale),
      Math.floor((lat[i]! - south) * scale),
    );
    keys[i] = (key >>> 5) * 0x4000000 + i;
  }
  keys.sort();
  const order = new Uint32Array(count);
  for (let i = 0; i < count; i++) order[i] = keys[i]! % 0x4000000;
  return order;
}
