/**
 * How far pairs must be known for “least of the worst off”: some choice of so many sites leaves nobody farther than this.
 *
 * Each time the candidate nearest to whoever is worst off is added (Gonzalez 1985, with candidates apart from homes). It is a real
 * choice, so the best one is no worse, and no pair beyond its worst seconds can be part of the best.
 */
import type { AccessPoint } from '../../network/network.ts';
import type { Profile } from '../../network/profiles.ts';
import { fewFrom, nearestFew } from '../coverage/k-nearest.ts';
import { goalsOf } from '../coverage/goals.ts';
import type { RegionEngine } from '../region-engine.ts';
import type { HomeSearch } from './pairs.ts';

export interface Farthest {
  /** Homes that no way leads from to any candidate. */
  unreachable: number[];
  /** Of the others; Infinity where so many sites, chosen like this, leave somebody without a way to any. */
  worstSeconds: number;
}

/**
 * @param doors of every candidate; the first `existing` ones stand already
 * @param homes those that count
 * Cost: two searches over the network and one bounded search for each new site.
 */
export function farthestFirst(
  engine: RegionEngine,
  profile: Profile,
  doors: readonly (readonly AccessPoint[])[],
  existing: number,
  homes: readonly (AccessPoint | null)[],
  search: HomeSearch,
  sites: number,
): Farthest {
  const nearest = nearestOf(engine, profile, doors, homes);
  const unreachable = nearest.flatMap((to, home) => (to ? [] : [home]));
  const standing = nearestOf(engine, profile, doors.slice(0, existing), homes);
  const seconds = standing.map((to) => to?.seconds ?? Infinity);
  const worst = () => {
    let home = -1;
    for (let one = 0; one < homes.length; one++)
      if (nearest[one] && (home < 0 || seconds[one]! > seconds[home]!)) home = one;
    return home;
  };
  for (let site = 0; site < sites; site++) {
    const home = worst();
    if (home < 0 || seconds[home]! <= nearest[home]!.seconds) break;
    search.around(doors[nearest[home]!.facility]!, seconds[home]!, (one, there) => {
      if (there < seconds[one]!) seconds[one] = there;
    });
  }
  const last = worst();
  return { unreachable, worstSeconds: last < 0 ? 0 : seconds[last]! };
}

/** The nearest candidate of each home; null without a way to any. */
function nearestOf(
  engine: RegionEngine,
  profile: Profile,
  doors: readonly (readonly AccessPoint[])[],
  homes: readonly (AccessPoint | null)[],
) {
  const goals = goalsOf(
    doors.flatMap((own, facility) => own.map((door) => Object.assign({ facility }, door))),
  );
  const back = engine.otherTravel(profile, 'reversed');
  const few = nearestFew(engine.region.network, back, goals, 1);
  return homes.map((home) => (home ? (fewFrom(few, home)[0] ?? null) : null)).map(reached);
}

function reached<T extends { seconds: number }>(to: T | null): T | null {
  return to && to.seconds < Infinity ? to : null;
}
