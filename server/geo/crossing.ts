/** Where segments AB and CD cross, as fractions of each; null where they do not, or run side by side. Ends count. */
export function crossingOf(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  cx: number,
  cy: number,
  dx: number,
  dy: number,
): { ofFirst: number; ofSecond: number } | null {
  const rx = bx - ax,
    ry = by - ay,
    sx = dx - cx,
    sy = dy - cy;
  const cross = rx * sy - ry * sx;
  if (cross === 0) return null;
  const ofFirst = ((cx - ax) * sy - (cy - ay) * sx) / cross;
  const ofSecond = ((cx - ax) * ry - (cy - ay) * rx) / cross;
  const crosses = ofFirst >= 0 && ofFirst <= 1 && ofSecond >= 0 && ofSecond <= 1;
  return crosses ? { ofFirst, ofSecond } : null;
}
