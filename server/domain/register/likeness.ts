/** Which known facilities may be the same place as a new one. */
import Flatbush from 'flatbush';
import { distanceMeters, metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import { comparable } from './name-likeness.ts';
import { NameList } from './name-list.ts';
import type { RegisterNorms } from './register-norms.ts';

export interface LikeFacility {
  name: string;
  categories: readonly string[];
  /** Null: only the name counts, which is never enough. */
  position: Position | null;
}

export interface DuplicateCandidate {
  /** Index of the known facility. */
  other: number;
  distanceMeters: number;
  /** 0 to 1. */
  nameLikeness: number;
}

type Limits = Pick<RegisterNorms, 'duplicateMeters' | 'duplicateName' | 'certainName'>;

/** Neighbours that are compared. Where more are near (a mall, a thousand records at one spot), only the nearest are, and records of the same name. */
const mostNeighbours = 150;
const mostInCrowd = 50;
const mostNamesakes = 50;
const mostCandidates = 10;

/** Known facilities, an array of them or whatever tells them one by one. */
export interface LikeList {
  readonly length: number;
  at(i: number): LikeFacility | undefined;
}

/** Memory: about 250 bytes per facility, of which nothing is kept but its categories; built in n log n. */
export class FacilityIndex {
  private readonly names: NameList;
  private readonly categories: (readonly string[])[];
  private readonly lng: Float64Array;
  private readonly lat: Float64Array;
  /** Facilities with a position: their numbers by the index's. */
  private readonly placed: Int32Array;
  private readonly index: Flatbush | null;

  constructor(facilities: LikeList) {
    const count = facilities.length;
    this.categories = [];
    this.lng = new Float64Array(count);
    this.lat = new Float64Array(count);
    const placed = new Int32Array(count);
    let placedCount = 0;
    for (let i = 0; i < count; i++) {
      const { position, categories } = facilities.at(i)!;
      this.categories.push(categories);
      this.lng[i] = position ? position[0] : NaN;
      this.lat[i] = position ? position[1] : NaN;
      if (position) placed[placedCount++] = i;
    }
    this.placed = placed.subarray(0, placedCount);
    this.names = new NameList(
      count,
      (i) => facilities.at(i)!.name,
      (i) => !Number.isNaN(this.lng[i]!),
    );
    this.index = placedCount > 0 ? new Flatbush(placedCount) : null;
    for (const i of this.placed)
      this.index!.add(this.lng[i]!, this.lat[i]!, this.lng[i]!, this.lat[i]!);
    this.index?.finish();
  }

  /**
   * Candidates within the norms' distance, the likeliest first, at most ten: names alike enough within a category, or nearly equal ones in
   * any. Cost: bounded by 150 comparisons, whatever the data.
   * @param name of the draft, where it was made comparable before
   */
  candidates(
    draft: LikeFacility,
    norms: Limits,
    name = comparable(draft.name),
  ): DuplicateCandidate[] {
    if (!this.index || !draft.position) return [];
    const [lng, lat] = draft.position;
    const core = this.names.coreNumber(name.core);
    const leastShared = Math.min(norms.duplicateName, norms.certainName);
    const found: DuplicateCandidate[] = [];
    for (const i of this.near(lng, lat, norms.duplicateMeters, core)) {
      const isShared = shareOne(this.categories[i]!, draft.categories);
      const least = isShared ? leastShared : norms.certainName;
      const likeness = this.names.likeness(i, name, core, least);
      if (likeness < least) continue;
      const meters = distanceMeters(lng, lat, this.lng[i]!, this.lat[i]!);
      if (meters <= norms.duplicateMeters)
        found.push({ other: i, distanceMeters: meters, nameLikeness: likeness });
    }
    found.sort(
      (a, b) =>
        b.nameLikeness - a.nameLikeness || a.distanceMeters - b.distanceMeters || a.other - b.other,
    );
    return found.slice(0, mostCandidates);
  }

  private near(lng: number, lat: number, meters: number, core: number): Iterable<number> {
    const dx = meters / metersPerDegreeLng(lat);
    const dy = meters / metersPerDegreeLat;
    const found: number[] = [];
    // Stops in a crowd instead of listing it.
    const isCrowd = this.index!.collides(lng - dx, lat - dy, lng + dx, lat + dy, (at) => {
      found.push(this.placed[at]!);
      return found.length > mostNeighbours;
    });
    if (!isCrowd) return found;
    const nearest = this.index!.neighbors(lng, lat, mostInCrowd, Math.max(dx, dy));
    const namesakes = this.names.namesakes(core, mostNamesakes);
    return new Set([...nearest.map((at) => this.placed[at]!), ...namesakes]);
  }
}

function shareOne(codes: readonly string[], others: readonly string[]): boolean {
  for (const code of codes) if (others.includes(code)) return true;
  return false;
}

/** @returns candidates for one draft; see `FacilityIndex` for many */
export function duplicateCandidates(
  draft: LikeFacility,
  others: FacilityIndex,
  norms: Limits,
): DuplicateCandidate[] {
  return others.candidates(draft, norms);
}
