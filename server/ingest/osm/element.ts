/** The three kinds of OpenStreetMap element, as every reader of this folder yields them. Positions are WGS-84. */

export type Tags = Readonly<Record<string, string>>;

/** `lng` and `lat` are degrees, rounded to 1e-7 (see {@link roundDegrees}). */
export interface OsmNode {
  type: 'node';
  id: number;
  lng: number;
  lat: number;
  tags: Tags;
}

/** `refs` are node ids in order; the file need not hold those nodes. */
export interface OsmWay {
  type: 'way';
  id: number;
  refs: number[];
  tags: Tags;
}

export interface OsmMember {
  type: 'node' | 'way' | 'relation';
  ref: number;
  role: string;
}

/** `members` in order; the file need not hold them. */
export interface OsmRelation {
  type: 'relation';
  id: number;
  members: OsmMember[];
  tags: Tags;
}

export type OsmElement = OsmNode | OsmWay | OsmRelation;

/** Shared by all elements without tags: most nodes have none. */
export const NO_TAGS: Tags = Object.freeze({});

/**
 * Degrees to OpenStreetMap's own precision of 1e-7, about a centimetre. Every reader rounds by this one expression, so that
 * a place has bit-equal coordinates whichever format it came in. Never −0.
 */
export function roundDegrees(degrees: number): number {
  return (Math.round(degrees * 1e7) + 0) / 1e7;
}
