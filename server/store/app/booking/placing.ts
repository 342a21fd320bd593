/**
 * Winning a resource for a visit. The way between homes is a search in the network and must not hold the write lock, so it is asked for
 * before: for every candidate's neighbours at that moment. Inside the lock the neighbours are read again; where one of them is another
 * than was asked about, the whole is tried again.
 */
import type { Position } from '../../../geo/position.ts';
import type { InstantMs, Offering, TravelBetween } from '../../../domain/booking/model.ts';
import type { Job } from '../../../domain/booking/neighbours.ts';
import type { LocalDays } from '../../../domain/booking/local-days.ts';
import type { SlotQuestion } from '../../../domain/booking/lanes.ts';
import {
  chooseResource,
  jobOf,
  type Choice,
  type Refusal,
} from '../../../domain/booking/placement.ts';
import type { Catalogue, KnownResource } from './catalogue.ts';
import type { Occupancy } from './occupancy.ts';

/** What is to be won. */
export interface Wanted {
  /** With the booking's own terms where it exists already. */
  offering: Offering;
  durationMinutes: number;
  startMs: InstantMs;
  /** The booking has this time already: notice, window and grid were settled when it was made. */
  keepsTime: boolean;
  door: Position | null;
  /** Code of the door's community. */
  community: string;
  candidates: readonly KnownResource[];
  /** Taken if it is free, however long its ways. */
  preferred: string | null;
  /** A booking that is to be moved stands in nobody's way. */
  ignored: string | null;
}

/** `because` is the refusal of the candidate that came nearest. */
export type NoPlace = { ok: false; reason: 'slot-taken'; because: Refusal };

export interface Placed extends Job {
  resource: string;
}

export interface Prepared {
  wanted: Wanted;
  /** Who was to take it then. */
  chosen: string;
  /** Of the catalogue at that moment. */
  state: number;
  /** Seconds from the wanted door, by profile and door, as far as they were asked. */
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

  /** Before the lock: asks for the ways, and finds out whether anybody is free. @param state of the catalogue that `wanted` is of */
  prepare(wanted: Wanted, state: number, travel: TravelBetween): Prepared | NoPlace {
    const ways = new Map<string, number | null>();
    const choice = this.choose(wanted, (door, others, profile) => {
      const seconds = travel(door, others, profile);
      others.forEach((other, i) => ways.set(keyOf(profile, other), seconds[i] ?? null));
      return seconds;
    });
    return choice.ok ? { wanted, chosen: choice.resource, state, ways } : noPlace(choice);
  }

  /**
   * Inside the lock. `again`: something is not as it was asked about.
   * @param clear expires what lapsed where the visit will lie: the trigger knows no clock
   */
  place(
    { wanted, chosen, state, ways }: Prepared,
    clear: (place: Placed) => void,
  ): Placed | NoPlace | 'again' {
    if (this.catalogue.look() !== state) return 'again';
    let missed = false;
    const known: TravelBetween = (_door, others, profile) =>
      others.map((other) => {
        const seconds = ways.get(keyOf(profile, other));
        // A neighbour whose way nobody asked for counts as out of reach: perhaps it is not.
        if (seconds === undefined) missed = true;
        return seconds ?? null;
      });
    // Whoever was chosen before is free still, nearly always; only where not, all are looked at again.
    const only = wanted.candidates.filter(({ id }) => id === chosen);
    let choice = this.choose({ ...wanted, candidates: only, preferred: null }, known);
    if (!choice.ok && !missed && wanted.candidates.length > 1) choice = this.choose(wanted, known);
    if (!choice.ok) return missed ? 'again' : noPlace(choice);
    const place = { resource: choice.resource, ...choice.job };
    clear(place);
    return place;
  }

  private choose(wanted: Wanted, travel: TravelBetween): Choice {
    const { offering, durationMinutes, startMs, keepsTime, door, community } = wanted;
    const { candidates, preferred, ignored } = wanted;
    const nowMs = this.now().getTime();
    const job = jobOf(offering, startMs, durationMinutes);
    const question: SlotQuestion = {
      offering,
      durationMinutes,
      resources: candidates,
      door,
      area: community,
      nowMs,
      occupied: candidates.flatMap(({ id }) =>
        this.occupancy.around(id, job, { nowMs, ignored, restGapMs: this.restGapMs }),
      ),
      absences: candidates.flatMap(({ absences }) => absences),
      suspensions: this.catalogue.suspensions(),
      fromMs: startMs,
      toMs: startMs + 1,
      knownUntilMs: startMs + 1,
      ignoredBooking: ignored,
    };
    const world = { local: this.local, travel, restGapMs: this.restGapMs };
    const wish = { startMs, keepsTime, resource: null };
    if (preferred !== null) {
      const choice = chooseResource(question, world, { ...wish, resource: preferred });
      if (choice.ok) return choice;
    }
    return chooseResource(question, world, wish);
  }
}

const noPlace = (because: Refusal): NoPlace => ({ ok: false, reason: 'slot-taken', because });
const keyOf = (profile: string, [lng, lat]: Position) => `${profile} ${lng} ${lat}`;
