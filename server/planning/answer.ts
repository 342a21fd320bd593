/** Leads each kind of question to the file that answers it. */
import { compareAnswer } from './kinds/compare.ts';
import { coverageAnswer } from './kinds/coverage.ts';
import { keyAnswer } from './kinds/key.ts';
import { tileAnswer } from './kinds/tile.ts';
import { reportAnswer } from './kinds/report.ts';
import type { Kind, Question, Told } from './questions.ts';
import type { PlanningWorld } from './world.ts';

export function answerQuestion(world: PlanningWorld, question: Question): Told<Kind> {
  switch (question.kind) {
    case 'key':
      return keyAnswer(world);
    case 'coverage':
      return coverageAnswer(world, question);
    case 'compare':
      return compareAnswer(world, question);
    case 'tile':
      return tileAnswer(world, question);
    case 'report':
      return reportAnswer(world, question);
  }
}
