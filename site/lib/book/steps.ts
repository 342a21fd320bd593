import type { BookChoices, BookStep } from './book-choices.ts';

/** What is known besides the fragment. */
export interface BookFacts {
  /** A time is held, was held until just now, or is not. */
  readonly hold: 'none' | 'live' | 'lapsed';
  /** Several visits are asked for: nothing is held, all are booked at once. */
  readonly series: boolean;
  /** Which of these visits fit was looked at, for this very time. */
  readonly planned: boolean;
  readonly whom: boolean;
  readonly contact: boolean;
  readonly booked: boolean;
}

const needsTime: ReadonlySet<BookStep> = new Set(['repeat', 'whom', 'contact', 'check']);

/**
 * The screen to show for what the fragment asks: a link that was shared, a reload or Back may ask for one
 * whose questions before it are not answered; then the first of those is shown.
 */
export function stepToShow({ step, at, kind, offering, start }: BookChoices, facts: BookFacts) {
  if (step === 'done') return facts.booked ? 'done' : missing('when');
  return missing(step);

  function missing(asked: BookStep): BookStep {
    if (asked === 'where' || !at) return 'where';
    if (asked === 'what') return 'what';
    if (!offering) return kind ? 'who' : 'what';
    if (asked === 'who') return kind ? 'who' : 'what';
    if (asked === 'offer' || asked === 'when') return asked;
    if (!start) return 'when';
    if (!needsTime.has(asked)) return asked;
    if (facts.hold === 'none' && !facts.series) return 'when';
    if (asked === 'repeat' || (facts.series && !facts.planned)) return 'repeat';
    if (asked === 'whom') return asked;
    if (!facts.whom) return 'whom';
    return asked === 'check' && !facts.contact ? 'contact' : asked;
  }
}

/** After a time was won: the first question that is still open, or the last screen. */
export function stepAfterTime({ whom, contact }: BookFacts, from: BookChoices['from']): BookStep {
  if (whom && contact) return 'check';
  if (from === 'check') return whom ? 'contact' : 'whom';
  return 'repeat';
}

const before: Readonly<Record<BookStep, BookStep | null>> = {
  where: null,
  what: 'where',
  who: 'what',
  offer: 'who',
  when: 'offer',
  'sign-in': 'when',
  repeat: 'when',
  whom: 'repeat',
  contact: 'whom',
  check: 'contact',
  done: null,
};

/** Where the link “back” leads; null where nothing lies before. */
export const stepBefore = (step: BookStep, from: BookChoices['from']): BookStep | null =>
  from === 'check' ? 'check' : before[step];
