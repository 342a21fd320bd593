/** How a booking is made: what is asked for, the row it becomes, and the details, price and consent that complete it. */
import { randomBytes, randomUUID } from 'node:crypto';
import { bookingCode } from '../../../domain/booking/codes.ts';
import type { InstantMs, TravelBetween } from '../../../domain/booking/model.ts';
import { priceOf } from '../../../domain/booking/price.ts';
import { isVetted } from '../../../domain/booking/vetting.ts';
import type { Position } from '../../../geo/position.ts';
import { isTheirs, type Acting, type Human } from './acting.ts';
import type { BookingRow, Changes } from './booking-rows.ts';
import type { OfferingRow } from './catalogue.ts';
import { coming } from './coming.ts';
import type { Consent } from './for-others.ts';
import type { BookingParts } from './parts.ts';
import type { Placed, Wanted } from './placing.ts';
import type { Details } from './sealing.ts';
import type { Left } from './subsidies.ts';
import { minutesOf, termsOf } from './terms-of.ts';

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

export type NewRow = Omit<BookingRow, 'version' | 'enteredMs' | 'lapseAtMs'>;

/** Price and details of a confirmation, and the grants that it draws on. */
export interface Completed {
  changes: Changes;
  drawn: { left: readonly Left[]; month: string; minutes: number };
}

export class Making {
  private readonly parts: BookingParts;

  constructor(parts: BookingParts) {
    this.parts = parts;
  }

  /** What a question wants to win, or why it may not be asked. */
  wanted(asked: PlaceAsked, acting: Acting, travel: TravelBetween): Wanted | AskRefusal {
    const { catalogue } = this.parts;
    const offering = catalogue.offering(asked.offering);
    if (!offering || !this.isOffered(offering)) return { ok: false, reason: 'unknown-offering' };
    const { provider } = offering;
    const { community, door, durationMinutes, startMs } = asked;
    // A resident books anywhere; a provider for itself, an office in its areas.
    const place = { resident: acting.actor, bookedBy: acting.actor, provider, community };
    if (!isTheirs(place, acting)) return { ok: false, reason: 'not-yours' };
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
    const when = { durationMinutes, startMs, keepsTime: false };
    return { ...when, offering, door, community, candidates, preferred: null, ignored: null };
  }

  /** A row as the first event makes it. */
  newRow(asked: PlaceAsked, placed: Placed, acting: Human, state: BookingRow['state']): NewRow {
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

  /** What the confirmation changes in a row. */
  completed(
    row: NewRow,
    { details, forOther, grant, subsidised }: Confirmation,
    acting: Human,
  ): Completed {
    const { seals, subsidies, local } = this.parts;
    const month = local.dateOf(row.startMs).slice(0, 7);
    const resident = acting.by === 'resident' ? acting.actor : null;
    const left =
      subsidised && row.terms.subsidised
        ? subsidies.left({ resident, grant }, row.serviceKind, month)
        : [];
    const granted = left.reduce((sum, { minutes }) => sum + minutes, 0);
    const { fullFen, dueFen, subsidisedMinutes } = priceOf(row.terms, minutesOf(row), granted);
    return {
      changes: {
        priceFen: fullFen,
        toPayFen: dueFen,
        subsidisedMinutes,
        details: seals.sealDetails(row.id, details),
        ...(forOther && { resident: null }),
      },
      drawn: { left, month, minutes: subsidisedMinutes },
    };
  }

  /** What stands beside the row, once it is written. */
  enter(
    booking: string,
    { drawn }: Completed,
    forOther: Consent | null,
    actor: string | null,
  ): void {
    const { subsidies, forOthers } = this.parts;
    subsidies.debit(booking, drawn.left, drawn.month, drawn.minutes);
    if (forOther) forOthers.record(booking, forOther, actor);
  }

  private newCode(): string {
    for (;;) {
      const code = bookingCode(randomBytes(8));
      if (!this.parts.rows.byCode(code)) return code;
    }
  }

  /** Whoever books: what an office has not approved is not there. */
  private isOffered({ active, provider }: OfferingRow): boolean {
    const row = this.parts.catalogue.provider(provider);
    return active && row !== null && isVetted(row.state);
  }
}
