/** One day of one of the staff as pieces in order: what is booked, off, or free. Moments are ISO 8601 in UTC. */

export interface Span {
  readonly from: string;
  readonly until: string;
}

export interface Piece<V> extends Span {
  readonly kind: 'visit' | 'leave' | 'free';
  readonly visit?: V;
}

interface Day<V> {
  readonly working: readonly Span[];
  readonly absences: readonly Span[];
  /** With what each blocks, buffers included. */
  readonly visits: readonly (Span & { readonly visit: V })[];
}

/** Shorter holes are no time to offer. */
const shortestFreeMinutes = 15;

/** Leave is cut to the working time it meets. Visits stand whether or not they lie in working time. */
export function piecesOf<V>({ working, absences, visits }: Day<V>): Piece<V>[] {
  const leave = working.flatMap((span) => absences.flatMap((absence) => both(span, absence)));
  const free = working
    .flatMap((span) => without(span, [...absences, ...visits]))
    .filter(({ from, until }) => minutesBetween(from, until) >= shortestFreeMinutes);
  return [
    ...visits.map(({ from, until, visit }) => ({ kind: 'visit' as const, from, until, visit })),
    ...leave.map((span) => ({ kind: 'leave' as const, ...span })),
    ...free.map((span) => ({ kind: 'free' as const, ...span })),
  ].toSorted((a, b) => ms(a.from) - ms(b.from));
}

export const minutesBetween = (from: string, until: string): number =>
  Math.round((ms(until) - ms(from)) / 60_000);

const ms = (iso: string): number => Date.parse(iso);
const later = (a: string, b: string): string => (ms(a) > ms(b) ? a : b);
const earlier = (a: string, b: string): string => (ms(a) < ms(b) ? a : b);

function both(a: Span, b: Span): Span[] {
  const from = later(a.from, b.from);
  const until = earlier(a.until, b.until);
  return ms(from) < ms(until) ? [{ from, until }] : [];
}

function without(span: Span, taken: readonly Span[]): Span[] {
  const left: Span[] = [];
  let from = span.from;
  for (const one of [...taken].sort((a, b) => ms(a.from) - ms(b.from))) {
    left.push(...both({ from, until: one.from }, span));
    from = later(from, one.until);
  }
  return [...left, ...both({ from, until: span.until }, span)];
}
