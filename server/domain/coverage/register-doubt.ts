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
import { nearestTo, secondsFrom } from './nearest.ts';
import { nowhere, type Person } from './people.ts';

/** Whether a person's circle may lack a facility that exists. Asked only of persons with an access point. */
export type RegisterDoubt = (person: Person) => boolean;

const never: RegisterDoubt = () => false;
const always: RegisterDoubt = () => true;

export class RegisterDoubts {
  private readonly region: RegionData;
  private readonly back: Travel;
  private readonly day: string;
  /** Categories for which the same communities signed share one search. */
  private readonly known = new Map<string, RegisterDoubt>();

  /** @param day YYYY-MM-DD on the region's wall clock */
  constructor(region: RegionData, back: Travel, day: string) {
    this.region = region;
    this.back = back;
    this.day = day;
  }

  of(category: string): RegisterDoubt {
    const { info, completeness } = this.region;
    if (info.complete.includes(category)) return never;
    if (!completeness || completeness.ground.communities.length === 0) return always;
    const until = completeness.signed.get(category);
    const unsigned = completeness.ground.communities.map(
      ({ code }) => code === null || (until?.get(code) ?? '') < this.day,
    );
    if (unsigned.every(Boolean)) return always;
    const key = unsigned.map(Number).join('');
    let doubt = this.known.get(key);
    if (!doubt) this.known.set(key, (doubt = this.search(completeness.ground, unsigned)));
    return doubt;
  }

  private search(ground: Ground, unsigned: readonly boolean[]): RegisterDoubt {
    const { network } = this.region;
    const inDoubt = (community: number) => community === nowhere || unsigned[community]!;
    const points: Goal[] = [];
    for (const [edge, along] of ground.mixed)
      for (const { alongMeters, community } of along)
        if (inDoubt(community))
          points.push({ edge, alongMeters, offStreetMeters: 0, facility: community });
    const nodes: number[] = [];
    ground.ofNode.forEach((community, node) => inDoubt(community) && nodes.push(node));
    const nearest = nearestTo(network, this.back, goalsOf(points, nodes));
    return ({ point, access, limitSeconds }) => {
      const { edge } = access!;
      return (
        inDoubt(ground.numberAt(point.position[0], point.position[1])) ||
        (!ground.mixed.has(edge) && inDoubt(ground.ofNode[network.edgeFrom[edge]!]!)) ||
        secondsFrom(nearest, access!) <= limitSeconds
      );
    };
  }
}
