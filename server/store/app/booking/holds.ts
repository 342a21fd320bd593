/** From a free start to a booking: a hold takes one resource for some minutes, details make it a request or a confirmed booking. */
import { randomUUID } from 'node:crypto';
import type { InstantMs, TravelBetween } from '../../../domain/booking/model.ts';
import type { Position } from '../../../geo/position.ts';
import { isTheirs, type Acting } from './acting.ts';
import { done, type Done } from './answers.ts';
import type { BookingRow, Changes } from './booking-rows.ts';
import type { KnownResource, OfferingRow } from './catalogue.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { NoPlace, Placed, Wanted } from './placing.ts';
import { minutesOf, priceFenOf, termsOf } from './quote.ts';
import type { Details } from './sealing.ts';
import type { StepRefusal } from './steps.ts';
import type { Consent } from './for-others.ts';
import { win, type Busy } from './winning.ts';

/** What somebody wants, where and when. */
export interface PlaceAsked {
  offering: string;
  durationMinutes: number;
  startMs: InstantMs;
  /** Null where the resident comes to the facility. */
  door: Position | null;
  /** Code of the door's community, or of the place where it happens. */
  community: string;
  /** One of the offering's resources; null: whoever is nearest. */
  resource: string | null;
}

export type AskRefusal =
  | { ok: false; reason: 'unknown-offering' | 'not-yours' | 'no-such-duration' }
  /** At home without a door, or at a facility with one. */
  | { ok: false; reason: 'wrong-door' };

export type HoldRefusal =
  AskRefusal | NoPlace | Busy | KeyReused | { ok: false; reason: 'too-many-holds'; most: number };

export type HoldEnded = { ok: false; reason: 'hold-lapsed' };

/** What makes a hold a booking. */
export interface Confirmation {
  details: Details;
  /** Null: for whoever confirms it. */
  forOther: Consent | null;
  /** A grant of a person without an account, which an office names; null: the booker's own. */
  grant: string | null;
  /** Draw on subsidised minutes where there are any. */
  subsidised: boolean;
}

export class Holds {
  private readonly parts: BookingParts;
  private readonly liveHolds;

  constructor(parts: BookingParts) {
    this.parts = parts;
    this.liveHolds = parts.database.raw
      .prepare(
        `select count(*) from booking where booked_by = ? and state = 'held' and held_until_ms > ?`,
      )
      .pluck();
  }

  /** Takes one resource that is free then. */
  hold(
    asked: PlaceAsked,
    acting: Exclude<Acting, { by: 'system' }>,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Done | HoldRefusal {
    const { norms, now } = this.parts;
    return win<Done | HoldRefusal, AskRefusal>(this.parts, {
      actor: acting.actor,
      asked: once,
      travel,
      wanted: () => this.wanted(asked, acting),
      take: (placed) => {
        const nowMs = now().getTime();
        const live = this.liveHolds.get(acting.actor, nowMs) as number;
        if (live >= norms.liveHolds)
          return { ok: false, reason: 'too-many-holds', most: norms.liveHolds };
        const row = this.newRow(asked, placed, acting, 'held');
        row.heldUntilMs = nowMs + norms.holdMs;
        return done(this.parts.steps.begin(row, { event: 'hold', acting }));
      },
    });
  }

  /** One tap more time. @param seen the version that was looked at */
  extend(id: string, seen: number, acting: Acting): Done | StepRefusal | HoldEnded | NoMore {
    const { database, norms, steps } = this.parts;
    return database.write(() => {
      const held = this.live(id, seen, acting);
      if (!held.ok) return held;
      const { row } = held;
      const holdExtensions = row.holdExtensions + 1;
      if (holdExtensions > norms.holdExtensions) return { ok: false, reason: 'no-more-extensions' };
      const heldUntilMs = row.heldUntilMs! + norms.holdExtensionMs;
      const changes = { holdExtensions, heldUntilMs };
      const step = steps.take(row, { event: 'extend', acting, changes });
      return step.ok ? done(step.row) : step;
    });
  }

  /** Gives the time back before it lapses. */
  release(id: string, seen: number, acting: Acting): Done | StepRefusal {
    const { database, steps } = this.parts;
    return database.write(() => {
      const looked = steps.look(id, acting, seen);
      const step = looked.ok ? steps.take(looked.row, { event: 'release', acting }) : looked;
      return step.ok ? done(step.row) : step;
    });
  }

  /** Makes the hold a booking, or a request where the provider answers first. */
  confirm(
    id: string,
    seen: number,
    confirmation: Confirmation,
    acting: Exclude<Acting, { by: 'system' }>,
    once: Asked | null = null,
  ): Done | StepRefusal | HoldEnded | KeyReused {
    return this.parts.once.do<Done | StepRefusal | HoldEnded>(acting.actor, once, () => {
      const held = this.live(id, seen, acting);
      return held.ok ? this.settle(held.row, confirmation, acting) : held;
    });
  }

  /** A row as the first event makes it. */
  newRow(
    asked: PlaceAsked,
    placed: Placed,
    acting: Exclude<Acting, { by: 'system' }>,
    state: BookingRow['state'],
  ): Omit<BookingRow, 'version' | 'enteredMs' | 'lapseAtMs'> {
    const { catalogue, seals, now } = this.parts;
    const offering = catalogue.offering(asked.offering)!;
    const id = randomUUID();
    const atMs = now().getTime();
    const priceFen = priceFenOf(offering, asked.durationMinutes);
    return {
      ...placed,
      id,
      code: newCode(),
      offering: offering.id,
      provider: offering.provider,
      serviceKind: offering.serviceKind,
      state,
      resident: acting.by === 'resident' ? acting.actor : null,
      bookedBy: acting.actor,
      channel: acting.by === 'resident' ? 'site' : acting.by,
      heldUntilMs: null,
      holdExtensions: 0,
      proposedStartMs: null,
      proposedEndMs: null,
      proposedBy: null,
      wrongCodes: 0,
      priceFen,
      toPayFen: priceFen,
      subsidisedMinutes: 0,
      terms: termsOf(offering),
      community: asked.community,
      door: seals.sealDoor(id, asked.door),
      details: null,
      series: null,
      seriesIndex: null,
      createdAtMs: atMs,
      updatedAtMs: atMs,
    };
  }

  /** What a question wants to win, or why nobody may ask it. */
  wanted(asked: PlaceAsked, acting: Acting): Wanted | AskRefusal {
    const { catalogue } = this.parts;
    catalogue.look();
    const offering = catalogue.offering(asked.offering);
    if (!offering || !this.isOffered(offering, acting))
      return { ok: false, reason: 'unknown-offering' };
    const { provider } = offering;
    const { community, door, durationMinutes, startMs } = asked;
    if (
      acting.by !== 'resident' &&
      !isTheirs({ resident: null, bookedBy: null, provider, community }, acting)
    )
      return { ok: false, reason: 'not-yours' };
    if (!offering.durationsMinutes.includes(durationMinutes))
      return { ok: false, reason: 'no-such-duration' };
    if ((offering.mode === 'at_home') === (door === null))
      return { ok: false, reason: 'wrong-door' };
    const able = catalogue.able(offering.id);
    const candidates: readonly KnownResource[] =
      asked.resource === null ? able : able.filter(({ id }) => id === asked.resource);
    return { offering, durationMinutes, startMs, door, community, candidates, ignored: null };
  }

  private isOffered({ active, provider }: OfferingRow, { by }: Acting): boolean {
    return (
      active && (by === 'provider' || this.parts.catalogue.provider(provider)?.state === 'approved')
    );
  }

  private live(id: string, seen: number, acting: Acting) {
    const looked = this.parts.steps.look(id, acting, seen);
    if (!looked.ok) return looked;
    const { state, heldUntilMs } = looked.row;
    const lapsed = state === 'held' && heldUntilMs! <= this.parts.now().getTime();
    return lapsed ? ({ ok: false, reason: 'hold-lapsed' } as const) : looked;
  }

  /** In the transaction that is open. */
  settle(
    row: BookingRow,
    { details, forOther, grant, subsidised }: Confirmation,
    acting: Exclude<Acting, { by: 'system' }>,
  ): Done | StepRefusal {
    const { steps, seals, subsidies, local, catalogue } = this.parts;
    const changes: Changes = { details: seals.sealDetails(row.id, details) };
    if (forOther) changes.resident = null;
    const minutes = minutesOf(row);
    const month = local.dateOf(row.startMs).slice(0, 7);
    const offering = catalogue.offering(row.offering);
    const left =
      subsidised && offering?.subsidised
        ? subsidies.left(
            { resident: acting.by === 'resident' ? acting.actor : null, grant },
            row.serviceKind,
            month,
          )
        : [];
    const drawn = Math.min(
      minutes,
      left.reduce((sum, one) => sum + one.minutes, 0),
    );
    if (drawn > 0) {
      changes.subsidisedMinutes = drawn;
      changes.toPayFen = Math.round((row.priceFen * (minutes - drawn)) / minutes);
    }
    const asksProvider = row.terms.needsAcceptance && acting.by !== 'provider';
    const step = steps.take(row, { event: asksProvider ? 'request' : 'confirm', acting, changes });
    if (!step.ok) return step;
    if (drawn > 0) subsidies.debit(row.id, left, month, drawn);
    if (forOther) this.parts.forOthers.record(row.id, forOther, acting.actor);
    return done(step.row);
  }
}

type NoMore = { ok: false; reason: 'no-more-extensions' };
