/**
 * Where the register may lack a facility: the rule of `register/gap-rule.ts` for everybody at once.
 *
 * A circle is in doubt if it touches a community that has not signed, or ground of none. That is so if and only if its own place or a
 * street's point on such ground is reached within the limit; so one search from all those points answers for all circles.
 */
import type { Travel } from '../../network/travel.ts';
import type { RegionData } from '../region.ts';
import type { Ground } from '../register/ground.ts';
import { goalsOf, type Goal } from './goals.ts';
import { nothingKept, type Memory } from './memory.ts';
import { nearestTo, secondsAt, type Nearest } from './nearest.ts';
import { noStreet, nowhere, type People } from './people.ts';

/** Communities that have not signed for a category, 1 for each; or all of them, or nobody who matters. */
type Unsigned = 'none' | 'all' | Uint8Array;

export class RegisterDoubts {
  private readonly region: RegionData;
  private readonly back: Travel;
  private readonly day: string;
  private readonly memory: Memory;

  /** @param day YYYY-MM-DD on the region's wall clock */
  constructor(region: RegionData, back: Travel, day: string, memory: Memory = nothingKept) {
    this.region = region;
    this.back = back;
    this.day = day;
    this.memory = memory;
  }

  /** 1 for everybody whose circle may lack a facility that exists; of people without a street it says nothing. */
  of(category: string, people: People): Uint8Array {
    const inDoubt = new Uint8Array(people.count);
    const unsigned = this.unsigned(category);
    if (unsigned === 'none') return inDoubt;
    if (unsigned === 'all') return inDoubt.fill(1);
    const { ground } = this.region.completeness!;
    // Categories for which the same communities signed share one search.
    const nearest = this.memory.keep(
      `doubt ${this.back.profile} ${this.memory.nameOf([ground])} ${unsigned.join('')}`,
      () => this.search(ground, unsigned),
    );
    const { edgeFrom } = this.region.network;
    const doubted = (community: number) => community === nowhere || unsigned[community] === 1;
    for (let i = 0; i < people.count; i++) {
      const edge = people.edge[i]!;
      if (edge === noStreet) continue;
      if (
        doubted(people.community[i]!) ||
        (!ground.mixed.has(edge) && doubted(ground.ofNode[edgeFrom[edge]!]!)) ||
        secondsAt(nearest, edge, people.alongMeters[i]!, people.offStreetMeters[i]!) <=
          people.limitSeconds[i]!
      )
        inDoubt[i] = 1;
    }
    return inDoubt;
  }

  private unsigned(category: string): Unsigned {
    const { info, completeness } = this.region;
    if (info.complete.includes(category)) return 'none';
    if (!completeness || completeness.ground.communities.length === 0) return 'all';
    const until = completeness.signed.get(category);
    const unsigned = Uint8Array.from(completeness.ground.communities, ({ code }) =>
      code === null || (until?.get(code) ?? '') < this.day ? 1 : 0,
    );
    return unsigned.every((one) => one === 1) ? 'all' : unsigned;
  }

  private search(ground: Ground, unsigned: Uint8Array): Nearest {
    const doubted = (community: number) => community === nowhere || unsigned[community] === 1;
    const points: Goal[] = [];
    for (const [edge, along] of ground.mixed)
      for (const { alongMeters, community } of along)
        if (doubted(community))
          points.push({ edge, alongMeters, offStreetMeters: 0, facility: community });
    const nodes: number[] = [];
    ground.ofNode.forEach((community, node) => doubted(community) && nodes.push(node));
    return nearestTo(this.region.network, this.back, goalsOf(points, nodes));
  }
}
