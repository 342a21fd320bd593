/** One region ready to answer: profiles, access points and scratch are made when first needed, then kept. */
import { Contourer } from '../geo/contour.ts';
import { Thinner } from '../geo/thin.ts';
import { FieldScratch } from '../network/field.ts';
import { accessClassOf, type AccessClass, type Profile } from '../network/profiles.ts';
import { ObstacleIndex } from '../network/obstacle-lines.ts';
import { openedTravel, reversedTravel, type Opening } from '../network/opened.ts';
import { Reach } from '../network/reach.ts';
import { travelBy, type Travel } from '../network/travel.ts';
import { indexAccess, type AccessIndex } from './access-index.ts';
import { Hours } from './opening-hours.ts';
import type { Norms } from './norms.ts';
import type { RegionData } from './region.ts';

export class RegionEngine {
  readonly region: RegionData;
  readonly norms: Norms;
  readonly hours: Hours;
  readonly fieldScratch = new FieldScratch();
  readonly contourer = new Contourer();
  readonly thinner = new Thinner();
  /** One search at a time: every question is answered before the next is looked at. */
  readonly reach: Reach;
  /** A second search beside the first, for questions that hold two against each other. */
  private second: Reach | undefined;
  private obstacles: ObstacleIndex | undefined;
  private readonly otherTravels = new Map<string, Travel>();
  private readonly travels = new Map<Profile, Travel>();
  private readonly indexes = new Map<AccessClass, AccessIndex>();
  private facilityNumbers: Map<string, number> | undefined;

  constructor(region: RegionData, norms: Norms) {
    this.region = region;
    this.norms = norms;
    this.hours = new Hours(region.info.timeZone);
    this.reach = new Reach(region.network);
  }

  travel(profile: Profile): Travel {
    let travel = this.travels.get(profile);
    if (!travel) {
      travel = travelBy(this.region.network, profile, this.norms.travel);
      this.travels.set(profile, travel);
    }
    return travel;
  }

  /** The profile with what is closed opened, or looking back from its goal. */
  otherTravel(profile: Profile, how: Opening | 'reversed'): Travel {
    const key = `${profile} ${how}`;
    let travel = this.otherTravels.get(key);
    if (!travel) {
      const { network } = this.region;
      const own = this.travel(profile);
      travel = how === 'reversed' ? reversedTravel(network, own) : openedTravel(network, own, how);
      this.otherTravels.set(key, travel);
    }
    return travel;
  }

  get secondReach(): Reach {
    this.second ??= new Reach(this.region.network);
    return this.second;
  }

  /** Null for a version that was imported without them. */
  get obstacleIndex(): ObstacleIndex | null {
    if (!this.obstacles && this.region.obstacles)
      this.obstacles = new ObstacleIndex(this.region.obstacles);
    return this.obstacles ?? null;
  }

  access(profile: Profile): AccessIndex {
    const accessClass = accessClassOf(profile);
    let index = this.indexes.get(accessClass);
    if (!index) {
      index = indexAccess(
        this.region.network,
        accessClass,
        this.region.facilities,
        this.norms.snapLimitMeters,
      );
      this.indexes.set(accessClass, index);
    }
    return index;
  }

  facilityNumber(id: string): number | undefined {
    this.facilityNumbers ??= new Map(this.region.facilities.map((facility, i) => [facility.id, i]));
    return this.facilityNumbers.get(id);
  }
}
