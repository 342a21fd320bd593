/** Searches from a door that go on where the last question ended. */
import type { Position } from '../../geo/position.ts';
import type { AccessPoint } from '../../network/network.ts';
import { accessClassOf, type AccessClass, type Profile } from '../../network/profiles.ts';
import { Reach } from '../../network/reach.ts';
import { secondsTo } from '../../network/route.ts';
import { snap } from '../../network/snap.ts';
import type { NetworkParts } from '../network-parts.ts';

export type Direction = 'away' | 'towards';

interface Kept {
  key: string;
  reach: Reach;
}

/** So many searches are kept for each network: 28 bytes for each of its nodes and each search. */
export const mostSearches = 6;
const mostSnapped = 50_000;
/** No search is carried farther, whatever is asked. */
export const farthestSeconds = 7200;
const firstStepSeconds = 300;

export class DoorSearches {
  private readonly parts: NetworkParts;
  private readonly snapLimitMeters: number;
  /** The one used last stands last. */
  private readonly kept: Kept[] = [];
  private readonly snapped = new Map<string, AccessPoint | null>();

  constructor(parts: NetworkParts, snapLimitMeters: number) {
    this.parts = parts;
    this.snapLimitMeters = snapLimitMeters;
  }

  /** Where a door meets the street, as a home does; null where none is near. */
  accessOf(at: Position, accessClass: AccessClass): AccessPoint | null {
    const key = `${accessClass} ${at[0]} ${at[1]}`;
    let point = this.snapped.get(key);
    if (point === undefined) {
      if (this.snapped.size >= mostSnapped) this.snapped.clear();
      point = snap(this.parts.network, accessClass, at, this.snapLimitMeters);
      this.snapped.set(key, point);
    }
    return point;
  }

  /**
   * Seconds between the door and each of the others, off-street metres at both ends included; null for what cannot be reached within
   * the limit, `farthestSeconds` at most, or lies at no street. Cost: as much of one search as its farthest answer needs, less what former questions have searched.
   */
  seconds(
    door: Position,
    others: readonly Position[],
    profile: Profile,
    direction: Direction,
    limitSeconds: number,
  ): (number | null)[] {
    const accessClass = accessClassOf(profile);
    const origin = this.accessOf(door, accessClass);
    if (!origin) return others.map(() => null);
    const targets = others.map((other) => this.accessOf(other, accessClass));
    const reach = this.searchFrom(door, origin, profile, direction);
    // What is found at or below `untilSeconds` is final: everything not yet expanded lies beyond.
    for (let until = Math.max(firstStepSeconds, reach.untilSeconds); ; until *= 2) {
      reach.expand(Math.min(until, limitSeconds));
      const done = until >= limitSeconds || reach.exhausted;
      const found = targets.map((target) => (target ? secondsTo(reach, target) : Infinity));
      if (done) return found.map((seconds) => (seconds <= limitSeconds ? seconds : null));
      if (found.every((seconds, i) => !targets[i] || seconds <= reach.untilSeconds))
        return found.map((seconds) => (seconds <= limitSeconds ? seconds : null));
    }
  }

  private searchFrom(
    door: Position,
    origin: AccessPoint,
    profile: Profile,
    direction: Direction,
  ): Reach {
    const { parts } = this;
    const own = parts.travel(profile);
    const travel = direction === 'towards' ? parts.otherTravel(profile, 'reversed') : own;
    // On foot both directions are one search.
    const how = travel === own ? 'away' : direction;
    const key = `${profile} ${how} ${door[0]} ${door[1]}`;
    const at = this.kept.findIndex((kept) => kept.key === key);
    if (at !== -1) {
      const [found] = this.kept.splice(at, 1);
      this.kept.push(found!);
      return found!.reach;
    }
    const reach =
      this.kept.length < mostSearches ? new Reach(parts.network) : this.kept.shift()!.reach;
    reach.start(travel, origin, farthestSeconds);
    this.kept.push({ key, reach });
    return reach;
  }
}

/** One-way streets make the directions differ for those on wheels only. */
export function isSymmetric(parts: NetworkParts, profile: Profile): boolean {
  return parts.otherTravel(profile, 'reversed') === parts.travel(profile);
}
