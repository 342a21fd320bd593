/** A table of steps, and what it says: from which state, by what event, by whom, with what, to which state. */

export interface Rule<State, Event, By, Need> {
  /** Null: the thing is made. */
  from: State | null;
  event: Event;
  to: State;
  by: readonly By[];
  needs: readonly Need[];
}

export type Step<State, Need> =
  | { ok: true; to: State }
  /** No such event from here, by nobody. */
  | { ok: false; reason: 'not-from-here' }
  | { ok: false; reason: 'not-yours' }
  | { ok: false; reason: 'needs'; missing: readonly Need[] };

/** @param given what comes with the event */
export function stepBy<State, Event, By, Need>(
  rules: readonly Rule<State, Event, By, Need>[],
  state: State | null,
  event: Event,
  by: By,
  given: readonly Need[],
): Step<State, Need> {
  const known = rules.filter((rule) => rule.from === state && rule.event === event);
  if (known.length === 0) return { ok: false, reason: 'not-from-here' };
  const mine = known.find((rule) => rule.by.includes(by));
  if (!mine) return { ok: false, reason: 'not-yours' };
  const missing = mine.needs.filter((need) => !given.includes(need));
  return missing.length > 0 ? { ok: false, reason: 'needs', missing } : { ok: true, to: mine.to };
}

/** Events that somebody may bring about now, whatever must come with them. */
export function eventsBy<State, Event, By, Need>(
  rules: readonly Rule<State, Event, By, Need>[],
  state: State | null,
  by: By,
): Event[] {
  return rules
    .filter((rule) => rule.from === state && rule.by.includes(by))
    .map(({ event }) => event);
}
