/** From a free start to a booking: a hold takes one resource for some minutes, details make it a request or a confirmed booking. */
import { randomBytes, randomUUID } from 'node:crypto';
import { bookingCode } from '../../../domain/booking/codes.ts';
import { extendedHold, newHold, type Held } from '../../../domain/booking/holds.ts';
import type { InstantMs, TravelBetween } from '../../../domain/booking/model.ts';
import { priceOf } from '../../../domain/booking/price.ts';
import { askingEvent } from '../../../domain/booking/terms.ts';
import { isVetted } from '../../../domain/booking/vetting.ts';
import type { Position } from '../../../geo/position.ts';
import { isTheirs, type Acting, type Human } from './acting.ts';
import { done, type Done } from './answers.ts';
import type { BookingRow, Changes } from './booking-rows.ts';
import type { OfferingRow } from './catalogue.ts';
import { coming } from './coming.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { NoPlace, Placed, Wanted } from './placing.ts';
import { minutesOf, termsOf } from './terms-of.ts';
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
  | { ok: false; reason: 'wrong-door' }
  /** Nobody of theirs comes to this door. */
  | { ok: false; reason: 'out-of-area' };

export type HoldRefusal = AskRefusal | NoPlace | Busy | KeyReused | Extract<Held, { ok: false }>;

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
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Done | HoldRefusal {
    const { norms, now } = this.parts;
    return win<Done | HoldRefusal, AskRefusal>(this.parts, {
      actor: acting.actor,
      asked: once,
      travel,
      wanted: () => this.wanted(asked, acting, travel),
      take: (placed) => {
        const nowMs = now().getTime();
        const live = this.liveHolds.get(acting.actor, nowMs) as number;
        const held = newHold(live, norms, nowMs);
        if (!held.ok) return held;
        const { heldUntilMs } = held;
        const row = { ...this.newRow(asked, placed, acting, 'held'), heldUntilMs };
        return done(this.parts.steps.begin(row, { event: 'hold', acting }));
      },
    });
  }

  /** One tap more time. @param seen the version that was looked at */
  extend(
    id: string,
    seen: number,
    acting: Acting,
  ): Done | StepRefusal | Extract<Held, { ok: false }> {
    const { database, norms, steps, now } = this.parts;
    return database.write(() => {
      const looked = this.held(id, seen, acting);
      if (!looked.ok) return looked;
      const { heldUntilMs, holdExtensions } = looked.row;
      const held = extendedHold(
        { heldUntilMs: heldUntilMs!, extensions: holdExtensions },
        norms,
        now().getTime(),
      );
      if (!held.ok) return held;
      const changes = { holdExtensions: holdExtensions + 1, heldUntilMs: held.heldUntilMs };
      const step = steps.take(looked.row, { event: 'extend', acting, changes });
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
    acting: Human,
    once: Asked | null = null,
  ): Done | StepRefusal | KeyReused {
    return this.parts.once.do<Done | StepRefusal>(acting.actor, once, () => {
      const held = this.held(id, seen, acting);
      return held.ok ? this.settle(held.row, confirmation, acting) : held;
    });
  }

  /** A row as the first event makes it. */
  newRow(
    asked: PlaceAsked,
    placed: Placed,
    acting: Human,
    state: BookingRow['state'],
  ): Omit<BookingRow, 'version' | 'enteredMs' | 'lapseAtMs'> {
    const { catalogue, seals, now } = this.parts;
    const offering = catalogue.offering(asked.offering)!;
    const id = randomUUID();
    const atMs = now().getTime();
    const { fullFen } = priceOf(offering, asked.durationMinutes, 0);
    return {
      ...placed,
      id,
      code: this.newCode(),
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
      priceFen: fullFen,
      toPayFen: fullFen,
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

  private newCode(): string {
    for (;;) {
      const code = bookingCode(randomBytes(8));
      if (!this.parts.rows.byCode(code)) return code;
    }
  }

  /** What a question wants to win, or why nobody may ask it. */
  wanted(asked: PlaceAsked, acting: Acting, travel: TravelBetween): Wanted | AskRefusal {
    const { catalogue } = this.parts;
    const offering = catalogue.offering(asked.offering);
    if (!offering || !this.isOffered(offering)) return { ok: false, reason: 'unknown-offering' };
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
    const able = catalogue
      .able(offering.id)
      .filter(({ id }) => asked.resource === null || id === asked.resource);
    const candidates =
      door === null
        ? able
        : coming(catalogue, offering, able, { position: door, community }, travel);
    if (able.length > 0 && candidates.length === 0) return { ok: false, reason: 'out-of-area' };
    const place = { durationMinutes, startMs, door, community };
    return { ...place, offering, candidates, preferred: null, ignored: null };
  }

  /** Whoever books: what an office has not approved is not there. */
  private isOffered({ active, provider }: OfferingRow): boolean {
    const row = this.parts.catalogue.provider(provider);
    return active && row !== null && isVetted(row.state);
  }

  private held(id: string, seen: number, acting: Acting) {
    const looked = this.parts.steps.look(id, acting, seen);
    return !looked.ok || looked.row.state === 'held'
      ? looked
      : ({ ok: false, reason: 'not-from-here', state: looked.row.state } as const);
  }

  /** In the transaction that is open. */
  private settle(row: BookingRow, confirmation: Confirmation, acting: Human): Done | StepRefusal {
    const { steps, seals, subsidies, forOthers } = this.parts;
    const { details, forOther } = confirmation;
    const { left, month, ...price } = this.priced(row, confirmation, acting);
    const changes: Changes = { ...price, details: seals.sealDetails(row.id, details) };
    if (forOther) changes.resident = null;
    const event = askingEvent(row.terms, acting.by);
    const step = steps.take(row, { event, acting, changes });
    if (!step.ok) return step;
    subsidies.debit(row.id, left, month, price.subsidisedMinutes);
    if (forOther) forOthers.record(row.id, forOther, acting.actor);
    return done(step.row);
  }

  /** With what is left of granted minutes in the month of the visit. */
  private priced(row: BookingRow, { grant, subsidised }: Confirmation, acting: Human) {
    const { subsidies, local } = this.parts;
    const month = local.dateOf(row.startMs).slice(0, 7);
    const resident = acting.by === 'resident' ? acting.actor : null;
    const left =
      subsidised && row.terms.subsidised
        ? subsidies.left({ resident, grant }, row.serviceKind, month)
        : [];
    const granted = left.reduce((sum, { minutes }) => sum + minutes, 0);
    const { fullFen, dueFen, subsidisedMinutes } = priceOf(row.terms, minutesOf(row), granted);
    return { left, month, priceFen: fullFen, toPayFen: dueFen, subsidisedMinutes };
  }
}
