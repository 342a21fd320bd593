import type { SitingRun } from './world.ts';

/** Sites that keep the threshold and the one of the thresholds that they reach, a proof that none do, or neither. */
export type Verdict = { kept: number[]; reached: number } | 'impossible' | 'unknown';

export interface Threshold {
  /** No threshold before this place can be kept: proven. */
  low: number;
  /** The lowest threshold that is known to be kept. */
  best: { at: number; chosen: number[] } | null;
}

/**
 * The lowest of the ascending thresholds that can be kept. Being kept is monotone, but what is *known* of it is not: so
 * one bisection looks for the lowest known to be kept, a second for the highest known to be impossible. Both run
 * without the solver and, if a gap is left, once more with it.
 */
export function searchThreshold(
  thresholds: Float64Array,
  decide: (threshold: number, exactly: boolean) => Verdict,
  run: SitingRun,
): Threshold {
  let low = 0;
  let best: Threshold['best'] = null;
  for (const exactly of run.solver ? [false, true] : [false]) {
    const known = new Map<number, Verdict>();
    const ask = (at: number): Verdict => {
      const verdict = known.get(at) ?? decide(thresholds[at]!, exactly);
      known.set(at, verdict);
      if (verdict === 'impossible') low = Math.max(low, at + 1);
      else if (verdict !== 'unknown') {
        // Sites that keep one threshold often keep a lower one.
        const reached = thresholds.indexOf(verdict.reached);
        if (reached < (best?.at ?? Infinity)) best = { at: reached, chosen: verdict.kept };
      }
      run.progress?.({
        step: 'threshold',
        ...(best ? { value: thresholds[best.at]! } : {}),
        ...(low < thresholds.length ? { bound: thresholds[low]! } : {}),
      });
      return verdict;
    };
    const top = () => best?.at ?? thresholds.length;
    for (const unknownIs of ['too-low', 'too-high']) {
      let from = low;
      let to = top();
      while (from < to && !run.stopped?.()) {
        const middle = (from + to) >> 1;
        const verdict = ask(middle);
        const tooLow =
          verdict === 'impossible' || (verdict === 'unknown' && unknownIs === 'too-low');
        if (tooLow) from = middle + 1;
        else to = Math.min(middle, top());
      }
    }
    if (low === top()) break;
  }
  return { low, best };
}
