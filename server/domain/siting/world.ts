import type { Solver } from './solver.ts';

/** What siting is asked about: who needs a site, where one could stand, and how far that is. */
export interface SitingWorld {
  /** People at each point. A point with 0 is nobody: it need not be covered. */
  weights: ArrayLike<number>;
  /** How many candidates there are; they are named 0 … candidates − 1. */
  candidates: number;
  /** Seconds from a point to a candidate, only where that is near enough to matter. Of a pair named twice the shorter counts. */
  pairs: {
    points: ArrayLike<number>;
    candidates: ArrayLike<number>;
    seconds: ArrayLike<number>;
  };
  /** Candidates that stand already: they serve, cost nothing and are never closed. */
  existing?: readonly number[];
  /** What a new site at each candidate costs, in one unit of the asker's choice. Without them each costs 1. */
  costs?: ArrayLike<number>;
  /**
   * How many people each candidate serves at most, for `cover-most` alone; Infinity: as many as come. People are assigned to the sites
   * within their limit as well as can be, and a point's people may go to several. Without it nobody is turned away.
   */
  capacities?: ArrayLike<number>;
}

/** At most so many new sites, or as many as the budget pays for. */
export type Means = { sites: number } | { budget: number };

export type SitingQuestion =
  /** MCLP: the most people within the limit. */
  | ({ kind: 'cover-most'; limitSeconds: number } & Means)
  /** LSCP: the fewest new sites (the least cost, where costs are given) so that all are within the limit. */
  | { kind: 'cover-all'; limitSeconds: number }
  /** p-median: the least mean seconds to the nearest site. Who is near none counts `beyondSeconds`, and nobody counts more. */
  | ({ kind: 'least-mean'; beyondSeconds: number } & Means)
  /** p-centre: the least seconds of whoever is worst off. */
  | { kind: 'least-worst'; sites: number };

/** One new site, in the order in which they help most. */
export interface ChosenSite {
  candidate: number;
  /**
   * What it adds to those before it: people covered (`cover-most`, `cover-all`), seconds taken off the mean (`least-mean`),
   * people newly within the worst seconds (`least-worst`).
   */
  gain: number;
}

export interface SitingAnswer {
  ok: true;
  chosen: ChosenSite[];
  /** People covered, number or cost of sites, mean seconds, or worst seconds; existing sites serve in it. */
  value: number;
  /** The same figure without a new site; null where it has none (not all are covered, or reach any site). */
  before: number | null;
  /** No choice can do better than this: an upper bound of people, a lower bound of the others. */
  bound: number;
  /** By how many percent of the bound the value may fall short of the best; null if the bound is 0 and the value is not. */
  gapPercent: number | null;
  /** The value is the best there is, up to one millionth. */
  proven: boolean;
  /** With capacities: people at each candidate; 0 where none is open, and at standing sites that take as many as come. */
  loads?: Float64Array;
}

export type SitingRefusal =
  | { ok: false; reason: 'no-points' }
  | { ok: false; reason: 'no-people' }
  | { ok: false; reason: 'no-candidates' }
  | { ok: false; reason: 'bad-weight'; point: number; weight: number }
  | { ok: false; reason: 'bad-pair'; pair: number }
  | { ok: false; reason: 'bad-existing'; candidate: number }
  | { ok: false; reason: 'bad-cost'; candidate: number; cost: number }
  | { ok: false; reason: 'bad-capacity'; candidate: number; capacity: number }
  /** They count for `cover-most` alone. */
  | { ok: false; reason: 'capacities-not-asked' }
  | { ok: false; reason: 'lengths-differ' }
  | { ok: false; reason: 'bad-limit'; seconds: number }
  | { ok: false; reason: 'bad-sites'; sites: number }
  | { ok: false; reason: 'bad-budget'; budget: number }
  | { ok: false; reason: 'more-sites-than-candidates'; sites: number; candidates: number }
  | { ok: false; reason: 'budget-below-every-cost'; budget: number; cheapest: number }
  /** These points are near no candidate and no existing site. */
  | { ok: false; reason: 'out-of-reach'; points: number[] }
  /** Each is near some candidate, but so few sites cannot be near all; `needed` is a proven least number. */
  | { ok: false; reason: 'too-few-sites'; sites: number; needed: number }
  /** So few sites were found for no threshold, and that there are none was not proven. */
  | { ok: false; reason: 'not-found'; sites: number }
  | { ok: false; reason: 'cancelled' };

/** How a run is watched, stopped and helped. */
export interface SitingRun {
  solver?: Solver;
  /** How long the solver may search, in all. */
  solverSeconds?: number;
  /** Asked many times a second (a shared flag, an `AbortSignal`'s `aborted`); true ends the run with `cancelled`. */
  stopped?: () => boolean;
  progress?: (progress: SitingProgress) => void;
}

export interface SitingProgress {
  step: 'greedy' | 'swap' | 'bound' | 'exact' | 'threshold';
  /** Best value and bound so far, in the units of the answer where it has them already. */
  value?: number;
  bound?: number;
}
