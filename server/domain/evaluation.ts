/** The residents' yearly evaluation (民主评议): its questions, when it is open, what is shown of it. */
import type { EvaluationResult } from '../contract/evaluation.ts';
import { dayOf } from './register/day.ts';
import { readable } from './scorecard/exact.ts';
import type { ScorecardNorms } from './scorecard/norms.ts';

export const evaluationQuestions = [
  {
    code: 'nearby',
    zh: '日常需要的服务，在附近就能办到',
    en: 'What I need day to day can be had nearby',
  },
  {
    code: 'public-services',
    zh: '社区公共服务（社保、卫生、文体、安全）办得好',
    en: 'The community’s public services (benefits, health, culture, safety) are done well',
  },
  {
    code: 'staff',
    zh: '居（村）委会和工作人员态度好、办事快',
    en: 'The committee and its staff are helpful and quick',
  },
  {
    code: 'surroundings',
    zh: '社区环境整洁、安全',
    en: 'The surroundings are clean and safe',
  },
  {
    code: 'a-say',
    zh: '居民的意见有人听、有回音',
    en: 'Residents are heard and get an answer',
  },
] as const;

export const evaluationScale = [
  { score: 1, zh: '很不满意', en: 'very dissatisfied' },
  { score: 2, zh: '不满意', en: 'dissatisfied' },
  { score: 3, zh: '一般', en: 'neither' },
  { score: 4, zh: '满意', en: 'satisfied' },
  { score: 5, zh: '很满意', en: 'very satisfied' },
] as const;

/** Answers of one community and year: how many, and the sum over `scores` single scores. */
export interface EvaluationTotals {
  answers: number;
  scores: number;
  sum: number;
}

export interface EvaluationWindow {
  year: number;
  /** First and last day, YYYY-MM-DD. */
  opensOn: string;
  closesOn: string;
}

export function evaluationWindow(year: number, norms: ScorecardNorms): EvaluationWindow {
  const first = norms['evaluation-first-month'].value,
    last = norms['evaluation-last-month'].value;
  const lastDay = new Date(Date.UTC(year, last, 0)).getUTCDate();
  const month = (value: number) => String(value).padStart(2, '0');
  return {
    year,
    opensOn: `${year}-${month(first)}-01`,
    closesOn: `${year}-${month(last)}-${lastDay}`,
  };
}

export function isOpen({ opensOn, closesOn }: EvaluationWindow, now: Date): boolean {
  const today = dayOf(now);
  return opensOn <= today && today <= closesOn;
}

/** The latest year whose window is over: its result is what counts. */
export function latestClosedYear(norms: ScorecardNorms, now: Date): number {
  const year = Number(dayOf(now).slice(0, 4));
  return evaluationWindow(year, norms).closesOn < dayOf(now) ? year : year - 1;
}

export function totalsOf(answers: readonly (readonly number[])[]): EvaluationTotals {
  let count = 0,
    sum = 0;
  for (const scores of answers) {
    count += scores.length;
    for (const score of scores) sum += score;
  }
  return { answers: answers.length, scores: count, sum };
}

/**
 * What is shown of a year. Nothing before the window is over: from one look to the next a single new answer could be told
 * from the change. Nothing either below the least number of answers.
 */
export function evaluationResult(
  community: string,
  window: EvaluationWindow,
  answers: readonly (readonly number[])[],
  norms: ScorecardNorms,
  now: Date,
): EvaluationResult {
  const leastAnswers = norms['evaluation-answers'].value;
  const isOver = window.closesOn < dayOf(now);
  const shown = isOver && answers.length >= leastAnswers;
  const average = (scores: readonly number[]) =>
    readable(
      scores.reduce((total, score) => total + score, 0),
      1,
      scores.length,
      'down',
    );
  return {
    community,
    year: window.year,
    answers: shown ? answers.length : null,
    leastAnswers,
    shownAfter: window.closesOn,
    average: shown ? average(answers.flat()) : null,
    questions: evaluationQuestions.map(({ code }, i) => ({
      code,
      average: shown ? average(answers.map((scores) => scores[i]!)) : null,
    })),
  };
}
