/** A clock that the filling moves, so that what is written has the time at which it would have happened. */
export interface MovingClock {
  ms: number;
  readonly now: () => Date;
}

export function movingClock(ms: number): MovingClock {
  const clock: MovingClock = { ms, now: () => new Date(clock.ms) };
  return clock;
}

export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;
