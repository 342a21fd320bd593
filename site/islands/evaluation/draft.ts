import type { EvaluationForm, OwnEvaluation } from '../../../server/contract/evaluation.ts';

/** What was chosen so far. */
export interface Draft {
  /** In the order of the questions; null where nothing is chosen yet. */
  readonly scores: readonly (number | null)[];
  readonly remark: string;
  /** What is kept has been read and agreed to. */
  readonly agreed: boolean;
}

export const draftOf = (form: EvaluationForm, own: OwnEvaluation): Draft => ({
  scores: form.questions.map((_, i) => own.scores?.[i] ?? null),
  remark: own.remark ?? '',
  agreed: false,
});

/** All scores, or null while one is missing. */
export const wholeScores = ({ scores }: Draft): number[] | null => {
  const given = scores.filter((score) => score !== null);
  return given.length === scores.length ? given : null;
};
