/** Which known facilities may be the same place as a new one. */
import Flatbush from 'flatbush';
import { distanceMeters, metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import { comparable, nameLikeness, type ComparableName } from './name-likeness.ts';
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

/** Nearest neighbours that are compared, however many share one spot, and records of one name that are looked at beside them. */
const mostNeighbours = 200;
const mostNamesakes = 50;
const mostCandidates = 10;

/** Memory: about 200 bytes per facility; built in n log n. */
export class FacilityIndex {
  readonly facilities: readonly LikeFacility[];
  private readonly names: ComparableName[];
  private readonly placed: number[] = [];
  private readonly index: Flatbush | null;
  /** Facilities by the core of their name: namesakes are found even in a crowd. */
  private readonly namesakes = new Map<string, number[]>();

  constructor(facilities: readonly LikeFacility[]) {
    this.facilities = facilities;
    this.names = facilities.map(({ name }) => comparable(name));
    facilities.forEach(({ position }, i) => {
      if (position) this.placed.push(i);
    });
    this.index = this.placed.length > 0 ? new Flatbush(this.placed.length) : null;
    for (const i of this.placed) {
      const [lng, lat] = facilities[i]!.position!;
      this.index!.add(lng, lat, lng, lat);
      const list = this.namesakes.get(this.names[i]!.core);
      if (list) list.push(i);
      else this.namesakes.set(this.names[i]!.core, [i]);
    }
    this.index?.finish();
  }

  /**
   * Candidates within the norms' distance, the likeliest first, at most ten: names alike enough within a category, or nearly equal ones in
   * any. Cost: bounded by 250 comparisons, whatever the data.
   */
  candidates(draft: LikeFacility, norms: Limits): DuplicateCandidate[] {
    if (!this.index || !draft.position) return [];
    const [lng, lat] = draft.position;
    const name = comparable(draft.name);
    const near = new Set(this.neighbours(lng, lat, norms.duplicateMeters));
    for (const i of this.namesakes.get(name.core)?.slice(0, mostNamesakes) ?? []) near.add(i);
    const found: DuplicateCandidate[] = [];
    for (const i of near) {
      const other = this.facilities[i]!;
      const likeness = nameLikeness(name, this.names[i]!);
      const shared = other.categories.some((code) => draft.categories.includes(code));
      if (
        likeness < (shared ? Math.min(norms.duplicateName, norms.certainName) : norms.certainName)
      )
        continue;
      const meters = distanceMeters(lng, lat, other.position![0], other.position![1]);
      if (meters <= norms.duplicateMeters)
        found.push({ other: i, distanceMeters: meters, nameLikeness: likeness });
    }
    found.sort(
      (a, b) =>
        b.nameLikeness - a.nameLikeness || a.distanceMeters - b.distanceMeters || a.other - b.other,
    );
    return found.slice(0, mostCandidates);
  }

  private neighbours(lng: number, lat: number, meters: number): number[] {
    const dx = meters / metersPerDegreeLng(lat);
    const dy = meters / metersPerDegreeLat;
    let seen = 0;
    const found: number[] = [];
    // Stops in a crowd instead of listing it.
    this.index!.collides(lng - dx, lat - dy, lng + dx, lat + dy, (at) => {
      found.push(this.placed[at]!);
      return ++seen === mostNeighbours;
    });
    if (seen < mostNeighbours) return found;
    return this.index!.neighbors(lng, lat, mostNeighbours, Math.max(dx, dy)).map(
      (at) => this.placed[at]!,
    );
  }
}

/** @returns candidates for one draft; see `FacilityIndex` for many */
export function duplicateCandidates(
  draft: LikeFacility,
  others: FacilityIndex,
  norms: Limits,
): DuplicateCandidate[] {
  return others.candidates(draft, norms);
}
