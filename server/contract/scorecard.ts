import Type, { type Static } from 'typebox';
import { AreaCodeSchema, areaLevels } from './community.ts';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const rowStates = ['met', 'not-met', 'no-data', 'not-judged'] as const;

/** Why a row has its state, where that is not plain from value and norm. */
export const rowReasons = [
  'figure-missing',
  'no-households',
  'office-position-missing',
  'outside-every-region',
  'office-off-street',
  'register-incomplete',
  'data-border',
  'beyond-limit',
  'not-computed-yet',
  'below-norm',
  'above-norm',
  'not-above-norm',
  'too-few-answers',
  'judged-as-average',
] as const;

export const rowUnits = [
  'minute',
  'facility',
  'square-meter-per-100-households',
  'square-meter',
  'person',
  'household-per-worker',
  'percent',
  'organisation',
  'score',
] as const;

const NormSchema = Type.Object({
  code: Type.String({ description: 'in `/api/v1/norms`' }),
  value: Type.Number(),
  /** `min`: at least; `above`: more than; `max`: at most. */
  bound: Type.Enum(['min', 'above', 'max']),
});

export const ScorecardRowSchema = Type.Object({
  code: Type.String({ description: 'stable: e.g. `indoor-area`, `six-in-one-health`' }),
  zh: Type.String(),
  en: Type.String(),
  value: nullable(Type.Number({ description: 'rounded for reading; exact numbers are judged' })),
  unit: Type.Enum([...rowUnits]),
  norms: Type.Array(NormSchema),
  clause: nullable(
    Type.String({ description: 'of the plan; null where all norms are assumptions' }),
  ),
  state: Type.Enum([...rowStates]),
  why: Type.Object({
    code: nullable(Type.Enum([...rowReasons])),
    zh: Type.String(),
    en: Type.String(),
  }),
  /** Six-in-one only. */
  facility: Type.Optional(
    nullable(Type.Object({ id: Type.String(), name: nullable(Type.String()) })),
  ),
  nearestMinutes: Type.Optional(
    nullable(Type.Number({ description: 'to the nearest one, also beyond the limit' })),
  ),
});

/** One norm over all communities of an area. */
export const RollUpRowSchema = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  clause: nullable(Type.String()),
  met: Type.Integer(),
  notMet: Type.Integer(),
  noData: Type.Integer(),
  notComputed: Type.Integer({
    description:
      'circles that are still to be worked out: counted without data, or by their former result after a change of map or register',
  }),
});

/** A norm that the plan sets for an average or a whole area. */
export const AverageRowSchema = Type.Object({
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
  value: nullable(Type.Number()),
  unit: Type.Enum([...rowUnits]),
  norms: Type.Array(NormSchema),
  clause: nullable(Type.String()),
  state: Type.Enum([...rowStates]),
  why: ScorecardRowSchema.properties.why,
  counted: Type.Integer({ description: 'communities whose figures are in the value' }),
  missing: Type.Integer({ description: 'communities that gave none' }),
});

const headFields = {
  code: AreaCodeSchema,
  name: Type.String(),
  level: Type.Enum([...areaLevels]),
  invented: Type.Boolean(),
};

export const CommunityScorecardSchema = Type.Object({
  ...headFields,
  level: Type.Literal('community'),
  kind: Type.Enum(['urban', 'rural']),
  rows: Type.Array(ScorecardRowSchema),
});

export const AreaScorecardSchema = Type.Object({
  ...headFields,
  communities: Type.Integer(),
  withFigures: Type.Integer(),
  notComputed: Type.Integer({
    description: 'communities whose circle is still being worked out; ask again later',
  }),
  /** Streets and towns: their own hall. */
  own: Type.Array(ScorecardRowSchema),
  rows: Type.Array(RollUpRowSchema),
  averages: Type.Array(AverageRowSchema),
});

export const ScorecardSchema = Type.Union([CommunityScorecardSchema, AreaScorecardSchema]);

export type ScorecardRow = Static<typeof ScorecardRowSchema>;
export type RollUpRow = Static<typeof RollUpRowSchema>;
export type AverageRow = Static<typeof AverageRowSchema>;
export type CommunityScorecard = Static<typeof CommunityScorecardSchema>;
export type AreaScorecard = Static<typeof AreaScorecardSchema>;
export type RowState = (typeof rowStates)[number];
export type RowReason = (typeof rowReasons)[number];
export type RowUnit = (typeof rowUnits)[number];
