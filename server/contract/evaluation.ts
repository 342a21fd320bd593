import Type, { type Static } from 'typebox';
import { AreaCodeSchema } from './community.ts';

const Words = { zh: Type.String(), en: Type.String() };
export const remarkLength = 500;

/** The yearly form (民主评议): the same five questions everywhere. */
export const EvaluationFormSchema = Type.Object({
  questions: Type.Array(Type.Object({ code: Type.String(), ...Words })),
  scale: Type.Array(Type.Object({ score: Type.Integer({ minimum: 1, maximum: 5 }), ...Words })),
  year: Type.Integer({ description: 'by the wall clock of Asia/Shanghai' }),
  open: Type.Boolean(),
  opensOn: Type.String({ description: 'YYYY-MM-DD' }),
  closesOn: Type.String({ description: 'YYYY-MM-DD, the last day' }),
  leastAnswers: Type.Integer({ description: 'averages are shown from this many answers on' }),
});

export const EvaluationAnswerSchema = Type.Object(
  {
    scores: Type.Array(Type.Integer({ minimum: 1, maximum: 5 }), { minItems: 5, maxItems: 5 }),
    remark: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: remarkLength }), Type.Null()]),
    ),
  },
  { additionalProperties: false },
);

export const OwnEvaluationSchema = Type.Object({
  community: AreaCodeSchema,
  year: Type.Integer(),
  scores: Type.Union([Type.Array(Type.Integer()), Type.Null()], { description: 'null: none yet' }),
  remark: Type.Union([Type.String(), Type.Null()]),
  at: Type.Union([Type.String(), Type.Null()]),
  canChange: Type.Boolean(),
});

export const EvaluationResultSchema = Type.Object({
  community: AreaCodeSchema,
  year: Type.Integer(),
  answers: Type.Union([Type.Integer(), Type.Null()], {
    description:
      'null: the window is not over, or fewer than `leastAnswers`, which would tell of single people',
  }),
  leastAnswers: Type.Integer(),
  shownAfter: Type.String({ description: 'YYYY-MM-DD: the last day of the window' }),
  average: Type.Union([Type.Number(), Type.Null()]),
  questions: Type.Array(
    Type.Object({ code: Type.String(), average: Type.Union([Type.Number(), Type.Null()]) }),
  ),
});

export const remarksPerPage = 20;

/** For the office of the community alone. */
export const EvaluationRemarksSchema = Type.Object({
  result: EvaluationResultSchema,
  remarks: Type.Array(Type.Object({ id: Type.String(), words: Type.String() }), {
    description:
      'of whoever agreed that their office reads them, in no order that tells of anybody; none where `result.answers` is null',
  }),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

export type EvaluationRemarks = Static<typeof EvaluationRemarksSchema>;
export type EvaluationForm = Static<typeof EvaluationFormSchema>;
export type EvaluationAnswer = Static<typeof EvaluationAnswerSchema>;
export type OwnEvaluation = Static<typeof OwnEvaluationSchema>;
export type EvaluationResult = Static<typeof EvaluationResultSchema>;
