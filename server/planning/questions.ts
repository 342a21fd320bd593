/** What planners ask, and what they are told. Both sides of the thread read this; everything here survives a structured clone. */
import type { ComesToArea, CoverageFormat, CoverageLevel } from '../contract/coverage.ts';
import type { AreaFigures } from '../domain/area-report/area-figures.ts';
import type { Change } from '../contract/scenario.ts';
import type { ChangeProblem } from '../domain/scenario/problem.ts';
import type { MadeWorld, WorldFault, WorldQuestion } from '../domain/siting-world/make-world.ts';
import type { Profile } from '../network/profiles.ts';

/** What is asked of the region as a scenario would have it; left out: as it is. */
export interface Supposed {
  changes?: readonly Change[];
}

/** Names everything that tiles and answers over one engine depend on, but for the question itself. */
export interface KeyQuestion extends Supposed {
  kind: 'key';
}

/** A day on the region's clock, and a moment of it where opening hours count. */
export interface AskedDay {
  /** YYYY-MM-DD */
  day: string;
  /** ISO 8601 as it is told, and in milliseconds; null: hours do not count. */
  at: { text: string; ms: number } | null;
}

export interface CoverageQuestion extends AskedDay, Supposed {
  kind: 'coverage';
  /** As it is told; `reference` is by what the asker may read it. */
  scenario?: { id: string; name: string; reference: string };
  /** Code of a category, or `essential`. */
  category: string;
  /** 1 for the nearest, 2 and 3 for those after it. */
  choice: number;
  profile: Profile;
  /** Instead of the norms. */
  minutes: number | null;
  level: CoverageLevel;
  /** Side of a square or a hexagon. */
  meters: number;
  format: CoverageFormat;
  /** Told along with the figures, by whoever knows the offerings; null: it was not asked for. */
  comes: ComesToArea[] | null;
}

/** A scenario against today. */
export interface CompareQuestion extends AskedDay {
  kind: 'compare';
  changes: readonly Change[];
  /** As it is told; null for changes that are not kept. */
  scenario: { id: string; name: string } | null;
  category: string;
  profile: Profile;
  minutes: number | null;
  level: CoverageLevel;
  meters: number;
  brief: boolean;
}

/** Minutes as a tile of the map. */
export interface TileQuestion extends Supposed {
  kind: 'tile';
  category: string;
  profile: Profile;
  /** YYYY-MM-DD on the region's clock. */
  day: string;
  /** Null: opening hours do not count. */
  atMs: number | null;
  z: number;
  x: number;
  y: number;
}

/** The figures of 体检报告: all categories for each of these areas in one go. */
export interface ReportQuestion {
  kind: 'report';
  profile: Profile;
  /** Division codes of communities, streets or districts. */
  areas: readonly string[];
  /** YYYY-MM-DD */
  day: string;
}

/** Who counts, where a site could stand, how far that is. What cannot be made of the wish is an answer as well. */
export interface SitingWorldQuestion extends Supposed {
  kind: 'siting-world';
  wish: WorldQuestion;
}

export type Question =
  | KeyQuestion
  | CoverageQuestion
  | CompareQuestion
  | TileQuestion
  | ReportQuestion
  | SitingWorldQuestion;
export type Kind = Question['kind'];
export type QuestionOf<K extends Kind> = Extract<Question, { kind: K }>;

export interface Answers {
  'siting-world': MadeWorld | WorldFault;
  key: string;
  /** JSON as it is sent, or the rows of a table with their head. */
  coverage: { json: Uint8Array } | { rows: unknown[][] };
  compare: { json: Uint8Array };
  /** Gzip of 128 × 128 bytes; null where there is no street. */
  tile: Uint8Array | null;
  /** In the order of the areas. */
  report: AreaFigures[];
}

/** Expected refusals, with what their sentence quotes. */
export interface Refused {
  ok: false;
  reason: 'planner-busy' | 'too-many-cells';
  quoted: Record<string, string | number>;
}

/** A scenario that cannot be made. */
export interface ChangeRefused {
  ok: false;
  reason: 'change-refused';
  problem: ChangeProblem;
}

type RefusedOf<K extends Kind> = K extends 'report' ? Refused : Refused | ChangeRefused;
export type Told<K extends Kind> = { ok: true; answer: Answers[K] } | RefusedOf<K>;

/** How many questions of a kind may wait at a time. */
export const mostWaiting: Readonly<Record<Kind, number>> = {
  key: 200,
  coverage: 20,
  compare: 20,
  tile: 300,
  report: 20,
  // One siting run at a time asks for a world, beside those that were cancelled meanwhile.
  'siting-world': 4,
};

/** Asked once by whoever needs them, and large: they would push out what many ask for. */
export const notKept: ReadonlySet<Kind> = new Set<Kind>(['siting-world']);
