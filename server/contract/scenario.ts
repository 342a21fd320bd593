import Type, { type Static } from 'typebox';
import { longest, mostCategories, SentPositionSchema } from './facility.ts';
import { PositionSchema } from './position.ts';

/** Bounds of what one person may keep. */
export const mostChanges = 100;
export const mostLinePoints = 100;
export const longestScenarioName = 80;

/**
 * - `path`: at grade, open to walkers, prams and bicycles; joins every street that it crosses.
 * - `footbridge`: with ramps, for walkers and prams at a walker's pace, not for bicycles; joins streets at its two ends alone.
 * - `crossing`: a signalled crossing at grade for walkers and prams: the wait of the norms where it meets a carriageway.
 */
export const pathKinds = ['path', 'footbridge', 'crossing'] as const;

const strict = { additionalProperties: false } as const;
const facility = Type.String({
  minLength: 1,
  maxLength: 60,
  description: 'id of a facility that is there today, or of one that this scenario adds',
});
const capacity = Type.Integer({ minimum: 1, maximum: 1e6 });

export const AddFacilitySchema = Type.Object(
  {
    kind: Type.Literal('add-facility'),
    id: Type.String({
      pattern: '^new-[a-z0-9-]{1,40}$',
      description: 'chosen by the sender, once within the scenario; begins with new-',
    }),
    categories: Type.Array(Type.String({ maxLength: 40 }), {
      minItems: 1,
      maxItems: mostCategories,
      uniqueItems: true,
    }),
    name: Type.String({ minLength: 1, maxLength: longest.name }),
    position: SentPositionSchema,
    capacity: Type.Optional(capacity),
  },
  strict,
);

export const MoveFacilitySchema = Type.Object(
  { kind: Type.Literal('move-facility'), facility, position: SentPositionSchema },
  strict,
);

export const ShutFacilitySchema = Type.Object(
  { kind: Type.Literal('close-facility'), facility },
  strict,
);

export const EnlargeFacilitySchema = Type.Object(
  { kind: Type.Literal('enlarge-facility'), facility, capacity },
  strict,
);

export const OpenGateSchema = Type.Object(
  { kind: Type.Literal('open-gate'), position: SentPositionSchema },
  { ...strict, description: 'the nearest closed gate, open to everybody then' },
);

export const AddPathSchema = Type.Object(
  {
    kind: Type.Literal('add-path'),
    line: Type.Array(SentPositionSchema, { minItems: 2, maxItems: mostLinePoints }),
    path: Type.Enum([...pathKinds]),
  },
  { ...strict, description: 'both ends are led on to their nearest street' },
);

export const CloseStreetSchema = Type.Object(
  { kind: Type.Literal('close-street'), position: SentPositionSchema },
  { ...strict, description: 'the nearest street, from junction to junction, closed to everybody' },
);

/** One thing that a scenario does, in the order of its list. */
export const ChangeSchema = Type.Union([
  AddFacilitySchema,
  MoveFacilitySchema,
  ShutFacilitySchema,
  EnlargeFacilitySchema,
  OpenGateSchema,
  AddPathSchema,
  CloseStreetSchema,
]);

export const ChangesSchema = Type.Array(ChangeSchema, { maxItems: mostChanges });

/** Why a change cannot be made. */
export const changeFaults = [
  'unknown-facility',
  'id-taken',
  'unknown-category',
  'not-larger',
  'outside-region',
  'facility-joins-nothing',
  'no-closed-gate-near',
  'no-street-near',
  'path-joins-nothing',
  'path-too-short',
  'path-too-long',
] as const;

const region = Type.String({ minLength: 1, maxLength: 60 });
const name = Type.String({ minLength: 1, maxLength: longestScenarioName });
const version = Type.Integer({ minimum: 1, description: 'the version that was looked at' });

/** An id of one’s own, or the token of a shared one. */
export const ScenarioReferenceSchema = Type.String({
  minLength: 1,
  maxLength: 60,
  description: 'id of a scenario of one’s own, or the token of a shared one',
});

export const ScenarioHeadSchema = Type.Object({
  id: Type.String(),
  region: Type.String(),
  name: Type.String(),
  version: Type.Integer(),
  isOwn: Type.Boolean({ description: 'false: read by its token' }),
  isShared: Type.Boolean(),
  changeCount: Type.Integer(),
  createdAt: Type.String(),
  updatedAt: Type.String(),
});

export const ScenarioSchema = Type.Object({
  ...ScenarioHeadSchema.properties,
  changes: ChangesSchema,
});

export const ScenariosSchema = Type.Object({ scenarios: Type.Array(ScenarioHeadSchema) });

export const NewScenarioSchema = Type.Object({ region, name, changes: ChangesSchema }, strict);

export const ScenarioEditSchema = Type.Object(
  { version, name: Type.Optional(name), changes: Type.Optional(ChangesSchema) },
  strict,
);

export const OpenScenarioSchema = Type.Object({ scenario: ScenarioReferenceSchema }, strict);

export const CopyScenarioSchema = Type.Object(
  { scenario: ScenarioReferenceSchema, name: Type.Optional(name) },
  strict,
);

export const SharedScenarioSchema = Type.Object({
  token: Type.String({
    description: 'told this once; whoever has it may read the scenario until it is unshared',
  }),
});

const geometry = Type.Union([
  Type.Object({ type: Type.Literal('Point'), coordinates: PositionSchema }),
  Type.Object({ type: Type.Literal('LineString'), coordinates: Type.Array(PositionSchema) }),
  Type.Null(),
]);

/** A scenario as a file: one feature for each change, RFC 7946. */
export const ScenarioFileSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  jinlin: Type.Object({
    format: Type.Literal('scenario'),
    version: Type.Literal(1),
    region,
    name,
  }),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      geometry,
      properties: Type.Record(Type.String(), Type.Unknown()),
    }),
    { maxItems: mostChanges },
  ),
});

export type Change = Static<typeof ChangeSchema>;
export type ChangeFault = (typeof changeFaults)[number];
export type PathKind = (typeof pathKinds)[number];
export type ScenarioHead = Static<typeof ScenarioHeadSchema>;
export type ScenarioAnswer = Static<typeof ScenarioSchema>;
export type ScenarioFile = Static<typeof ScenarioFileSchema>;
