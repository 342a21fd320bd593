/** Where a site could stand, or stands already. */
import type { Position } from '../../geo/position.ts';
import type { AccessPoint } from '../../network/network.ts';

export interface Candidate {
  position: Position;
  /** Where people go in; none where no street is near enough. */
  doors: readonly AccessPoint[];
  name: string | null;
  /** Id of the facility that stands there. */
  facility: string | null;
  /** Number of the parcel, point or line that it was made of, from 1. */
  item: number | null;
  cost: number;
  /** People whom it can serve; null where that is not said. */
  capacity: number | null;
}

/** What an asker may say of a site. */
export interface SiteFacts {
  name?: string | null;
  cost?: number;
  capacity?: number | null;
}

export type CandidatesAsked =
  | { kind: 'nodes'; everyMeters: number }
  /** Facilities of other categories than the one to be built. */
  | { kind: 'public-buildings'; categories: readonly string[] }
  | {
      kind: 'parcels';
      everyMeters: number;
      /** Rings as in GeoJSON, closed, the first outer. */
      parcels: readonly ({ rings: readonly (readonly Position[])[] } & SiteFacts)[];
    }
  | { kind: 'points'; points: readonly ({ position: Position } & SiteFacts)[] };

export type CandidatesFault =
  | { ok: false; reason: 'no-candidates' }
  | { ok: false; reason: 'too-many-candidates'; count: number }
  | { ok: false; reason: 'outside-region'; item: number; position: Position };
