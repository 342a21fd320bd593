/** Repeat bookings: every week or fortnight, all of them or those that fit, in one transaction. Conflicts are shown before. */
import { randomUUID } from 'node:crypto';
import type { TravelBetween } from '../../../domain/booking/model.ts';
import type { Refusal } from '../../../domain/booking/placement.ts';
import {
  chosen,
  planned,
  repeated,
  type Plan,
  type Repeat,
  type Repeated,
} from '../../../domain/booking/series.ts';
import { askingEvent } from '../../../domain/booking/terms.ts';
import { rowWriter } from '../row-writer.ts';
import { bookingSeries } from '../schema.ts';
import type { Human } from './acting.ts';
import { done, type ToldBooking } from './answers.ts';
import type { AskRefusal, Confirmation, Making, PlaceAsked } from './making.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { Placed } from './placing.ts';
import { recipientsOf } from './tellings.ts';
import { winAll } from './winning.ts';

/** `startMs` of the place is the first visit's. */
export interface SeriesAsked extends PlaceAsked, Pick<Repeat, 'everyWeeks' | 'visits'> {}

export type SeriesPlan = Plan<Refusal>;
type Skipped = SeriesPlan['skipped'];

export type SeriesDone = { ok: true; series: string; bookings: ToldBooking[]; skipped: Skipped };

export type SeriesRefusal =
  | AskRefusal
  | KeyReused
  | Extract<Repeated, { ok: false }>
  /** All or nothing, and these do not fit; or none does. */
  | { ok: false; reason: 'does-not-fit'; skipped: Skipped };

type Mode = Parameters<typeof chosen>[1];

export class Series {
  private readonly parts: BookingParts;
  private readonly making: Making;
  private readonly write: (row: typeof bookingSeries.$inferInsert) => void;

  constructor(parts: BookingParts, making: Making) {
    this.parts = parts;
    this.making = making;
    this.write = rowWriter(parts.database, bookingSeries);
  }

  /** Which visits could be booked now. Keeps nothing. */
  plan(
    asked: SeriesAsked,
    acting: Human,
    travel: TravelBetween,
  ): ({ ok: true } & SeriesPlan) | AskRefusal | Extract<Repeated, { ok: false }> {
    const days = this.days(asked);
    if (!days.ok) return days;
    const state = this.parts.catalogue.look();
    const first = this.making.wanted(asked, acting, travel);
    if ('ok' in first) return first;
    const plan = planned(days.occurrences, (startMs) => {
      const prepared = this.parts.placing.prepare({ ...first, startMs }, state, travel);
      return 'ok' in prepared ? prepared.because : null;
    });
    return { ok: true, ...plan };
  }

  /** Books a plan without holds: what is free now is taken now. */
  book(
    asked: SeriesAsked,
    confirmation: Confirmation,
    mode: Mode,
    acting: Human,
    travel: TravelBetween,
    once: Asked | null = null,
  ): SeriesDone | SeriesRefusal {
    const days = this.days(asked);
    if (!days.ok) return days;
    const real = days.occurrences.filter(({ startMs }) => startMs !== null);
    return winAll<SeriesDone | SeriesRefusal, AskRefusal>(this.parts, {
      actor: acting.actor,
      asked: once,
      travel,
      wanted: () => {
        const first = this.making.wanted(asked, acting, travel);
        return 'ok' in first ? first : real.map(({ startMs }) => ({ ...first, startMs: startMs! }));
      },
      take: (places) => {
        const placeAt = new Map(real.map(({ startMs }, i) => [startMs, places[i]!]));
        const plan = planned(days.occurrences, (startMs) => {
          const place = placeAt.get(startMs)!;
          return 'ok' in place ? place.because : null;
        });
        const starts = chosen(plan, mode);
        const { skipped } = plan;
        if (starts.length === 0) return { ok: false, reason: 'does-not-fit', skipped };
        const won = starts.map((startMs) => placeAt.get(startMs) as Placed);
        return { ok: true, ...this.make(asked, won, confirmation, mode, acting), skipped };
      },
    });
  }

  private days({ startMs, everyWeeks, visits }: SeriesAsked): Repeated {
    const { local, norms } = this.parts;
    return repeated({ firstMs: startMs, everyWeeks, visits }, local, norms);
  }

  /** In the transaction that is open. Both sides are told once, of all. */
  private make(
    asked: SeriesAsked,
    places: readonly Placed[],
    confirmation: Confirmation,
    mode: Mode,
    acting: Human,
  ): { series: string; bookings: ToldBooking[] } {
    const { steps, outbox, now } = this.parts;
    const series = randomUUID();
    this.write({
      id: series,
      offering: asked.offering,
      bookedBy: acting.actor,
      wanted: asked.visits,
      mode,
      createdAtMs: now().getTime(),
    });
    const rows = places.map((placed, seriesIndex) => {
      const row = {
        ...this.making.newRow(asked, placed, acting, 'confirmed'),
        series,
        seriesIndex,
      };
      const event = askingEvent(row.terms, acting.by);
      const completed = this.making.completed(row, confirmation, acting);
      const state = event === 'request' ? 'requested' : 'confirmed';
      const made = steps.begin(
        { ...row, ...completed.changes, state },
        { event, acting, quiet: true },
      );
      this.making.enter(made.id, completed, confirmation.forOther, acting.actor);
      return made;
    });
    const [first] = rows;
    const payload = { series, starts: rows.map(({ startMs }) => startMs), state: first!.state };
    for (const side of ['resident', 'provider'] as const)
      for (const recipient of recipientsOf(first!, side))
        outbox.post([
          {
            ...recipient,
            kind: 'booking:series',
            channels: ['page', 'message'],
            booking: first!.id,
            payload,
          },
        ]);
    return { series, bookings: rows.map((row) => done(row).booking) };
  }
}
