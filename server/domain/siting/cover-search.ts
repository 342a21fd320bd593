import { costOf } from './greedy.ts';
import type { Merged, Savings } from './savings.ts';
import { groupsOf, timesServed, withoutSuperfluous } from './superfluous.ts';

const ROUNDS = 1200;
/** Rounds without a better bound after which steps are halved; below `LEAST_STEP` nothing more comes of it. */
const PATIENCE = 20;
const LEAST_STEP = 0.01;
/** A cover is tried from the prices of every so many rounds. */
const TRY_EVERY = 5;

/**
 * Better covers of every group and a lower bound of their cost, both from prices u ≥ 0 of the groups:
 *   L(u) = Σ u_g + Σ_j min(0, c_j − Σ_{g of j} u_g)
 * is a bound for any u, and its best is that of the linear relaxation; sites whose price exceeds their cost are those
 * that a good cover has (Beasley 1990). u starts at the least c_j / |groups of j| over the sites of a group, by which no
 * site's cost is exceeded, and follows the subgradient towards the cost of the best cover so far. A round is linear.
 * Ends early when the bound meets the cover, a cover costs no more than `enough`, or none can.
 */
export function searchCover(
  savings: Savings,
  merged: Merged,
  start: readonly number[],
  { enough, stopped }: { enough: number | undefined; stopped: (() => boolean) | undefined },
): { chosen: readonly number[]; bound: number } {
  const { groups, costs } = savings;
  const price = firstPrices(savings);
  const reduced = new Float64Array(savings.candidates);
  const missing = new Int32Array(groups);
  const isDecided = (least: number, most: number) =>
    enough !== undefined && (least <= enough || most > enough);
  let chosen = start;
  let cost = costOf(savings, chosen);
  let bound = 0;
  let step = 1;
  let waited = 0;
  for (let round = 0; round < ROUNDS && step > LEAST_STEP; round++) {
    if (stopped?.()) break;
    const value = priceOut(savings, price, reduced, missing);
    if (value > bound + Math.abs(bound) * 1e-6) waited = 0;
    else if (++waited >= PATIENCE) [step, waited] = [step / 2, 0];
    bound = Math.max(bound, value);
    if (round % TRY_EVERY === 0) {
      const tried = withoutSuperfluous(savings, completed(savings, merged, reduced), reduced);
      const triedCost = tried.reduce((sum, candidate) => sum + costs[candidate]!, 0);
      if (triedCost < cost) [chosen, cost] = [tried, triedCost];
    }
    let norm = 0;
    for (let group = 0; group < groups; group++) {
      // A price of 0 cannot fall: groups that many sites serve would make every step too short.
      if (price[group]! > 0 || missing[group]! > 0) norm += missing[group]! ** 2;
    }
    if (norm === 0 || bound >= cost || isDecided(cost, bound)) break;
    const length = (step * (cost - value)) / norm;
    for (let group = 0; group < groups; group++) {
      price[group] = Math.max(0, price[group]! + length * missing[group]!);
    }
  }
  return { chosen, bound: Math.min(bound, cost) };
}

function firstPrices(savings: Savings): Float64Array {
  const price = new Float64Array(savings.groups).fill(Infinity);
  for (let candidate = 0; candidate < savings.candidates; candidate++) {
    const own = groupsOf(savings, candidate);
    const share = savings.costs[candidate]! / own.length;
    for (const group of own) price[group] = Math.min(price[group]!, share);
  }
  return price;
}

/** L(u). Fills in the reduced cost of every site, and 1 − the sites of negative reduced cost for every group. */
function priceOut(
  savings: Savings,
  price: Float64Array,
  reduced: Float64Array,
  missing: Int32Array,
): number {
  const { starts, groupOf, costs, candidates } = savings;
  let value = 0;
  for (const one of price) value += one;
  missing.fill(1);
  for (let candidate = 0; candidate < candidates; candidate++) {
    let left = costs[candidate]!;
    for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) {
      left -= price[groupOf[at]!]!;
    }
    reduced[candidate] = left;
    if (left >= 0) continue;
    value += left;
    for (let at = starts[candidate]!; at < starts[candidate + 1]!; at++) missing[groupOf[at]!]!--;
  }
  return value;
}

/** The sites of negative reduced cost, and for each group that is left the site of the least. */
function completed(savings: Savings, merged: Merged, reduced: Float64Array): number[] {
  const chosen: number[] = [];
  reduced.forEach((left, candidate) => {
    if (left < 0) chosen.push(candidate);
  });
  const times = timesServed(savings, chosen);
  for (let group = 0; group < savings.groups; group++) {
    if (times[group]! > 0) continue;
    let best = merged.candidates[merged.starts[group]!]!;
    for (let at = merged.starts[group]!; at < merged.starts[group + 1]!; at++) {
      if (reduced[merged.candidates[at]!]! < reduced[best]!) best = merged.candidates[at]!;
    }
    chosen.push(best);
    for (const served of groupsOf(savings, best)) times[served]!++;
  }
  return chosen;
}
