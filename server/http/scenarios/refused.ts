/** What a planner's question is refused with. */
import type { ChangeProblem } from '../../domain/scenario/problem.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import { meantWithinMeters } from '../../domain/scenario/limits.ts';
import type { Refused } from '../../planning/questions.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';

export function refusedPlan(told: Refused, engine: RegionEngine): Refusal {
  if (told.reason !== 'change-refused') return new Refusal(told.reason, told.quoted);
  return refusedChange(told.problem, engine);
}

/** The change is counted from 1 in the sentence and from 0 for programs. */
export function refusedChange(
  { change, reason, value }: ChangeProblem,
  { norms }: RegionEngine,
): Refusal {
  const isMeant = reason === 'no-closed-gate-near' || reason === 'no-street-near';
  const meters = isMeant ? meantWithinMeters : norms.snapLimitMeters;
  return new Refusal(
    `change-${reason}`,
    { number: change + 1, value: shown(value), meters },
    { change },
  );
}
