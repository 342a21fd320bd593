/** Leads each kind of question to the file that answers it. */
import { compareAnswer } from './kinds/compare.ts';
import { coverageAnswer } from './kinds/coverage.ts';
import { keyAnswer } from './kinds/key.ts';
import { tileAnswer } from './kinds/tile.ts';
import { reportAnswer } from './kinds/report.ts';
import { sitingWorldAnswer } from './kinds/siting-world.ts';
import type { CompareQuestion, Kind, Question, Told } from './questions.ts';
import { scenarioWorld } from './scenario-world.ts';
import type { PlanningWorld } from './world.ts';

export function answerQuestion(world: PlanningWorld, question: Question): Told<Kind> {
  // A comparison looks at both.
  if (question.kind === 'compare') return compareAnswer(world, question);
  if (!('changes' in question) || question.changes === undefined) return answerIn(world, question);
  const then = scenarioWorld(world, question.changes);
  return then.ok
    ? answerIn(then.world, question)
    : { ok: false, reason: 'change-refused', problem: then.problem };
}

function answerIn(world: PlanningWorld, question: Exclude<Question, CompareQuestion>): Told<Kind> {
  switch (question.kind) {
    case 'key':
      return keyAnswer(world);
    case 'coverage':
      return coverageAnswer(world, question);
    case 'tile':
      return tileAnswer(world, question);
    case 'report':
      return reportAnswer(world, question);
    case 'siting-world':
      return sitingWorldAnswer(world, question);
  }
}
