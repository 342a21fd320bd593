import { costOf } from './greedy.ts';
import type { Savings } from './savings.ts';

/** Gains below this share of everything are rounding, and would let the search run in circles. */
const ROUNDING = 1e-9;

/**
 * Exchanges one chosen site for one other, or adds one, always the exchange that helps most, until none helps.
 * One round looks at every pair in one pass over the entries (Resende and Werneck 2007): an exchange is worth
 * gain(in) − loss(out) + extra(in, out), where `extra` undoes what was counted as lost in groups that both serve.
 */
export function swap(
  savings: Savings,
  start: readonly number[],
  stopped?: () => boolean,
): number[] {
  const chosen = [...start];
  let left = savings.budget - costOf(savings, chosen);
  for (;;) {
    if (stopped?.()) return chosen;
    const move = bestMove(savings, chosen, left, stopped);
    if (!move) return chosen;
    left += (move.out < 0 ? 0 : savings.costs[chosen[move.out]!]!) - savings.costs[move.into]!;
    if (move.out < 0) chosen.push(move.into);
    else chosen[move.out] = move.into;
  }
}

interface Move {
  into: number;
  /** Place among the chosen; −1 adds a site. */
  out: number;
  worth: number;
}

function bestMove(
  savings: Savings,
  chosen: readonly number[],
  left: number,
  stopped?: () => boolean,
): Move | null {
  const { starts, groupOf, saved, costs } = savings;
  const { first, second, server } = twoBest(savings, chosen);
  const loss = new Float64Array(chosen.length);
  let total = 0;
  for (let group = 0; group < savings.groups; group++) {
    total += first[group]!;
    if (server[group]! >= 0) loss[server[group]!]! += first[group]! - second[group]!;
  }
  const isChosen = new Set(chosen);
  const extra = new Float64Array(chosen.length);
  let best: Move | null = null;
  const consider = (into: number, out: number, worth: number) => {
    if (worth > (best?.worth ?? total * ROUNDING)) best = { into, out, worth };
  };
  for (let into = 0; into < savings.candidates; into++) {
    if (starts[into] === starts[into + 1] || isChosen.has(into)) continue;
    if (stopped?.()) return null;
    extra.fill(0);
    let gain = 0;
    for (let at = starts[into]!; at < starts[into + 1]!; at++) {
      const group = groupOf[at]!;
      const [value, one, two] = [saved[at]!, first[group]!, second[group]!];
      if (value > one) gain += value - one;
      if (value > two && server[group]! >= 0) extra[server[group]!]! += Math.min(value, one) - two;
    }
    if (costs[into]! <= left) consider(into, -1, gain);
    chosen.forEach((out, place) => {
      if (costs[into]! - costs[out]! <= left) {
        consider(into, place, gain - loss[place]! + extra[place]!);
      }
    });
  }
  return best;
}

/** For each group what its best and second best chosen site save, and the place of the best; −1 without one. */
function twoBest({ groups, starts, groupOf, saved }: Savings, chosen: readonly number[]) {
  const first = new Float64Array(groups);
  const second = new Float64Array(groups);
  const server = new Int32Array(groups).fill(-1);
  chosen.forEach((candidate, place) => {
    for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
      const group = groupOf[at]!;
      const value = saved[at]!;
      if (value > first[group]!) {
        second[group] = first[group]!;
        first[group] = value;
        server[group] = place;
      } else if (value > second[group]!) second[group] = value;
    }
  });
  return { first, second, server };
}
