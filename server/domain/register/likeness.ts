/** Which known facilities may be the same place as a new one. */
import Flatbush from 'flatbush';
import { distanceMeters, metersPerDegreeLat, metersPerDegreeLng } from '../../geo/distance.ts';
import type { Position } from '../../geo/position.ts';
import { comparable, couldBeAlike, nameLikeness, type ComparableName } from './name-likeness.ts';
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
   * any. Cost: bounded by 150 comparisons, whatever the data.
   */
  candidates(draft: LikeFacility, norms: Limits): DuplicateCandidate[] {
    if (!this.index || !draft.position) return [];
    const [lng, lat] = draft.position;
    const name = comparable(draft.name);
    const near = this.near(lng, lat, norms.duplicateMeters, name.core);
    const found: DuplicateCandidate[] = [];
    for (const i of near) {
      const other = this.facilities[i]!;
      const shared = other.categories.some((code) => draft.categories.includes(code));
      const least = shared ? Math.min(norms.duplicateName, norms.certainName) : norms.certainName;
      if (!couldBeAlike(name, this.names[i]!, least)) continue;
      const likeness = nameLikeness(name, this.names[i]!);
      if (likeness < least) continue;
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

  private near(lng: number, lat: number, meters: number, core: string): Iterable<number> {
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
    const namesakes = this.namesakes.get(core)?.slice(0, mostNamesakes) ?? [];
    return new Set([...nearest.map((at) => this.placed[at]!), ...namesakes]);
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
