/** From a free start to a booking: a hold takes one resource for some minutes, details make it a request or a confirmed booking. */
import { extendedHold, newHold, type Held } from '../../../domain/booking/holds.ts';
import type { TravelBetween } from '../../../domain/booking/model.ts';
import { askingEvent } from '../../../domain/booking/terms.ts';
import type { Acting, Human } from './acting.ts';
import { done, type Done } from './answers.ts';
import type { AskRefusal, Confirmation, Making, PlaceAsked } from './making.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { NoPlace } from './placing.ts';
import type { StepRefusal } from './steps.ts';
import { win, winTogether, type Attempt } from './winning.ts';

export type HoldRefusal = AskRefusal | NoPlace | KeyReused | Extract<Held, { ok: false }>;

export class Holds {
  private readonly parts: BookingParts;
  private readonly making: Making;
  private readonly liveHolds;

  constructor(parts: BookingParts, making: Making) {
    this.parts = parts;
    this.making = making;
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
    return win<Done | HoldRefusal, AskRefusal>(
      this.parts,
      this.attempt(asked, acting, travel, once),
    );
  }

  /** The same, in a commit that it shares with others. */
  holdTogether(
    asked: PlaceAsked,
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): Promise<Done | HoldRefusal> {
    return winTogether<Done | HoldRefusal, AskRefusal>(
      this.parts,
      this.attempt(asked, acting, travel, once),
    );
  }

  private attempt(
    asked: PlaceAsked,
    acting: Human,
    travel: TravelBetween,
    once: Asked | null,
  ): Attempt<Done | HoldRefusal, AskRefusal> {
    const { norms, now, steps } = this.parts;
    return {
      actor: acting.actor,
      asked: once,
      travel,
      wanted: () => this.making.wanted(asked, acting, travel),
      take: (placed) => {
        const nowMs = now().getTime();
        const held = newHold(this.liveHolds.get(acting.actor, nowMs) as number, norms, nowMs);
        if (!held.ok) return held;
        const row = this.making.newRow(asked, placed, acting, 'held');
        const { heldUntilMs } = held;
        return done(steps.begin({ ...row, heldUntilMs }, { event: 'hold', acting }));
      },
    };
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
    const { steps } = this.parts;
    return this.parts.once.do<Done | StepRefusal>(acting.actor, once, () => {
      const held = this.held(id, seen, acting);
      if (!held.ok) return held;
      const { row } = held;
      const taken = { event: askingEvent(row.terms, acting.by), acting };
      const judged = steps.judge(row, taken);
      if (!judged.ok) return judged;
      const completed = this.making.completed(row, confirmation, acting);
      const step = steps.take(row, { ...taken, changes: completed.changes });
      if (!step.ok) return step;
      this.making.enter(row.id, completed, confirmation.forOther, acting.actor);
      return done(step.row);
    });
  }

  /** The same, in a commit that it shares with others. */
  confirmTogether(...asked: Parameters<Holds['confirm']>): Promise<ReturnType<Holds['confirm']>> {
    return this.parts.together.run(() => this.confirm(...asked));
  }

  private held(id: string, seen: number, acting: Acting) {
    const looked = this.parts.steps.look(id, acting, seen);
    return !looked.ok || looked.row.state === 'held'
      ? looked
      : ({ ok: false, reason: 'not-from-here', state: looked.row.state } as const);
  }
}
