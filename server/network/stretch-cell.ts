/** Cells of the raster of nearest stretches by their column and row. */
import { blockSize, type StretchRaster } from './network.ts';

/** Number of the stored cell; -1 where no street is near, or outside the region. */
export function cellAt(raster: StretchRaster, column: number, row: number): number {
  const { lattice, blockOf, rowBits, rowFirst } = raster;
  if (column < 0 || row < 0 || column >= lattice.columns || row >= lattice.rows) return -1;
  const blockColumns = Math.ceil(lattice.columns / blockSize);
  const block = blockOf[Math.floor(row / blockSize) * blockColumns + (column >> 5)]!;
  if (block < 0) return -1;
  const line = block * blockSize + (row % blockSize);
  const bits = rowBits[line]!;
  const bit = 1 << (column & 31);
  return bits & bit ? rowFirst[line]! + ones(bits & (bit - 1)) : -1;
}

/** Number of bits set (Hacker's Delight, 5-1). */
export function ones(bits: number): number {
  let n = bits - ((bits >>> 1) & 0x55555555);
  n = (n & 0x33333333) + ((n >>> 2) & 0x33333333);
  return Math.imul((n + (n >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
