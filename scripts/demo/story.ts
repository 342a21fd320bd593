/** What happens, in the order of time: each happening runs at its moment, and may bring about later ones. */
import type { MovingClock } from './moving-clock.ts';

export class Story {
  private readonly clock: MovingClock;
  /** Ends that are due last stand first. */
  private readonly ahead: { atMs: number; run: () => void }[] = [];

  constructor(clock: MovingClock) {
    this.clock = clock;
  }

  at(atMs: number, run: () => void): void {
    let place = this.ahead.length;
    while (place > 0 && this.ahead[place - 1]!.atMs <= atMs) place--;
    this.ahead.splice(place, 0, { atMs, run });
  }

  /** Runs what lies before the moment, and sets the clock to it. What comes later never happens. */
  playUntil(endMs: number): void {
    for (;;) {
      const next = this.ahead.pop();
      if (!next || next.atMs > endMs) break;
      this.clock.ms = Math.max(this.clock.ms, next.atMs);
      next.run();
    }
    this.clock.ms = endMs;
  }
}
