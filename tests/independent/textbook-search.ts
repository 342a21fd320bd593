/** Dijkstra 1959 with a binary heap, as in any textbook. */
import type { PieceGraph } from './pieces.ts';

export function textbookSeconds(
  graph: PieceGraph,
  start: number,
  startSeconds: number,
  maxSeconds: number,
): Float64Array {
  const seconds = new Float64Array(graph.vertexCount).fill(Infinity);
  const heap: [number, number][] = [];
  const push = (time: number, vertex: number) => {
    let i = heap.push([time, vertex]) - 1;
    while (i > 0) {
      const parent = (i - 1) >> 1;
      if (heap[parent]![0] <= heap[i]![0]) break;
      [heap[parent], heap[i]] = [heap[i]!, heap[parent]!];
      i = parent;
    }
  };
  const pop = (): [number, number] => {
    const top = heap[0]!,
      last = heap.pop()!;
    if (heap.length > 0) {
      heap[0] = last;
      for (let i = 0; ;) {
        let least = i;
        for (const child of [2 * i + 1, 2 * i + 2])
          if (child < heap.length && heap[child]![0] < heap[least]![0]) least = child;
        if (least === i) break;
        [heap[least], heap[i]] = [heap[i]!, heap[least]!];
        i = least;
      }
    }
    return top;
  };
  seconds[start] = startSeconds;
  push(startSeconds, start);
  while (heap.length > 0) {
    const [time, vertex] = pop();
    if (time > seconds[vertex]!) continue;
    for (const i of graph.at[vertex]!) {
      const piece = graph.pieces[i]!;
      const next = piece.a === vertex ? piece.b : piece.a;
      const there = time + piece.seconds;
      if (there < seconds[next]! && there <= maxSeconds) {
        seconds[next] = there;
        push(there, next);
      }
    }
  }
  return seconds;
}
