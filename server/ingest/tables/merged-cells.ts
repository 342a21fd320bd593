/** A value that a table shows once for several rows belongs to each of them. */
import { columnOf } from './xlsx-values.ts';
import type { TableRow } from './table.ts';

/**
 * Copies the first value of every merged block into its empty cells. Rows must be in ascending order of `line`; headers stay untouched.
 * Blocks of an honest workbook do not overlap, so all of them together hold no more cells than the table: that many are looked at.
 * @returns how many cells were filled
 */
export function fillMerged(
  rows: readonly TableRow[],
  merged: readonly string[],
  columns: number,
): number {
  let filled = 0,
    left = rows.length * columns;
  for (const reference of merged) {
    const block = blockOf(reference);
    if (!block) continue;
    const first = firstFrom(rows, block.top);
    // Without its own first row the block has no value (or it is a header's).
    if (rows[first]?.line !== block.top) continue;
    const value = rows[first]!.cells[block.left] ?? '';
    if (value === '') continue;
    const lastColumn = Math.min(columns - 1, block.right);
    for (let r = first; r < rows.length && rows[r]!.line <= block.bottom; r++) {
      const { cells } = rows[r]!;
      for (let c = block.left; c <= lastColumn; c++) {
        if (left-- === 0) return filled;
        if (cells[c] !== '') continue;
        cells[c] = value;
        filled++;
      }
    }
  }
  return filled;
}

function blockOf(reference: string) {
  const block = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference);
  return (
    block && {
      left: columnOf(block[1]!),
      right: columnOf(block[3]!),
      top: Number(block[2]),
      bottom: Number(block[4]),
    }
  );
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
