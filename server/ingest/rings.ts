/** Closed rings from the ways of a relation. */

/** Joins ways end to end. `open` counts chains that never close: a relation that the file cuts off. */
export function joinRings(ways: readonly (readonly number[])[]): {
  rings: number[][];
  open: number;
} {
  const rings: number[][] = [];
  const left = new Set<number>(ways.keys());
  const byEnd = new Map<number, number[]>();
  ways.forEach((way, i) => {
    for (const end of [way[0]!, way[way.length - 1]!])
      byEnd.set(end, [...(byEnd.get(end) ?? []), i]);
  });
  let open = 0;
  for (const first of ways.keys()) {
    if (!left.delete(first)) continue;
    const ring = [...ways[first]!];
    while (ring[0] !== ring[ring.length - 1]) {
      const end = ring[ring.length - 1]!;
      const next = byEnd.get(end)?.find((i) => left.has(i));
      if (next === undefined) break;
      left.delete(next);
      const way = ways[next]!;
      ring.push(...(way[0] === end ? way.slice(1) : way.slice(0, -1).reverse()));
    }
    if (ring.length > 3 && ring[0] === ring[ring.length - 1]) rings.push(ring);
    else open++;
  }
  return { rings, open };
}
