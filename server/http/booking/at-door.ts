/** What is offered at a door: what comes to it, and what one can walk to; with first free starts. */
import {
  earliestOf,
  firstOf,
  type Earliest,
  type EarliestQuestion,
} from '../../domain/booking/earliest.ts';
import type { OfferingMode } from '../../domain/booking/model.ts';
import type { Door } from '../../domain/booking/service-area.ts';
import type { Parts } from '../app.ts';
import type { Query } from '../query.ts';
import { nowhere } from './asked-door.ts';
import { askedMoment } from './asked-time.ts';
import { candidateOf, type Coming } from './coming.ts';
import type { Place } from './nearby.ts';

export interface AtDoor extends Coming {
  /** Where one goes; null for what comes. */
  place: Place | null;
}

export class OffersAtDoor {
  private readonly parts: Parts;
  private readonly world;
  private readonly busy;

  constructor(parts: Parts) {
    const { bookingRules, doorTravel, records } = parts;
    const { local, norms } = bookingRules;
    this.parts = parts;
    this.world = { local, travel: doorTravel.between, restGapMs: norms.restGapMs };
    const { occupancy } = records.booking;
    this.busy = occupancy.busy.bind(occupancy);
  }

  /** @param asked without a kind all kinds, without a mode both */
  list(
    door: Door,
    asked: { kind?: string | undefined; mode?: OfferingMode | undefined },
  ): AtDoor[] {
    const { coming, nearby } = this.parts;
    const { kind, mode } = asked;
    return [
      ...(mode === 'at_facility' ? [] : coming.to(door, kind)).map(comes),
      ...(mode === 'at_home' ? [] : nearby.to(door.position, this.today(), kind)),
    ];
  }

  /** Null where it neither comes to the door nor lies near it. */
  one(row: Coming['row'], door: Door): AtDoor | null {
    const { coming, nearby } = this.parts;
    if (row.mode === 'at_facility') return nearby.one(row, door.position, this.today());
    const one = coming.one(row, door);
    return one && comes(one);
  }

  /** From the asked moment on, `at` in the query, and never before now. */
  question(door: Door, query: Query): EarliestQuestion {
    const { catalogue } = this.parts.records.booking;
    catalogue.look();
    const nowMs = this.parts.now().getTime();
    return {
      door: door.position,
      area: door.community ?? nowhere,
      suspensions: catalogue.suspensions(),
      fromMs: Math.max(nowMs, askedMoment(query, 'at', nowMs)),
      nowMs,
    };
  }

  firstFree(one: AtDoor, question: EarliestQuestion): number | null {
    return firstOf(candidateOf(one), question, this.world, this.busy);
  }

  earliest(found: readonly AtDoor[], question: EarliestQuestion): Earliest | null {
    return earliestOf(found.map(candidateOf), question, this.world, this.busy);
  }

  /** YYYY-MM-DD. */
  today(): string {
    const { bookingRules, now } = this.parts;
    return bookingRules.local.dateOf(now().getTime());
  }
}

const comes = (one: Coming): AtDoor => ({ ...one, place: null });

export const isoOf = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());

/** Minutes to a tenth, rounded up. */
export const minutesOf = (seconds: number | null) =>
  seconds === null ? null : Math.ceil(seconds / 6) / 10;
