import type { LineString } from '../../server/contract/position.ts';

/** How `GET /regions/:id/streets` sorts what it sends. */
export type StreetClass = 'major' | 'street' | 'path' | 'steps' | 'ferry';

export interface StreetFeature {
  readonly type: 'Feature';
  readonly properties: { readonly class: StreetClass; readonly name: string | null };
  readonly geometry: LineString;
}

export interface StreetCollection {
  readonly type: 'FeatureCollection';
  readonly features: readonly StreetFeature[];
}
