/**
 * Winning a resource for a visit. The way between homes is a search in the network and must not hold the write lock, so it is asked for
 * before: for every candidate's neighbours at that moment. Inside the lock the neighbours are read again; where one of them is another
 * than was asked about, the whole is tried again.
 */
import type { Position } from '../../../geo/position.ts';
import type {
  InstantMs,
  Occupied,
  Offering,
  TravelBetween,
} from '../../../domain/booking/model.ts';
import type { LocalDays } from '../../../domain/booking/local-days.ts';
import type { SlotQuestion } from '../../../domain/booking/lanes.ts';
import { judgePlacement, type PlacementVerdict } from '../../../domain/booking/placement.ts';
import type { Catalogue, KnownResource } from './catalogue.ts';
import type { Occupancy } from './occupancy.ts';

const minuteMs = 60_000;

/** What is to be won. */
export interface Wanted {
  /** With the booking's own terms where it exists already. */
  offering: Offering;
  durationMinutes: number;
  startMs: InstantMs;
  door: Position | null;
  /** Code of the door's community. */
  community: string;
  candidates: readonly KnownResource[];
  /** Taken if it is free, however long its ways. */
  preferred: string | null;
  /** A booking that is to be moved stands in nobody's way. */
  ignored: string | null;
}

export type PlacementRefusal = Extract<PlacementVerdict, { ok: false }>;

/** `because` is the refusal of the candidate that came nearest. */
export type NoPlace = { ok: false; reason: 'slot-taken'; because: PlacementRefusal };

export interface Placed {
  resource: string;
  startMs: InstantMs;
  endMs: InstantMs;
  blockedStartMs: InstantMs;
  blockedEndMs: InstantMs;
}

export interface Prepared {
  wanted: Wanted;
  /** Of the catalogue at that moment. */
  state: number;
  /** Those that were free, the shortest ways first. */
  ranked: readonly KnownResource[];
  /** Seconds from the wanted door, by profile and door. */
  ways: ReadonlyMap<string, number | null>;
}

export class Placing {
  private readonly catalogue: Catalogue;
  private readonly occupancy: Occupancy;
  private readonly local: LocalDays;
  private readonly restGapMs: number;
  private readonly now: () => Date;

  constructor(
    catalogue: Catalogue,
    occupancy: Occupancy,
    rules: { local: LocalDays; restGapMs: number },
    now: () => Date,
  ) {
    this.catalogue = catalogue;
    this.occupancy = occupancy;
    this.local = rules.local;
    this.restGapMs = rules.restGapMs;
    this.now = now;
  }

  /** Before the lock: judges every candidate, asks for their ways, and ranks those that are free. @param state of the catalogue that `wanted` is of */
  prepare(wanted: Wanted, state: number, travel: TravelBetween): Prepared | NoPlace {
    const nowMs = this.now().getTime();
    const jobs = new Map(
      wanted.candidates.map(({ id }) => [id, this.jobsAround(id, wanted, nowMs)]),
    );
    const ways = askWays(wanted, jobs, travel);
    const known = knownWays(ways);
    let nearest: PlacementRefusal | null = null;
    const free: { resource: KnownResource; seconds: number }[] = [];
    for (const resource of wanted.candidates) {
      const near = jobs.get(resource.id)!;
      const verdict = this.judge(wanted, resource, near, known.travel, nowMs);
      if (verdict.ok) free.push({ resource, seconds: waySeconds(wanted, resource, near, ways) });
      else nearest = nearer(nearest, verdict);
    }
    if (free.length === 0)
      return {
        ok: false,
        reason: 'slot-taken',
        because: nearest ?? { ok: false, reason: 'no-such-resource' },
      };
    const rank = ({ resource, seconds }: (typeof free)[number]) =>
      resource.id === wanted.preferred ? -1 : seconds;
    free.sort((a, b) => rank(a) - rank(b));
    return { wanted, state, ranked: free.map(({ resource }) => resource), ways };
  }

  /**
   * Inside the lock. `again`: something is not as it was asked about.
   * @param clear expires what lapsed where the visit will lie: the trigger knows no clock
   */
  place(
    { wanted, state, ranked, ways }: Prepared,
    clear: (place: Placed) => void,
  ): Placed | NoPlace | 'again' {
    if (this.catalogue.look() !== state) return 'again';
    const nowMs = this.now().getTime();
    const known = knownWays(ways);
    let nearest: PlacementRefusal | null = null;
    for (const resource of ranked) {
      const near = this.jobsAround(resource.id, wanted, nowMs);
      const verdict = this.judge(wanted, resource, near, known.travel, nowMs);
      if (verdict.ok) {
        const place = { resource: resource.id, ...blockedBy(wanted) };
        clear(place);
        return place;
      }
      nearest = nearer(nearest, verdict);
    }
    // A neighbour whose way nobody asked for counts as out of reach: perhaps it is not.
    return known.missed() ? 'again' : { ok: false, reason: 'slot-taken', because: nearest! };
  }

  /** Neighbours that can matter: from the rest gap on, people have been elsewhere in between. */
  private jobsAround(resource: string, wanted: Wanted, nowMs: number): Occupied[] {
    const { startMs, endMs, blockedStartMs, blockedEndMs } = blockedBy(wanted);
    return this.occupancy
      .around(resource, startMs, nowMs, wanted.ignored)
      .filter(
        (job) =>
          (job.blockedEndMs > blockedStartMs || job.endMs + this.restGapMs > startMs) &&
          (job.blockedStartMs < blockedEndMs || endMs + this.restGapMs > job.startMs),
      );
  }

  private judge(
    wanted: Wanted,
    resource: KnownResource,
    occupied: readonly Occupied[],
    travel: TravelBetween,
    nowMs: number,
  ): PlacementVerdict {
    const question: SlotQuestion = {
      offering: wanted.offering,
      durationMinutes: wanted.durationMinutes,
      resources: [resource],
      occupied,
      absences: resource.absences,
      suspensions: this.catalogue.suspensions(),
      door: wanted.door,
      area: wanted.community,
      fromMs: wanted.startMs,
      toMs: wanted.startMs + 1,
      knownUntilMs: wanted.startMs + 1,
      nowMs,
      ignoredBooking: wanted.ignored,
    };
    const world = { local: this.local, travel, restGapMs: this.restGapMs };
    return judgePlacement(question, world, resource.id, wanted.startMs);
  }
}

/** The offering's blocked interval around the visit. */
function blockedBy({ offering, durationMinutes, startMs }: Wanted) {
  const endMs = startMs + durationMinutes * minuteMs;
  return {
    startMs,
    endMs,
    blockedStartMs: startMs - offering.bufferBeforeMinutes * minuteMs,
    blockedEndMs: endMs + offering.bufferAfterMinutes * minuteMs,
  };
}

const keyOf = (profile: string, [lng, lat]: Position) => `${profile} ${lng} ${lat}`;

/** One search for each profile: every neighbour's door at once. */
function askWays(
  { door, candidates }: Wanted,
  jobs: ReadonlyMap<string, readonly Occupied[]>,
  travel: TravelBetween,
): Map<string, number | null> {
  const ways = new Map<string, number | null>();
  if (door === null) return ways;
  const asked = new Map<NonNullable<KnownResource['profile']>, Map<string, Position>>();
  for (const { id, profile } of candidates) {
    if (profile === null) continue;
    const doors = asked.get(profile) ?? new Map<string, Position>();
    asked.set(profile, doors);
    for (const job of jobs.get(id)!) if (job.door) doors.set(keyOf(profile, job.door), job.door);
  }
  for (const [profile, doors] of asked) {
    if (doors.size === 0) continue;
    const seconds = travel(door, [...doors.values()], profile);
    [...doors.keys()].forEach((key, i) => ways.set(key, seconds[i] ?? null));
  }
  return ways;
}

/** Answers from what was asked before, and remembers whether something was not. */
function knownWays(ways: ReadonlyMap<string, number | null>): {
  travel: TravelBetween;
  missed: () => boolean;
} {
  let missed = false;
  return {
    travel: (_door, others, profile) =>
      others.map((other) => {
        const seconds = ways.get(keyOf(profile, other));
        if (seconds === undefined) missed = true;
        return seconds ?? null;
      }),
    missed: () => missed,
  };
}

/** Of the ways to the jobs before and after, together. */
function waySeconds(
  { door }: Wanted,
  { profile }: KnownResource,
  jobs: readonly Occupied[],
  ways: ReadonlyMap<string, number | null>,
): number {
  if (door === null || profile === null) return 0;
  return jobs.reduce(
    (sum, job) => sum + (job.door ? (ways.get(keyOf(profile, job.door)) ?? 0) : 0),
    0,
  );
}

/** The refusal that says most: of two gaps the one that lacks least; a gap rather than what no waiting changes. */
function nearer(a: PlacementRefusal | null, b: PlacementRefusal): PlacementRefusal {
  if (a === null) return b;
  const lacks = (one: PlacementRefusal) =>
    'missingMinutes' in one ? one.missingMinutes : Infinity;
  return lacks(b) < lacks(a) ? b : a;
}
