/** Whose answer to “is one within my limit?” is another one then. */
import type { Outcomes } from '../../domain/coverage/outcomes.ts';

export interface Switched {
  /** Persons covered then and not today. */
  readonly gained: readonly number[];
  readonly lost: readonly number[];
}

export function switched(before: Outcomes, after: Outcomes): Switched {
  const gained: number[] = [],
    lost: number[] = [];
  for (let i = 0; i < before.outcome.length; i++) {
    const was = before.outcome[i] === 0,
      is = after.outcome[i] === 0;
    if (is && !was) gained.push(i);
    else if (was && !is) lost.push(i);
  }
  return { gained, lost };
}
