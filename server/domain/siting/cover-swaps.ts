import type { Merged, Savings } from './savings.ts';
import { groupsOf } from './superfluous.ts';

/** Entries looked at before it gives up: some tenths of a second. */
const WORK = 20_000_000;
/** Small problems are searched well long before that. */
const STEPS_OF_GROUP = 400;
const POLL_EVERY = 256;

/**
 * A cover of all by fewer sites, from one that exists, where all cost the same: row weighting local search (Gao, Weise and Li 2015).
 * While all groups are served, one site is taken out. Else the site that is least missed goes, and one that serves some unserved group
 * comes; groups that stay unserved weigh more each time, so that the search does not turn in circles. What goes and comes is decided by
 * weights and by age; which unserved group is served next by seeded dice, so that the same question has the same answer.
 * @param least no cover has fewer
 */
export function coverSwaps(
  savings: Savings,
  merged: Merged,
  start: readonly number[],
  { least, stopped }: { least: number; stopped: (() => boolean) | undefined },
): readonly number[] {
  const search = new Search(savings, merged, start);
  let best = start;
  const steps = STEPS_OF_GROUP * (savings.groups + 1);
  for (let step = 1; step <= steps && search.work < WORK; step++) {
    if (step % POLL_EVERY === 0 && stopped?.()) break;
    while (search.unserved.length === 0) {
      best = [...search.open];
      if (best.length <= least) return best;
      search.close(search.leastMissed(-1), step);
    }
    if (search.open.size > 0) search.close(search.leastMissed(search.newest), step);
    search.openOneFor(step);
  }
  return best;
}

class Search {
  readonly open = new Set<number>();
  readonly unserved: number[] = [];
  newest = -1;
  work = 0;
  private readonly placeOfUnserved: Int32Array;
  private readonly times: Int32Array;
  private readonly weight: Float64Array;
  /** Of a closed site what it would serve, of an open one what would be missed, in weights of groups. */
  private readonly worth: Float64Array;
  private readonly changedAt: Int32Array;
  private lastGone = -1;
  private dice = 1;

  constructor(
    private readonly savings: Savings,
    private readonly merged: Merged,
    start: readonly number[],
  ) {
    const { groups, candidates } = savings;
    this.times = new Int32Array(groups);
    this.weight = new Float64Array(groups).fill(1);
    this.worth = new Float64Array(candidates);
    this.changedAt = new Int32Array(candidates);
    this.placeOfUnserved = new Int32Array(groups).fill(-1);
    for (let group = 0; group < groups; group++) this.miss(group);
    for (let site = 0; site < candidates; site++) this.worth[site] = groupsOf(savings, site).length;
    for (const site of start) this.put(site, 0);
  }

  /** The open site whose groups others serve best; the one that changed longest ago among equals. */
  leastMissed(except: number): number {
    let best = -1;
    for (const site of this.open) {
      if (site === except) continue;
      const less = best < 0 ? -1 : this.worth[site]! - this.worth[best]!;
      if (less < 0 || (less === 0 && this.changedAt[site]! < this.changedAt[best]!)) best = site;
    }
    this.work += this.open.size;
    return best < 0 ? except : best;
  }

  /** Opens the best site of one unserved group, and lets those that are left weigh more. */
  openOneFor(step: number): void {
    if (this.unserved.length === 0) return;
    const { merged } = this;
    const group = this.unserved[this.roll(this.unserved.length)]!;
    let best = -1;
    for (const site of this.sitesOf(group)) {
      // What has just gone comes back only where nothing else will do.
      if (site === this.lastGone && merged.starts[group + 1]! - merged.starts[group]! > 1) continue;
      const more = best < 0 ? 1 : this.worth[site]! - this.worth[best]!;
      if (more > 0 || (more === 0 && this.changedAt[site]! < this.changedAt[best]!)) best = site;
    }
    this.put(best, step);
    for (const left of this.unserved) {
      this.weight[left]!++;
      for (const site of this.sitesOf(left)) this.worth[site]!++;
    }
    this.newest = best;
  }

  close(site: number, step: number): void {
    this.open.delete(site);
    this.lastGone = site;
    this.changedAt[site] = step;
    for (const group of groupsOf(this.savings, site)) {
      const left = --this.times[group]!;
      if (left === 0) {
        this.miss(group);
        this.give(group, site, 1);
      } else if (left === 1) this.worth[this.onlySiteOf(group)]! += this.weight[group]!;
    }
    this.work += groupsOf(this.savings, site).length;
  }

  private put(site: number, step: number): void {
    this.changedAt[site] = step;
    for (const group of groupsOf(this.savings, site)) {
      const now = ++this.times[group]!;
      if (now === 1) {
        this.serve(group);
        this.give(group, site, -1);
      } else if (now === 2) this.worth[this.onlySiteOf(group)]! -= this.weight[group]!;
    }
    this.open.add(site);
    this.work += groupsOf(this.savings, site).length;
  }

  /** A group that is served or missed is worth its weight to the site itself, before and after, and to all others only while missed. */
  private give(group: number, except: number, sign: number): void {
    const weight = sign * this.weight[group]!;
    for (const site of this.sitesOf(group)) if (site !== except) this.worth[site]! += weight;
  }

  private onlySiteOf(group: number): number {
    for (const site of this.sitesOf(group)) if (this.open.has(site)) return site;
    throw new Error(`group ${group} is served by nobody`);
  }

  private sitesOf(group: number): Int32Array {
    const { starts, candidates } = this.merged;
    this.work += starts[group + 1]! - starts[group]!;
    return candidates.subarray(starts[group], starts[group + 1]);
  }

  private miss(group: number): void {
    this.placeOfUnserved[group] = this.unserved.push(group) - 1;
  }

  private serve(group: number): void {
    const place = this.placeOfUnserved[group]!;
    const last = this.unserved.pop()!;
    if (last !== group) {
      this.unserved[place] = last;
      this.placeOfUnserved[last] = place;
    }
    this.placeOfUnserved[group] = -1;
  }

  /** Park and Miller's generator: whole numbers below 2³¹ − 1, by products below 2⁵³. */
  private roll(end: number): number {
    this.dice = (this.dice * 48_271) % 2_147_483_647;
    return this.dice % end;
  }
}
