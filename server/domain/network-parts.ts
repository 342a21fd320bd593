/** What questions need of one network whatever facilities lie on it: made when first needed, kept while the network is in service. */
import { Contourer } from '../geo/contour.ts';
import { Thinner } from '../geo/thin.ts';
import { FieldScratch } from '../network/field.ts';
import type { AccessPoint, Network } from '../network/network.ts';
import { ObstacleIndex, type ObstacleLines } from '../network/obstacle-lines.ts';
import { openedTravel, reversedTravel, type Opening } from '../network/opened.ts';
import type { AccessClass, Profile } from '../network/profiles.ts';
import { Reach } from '../network/reach.ts';
import { snap } from '../network/snap.ts';
import { travelBy, type Travel } from '../network/travel.ts';
import type { Norms } from './norms.ts';
import type { Facility } from './region.ts';

export class NetworkParts {
  readonly network: Network;
  readonly fieldScratch = new FieldScratch();
  readonly contourer = new Contourer();
  readonly thinner = new Thinner();
  /** One search at a time: every question is answered before the next is looked at. */
  readonly reach: Reach;
  private readonly norms: Norms;
  private readonly obstacleLines: ObstacleLines | undefined;
  private second: Reach | undefined;
  private obstacles: ObstacleIndex | undefined;
  private readonly otherTravels = new Map<string, Travel>();
  private readonly travels = new Map<Profile, Travel>();
  private readonly snapped = new Map<AccessClass, WeakMap<Facility, readonly AccessPoint[]>>();

  constructor(network: Network, obstacles: ObstacleLines | undefined, norms: Norms) {
    this.network = network;
    this.obstacleLines = obstacles;
    this.norms = norms;
    this.reach = new Reach(network);
  }

  travel(profile: Profile): Travel {
    let travel = this.travels.get(profile);
    if (!travel) {
      travel = travelBy(this.network, profile, this.norms.travel);
      this.travels.set(profile, travel);
    }
    return travel;
  }

  /** The profile with what is closed opened, or looking back from its goal. */
  otherTravel(profile: Profile, how: Opening | 'reversed'): Travel {
    const key = `${profile} ${how}`;
    let travel = this.otherTravels.get(key);
    if (!travel) {
      const own = this.travel(profile);
      travel =
        how === 'reversed'
          ? reversedTravel(this.network, own)
          : openedTravel(this.network, own, how);
      this.otherTravels.set(key, travel);
    }
    return travel;
  }

  /** A second search beside the first, for questions that hold two against each other. */
  get secondReach(): Reach {
    this.second ??= new Reach(this.network);
    return this.second;
  }

  /** Null for a version that was imported without them. */
  get obstacleIndex(): ObstacleIndex | null {
    if (!this.obstacles && this.obstacleLines)
      this.obstacles = new ObstacleIndex(this.obstacleLines);
    return this.obstacles ?? null;
  }

  /** Where a facility meets the network: its entrances, else its position. Kept as long as the facility's record is. */
  accessPoints(accessClass: AccessClass, facility: Facility): readonly AccessPoint[] {
    let known = this.snapped.get(accessClass);
    if (!known) this.snapped.set(accessClass, (known = new WeakMap()));
    let points = known.get(facility);
    if (!points) {
      points = facility.entrances.flatMap(
        (entrance) => snap(this.network, accessClass, entrance, this.norms.snapLimitMeters) ?? [],
      );
      known.set(facility, points);
    }
    return points;
  }

  hasAccessPoints(accessClass: AccessClass, facility: Facility): boolean {
    return this.snapped.get(accessClass)?.has(facility) ?? false;
  }
}
