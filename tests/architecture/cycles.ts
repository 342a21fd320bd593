/** One cycle in a directed graph, first and last node the same, or null if there is none. */
export function findCycle(edges: Iterable<readonly [from: string, to: string]>): string[] | null {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) {
    const targets = next.get(from);
    if (targets) targets.push(to);
    else next.set(from, [to]);
  }
  // A node on the path that leads here closes a cycle; a node left behind as done cannot be on one.
  const done = new Set<string>();
  const path: string[] = [];
  const visit = (node: string): string[] | null => {
    if (done.has(node)) return null;
    const seenAt = path.indexOf(node);
    if (seenAt >= 0) return [...path.slice(seenAt), node];
    path.push(node);
    for (const target of next.get(node) ?? []) {
      const cycle = visit(target);
      if (cycle) return cycle;
    }
    path.pop();
    done.add(node);
    return null;
  };
  for (const node of next.keys()) {
    const cycle = visit(node);
    if (cycle) return cycle;
  }
  return null;
}
