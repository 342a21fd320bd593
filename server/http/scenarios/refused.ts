/** What a planner's question is refused with. */
import type { ChangeProblem } from '../../domain/scenario/problem.ts';
import type { ChangeRefused, Refused } from '../../planning/questions.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';

export function refusedPlan(told: Refused | ChangeRefused): Refusal {
  if (told.reason !== 'change-refused') return new Refusal(told.reason, told.quoted);
  return refusedChange(told.problem);
}

/** The change is counted from 1 in the sentence and from 0 for programs. */
export function refusedChange({ change, reason, value, meters }: ChangeProblem): Refusal {
  const quoted = { number: change + 1, value: shown(value), meters: meters ?? 0 };
  return new Refusal(`change-${reason}`, quoted, { change });
}
