/**
 * Looks for pairs that may be one place: everywhere when a region's version comes into service, and around every row that changes,
 * whoever changed it. The ground is cut into squares; one is looked at after the other, with pauses in which others come to their turn.
 */
import { communityOfFacility } from '../domain/register/community-at.ts';
import { likelyPairs } from '../domain/register/likely-pairs.ts';
import type { RegisterNorms } from '../domain/register/register-norms.ts';
import {
  boundsOfSquare,
  cornerAt,
  elementsBySquare,
  keyOf,
  squareDegrees,
  squaresIn,
  widened,
  type Corner,
} from '../domain/register/squares.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Facility, RegionData } from '../domain/region.ts';
import type { DuplicatePairs, FoundPair } from '../store/app/duplicate-pairs.ts';

const rowsAtOnce = 50;
export const lookEveryMs = 1000;

interface World {
  pairs: DuplicatePairs;
  /** With the register over them. */
  regions: () => readonly RegionEngine[];
  norms: RegisterNorms;
  /** YYYY-MM-DD: decides what is closed. */
  today: () => string;
  /** Between two slices. */
  pause: () => Promise<void>;
}

export class DuplicateSearch {
  private readonly world: World;
  private readonly waiting = new Map<string, Corner>();
  private versions = '';
  private seen = 0;

  constructor(world: World) {
    this.world = world;
  }

  /** Looks at what has changed since the last time, at everything after a change of versions. Answers with how many pairs are new. */
  async run(): Promise<number> {
    this.gather();
    let proposed = 0;
    const hasWork = this.waiting.size > 0;
    for (const [key, corner] of this.waiting) {
      this.waiting.delete(key);
      const found = await this.search(corner);
      if (found === null) this.waiting.set(key, corner);
      else proposed += found;
      await this.world.pause();
      this.gather();
    }
    if (hasWork) this.world.pairs.forgetGone();
    return proposed;
  }

  /** Queues the squares that are to be looked at. */
  private gather(): void {
    const { pairs, regions, norms } = this.world;
    const versions = regions()
      .map(({ region: { info } }) => `${info.id} ${info.version}`)
      .join('\n');
    if (versions !== this.versions) {
      this.versions = versions;
      this.seen = pairs.seen();
      for (const corner of pairs.corners(squareDegrees)) this.queue(corner);
    }
    for (;;) {
      const { places, seen } = pairs.changedSince(this.seen);
      this.seen = seen;
      if (places.length === 0) return;
      // What may be its neighbour too: an element that a row let go is free for those.
      for (const [lng, lat] of places)
        for (const corner of squaresIn(widened([lng, lat, lng, lat], norms.duplicateMeters)))
          this.queue(corner);
    }
  }

  private queue(corner: Corner): void {
    this.waiting.set(keyOf(corner), corner);
  }

  /** Null where the register changed meanwhile: to be looked at again. */
  private async search(corner: Corner): Promise<number | null> {
    const { pairs, norms, today, pause } = this.world;
    const seen = pairs.seen();
    // A pair counts whoever of the two finds it, so neighbours need all of their own neighbours.
    const around = widened(boundsOfSquare(corner), 2 * norms.duplicateMeters);
    const rows = pairs.rowsIn(around);
    const { elements, regionOf } = this.elementsIn(squaresIn(around));
    const records = new Set<string>();
    const roots = new Set<string>();
    const found: FoundPair[] = [];
    for (const { id, lng, lat } of rows)
      if (keyOf(cornerAt(lng, lat)) === keyOf(corner)) records.add(id);
    const communities = new Map(rows.map(({ id, community }) => [id, community]));
    let done = 0;
    for (const { row, root, pairs: some } of likelyPairs(rows, elements, norms, today())) {
      if (records.has(row.id)) roots.add(root.id);
      for (const pair of some) {
        const { facility, other } = pair.facts;
        if (!records.has(facility.record) && !records.has(other.record)) continue;
        const region = regionOf.get(pair.other);
        const otherCommunity = region
          ? communityOfFacility(region.data, region.element)
          : (communities.get(pair.other) ?? null);
        found.push({ ...pair, otherCommunity });
      }
      if (++done % rowsAtOnce === 0) await pause();
    }
    return pairs.note({ records, roots, found, seen }, norms);
  }

  /** What OpenStreetMap has there and no row speaks of. */
  private elementsIn(corners: readonly Corner[]) {
    const regionOf = new Map<string, { data: RegionData; element: Facility }>();
    for (const { region } of this.world.regions())
      for (const corner of corners)
        for (const element of elementsBySquare(region).get(keyOf(corner)) ?? [])
          if (!regionOf.has(element.id)) regionOf.set(element.id, { data: region, element });
    for (const id of this.world.pairs.spokenFor([...regionOf.keys()])) regionOf.delete(id);
    return { elements: [...regionOf.values()].map(({ element }) => element), regionOf };
  }
}

/** @returns ends the job */
export function startFindingDuplicates(
  world: Omit<World, 'pause'>,
  say: (message: string) => void,
): () => void {
  let isEnded = false;
  // Once the job has ended, a search under way goes no further: the database may be closed.
  const pause = () =>
    new Promise<void>((done) => {
      setImmediate(() => {
        if (!isEnded) done();
      });
    });
  const search = new DuplicateSearch({ ...world, pause });
  let isRunning = false;
  const timer = setInterval(() => {
    if (isRunning) return;
    isRunning = true;
    search
      .run()
      .catch((error: unknown) => {
        say(`duplicates could not be looked for: ${(error as Error).message}`);
      })
      .finally(() => {
        isRunning = false;
      });
  }, lookEveryMs);
  timer.unref();
  return () => {
    isEnded = true;
    clearInterval(timer);
  };
}
