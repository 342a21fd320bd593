/** One region ready to answer: profiles, access points and scratch are made when first needed, then kept. */
import type { Opening } from '../network/opened.ts';
import { accessClassOf, type AccessClass, type Profile } from '../network/profiles.ts';
import { indexAccess, type AccessIndex } from './access-index.ts';
import { NetworkParts } from './network-parts.ts';
import { Hours } from './opening-hours.ts';
import type { Norms } from './norms.ts';
import type { RegionData } from './region.ts';

export class RegionEngine {
  readonly region: RegionData;
  readonly norms: Norms;
  readonly hours: Hours;
  readonly parts: NetworkParts;
  private readonly indexes = new Map<AccessClass, AccessIndex>();
  private facilityNumbers: Map<string, number> | undefined;

  /** @param like of another engine: its parsed hours, and its parts where the network is the same */
  constructor(
    region: RegionData,
    norms: Norms,
    like?: { readonly hours: Hours; readonly parts?: NetworkParts },
  ) {
    this.region = region;
    this.norms = norms;
    this.hours = like?.hours ?? new Hours(region.info.timeZone);
    this.parts = like?.parts ?? new NetworkParts(region.network, region.obstacles, norms);
    if (this.parts.network !== region.network)
      throw new Error(`region ${region.info.id} shares the parts of another network`);
  }

  /** The same network with other facilities and communities. */
  over(region: RegionData): RegionEngine {
    return new RegionEngine(region, this.norms, this);
  }

  /** A network of its own; only parsed hours are shared. */
  onOtherStreets(region: RegionData): RegionEngine {
    return new RegionEngine(region, this.norms, { hours: this.hours });
  }

  get reach() {
    return this.parts.reach;
  }

  get fieldScratch() {
    return this.parts.fieldScratch;
  }

  get contourer() {
    return this.parts.contourer;
  }

  get thinner() {
    return this.parts.thinner;
  }

  get secondReach() {
    return this.parts.secondReach;
  }

  get obstacleIndex() {
    return this.region.obstacles ? this.parts.obstacleIndex : null;
  }

  travel(profile: Profile) {
    return this.parts.travel(profile);
  }

  otherTravel(profile: Profile, how: Opening | 'reversed') {
    return this.parts.otherTravel(profile, how);
  }

  access(profile: Profile): AccessIndex {
    const accessClass = accessClassOf(profile);
    let index = this.indexes.get(accessClass);
    if (!index) {
      index = indexAccess(
        this.region.network,
        this.region.facilities.map((facility) => this.parts.accessPoints(accessClass, facility)),
      );
      this.indexes.set(accessClass, index);
    }
    return index;
  }

  /** Of a facility's id, or of one that it speaks for. */
  facilityNumber(id: string): number | undefined {
    this.facilityNumbers ??= new Map(this.region.facilities.map((facility, i) => [facility.id, i]));
    let asked = id;
    // Chains of merges end; a circle of them, which no write makes, ends after as many steps.
    for (let steps = 0; steps <= mostAliases; steps++) {
      const number = this.facilityNumbers.get(asked);
      if (number !== undefined) return number;
      const next = this.region.aliases?.get(asked);
      if (next === undefined) return undefined;
      asked = next;
    }
    return undefined;
  }
}

const mostAliases = 20;
