import type { Merged, Savings } from './savings.ts';

/** Amounts below this are rounding: a path that carries no more is none. */
const LEAST = 1e-9;

/**
 * As many people as possible at open sites of limited capacity, within the limit: a maximum flow from groups to sites.
 *
 * Invariant: the flow is a largest one for the sites that are open. When a site opens it first takes who is served nowhere; then, along
 * shortest chains “this group moves here from site k, so k can take that group”, the rest (Edmonds and Karp 1972). No other site's total
 * ever falls, so what was largest before needs only chains that begin at the new site.
 */
export class Assignment {
  /** People of each group whom nobody serves. */
  readonly rest: Float64Array;
  served = 0;
  private readonly flows = new Map<number, Float64Array>();
  private readonly left: Float64Array;
  /** Sites that serve somebody of the group. */
  private readonly servers: number[][];
  private journal: (() => void)[] | null = null;

  constructor(
    private readonly savings: Savings,
    private readonly merged: Merged,
    private readonly capacities: ArrayLike<number>,
  ) {
    this.rest = Float64Array.from(merged.weights);
    this.left = new Float64Array(savings.candidates);
    this.servers = Array.from({ length: savings.groups }, () => []);
  }

  /** Opens a site and returns how many more people are served. Cost: a pass over the open sites' groups for each chain. */
  open(site: number): number {
    const before = this.served;
    this.flows.set(site, new Float64Array(this.savings.groups));
    this.left[site] = this.capacities[site]!;
    const { starts, groupOf } = this.savings;
    for (let at = starts[site]!; at < starts[site + 1]! && this.left[site]! > LEAST; at++) {
      const group = groupOf[at]!;
      const amount = Math.min(this.rest[group]!, this.left[site]!);
      if (amount > LEAST) this.take([site], [group], amount);
    }
    while (this.left[site]! > LEAST && this.extend(site));
    return this.served - before;
  }

  /** What `open` would return; everything is as before. */
  gainOf(site: number): number {
    this.journal = [];
    const gain = this.open(site);
    for (const undo of this.journal.toReversed()) undo();
    this.journal = null;
    this.flows.delete(site);
    this.served -= gain;
    return gain;
  }

  /**
   * Never less than `gainOf` any site that is not open. A group can help a new site only if somebody of it is served nowhere, or by a
   * site that could take such a group instead; all others are counted out.
   */
  gainBounds(): Float64Array {
    const { savings, merged, rest, flows } = this;
    const helps = new Float64Array(savings.groups);
    const isHungry = new Set<number>();
    const waiting: number[] = [];
    const seen = new Uint8Array(savings.groups);
    let unserved = 0;
    rest.forEach((people, group) => {
      if (people <= LEAST) return;
      unserved += people;
      helps[group] = people;
      seen[group] = 1;
      waiting.push(group);
    });
    for (let group = waiting.pop(); group !== undefined; group = waiting.pop()) {
      for (let at = merged.starts[group]!; at < merged.starts[group + 1]!; at++) {
        const site = merged.candidates[at]!;
        const flow = flows.get(site);
        if (!flow || isHungry.has(site)) continue;
        isHungry.add(site);
        flow.forEach((people, other) => {
          if (people <= LEAST) return;
          helps[other]! += people;
          if (seen[other]) return;
          seen[other] = 1;
          waiting.push(other);
        });
      }
    }
    return Float64Array.from({ length: savings.candidates }, (_, site) => {
      let most = 0;
      for (let at = savings.starts[site]!; at < savings.starts[site + 1]!; at++)
        most += helps[savings.groupOf[at]!]!;
      return Math.min(most, unserved, this.capacities[site]!);
    });
  }

  flowOf(site: number, group: number): number {
    return this.flows.get(site)?.[group] ?? 0;
  }

  loadOf(site: number): number {
    return this.flows.get(site)?.reduce((sum, people) => sum + people, 0) ?? 0;
  }

  /** One shortest chain from the site to somebody who is served nowhere; false without one. */
  private extend(site: number): boolean {
    const { savings, rest, servers } = this;
    const cameFrom = new Map<number, { group: number; taker: number } | null>([[site, null]]);
    const seen = new Uint8Array(savings.groups);
    const queue = [site];
    for (let next = 0; next < queue.length; next++) {
      const taker = queue[next]!;
      for (let at = savings.starts[taker]!; at < savings.starts[taker + 1]!; at++) {
        const group = savings.groupOf[at]!;
        if (seen[group]) continue;
        seen[group] = 1;
        if (rest[group]! > LEAST) {
          this.follow(taker, group, cameFrom);
          return true;
        }
        for (const giver of servers[group]!) {
          if (cameFrom.has(giver)) continue;
          cameFrom.set(giver, { group, taker });
          queue.push(giver);
        }
      }
    }
    return false;
  }

  private follow(
    last: number,
    group: number,
    cameFrom: ReadonlyMap<number, { group: number; taker: number } | null>,
  ): void {
    const sites = [last];
    const groups = [group];
    let amount = this.rest[group]!;
    for (let step = cameFrom.get(last); step; step = cameFrom.get(step.taker)) {
      amount = Math.min(amount, this.flows.get(sites.at(-1)!)![step.group]!);
      sites.push(step.taker);
      groups.push(step.group);
    }
    this.take(sites, groups, Math.min(amount, this.left[sites.at(-1)!]!));
  }

  /** Each site takes the group of its place and gives up the group of the next; the last one, which opens, only takes. */
  private take(sites: readonly number[], groups: readonly number[], amount: number): void {
    const apply = (sign: number) => {
      this.rest[groups[0]!]! -= sign * amount;
      sites.forEach((site, i) => {
        this.move(site, groups[i]!, sign * amount);
        if (i + 1 < groups.length) this.move(site, groups[i + 1]!, -sign * amount);
      });
      this.left[sites.at(-1)!]! -= sign * amount;
    };
    apply(1);
    this.served += amount;
    this.journal?.push(() => apply(-1));
  }

  private move(site: number, group: number, amount: number): void {
    const flow = this.flows.get(site)!;
    const [before, after] = [flow[group]!, flow[group]! + amount];
    flow[group] = after;
    const servers = this.servers[group]!;
    if (before <= LEAST && after > LEAST) servers.push(site);
    else if (before > LEAST && after <= LEAST) servers.splice(servers.indexOf(site), 1);
  }
}
