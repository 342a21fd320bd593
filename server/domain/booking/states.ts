/**
 * The life of a booking, as one table. Everything that is asked of a state is read from it: what may follow, by whom, what must be
 * given along, and what happens by itself. `docs/BOOKING-STATES.md` is drawn from it.
 */
import { eventsBy, stepBy, type Rule, type Step } from './machine.ts';
import { bookingStates, type BookingState } from './model.ts';
import type { BookingNorms } from './norms.ts';

export type By = 'resident' | 'provider' | 'office' | 'system';

export const bookingEvents = [
  'hold',
  'extend',
  'release',
  'request',
  'confirm',
  'accept',
  'decline',
  'propose',
  'agree',
  'move',
  'change-door',
  'reassign',
  'cancel',
  'set-out',
  'start',
  'finish',
  'not-there',
  'follow-up',
  'dispute',
  'resolve',
  'lapse',
] as const;
export type BookingEvent = (typeof bookingEvents)[number];

/** What must come with an event. `code` is the resident's own, `absent` says who was not there, `proposal` is one of the other side. */
export type Need =
  'reason' | 'code' | 'absent' | 'outcome' | 'proposal' | 'time' | 'door' | 'resource';

/** What happens by itself, the earliest of its moments: so long after one that the row knows. */
export interface Moment {
  after: 'held-until' | 'entered' | 'start' | 'end';
  /** Without one: at that moment itself. */
  norm?: 'requestAnswerMs' | 'endedSilentlyMs' | 'notBegunMs';
}

/** `to` is the same state where something else of the booking changes. */
export interface Transition extends Rule<BookingState, BookingEvent, By, Need> {
  timeout: readonly Moment[];
}

type Given = Partial<Pick<Transition, 'needs' | 'timeout'>>;
const people: readonly By[] = ['resident', 'provider', 'office'];

export const transitions: readonly Transition[] = [
  ...to('held', 'hold', [null], people),
  ...stays('extend', ['held'], people),
  ...to('expired', 'release', ['held'], people),
  ...to('expired', 'lapse', ['held'], ['system'], { timeout: [{ after: 'held-until' }] }),

  // Without a hold: repeat bookings, and what is entered from the telephone.
  ...to('requested', 'request', [null, 'held'], ['resident', 'office']),
  ...to('confirmed', 'confirm', [null, 'held'], people),

  ...to('confirmed', 'accept', ['requested'], ['provider']),
  ...to('declined', 'decline', ['requested'], ['provider'], { needs: ['reason'] }),
  ...to('expired', 'lapse', ['requested'], ['system'], {
    timeout: [{ after: 'entered', norm: 'requestAnswerMs' }, { after: 'start' }],
  }),

  // A proposal keeps no time free: the booking stays where it is until the other side agrees and the new time is won.
  ...stays('propose', ['requested', 'confirmed'], people, { needs: ['time'] }),
  ...to('confirmed', 'agree', ['requested', 'confirmed'], people, { needs: ['proposal'] }),
  ...stays('move', ['held'], people, { needs: ['time'] }),
  ...stays('move', ['requested', 'confirmed'], ['resident', 'office'], { needs: ['time'] }),
  ...stays('change-door', ['held'], people, { needs: ['door'] }),
  ...stays('change-door', ['requested', 'confirmed'], ['resident', 'office'], { needs: ['door'] }),
  ...stays('reassign', ['requested', 'confirmed'], ['provider', 'office'], { needs: ['resource'] }),

  ...to('cancelled', 'cancel', ['requested', 'confirmed'], ['resident']),
  ...to('cancelled', 'cancel', ['requested'], ['office', 'system'], { needs: ['reason'] }),
  ...to('cancelled', 'cancel', ['confirmed', 'on-the-way'], ['provider', 'office', 'system'], {
    needs: ['reason'],
  }),

  ...to('on-the-way', 'set-out', ['confirmed'], ['provider']),
  ...to('in-service', 'start', ['confirmed', 'on-the-way'], ['provider']),
  // The resident's code proves the visit even where nobody pressed “on my way” or “started”.
  ...to('done', 'finish', ['confirmed', 'on-the-way', 'in-service'], ['provider'], {
    needs: ['code'],
  }),
  ...to('done', 'finish', ['in-service'], ['resident']),
  ...to('done', 'finish', ['in-service'], ['office'], { needs: ['reason'] }),
  ...to('done', 'lapse', ['in-service'], ['system'], {
    timeout: [{ after: 'end', norm: 'endedSilentlyMs' }],
  }),
  ...to('no-show', 'not-there', ['confirmed', 'on-the-way'], people, { needs: ['absent'] }),
  ...to('no-show', 'lapse', ['confirmed', 'on-the-way'], ['system'], {
    timeout: [{ after: 'end', norm: 'notBegunMs' }],
  }),

  ...to('followed-up', 'follow-up', ['done'], ['office']),
  ...to('disputed', 'dispute', ['done', 'followed-up', 'no-show', 'cancelled'], people, {
    needs: ['reason'],
  }),
  ...to('resolved', 'resolve', ['disputed'], ['office'], { needs: ['outcome'] }),
];

function to(
  state: BookingState,
  event: BookingEvent,
  from: readonly (BookingState | null)[],
  by: readonly By[],
  { needs = [], timeout = [] }: Given = {},
): Transition[] {
  return from.map((before) => ({ from: before, event, to: state, by, needs, timeout }));
}

function stays(
  event: BookingEvent,
  states: readonly BookingState[],
  by: readonly By[],
  given?: Given,
): Transition[] {
  return states.flatMap((state) => to(state, event, [state], by, given));
}

/** What becomes of a booking by an event; `given` are the things that come with it. */
export function next(
  state: BookingState | null,
  event: BookingEvent,
  by: By,
  given: readonly Need[] = [],
): Step<BookingState, Need> {
  return stepBy(transitions, state, event, by, given);
}

/** Events that somebody may bring about now, whatever must come with them. */
export function eventsFor(state: BookingState | null, by: By): BookingEvent[] {
  return eventsBy(transitions, state, by);
}

/** States that nothing follows. */
export const finalStates: readonly BookingState[] = bookingStates.filter(
  (state) => !transitions.some(({ from, to: after }) => from === state && after !== state),
);

/** What a timeout is counted from. */
export interface Clocked {
  state: BookingState;
  /** When the booking came into its state. */
  enteredMs: number;
  startMs: number;
  endMs: number;
  heldUntilMs: number | null;
}

/** When `lapse` falls due, and what it leads to; null where nothing happens by itself. */
export function lapseOf(
  row: Clocked,
  norms: BookingNorms,
): { atMs: number; to: BookingState } | null {
  const lapse = transitions.find(({ from, timeout }) => from === row.state && timeout.length > 0);
  if (!lapse) return null;
  const moments = lapse.timeout.map(
    ({ after, norm }) => anchorMs(row, after) + (norm ? norms[norm] : 0),
  );
  return { atMs: Math.min(...moments), to: lapse.to };
}

function anchorMs(row: Clocked, after: Moment['after']): number {
  switch (after) {
    case 'held-until':
      if (row.heldUntilMs === null) throw new Error('a held booking without an end of its hold');
      return row.heldUntilMs;
    case 'entered':
      return row.enteredMs;
    case 'start':
      return row.startMs;
    case 'end':
      return row.endMs;
  }
}
