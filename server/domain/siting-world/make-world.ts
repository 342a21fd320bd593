/** From a region, its people and an asker's wishes to what `../siting` computes with. */
import type { Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';
import type { Population } from '../coverage/population.ts';
import { communityAt } from '../kind.ts';
import type { RegionEngine } from '../region-engine.ts';
import { isClosedOn } from '../register/entry.ts';
import { MAX_SECONDS } from '../siting/check.ts';
import type { SitingQuestion } from '../siting/world.ts';
import type { Candidate, CandidatesAsked, CandidatesFault } from './candidate.ts';
import { candidatesOf } from './candidates.ts';
import { farthestFirst } from './farthest-first.ts';
import { GrowingPairs, HomeSearch, type Pairs } from './pairs.ts';
import { whoCounts, type Who, type WhoFault, type WhoQuestion } from './who-counts.ts';

export const mostPairs = 6_000_000;
/** Nobody is counted as farther than so many times the limit in a mean. */
const beyondLimits = 2;

export interface WorldQuestion extends WhoQuestion {
  category: string;
  profile: Profile;
  kind: SitingQuestion['kind'];
  /** How many new sites at most; for a budget, as many as there are candidates. */
  sites: number;
  candidates: CandidatesAsked;
  mostCandidates: number;
  keepExisting: boolean;
  /** YYYY-MM-DD on the region's clock: what is closed for good by then does not serve. */
  day: string;
  /** What is known to be closed at this moment does not serve; without it hours do not count. */
  at?: Date | undefined;
}

/** Plain arrays and records alone: it goes from thread to thread. */
export interface MadeWorld {
  ok: true;
  who: Omit<Who, 'access' | 'ok'>;
  candidates: Omit<Candidate, 'doors'>[];
  /** The first so many candidates stand already. */
  existing: number;
  pairs: Pairs;
  /** How far ways were looked for. */
  reachSeconds: number;
  /** Points near no candidate, existing ones included: nothing that is asked about can serve them. */
  outOfReach: number[];
  noStreet: { people: number; candidates: number };
}

export type WorldFault =
  | WhoFault
  | CandidatesFault
  | { ok: false; reason: 'too-many-pairs' }
  | { ok: false; reason: 'cancelled' };

export interface MakingRun {
  /** Asked for each candidate. */
  stopped?: (() => boolean) | undefined;
  progress?: ((share: number) => void) | undefined;
}

/** Blocks until it is done: one bounded search for each door of each candidate. */
export function makeWorld(
  engine: RegionEngine,
  population: Population,
  question: WorldQuestion,
  { stopped, progress }: MakingRun = {},
): MadeWorld | WorldFault {
  const who = whoCounts(engine, population, question);
  if (!who.ok) return who;
  const placed = candidatesOf(engine, {
    asked: question.candidates,
    category: question.category,
    profile: question.profile,
    day: question.day,
    most: question.mostCandidates,
    ...(question.area === undefined ? {} : { holds: within(engine, question.area) }),
  });
  if (!placed.ok) return placed;
  const standing = question.keepExisting ? existingSites(engine, question) : [];
  const candidates = [...standing, ...placed.candidates];
  const doors = candidates.map((candidate) => candidate.doors);

  const search = new HomeSearch(engine, question.profile, who.access);
  const farthest = () =>
    farthestFirst(
      engine,
      question.profile,
      doors,
      standing.length,
      who.access,
      search,
      Math.min(question.sites, placed.candidates.length),
    ).worstSeconds;
  const reachSeconds = reachOf(question.kind, who.limitSeconds, farthest);

  const covers = question.kind === 'cover-most' || question.kind === 'cover-all';
  const pairs = new GrowingPairs();
  const isServed = new Uint8Array(who.weights.length);
  for (const [candidate, own] of doors.entries()) {
    if (stopped?.()) return { ok: false, reason: 'cancelled' };
    progress?.(candidate / doors.length);
    search.around(own, reachSeconds, (home, seconds) => {
      if (covers && seconds > who.limitSeconds[home]!) return;
      isServed[home] = 1;
      pairs.add(home, candidate, wholeOf(question.kind, seconds));
    });
    if (pairs.count > mostPairs) return { ok: false, reason: 'too-many-pairs' };
  }
  const outOfReach = [...isServed.keys()].filter((home) => isServed[home] === 0);
  const { access, ok: _ok, ...told } = who;
  return {
    ok: true,
    who: told,
    candidates: candidates.map(({ doors: _doors, ...candidate }) => candidate),
    existing: standing.length,
    pairs: pairs.packed(),
    reachSeconds,
    outOfReach,
    noStreet: {
      people: access.reduce((sum, at, home) => sum + (at ? 0 : who.weights[home]!), 0),
      candidates: placed.noStreet,
    },
  };
}

/** How far ways are looked for; pairs beyond it change nothing. */
function reachOf(
  kind: WorldQuestion['kind'],
  limitSeconds: Float64Array,
  farthest: () => number,
): number {
  const most = limitSeconds.reduce((a, b) => Math.max(a, b), 0);
  if (kind === 'least-mean') return beyondLimits * most;
  // Where streets do not hang together, that a site for each part is needed shows in no shorter list.
  return kind === 'least-worst' ? Math.min(Math.ceil(farthest()), MAX_SECONDS) : most;
}

/** The verdict of a limit is exact; where seconds are summed or compared, whole ones make alike what is alike. */
function wholeOf(kind: WorldQuestion['kind'], seconds: number): number {
  if (kind === 'least-mean') return Math.round(seconds);
  return kind === 'least-worst' ? Math.ceil(seconds) : seconds;
}

/** Facilities of the category that serve on the day, and at the moment if one is given. */
function existingSites(
  engine: RegionEngine,
  { category, profile, day, at }: WorldQuestion,
): Candidate[] {
  const { byFacility } = engine.access(profile);
  return engine.region.facilities.flatMap((facility, number): Candidate[] => {
    if (!facility.categories.includes(category) || isClosedOn(facility, day)) return [];
    if (at && engine.hours.openAt(facility.openingHours, at) === false) return [];
    const { name, id, position, capacity = null } = facility;
    const doors = byFacility[number]!;
    return [{ position, doors, name, facility: id, item: null, cost: 0, capacity }];
  });
}

function within({ region }: RegionEngine, area: string): (at: Position) => boolean {
  return (at) => communityAt(region.communities, at)?.code?.startsWith(area) ?? false;
}
