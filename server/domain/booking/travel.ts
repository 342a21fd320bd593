/** The way between two doors, a provider's base being one too, over the regions in service. */
import { contains, type Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';
import type { NetworkParts } from '../network-parts.ts';
import type { RegionEngine } from '../region-engine.ts';
import { DoorSearches, farthestSeconds, isSymmetric } from './door-search.ts';
import type { TravelBetween } from './model.ts';

/** The regions that hold a position, the smallest first. */
export type RegionsAt = () => { at(position: Position): RegionEngine[] };

/** A service area goes so far from the base at most; two of its doors lie at most twice as far apart. */
export const longestAreaMinutes = farthestSeconds / 120;
export const longestTravelSeconds = farthestSeconds;

export class DoorTravel {
  private readonly regions: RegionsAt;
  private readonly searches = new WeakMap<NetworkParts, DoorSearches>();

  constructor(regions: RegionsAt) {
    this.regions = regions;
  }

  /** Both directions' larger. Doors in different regions, at no street, or over `longestTravelSeconds` apart have no way. */
  readonly between: TravelBetween = (door, others, profile) =>
    this.within(door, others, profile, longestTravelSeconds);

  /** The same where nothing beyond a limit is of interest, which ends the search earlier. */
  within(
    door: Position,
    others: readonly Position[],
    profile: Profile,
    limitSeconds: number,
  ): (number | null)[] {
    return this.overRegions(door, others, (engine, inside) => {
      const searches = this.searchesOf(engine);
      const away = searches.seconds(door, inside, profile, 'away', limitSeconds);
      if (isSymmetric(engine.parts, profile)) return away;
      const back = searches.seconds(door, inside, profile, 'towards', limitSeconds);
      return away.map((seconds, i) => larger(seconds, back[i]!));
    });
  }

  /**
   * Seconds on foot from the door to each place by whichever of its entrances is quickest, as a circle counts them; null beyond the limit.
   * Cost: one bounded search, whatever the number of places.
   */
  walkTo(
    door: Position,
    places: readonly (readonly Position[])[],
    limitSeconds: number,
  ): (number | null)[] {
    const seconds = this.within(door, places.flat(), 'walk', limitSeconds);
    let first = 0;
    return places.map(({ length }) => {
      const ways = seconds.slice(first, (first += length)).filter((way) => way !== null);
      return ways.length > 0 ? Math.min(...ways) : null;
    });
  }

  /** Asks the smallest region that holds the door first, then larger ones for what is still without an answer. */
  private overRegions(
    door: Position,
    others: readonly Position[],
    ask: (engine: RegionEngine, inside: Position[]) => (number | null)[],
  ): (number | null)[] {
    // From a door to itself nobody goes out to the street and back.
    const found: (number | null)[] = others.map(([lng, lat]) =>
      lng === door[0] && lat === door[1] ? 0 : null,
    );
    for (const engine of this.regions().at(door)) {
      const { bounds } = engine.region.info;
      const open = others.flatMap(([lng, lat], i) =>
        found[i] === null && contains(bounds, lng, lat) ? [i] : [],
      );
      if (open.length === 0) continue;
      const seconds = ask(
        engine,
        open.map((i) => others[i]!),
      );
      open.forEach((i, k) => (found[i] = seconds[k]!));
    }
    return found;
  }

  private searchesOf({ parts, norms }: RegionEngine): DoorSearches {
    let searches = this.searches.get(parts);
    if (!searches)
      this.searches.set(parts, (searches = new DoorSearches(parts, norms.snapLimitMeters)));
    return searches;
  }
}

function larger(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
