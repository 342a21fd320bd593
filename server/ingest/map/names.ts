/** Junctions cut a street into pieces too short for its name: pieces of one name and class are joined end to end. */
import type { Drawn } from './features.ts';

export interface NamedLine {
  drawn: Drawn;
  /** Indices of nodes. */
  points: number[];
}

/** Streets of one name in different quarters stay apart: they share no point. `drawn` is one object per name and class. */
export function joinStreets(lines: readonly NamedLine[]): NamedLine[] {
  const byName = new Map<Drawn, number[][]>();
  for (const { drawn, points } of lines) {
    const same = byName.get(drawn);
    if (same) same.push(points);
    else byName.set(drawn, [points]);
  }
  return [...byName].flatMap(([drawn, pieces]) =>
    joinPieces(pieces).map((points) => ({ drawn, points })),
  );
}

/**
 * Joins pieces whose ends are the same node, turning them round where needed: each chain is as long as it can be, a
 * closed one ends at its first point. Greedy: where three meet, two of them are joined. Time grows with the number of pieces.
 */
export function joinPieces(pieces: readonly number[][]): number[][] {
  const byEnd = new Map<number, number[]>();
  pieces.forEach((piece, i) => {
    for (const end of [piece[0]!, piece[piece.length - 1]!]) {
      const there = byEnd.get(end);
      if (there) there.push(i);
      else byEnd.set(end, [i]);
    }
  });
  const left = new Set(pieces.keys());
  /** Lengthens a chain at its end for as long as it is open and some piece goes on there. */
  const goOn = (chain: number[]): number[] => {
    for (;;) {
      const end = chain[chain.length - 1]!;
      const next = chain[0] === end ? undefined : byEnd.get(end)?.find((i) => left.has(i));
      if (next === undefined) return chain;
      left.delete(next);
      const piece = pieces[next]!;
      const ordered = piece[0] === end ? piece : piece.toReversed();
      for (const point of ordered.slice(1)) chain.push(point);
    }
  };
  const chains: number[][] = [];
  for (const i of pieces.keys())
    if (left.delete(i)) chains.push(goOn(goOn([...pieces[i]!]).reverse()).reverse());
  return chains;
}
