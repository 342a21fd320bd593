/** A value that a table shows once for several rows belongs to each of them. */
import { columnOf } from './xlsx-values.ts';
import type { TableRow } from './table.ts';

/**
 * Copies the first value of every merged block into its empty cells. Rows must be in ascending order of `line`; headers stay untouched.
 * @returns how many cells were filled; stops at `most`
 */
export function fillMerged(
  rows: readonly TableRow[],
  merged: readonly string[],
  columns: number,
  most: number,
): number {
  let filled = 0;
  for (const reference of merged) {
    const block = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
    if (!block) continue;
    const [left, right] = [columnOf(block[1]!), Math.min(columns - 1, columnOf(block[3]!))];
    const [top, bottom] = [Number(block[2]), Number(block[4])];
    const first = firstFrom(rows, top);
    // Without its own first row the block has no value (or it is a header's).
    if (rows[first]?.line !== top) continue;
    const value = rows[first]!.cells[left] ?? '';
    if (value === '') continue;
    for (let r = first; r < rows.length && rows[r]!.line <= bottom; r++) {
      const { cells } = rows[r]!;
      for (let c = left; c <= right; c++) {
        if (cells[c] !== '') continue;
        if (filled === most) return filled;
        cells[c] = value;
        filled++;
      }
      if (filled === most) return filled;
    }
  }
  return filled;
}

function firstFrom(rows: readonly TableRow[], line: number): number {
  let low = 0,
    high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.line < line) low = middle + 1;
    else high = middle;
  }
  return low;
}
