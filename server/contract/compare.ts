import Type, { type Static } from 'typebox';
import { DaySchema } from './facility.ts';
import { ChangesSchema, pathKinds, ScenarioReferenceSchema } from './scenario.ts';
import {
  cellMeters,
  CoverageFiguresSchema,
  coverageLevels,
  EquityGroupSchema,
} from './coverage.ts';
import { PositionSchema } from './position.ts';
import { ProfileSchema } from './profile.ts';

/** Most population points whose change is listed; those with the most people. */
export const mostCells = 2000;

const strict = { additionalProperties: false } as const;
const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const states = ['covered', 'gap', 'unknown'] as const;

/** How far `at` and `level` go is said at `/coverage`. */
export const CompareQuestionSchema = Type.Object(
  {
    region: Type.String({ minLength: 1, maxLength: 60 }),
    changes: Type.Optional(ChangesSchema),
    scenario: Type.Optional(ScenarioReferenceSchema),
    category: Type.String({ maxLength: 40 }),
    profile: Type.Optional(ProfileSchema),
    minutes: Type.Optional(Type.Number({ minimum: 1, maximum: 60 })),
    at: Type.Optional(
      Type.String({ maxLength: 40, description: 'ISO 8601, as for /coverage; at or day' }),
    ),
    day: Type.Optional(DaySchema),
    level: Type.Optional(Type.Enum([...coverageLevels])),
    size: Type.Optional(Type.Integer({ minimum: cellMeters.least, maximum: cellMeters.most })),
    brief: Type.Optional(
      Type.Boolean({ description: 'totals and areas alone, for a place that is being dragged' }),
    ),
  },
  { ...strict, description: 'changes or scenario, one of the two' },
);

/** The same people today and then, in the words of coverage. */
export const DifferenceSchema = Type.Object({
  before: CoverageFiguresSchema,
  after: CoverageFiguresSchema,
  gained: Type.Number({ description: 'people covered then who are not today' }),
  lost: Type.Number({ description: 'people covered today who are not then' }),
});

const EquityBriefSchema = Type.Object({
  gini: orNull(Type.Number({ description: 'of minutes among the people who reach one' })),
  worstTenthMinutes: orNull(Type.Number()),
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
  at: orNull(Type.String({ description: 'null: opening hours do not count' })),
  day: Type.String(),
  level: Type.Enum([...coverageLevels]),
  brief: Type.Boolean(),
  scenario: orNull(Type.Object({ id: Type.String(), name: Type.String() })),
  effects: Type.Array(ChangeEffectSchema),
  total: DifferenceSchema,
  areas: Type.Array(
    Type.Object({
      code: orNull(Type.String()),
      name: orNull(Type.String()),
      ...DifferenceSchema.properties,
    }),
    { description: 'most people gained or lost first; brief: only those where something changed' },
  ),
  equity: Type.Optional(
    Type.Object(
      { before: EquityBriefSchema, after: EquityBriefSchema },
      { description: 'not when brief' },
    ),
  ),
  groups: Type.Optional(
    Type.Array(
      Type.Object({
        group: EquityGroupSchema.properties.group,
        before: EquityGroupSchema,
        after: EquityGroupSchema,
        gained: orNull(Type.Number()),
        lost: orNull(Type.Number()),
      }),
      { description: 'null where the source does not tell the group apart' },
    ),
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
