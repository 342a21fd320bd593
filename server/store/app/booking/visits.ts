/** What becomes of a booking after it is made: answered, proposed otherwise, begun, finished, called off, disputed. */
import type { InstantMs } from '../../../domain/booking/model.ts';
import type { Need } from '../../../domain/booking/states.ts';
import type { Acting, Human } from './acting.ts';
import { done, type Done } from './answers.ts';
import type { BookingRow } from './booking-rows.ts';
import type { Asked, KeyReused } from './once.ts';
import type { BookingParts } from './parts.ts';
import type { StepRefusal, StepTaken } from './steps.ts';
import type { VisitCodes } from './visit-codes.ts';

/** Steps that take nothing but words. */
export type PlainEvent = 'accept' | 'decline' | 'cancel' | 'set-out' | 'start' | 'dispute';

export interface Words {
  /** A short code, for counting. */
  reason?: string | null;
  /** Somebody's words; sealed. */
  note?: string | null;
}

export type CodeRefusal =
  | { ok: false; reason: 'wrong-code'; left: number }
  /** Guessed too often: the office finishes it after asking the resident. */
  | { ok: false; reason: 'too-many-wrong-codes' };

/** Of the ten thousand codes of four digits, so many may be tried. */
const mostWrongCodes = 5;

type Answer = Done | StepRefusal | KeyReused;

export class Visits {
  private readonly parts: BookingParts;
  private readonly codes: VisitCodes;

  constructor(parts: BookingParts, codes: VisitCodes) {
    this.parts = parts;
    this.codes = codes;
  }

  step(
    id: string,
    seen: number,
    event: PlainEvent,
    acting: Human,
    words: Words = {},
    once: Asked | null = null,
  ): Answer {
    return this.take(id, seen, acting, () => ({ event, ...words, given: givenBy(words) }), once);
  }

  /** Another time, for the other side to agree to. It keeps nothing free. */
  propose(
    id: string,
    seen: number,
    startMs: InstantMs,
    acting: Human,
    words: Words = {},
    once: Asked | null = null,
  ): Answer {
    return this.take(
      id,
      seen,
      acting,
      (row) => {
        const endMs = startMs + (row.endMs - row.startMs);
        return {
          event: 'propose',
          ...words,
          given: ['time'],
          changes: { proposedStartMs: startMs, proposedEndMs: endMs, proposedBy: acting.by },
          facts: { proposed: { startMs, endMs } },
        };
      },
      once,
    );
  }

  /** By the provider with the resident's code; by the resident, or an office with a reason, without one. */
  finish(
    id: string,
    seen: number,
    acting: Human,
    { code, ...words }: Words & { code?: string | null },
    once: Asked | null = null,
  ): Answer | CodeRefusal {
    const { once: first, steps, rows } = this.parts;
    return first.do<Done | StepRefusal | CodeRefusal>(acting.actor, once, () => {
      const looked = steps.look(id, acting, seen);
      if (!looked.ok) return looked;
      const { row } = looked;
      const given: Need[] = code ? ['code', ...givenBy(words)] : givenBy(words);
      const taken: StepTaken = { event: 'finish', acting, ...words, given };
      const judged = steps.judge(row, taken);
      if (!judged.ok) return judged;
      if (code) {
        if (row.wrongCodes >= mostWrongCodes) return { ok: false, reason: 'too-many-wrong-codes' };
        if (!this.codes.fits(id, 'resident', code)) {
          rows.touch(id, { wrongCodes: row.wrongCodes + 1 });
          return { ok: false, reason: 'wrong-code', left: mostWrongCodes - row.wrongCodes - 1 };
        }
      }
      const step = steps.take(row, taken);
      return step.ok ? done(step.row) : step;
    });
  }

  /** @param absent who was not there */
  notThere(
    id: string,
    seen: number,
    absent: 'resident' | 'provider',
    acting: Human,
    words: Words = {},
    once: Asked | null = null,
  ): Answer {
    const given: Need[] = ['absent', ...givenBy(words)];
    return this.take(
      id,
      seen,
      acting,
      () => ({ event: 'not-there', ...words, absent, given }),
      once,
    );
  }

  /** @param outcome a short code */
  resolve(id: string, seen: number, outcome: string, acting: Acting, words: Words = {}): Answer {
    const given: Need[] = ['outcome', ...givenBy(words)];
    const facts = { outcome };
    return this.take(id, seen, acting, () => ({ event: 'resolve', ...words, given, facts }), null);
  }

  private take(
    id: string,
    seen: number,
    acting: Acting,
    stepOf: (row: BookingRow) => Omit<StepTaken, 'acting'>,
    once: Asked | null,
  ): Answer {
    const { once: first, steps } = this.parts;
    return first.do<Done | StepRefusal>(acting.actor, once, () => {
      const looked = steps.look(id, acting, seen);
      if (!looked.ok) return looked;
      const step = steps.take(looked.row, { ...stepOf(looked.row), acting });
      return step.ok ? done(step.row) : step;
    });
  }
}

function givenBy({ reason }: Words): Need[] {
  return reason?.trim() ? ['reason'] : [];
}
