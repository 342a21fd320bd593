import Type, { type Static } from 'typebox';
import { ChangesSchema, pathKinds, ScenarioReferenceSchema } from './scenario.ts';
import { PositionSchema } from './position.ts';
import { ProfileSchema } from './profile.ts';

/** Most population points whose change is listed; those with the most people. */
export const mostCells = 2000;

export const compareLevels = ['community', 'street', 'district', 'hexagon', 'square'] as const;
const strict = { additionalProperties: false } as const;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const states = ['covered', 'gap', 'unknown'] as const;

export const CompareQuestionSchema = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 60 }),
    changes: Type.Optional(ChangesSchema),
    scenario: Type.Optional(ScenarioReferenceSchema),
    category: Type.String({ maxLength: 40 }),
    profile: Type.Optional(ProfileSchema),
    minutes: Type.Optional(Type.Number({ minimum: 1, maximum: 60 })),
    at: Type.Optional(Type.String({ maxLength: 40 })),
    level: Type.Optional(Type.Enum([...compareLevels])),
    brief: Type.Optional(
      Type.Boolean({ description: 'totals and areas alone, for a place that is being dragged' }),
    ),
  },
  { ...strict, description: 'changes or scenario, one of the two' },
);

/** People whose state is covered, a gap or unknown. */
export const SharesSchema = Type.Object({
  covered: Type.Number(),
  gap: Type.Number(),
  unknown: Type.Number(),
  meanMinutes: orNull(Type.Number()),
  p90Minutes: orNull(Type.Number()),
});

export const DifferenceSchema = Type.Object({
  people: Type.Number(),
  before: SharesSchema,
  after: SharesSchema,
  gained: Type.Number({ description: 'people covered then who are not today' }),
  lost: Type.Number({ description: 'people covered today who are not then' }),
});

/** What a change of streets came to. */
export const ChangeEffectSchema = Type.Object({
  change: Type.Integer({ minimum: 0, description: 'its place in the list of changes' }),
  kind: Type.String(),
  path: Type.Optional(Type.Enum([...pathKinds])),
  street: Type.Optional(orNull(Type.String({ description: 'of what was opened or closed' }))),
  meters: Type.Optional(Type.Number()),
  line: Type.Optional(Type.Array(PositionSchema)),
  joins: Type.Optional(
    Type.Array(
      Type.Object({
        position: PositionSchema,
        street: orNull(Type.String()),
        meters: Type.Number({ description: 'from the drawn point to where it joins' }),
      }),
    ),
  ),
});

export const CompareSchema = Type.Object({
  region: Type.String(),
  category: Type.String(),
  profile: ProfileSchema,
  limits: Type.Object({ urbanMinutes: Type.Number(), ruralMinutes: Type.Number() }),
  at: Type.String(),
  level: Type.String(),
  scenario: orNull(Type.Object({ id: Type.String(), name: Type.String() })),
  effects: Type.Array(ChangeEffectSchema),
  total: DifferenceSchema,
  areas: Type.Array(
    Type.Object({
      code: Type.String(),
      name: orNull(Type.String()),
      ...DifferenceSchema.properties,
    }),
    { description: 'most people gained or lost first; brief: only those where something changed' },
  ),
  groups: Type.Optional(
    Type.Array(
      Type.Object({
        group: Type.Enum(['elderly', 'children', 'nonRegistered', 'urban', 'rural']),
        ...DifferenceSchema.properties,
      }),
      { description: 'groups that the population knows' },
    ),
  ),
  equity: Type.Optional(
    Type.Object({
      before: Type.Object({
        gini: orNull(Type.Number()),
        worstTenthMinutes: orNull(Type.Number()),
      }),
      after: Type.Object({ gini: orNull(Type.Number()), worstTenthMinutes: orNull(Type.Number()) }),
    }),
  ),
  cells: Type.Optional(
    Type.Array(
      Type.Object({
        position: PositionSchema,
        people: Type.Number(),
        before: Type.Enum([...states]),
        after: Type.Enum([...states]),
        beforeMinutes: orNull(Type.Number()),
        afterMinutes: orNull(Type.Number()),
      }),
      { description: `population points whose state changed; at most ${mostCells}` },
    ),
  ),
  cellsChanged: Type.Optional(Type.Integer({ description: 'how many there are in all' })),
});

export type CompareQuestion = Static<typeof CompareQuestionSchema>;
export type Compare = Static<typeof CompareSchema>;
export type Difference = Static<typeof DifferenceSchema>;
export type ChangeEffect = Static<typeof ChangeEffectSchema>;
