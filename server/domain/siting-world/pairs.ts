/** Who is how far from which candidate. */
import { indexAccess, type AccessIndex } from '../access-index.ts';
import type { AccessPoint } from '../../network/network.ts';
import type { Profile } from '../../network/profiles.ts';
import type { RegionEngine } from '../region-engine.ts';

export interface Pairs {
  points: Int32Array;
  candidates: Int32Array;
  seconds: Float64Array;
}

/** Searches back from candidates to homes: to it, homes are what facilities are to a circle. */
export class HomeSearch {
  private readonly engine: RegionEngine;
  private readonly profile: Profile;
  private readonly homes: AccessIndex;
  private readonly seconds: Float64Array;
  private readonly found: Int32Array;

  /** @param homes null where no street is near enough */
  constructor(engine: RegionEngine, profile: Profile, homes: readonly (AccessPoint | null)[]) {
    this.engine = engine;
    this.profile = profile;
    this.homes = indexAccess(
      engine.region.network,
      homes.map((access) => (access ? [access] : [])),
    );
    this.seconds = new Float64Array(homes.length).fill(Infinity);
    this.found = new Int32Array(homes.length);
  }

  /**
   * Each home within `limitSeconds` of a door, once and by the nearest door, ascending by number. Seconds are those of the home's own circle.
   * Cost: a bounded search for each door, and the homes found, sorted.
   */
  around(
    doors: readonly AccessPoint[],
    limitSeconds: number,
    visit: (home: number, seconds: number) => void,
  ): void {
    const { engine, homes, seconds, found } = this;
    const { reach } = engine;
    const { network } = engine.region;
    const back = engine.otherTravel(this.profile, 'reversed');
    let count = 0;
    const edgeAt = (edge: number) => {
      for (let entry = homes.edgeFirst[edge]!; entry < homes.edgeFirst[edge + 1]!; entry++) {
        const off = homes.offStreetMeters[entry]! * back.offStreetSecondsPerMeter;
        const there = reach.secondsOnEdge(edge, homes.alongMeters[entry]!) + off;
        if (there > limitSeconds) continue;
        const home = homes.facility[entry]!;
        if (seconds[home] === Infinity) found[count++] = home;
        if (there < seconds[home]!) seconds[home] = there;
      }
    };
    for (const door of doors) {
      reach.start(back, door, limitSeconds);
      reach.expand(limitSeconds);
      edgeAt(door.edge);
      for (let i = 0; i < reach.touchedCount; i++) {
        const node = reach.touched[i]!;
        if (!homes.atNode[node]) continue;
        for (
          let slot = network.adjacentFirst[node]!;
          slot < network.adjacentFirst[node + 1]!;
          slot++
        )
          edgeAt(network.adjacentEdge[slot]! >> 1);
      }
    }
    for (const home of found.subarray(0, count).sort()) {
      visit(home, seconds[home]!);
      seconds[home] = Infinity;
    }
  }
}

/** Pairs as they are found, in columns that grow. */
export class GrowingPairs {
  private points = new Int32Array(4096);
  private candidates = new Int32Array(4096);
  private seconds = new Float64Array(4096);
  count = 0;

  add(point: number, candidate: number, seconds: number): void {
    if (this.count === this.points.length) this.grow();
    this.points[this.count] = point;
    this.candidates[this.count] = candidate;
    this.seconds[this.count++] = seconds;
  }

  /** Copies of just the length needed. */
  packed(): Pairs {
    return {
      points: this.points.slice(0, this.count),
      candidates: this.candidates.slice(0, this.count),
      seconds: this.seconds.slice(0, this.count),
    };
  }

  private grow(): void {
    const double = <T extends Int32Array | Float64Array>(old: T, grown: T): T => {
      grown.set(old);
      return grown;
    };
    const length = 2 * this.points.length;
    this.points = double(this.points, new Int32Array(length));
    this.candidates = double(this.candidates, new Int32Array(length));
    this.seconds = double(this.seconds, new Float64Array(length));
  }
}
