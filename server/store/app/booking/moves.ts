/** The same booking at another time, by another resource, or at another door. The old one stays until the new is won: it is one row. */
import type { InstantMs, Offering, TravelBetween } from '../../../domain/booking/model.ts';
import { priceOf } from '../../../domain/booking/price.ts';
import type { Need } from '../../../domain/booking/states.ts';
import type { Position } from '../../../geo/position.ts';
import type { Human } from './acting.ts';
import { done, type Done } from './answers.ts';
import type { BookingRow, Changes } from './booking-rows.ts';
import type { KnownResource } from './catalogue.ts';
import { coming } from './coming.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { NoPlace, Placed, Wanted } from './placing.ts';
import type { Details } from './sealing.ts';
import type { StepRefusal, StepTaken } from './steps.ts';
import { minutesOf, offeringThen } from './terms-of.ts';
import { win } from './winning.ts';

export type Moved =
  Done | StepRefusal | NoPlace | KeyReused | { ok: false; reason: 'out-of-area' | 'wrong-door' };

interface Change {
  id: string;
  seen: number;
  acting: Human;
  travel: TravelBetween;
  once: Asked | null;
  event: 'move' | 'agree' | 'reassign' | 'change-door';
  given: (row: BookingRow) => Need[];
  wanted: (
    row: BookingRow,
    offering: Offering,
  ) => Wanted | { ok: false; reason: 'out-of-area' | 'wrong-door' };
  /** Besides the place. */
  changes?: (row: BookingRow) => Changes;
}

export class Moves {
  private readonly parts: BookingParts;

  constructor(parts: BookingParts) {
    this.parts = parts;
  }

  /** To another start. @param resource null: the same if it is free, else whoever is */
  move(
    id: string,
    seen: number,
    to: { startMs: InstantMs; resource: string | null },
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Moved {
    return this.change({
      id,
      seen,
      acting,
      travel,
      once,
      event: 'move',
      given: () => ['time'],
      wanted: (row, offering) => this.atTime(row, offering, to.startMs, to.resource),
    });
  }

  /** To the time that the other side proposed. */
  agree(
    id: string,
    seen: number,
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Moved {
    return this.change({
      id,
      seen,
      acting,
      travel,
      once,
      event: 'agree',
      given: (row) => (row.proposedBy !== null && row.proposedBy !== acting.by ? ['proposal'] : []),
      wanted: (row, offering) =>
        this.atTime(row, offering, row.proposedStartMs ?? row.startMs, null),
    });
  }

  /** To another resource at the same time. @param resource null: whoever is free and nearest */
  reassign(
    id: string,
    seen: number,
    resource: string | null,
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Moved {
    return this.change({
      id,
      seen,
      acting,
      travel,
      once,
      event: 'reassign',
      given: () => ['resource'],
      wanted: (row, offering) => {
        const door = this.parts.seals.door(row);
        const others = this.able(row, resource).filter((one) => one.id !== row.resource);
        const candidates = door ? this.coming(row, others, door, row.community, travel) : others;
        return this.sameTime(row, offering, door, row.community, candidates);
      },
    });
  }

  /** To another door, by the same resource. @param details null: only the place on the map was wrong */
  changeDoor(
    id: string,
    seen: number,
    to: { door: Position; community: string; details: Details | null },
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Moved {
    const { seals } = this.parts;
    return this.change({
      id,
      seen,
      acting,
      travel,
      once,
      event: 'change-door',
      given: () => ['door'],
      wanted: (row, offering) => {
        if (row.door === null)
          return {
            ok: false,
            reason: 'wrong-door',
          };
        const candidates = this.coming(
          row,
          this.able(row, row.resource),
          to.door,
          to.community,
          travel,
        );
        if (candidates.length === 0)
          return {
            ok: false,
            reason: 'out-of-area',
          };
        return this.sameTime(row, offering, to.door, to.community, candidates);
      },
      changes: (row) => ({
        door: seals.sealDoor(row.id, to.door),
        community: to.community,
        ...(to.details && { details: seals.sealDetails(row.id, to.details) }),
      }),
    });
  }

  private change({ id, seen, acting, travel, once, event, ...change }: Change): Moved {
    const { steps, catalogue } = this.parts;
    const stepOf = (row: BookingRow) => ({ event, acting, given: change.given(row) });
    /** The rule is asked before anybody's way is. */
    const look = () => {
      const looked = steps.look(id, acting, seen);
      if (!looked.ok) return looked;
      const judged = steps.judge(looked.row, stepOf(looked.row));
      return judged.ok ? looked : judged;
    };
    return win<Moved, Extract<Moved, { ok: false }>>(this.parts, {
      actor: acting.actor,
      asked: once,
      travel,
      wanted: () => {
        const looked = look();
        if (!looked.ok) return looked;
        return change.wanted(looked.row, catalogue.offering(looked.row.offering)!);
      },
      take: (placed) => {
        const looked = look();
        if (!looked.ok) return looked;
        const more = change.changes?.(looked.row);
        return this.take(looked.row, placed, { ...stepOf(looked.row), changes: more ?? {} });
      },
    });
  }

  private take(row: BookingRow, placed: Placed, taken: StepTaken): Moved {
    const { steps } = this.parts;
    const { resource, startMs, endMs } = row;
    const step = steps.take(row, {
      ...taken,
      changes: { ...taken.changes, ...placed, ...this.repriced(row, placed) },
      facts: { from: { resource, startMs, endMs } },
    });
    return step.ok ? done(step.row) : step;
  }

  /** Minutes belong to the month of the visit: into another one they are given back and drawn anew. */
  private repriced(row: BookingRow, { startMs }: Placed): Changes {
    const { subsidies, local } = this.parts;
    const month = local.dateOf(startMs).slice(0, 7);
    if (row.subsidisedMinutes === 0 || month === local.dateOf(row.startMs).slice(0, 7)) return {};
    const grants = subsidies.grantsOf(row.id);
    subsidies.giveBack(row.id);
    const left = subsidies.leftOf(grants, row.serviceKind, month);
    const granted = left.reduce((sum, { minutes }) => sum + minutes, 0);
    const { dueFen, subsidisedMinutes } = priceOf(row.terms, minutesOf(row), granted);
    subsidies.debit(row.id, left, month, subsidisedMinutes);
    return { subsidisedMinutes, toPayFen: dueFen };
  }

  private atTime(
    row: BookingRow,
    offering: Offering,
    startMs: InstantMs,
    resource: string | null,
  ): Wanted {
    return {
      offering: offeringThen(offering, row),
      durationMinutes: minutesOf(row),
      startMs,
      keepsTime: false,
      door: this.parts.seals.door(row),
      community: row.community,
      candidates: this.able(row, resource),
      preferred: row.resource,
      ignored: row.id,
    };
  }

  private sameTime(
    row: BookingRow,
    offering: Offering,
    door: Position | null,
    community: string,
    candidates: readonly KnownResource[],
  ): Wanted {
    return {
      ...this.atTime(row, offering, row.startMs, null),
      keepsTime: true,
      door,
      community,
      candidates,
    };
  }

  private able({ offering }: BookingRow, resource: string | null): readonly KnownResource[] {
    const able = this.parts.catalogue.able(offering);
    return resource === null ? able : able.filter(({ id }) => id === resource);
  }

  private coming(
    { offering }: BookingRow,
    resources: readonly KnownResource[],
    door: Position,
    community: string,
    travel: TravelBetween,
  ): KnownResource[] {
    const { catalogue } = this.parts;
    return coming(
      catalogue,
      catalogue.offering(offering)!,
      resources,
      { position: door, community },
      travel,
    );
  }
}
