/** Where new sites help most: the question, the run that works on it, and its answer. */
import Type, { type Static } from 'typebox';
import { PositionSchema } from './position.ts';
import { ProblemSchema } from './problem.ts';
import { ProfileSchema } from './profile.ts';
import { ChangesSchema, ScenarioReferenceSchema } from './scenario.ts';

const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const strict = { additionalProperties: false } as const;

/** Most candidates of one question; a coarser raster or fewer parcels stay below it. */
export const mostCandidates = 10_000;
export const mostSites = 1_000;
export const mostMoney = 1e12;
export const mostCapacity = 10_000_000;
/** Letters of a table of candidates that is sent along. */
export const mostTableLetters = 1_000_000;
/** Corners of all drawn parcels together. */
export const mostParcelCorners = 20_000;
export const spacingMeters = { least: 50, usual: 150, most: 5_000 } as const;
export const solverSeconds = { least: 1, usual: 20, most: 120 } as const;
/** How long a finished run is kept. */
export const keptMinutes = 60;

export const sitingKinds = ['cover-most', 'cover-all', 'least-mean', 'least-worst'] as const;
export const sitingStates = ['queued', 'running', 'done', 'cancelled', 'refused'] as const;
export const sitingSteps = [
  'queued',
  'distances',
  'greedy',
  'swap',
  'bound',
  'exact',
  'threshold',
] as const;
export const candidateKinds = ['nodes', 'public-buildings', 'parcels', 'points', 'table'] as const;
export const sitingDatums = ['wgs84', 'gcj02', 'bd09'] as const;

const NewSite = {
  name: Type.Optional(Type.String({ maxLength: 120 })),
  cost: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: mostMoney,
      description: 'of a site there, in any unit; 1 without it',
    }),
  ),
  capacity: Type.Optional(
    Type.Number({
      minimum: 0,
      maximum: mostCapacity,
      description: 'people whom a site there can serve; `capacities` without it',
    }),
  ),
};
const everyMeters = Type.Optional(
  Type.Number({
    minimum: spacingMeters.least,
    maximum: spacingMeters.most,
    description: `metres between candidates; ${spacingMeters.usual} without it`,
  }),
);

export const CandidatesSchema = Type.Union([
  Type.Object(
    { kind: Type.Literal('nodes'), everyMeters },
    { ...strict, description: 'any junction, thinned so that none are closer than everyMeters' },
  ),
  Type.Object(
    { kind: Type.Literal('public-buildings') },
    { ...strict, description: 'buildings that house a public service already' },
  ),
  Type.Object(
    {
      kind: Type.Literal('parcels'),
      everyMeters,
      parcels: Type.Array(
        Type.Object(
          {
            polygon: Type.Array(Type.Array(PositionSchema), {
              minItems: 1,
              description: 'outer ring, then holes: GeoJSON coordinates',
            }),
            ...NewSite,
          },
          strict,
        ),
        { minItems: 1, maxItems: 500 },
      ),
    },
    { ...strict, description: 'junctions in drawn parcels; without any, the street next to it' },
  ),
  Type.Object(
    {
      kind: Type.Literal('points'),
      points: Type.Array(Type.Object({ position: PositionSchema, ...NewSite }, strict), {
        minItems: 1,
        maxItems: mostCandidates,
      }),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('table'),
      csv: Type.String({
        maxLength: mostTableLetters,
        description:
          'a table with a header line: lon, lat and, if wanted, name, cost, capacity; 经度, 纬度, 名称, 费用, 容量 as well',
      }),
      crs: Type.Optional(Type.Enum([...sitingDatums])),
    },
    strict,
  ),
]);

export const sitingGroups = ['people', 'elderly', 'children', 'nonRegistered'] as const;
const factor = Type.Optional(Type.Number({ minimum: 1, maximum: 100 }));

export const SitingQuestionSchema = Type.Object(
  {
    region: Type.String(),
    category: Type.String({ description: 'what is to be built' }),
    profile: Type.Optional(ProfileSchema),
    minutes: Type.Optional(
      Type.Number({
        minimum: 1,
        maximum: 60,
        description: 'the limit; without it that of town or village where each person lives',
      }),
    ),
    at: Type.Optional(
      Type.String({
        description:
          'ISO 8601: facilities that are known to be closed then do not serve; without it hours do not count',
      }),
    ),
    kind: Type.Enum([...sitingKinds], {
      description:
        'most people within the limit, fewest sites (or least cost) for everybody, least mean time, least time of the worst off',
    }),
    sites: Type.Optional(
      Type.Integer({ minimum: 1, maximum: mostSites, description: 'how many new ones' }),
    ),
    budget: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        maximum: mostMoney,
        description: 'instead of `sites`, in the unit of costs',
      }),
    ),
    candidates: CandidatesSchema,
    scenario: Type.Optional(ScenarioReferenceSchema),
    changes: Type.Optional(ChangesSchema),
    area: Type.Optional(
      Type.String({
        description: 'code of a division, or its start: only who lives there, only sites there',
      }),
    ),
    leaveOut: Type.Optional(
      Type.Boolean({
        description:
          'who is near neither a facility nor a candidate is left out of everybody, instead of making `cover-all` and `least-worst` impossible',
      }),
    ),
    keepExisting: Type.Optional(
      Type.Boolean({ description: 'what stands serves too; true without it' }),
    ),
    capacities: Type.Optional(
      Type.Object(
        {
          newSite: Type.Number({
            exclusiveMinimum: 0,
            maximum: mostCapacity,
            description: 'people whom a new site serves',
          }),
          unknownExisting: Type.Optional(
            orNull(
              Type.Number({
                minimum: 0,
                maximum: mostCapacity,
                description:
                  'people whom a facility of unknown capacity serves; null or absent: as many as come',
              }),
            ),
          ),
        },
        { ...strict, description: 'only for `cover-most`: nobody serves more than these' },
      ),
    ),
    group: Type.Optional(
      Type.Enum([...sitingGroups], { description: 'who alone counts; everybody without it' }),
    ),
    weights: Type.Optional(
      Type.Object(
        { elderly: factor, children: factor, nonRegistered: factor },
        {
          ...strict,
          description: 'how many times one of these counts; not together with `group`',
        },
      ),
    ),
    solverSeconds: Type.Optional(
      Type.Number({
        minimum: solverSeconds.least,
        maximum: solverSeconds.most,
        description: `how long the exact solver may search; ${solverSeconds.usual} without it`,
      }),
    ),
  },
  strict,
);

const CommunitySchema = orNull(Type.Object({ code: orNull(Type.String()), name: Type.String() }));

export const ChosenSiteSchema = Type.Object({
  position: PositionSchema,
  gain: Type.Number({
    description:
      'what it adds to those before it: people, or seconds off the mean (`least-mean`); sites come in the order in which they help most',
  }),
  value: Type.Number({ description: 'people or mean seconds once this one stands as well' }),
  cost: Type.Number(),
  name: orNull(Type.String()),
  facility: orNull(Type.String({ description: 'id of the public building it would be in' })),
  item: orNull(Type.Integer({ description: 'number of the parcel, point or line, from 1' })),
  community: CommunitySchema,
  capacity: orNull(Type.Number()),
  load: orNull(Type.Number({ description: 'people assigned to it, where capacities count' })),
});

export const OutOfReachSchema = Type.Object(
  {
    people: Type.Number(),
    points: Type.Integer(),
    communities: Type.Array(
      Type.Object({
        code: orNull(Type.String()),
        name: orNull(Type.String({ description: 'null: of no known community' })),
        people: Type.Number(),
      }),
      { description: 'most people first' },
    ),
    places: Type.Array(Type.Object({ position: PositionSchema, people: Type.Number() }), {
      description: 'the first 500, most people first',
    }),
  },
  { description: 'who is near neither a facility nor a candidate' },
);

export const SitingAnswerSchema = Type.Object({
  unit: Type.Enum(['people', 'sites', 'cost', 'seconds'], {
    description: 'of value, before and bound',
  }),
  chosen: Type.Array(ChosenSiteSchema),
  value: Type.Number(),
  before: orNull(Type.Number({ description: 'without a new site; null where it has no figure' })),
  bound: Type.Number({ description: 'no choice can do better than this' }),
  gapPercent: orNull(
    Type.Number({ description: 'by how much of the bound the best may be better at most' }),
  ),
  proven: Type.Boolean({ description: 'there is no better choice' }),
  cost: Type.Number({ description: 'of all chosen sites' }),
  covered: Type.Object(
    { before: Type.Number(), after: Type.Number(), of: Type.Number() },
    { description: 'weighted people within the limit, whatever was asked for' },
  ),
  people: Type.Number({ description: 'that count, unweighted' }),
  limits: Type.Object({ urbanMinutes: Type.Number(), ruralMinutes: Type.Number() }),
  reachMinutes: Type.Number({ description: 'how far ways were looked for' }),
  points: Type.Integer(),
  candidates: Type.Integer(),
  existing: Type.Integer({ description: 'facilities of the category that serve already' }),
  noStreet: Type.Object(
    { people: Type.Number(), candidates: Type.Integer() },
    { description: 'left out, because no street is near enough' },
  ),
  outOfReach: OutOfReachSchema,
  seconds: Type.Number({ description: 'how long it took to compute' }),
});

export const SitingProgressSchema = Type.Object({
  step: Type.Enum([...sitingSteps]),
  value: orNull(Type.Number({ description: 'the best so far, in the unit of the answer' })),
  bound: orNull(Type.Number()),
});

const { changes: _changes, ...shortFields } = SitingQuestionSchema.properties;

/** As it was asked, without the lists of candidates and changes: they may be long, and a run is looked at often. */
const EchoedQuestionSchema = Type.Object({
  ...shortFields,
  candidates: Type.Object({ kind: Type.Enum([...candidateKinds]) }),
});

export const SitingRunSchema = Type.Object({
  id: Type.String(),
  state: Type.Enum([...sitingStates]),
  place: orNull(Type.Integer({ description: 'in the queue, from 1; null once it runs' })),
  askedAt: Type.String(),
  question: EchoedQuestionSchema,
  progress: SitingProgressSchema,
  answer: orNull(SitingAnswerSchema),
  refusal: orNull(
    Type.Object({
      problem: ProblemSchema,
      outOfReach: orNull(OutOfReachSchema),
    }),
  ),
});

export type Candidates = Static<typeof CandidatesSchema>;
export type SitingAsked = Static<typeof SitingQuestionSchema>;
export type SitingEchoed = Static<typeof EchoedQuestionSchema>;
export type SitingKind = (typeof sitingKinds)[number];
export type SitingGroup = (typeof sitingGroups)[number];
export type ChosenSiteAnswer = Static<typeof ChosenSiteSchema>;
export type OutOfReach = Static<typeof OutOfReachSchema>;
export type SitingAnswerBody = Static<typeof SitingAnswerSchema>;
export type SitingProgressBody = Static<typeof SitingProgressSchema>;
export type SitingRunBody = Static<typeof SitingRunSchema>;
