/** Searches for all categories before anybody asks, so that the first planner need not wait for them. */
import { essentialSet } from '../contract/coverage.ts';
import type { About, Planner } from './planner.ts';
import type { CoverageQuestion } from './questions.ts';

/** One region after the other, on foot; what fails is asked anew by whoever comes. */
export async function warmPlanner(
  planner: Planner,
  regions: readonly About[],
  now: Date,
): Promise<void> {
  for (const about of regions) {
    const question: CoverageQuestion = {
      kind: 'coverage',
      category: essentialSet,
      choice: 1,
      profile: 'walk',
      minutes: null,
      at: null,
      day: about.engine.hours.dayOf(now).localTime.slice(0, 10),
      level: 'community',
      meters: 0,
      format: 'json',
      comes: null,
    };
    await planner.ask<'coverage'>(about, question);
  }
}
