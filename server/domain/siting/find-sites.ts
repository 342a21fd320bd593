import { bestSites } from './best-sites.ts';
import { checkSiting } from './check.ts';
import { coverAll } from './cover-all.ts';
import { leastWorst } from './least-worst.ts';
import type {
  SitingAnswer,
  SitingQuestion,
  SitingRefusal,
  SitingRun,
  SitingWorld,
} from './world.ts';

/**
 * Where new sites help most, with a bound of what is possible. Blocks until it is done: a worker's work.
 * The same world and question give the same answer, unless a solver ran out of time.
 */
export function findSites(
  world: SitingWorld,
  question: SitingQuestion,
  run: SitingRun = {},
): SitingAnswer | SitingRefusal {
  const fault = checkSiting(world, question);
  if (fault) return fault;
  if (run.stopped?.()) return { ok: false, reason: 'cancelled' };
  switch (question.kind) {
    case 'cover-most':
    case 'least-mean':
      return bestSites(world, question, run);
    case 'cover-all':
      return coverAll(world, question, run);
    case 'least-worst':
      return leastWorst(world, question, run);
  }
}
