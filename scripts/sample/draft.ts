import type { Elements, Tags } from './elements.ts';
import { closed, type Line, type Point } from './plane.ts';
import type { Random } from './random.ts';
import type { Ground } from './space.ts';

/**
 * How a line meets others: at every crossing, only with its two ends (bridges, tunnels, ferries), or as
 * a fence whose crossings with streets become gates.
 */
export type Joins = 'crossings' | 'ends' | 'gates';

export interface Street {
  line: Line;
  tags: Tags;
  joins: Joins;
  /** For fences: the gates that have a name or a rule; a crossing far from all of them gets `otherwise`. */
  gates?: { point: Point; tags: Tags }[];
  otherwise?: Tags;
}

export type Style =
  'mixed' | 'old' | 'lanes' | 'slabs' | 'shops' | 'sheds' | 'towers' | 'civic' | 'farmhouses';

/** A piece of land to be built on once every street is known. */
export interface Lot {
  ring: Line;
  style: Style;
  name?: string;
}

export interface Building {
  ring: Line;
  /** Middle of the side that faces the street. */
  front: Point;
  style: Style;
  tags: Record<string, string>;
  taken: boolean;
  /** Tags of a door in the middle of the front, if it has one. */
  entrance?: Tags;
}

/** An area that is itself a facility and is reached by its gates. */
export interface Campus {
  use: 'school' | 'hospital' | 'park';
  ring: Line;
  center: Point;
  /** The edge as it is written; its tags are set when the facility gets its name. */
  fence: Street;
}

/** Everything that is planned before elements are written. */
export interface Draft {
  random: Random;
  elements: Elements;
  ground: Ground;
  streets: Street[];
  lots: Lot[];
  buildings: Building[];
  /** Village houses that are built before anything else, where the ground is free. */
  houses: Building[];
  /** Ancestral halls, the heads of the villages. */
  halls: { ring: Line; name: string; en: string }[];
  campuses: Campus[];
  /** Tags for a street's node that lies there. */
  marks: { point: Point; tags: Tags }[];
  /** Drawn as they are, joined to nothing. */
  areas: { ring: Line; tags: Tags }[];
  lines: { line: Line; tags: Tags }[];
  points: { point: Point; tags: Tags }[];
  railway: Line;
  /** Middles of the blocks that want a market hall. */
  markets: Point[];
  /** Middle of the main square. */
  square: Point;
  streetNames: () => Tags;
  compoundNames: () => { zh: string; en: string };
}

const halfWidthMeters: Record<string, number> = {
  motorway: 14,
  motorway_link: 5,
  primary: 13,
  secondary: 11,
  tertiary: 8,
  unclassified: 5,
  residential: 6,
  living_street: 3.5,
  pedestrian: 5,
  service: 3.5,
  track: 3,
  cycleway: 2.5,
  footway: 1.8,
  path: 1.5,
  steps: 2,
};

/** Metres from a street's middle line that no building enters. */
export function halfWidthOf(tags: Tags): number {
  return halfWidthMeters[tags['highway'] ?? ''] ?? 1;
}

export function street(draft: Draft, line: Line, tags: Tags, joins: Joins = 'crossings'): void {
  draft.streets.push({ line, tags, joins });
}

/** Adds a fenced area; what it is called is decided when facilities are named. */
export function addCampus(
  draft: Draft,
  use: Campus['use'],
  ring: Line,
  center: Point,
  gates: Street['gates'] = [],
): void {
  const otherwise: Tags = use === 'park' ? { entrance: 'yes' } : { barrier: 'gate' };
  const fence: Street = { line: closed(ring), tags: {}, joins: 'gates', gates, otherwise };
  draft.streets.push(fence);
  draft.ground.strip(fence.line, 1);
  draft.campuses.push({ use, ring, center, fence });
}
