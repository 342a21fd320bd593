/** Who reaches what, for everybody at once: the answers of `/coverage`. */
import Type, { type Static } from 'typebox';
import { categoryStates } from './circle.ts';
import { PopulationMetaSchema } from './population.ts';
import { MultiPolygonSchema } from './position.ts';
import { ProfileSchema } from './profile.ts';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** By communities and what they belong to, or by cells of a pattern. */
export const coverageLevels = ['community', 'street', 'district', 'hexagon', 'square'] as const;
export const coverageFormats = ['json', 'geojson', 'csv'] as const;
/** In place of a category's code: all categories of the essential set at once. */
export const essentialSet = 'essential';
/** Side of a square or a hexagon in metres. */
export const cellMeters = { least: 50, most: 5000, square: 250, hexagon: 200 } as const;
/** Most cells of one answer. */
export const mostCells = 20_000;

const minutes = (description: string) => nullable(Type.Number({ description }));

const figureFields = {
  people: nullable(Type.Number({ description: 'null where no population is known' })),
  covered: Type.Number({ description: 'people who have one within their limit' }),
  gap: Type.Number({ description: 'people known to be left out' }),
  unknown: Type.Number({
    description:
      'people of whom neither can be said: no complete register, the map’s edge nearer than the limit, or no street near',
  }),
  state: Type.Enum([...categoryStates], {
    description: 'a gap if anybody is known to be left out; without people unknown',
  }),
  meanMinutes: minutes(
    'of the people who reach one, however far; to the nearest that is known. Null for the essential set',
  ),
  p90Minutes: minutes(
    'within which nine in ten of the people near a street reach one; null where more than a tenth reach none',
  ),
};

export const CoverageFiguresSchema = Type.Object(figureFields);

export const CoverageAreaSchema = Type.Object({
  code: nullable(
    Type.String({
      description: 'division code, H3 index, or column-row of a square; null: no known community',
    }),
  ),
  name: nullable(Type.String()),
  level: Type.Enum([...coverageLevels]),
  kind: nullable(
    Type.Enum(['urban', 'rural', 'mixed'], { description: 'of its people; null without any' }),
  ),
  ...figureFields,
  perThousand: Type.Optional(
    nullable(
      Type.Number({
        description:
          'places for a thousand people, by their competition for capacity; null where a facility of unknown capacity is within reach of anybody. Only where `capacity` is there',
      }),
    ),
  ),
});

export const EquityGroupSchema = Type.Object({
  group: Type.Enum(['elderly', 'children', 'nonRegistered', 'urban', 'rural']),
  people: nullable(Type.Number({ description: 'null where the source does not say' })),
  covered: nullable(Type.Number()),
  gap: nullable(Type.Number()),
  unknown: nullable(Type.Number()),
  meanMinutes: minutes('as above'),
  p90Minutes: minutes('as above'),
});

export const CoverageCapacitySchema = Type.Object(
  {
    method: Type.Literal('2SFCA', {
      description: 'two-step floating catchment area (Luo & Wang 2003)',
    }),
    decay: Type.Enum(['gaussian'], {
      description:
        'a facility counts less the farther it is: (e^(−½ (t/limit)²) − e^(−½)) / (1 − e^(−½)), 0 at the limit (Dai 2010); the limit is each person’s own',
    }),
    knownFacilities: Type.Integer({ description: 'whose capacity is known' }),
    unknownFacilities: Type.Integer(),
    capacity: Type.Number({ description: 'of those that are known, together' }),
    unreachedFacilities: Type.Integer({
      description: 'known ones that nobody has within reach: their capacity is in nobody’s share',
    }),
    unreachedCapacity: Type.Number(),
    people: Type.Number({ description: 'people whose share is known' }),
    unknownPeople: Type.Number({
      description: 'people who also reach a facility of unknown capacity, or have no street near',
    }),
    perThousand: nullable(Type.Number({ description: 'mean of the people whose share is known' })),
    worstTenthPerThousand: nullable(Type.Number({ description: 'of the tenth with least' })),
    gini: nullable(Type.Number()),
  },
  { description: 'competition for places; null where no capacity is known' },
);

export const EssentialCoverageSchema = Type.Object(
  {
    completeShare: nullable(
      Type.Number({ description: '达标率: people with a complete circle, 0 to 1, of all people' }),
    ),
    byInside: Type.Array(Type.Object({ categories: Type.Integer(), people: Type.Number() }), {
      description: 'people by how many categories of their set are inside for certain',
    }),
    categories: Type.Array(
      Type.Object({
        code: Type.String(),
        urban: Type.Boolean({ description: 'belongs to the set of towns' }),
        rural: Type.Boolean({ description: 'belongs to the set of villages' }),
        people: nullable(Type.Number({ description: 'for whom it belongs to the set' })),
        covered: Type.Number(),
        gap: Type.Number(),
        unknown: Type.Number(),
      }),
      { description: 'most people left out first' },
    ),
  },
  { description: 'only for `category=essential`' },
);

/** What comes to a door does not change what lies inside; it is told beside it. */
export const ComesToAreaSchema = Type.Object({
  code: Type.String(),
  name: nullable(Type.String()),
  categories: Type.Array(
    Type.Object({
      code: Type.String(),
      providers: Type.Integer({ description: 'that come, each counted once' }),
    }),
    { description: 'that come to the door where most people of the community live' },
  ),
});

export const CoverageNoteSchema = Type.Object({
  code: Type.String({ description: 'stable, for programs' }),
  zh: Type.String(),
  en: Type.String(),
});

const head = {
  region: Type.String(),
  category: Type.String({ description: 'code, or `essential`' }),
  choice: Type.Integer({
    description: '1: the nearest counts, 2: the second nearest, 3: the third',
  }),
  profile: ProfileSchema,
  limits: Type.Object({ urbanMinutes: Type.Number(), ruralMinutes: Type.Number() }),
  at: nullable(
    Type.String({
      description:
        'facilities known to be closed then do not count; null: opening hours do not count',
    }),
  ),
  day: Type.String({ description: 'YYYY-MM-DD on the region’s clock' }),
  level: Type.Enum([...coverageLevels]),
  cell: nullable(
    Type.Object({
      meters: Type.Number({ description: 'side of a square, mean side of a hexagon' }),
      resolution: nullable(Type.Integer({ description: 'of H3, for hexagons' })),
    }),
  ),
  population: nullable(PopulationMetaSchema),
  scenario: nullable(Type.Object({ id: Type.String(), name: Type.String() })),
  facilities: Type.Object({
    counted: Type.Integer({ description: 'facilities of the category that count' }),
    closedThen: Type.Integer({ description: 'left out, because they are closed at `at`' }),
    unknownHours: Type.Integer({ description: 'counted, though their hours are not known' }),
  }),
  notes: Type.Array(CoverageNoteSchema, { description: 'what one must know beside the figures' }),
  total: CoverageFiguresSchema,
};

const tail = {
  histogram: Type.Array(
    Type.Object({
      fromMinutes: Type.Number({ description: 'itself left out, but for 0' }),
      toMinutes: nullable(Type.Number({ description: 'with it; null: whatever is above' })),
      people: Type.Number(),
    }),
    { description: 'people by minutes; empty for the essential set' },
  ),
  percentiles: Type.Array(
    Type.Object({
      share: Type.Number({ description: '0.5, 0.75, 0.9 and 0.95 of the people near a street' }),
      minutes: minutes('within which they reach one; null where fewer ever do'),
    }),
  ),
  unreached: Type.Number({ description: 'people from whom no way leads to any' }),
  equity: Type.Object({
    groups: Type.Array(EquityGroupSchema),
    gini: nullable(Type.Number({ description: 'of minutes among the people who reach one' })),
    lorenz: Type.Array(
      Type.Object({
        people: Type.Number({ description: 'share of people, those with fewest minutes first' }),
        value: Type.Number({ description: 'their share of all minutes' }),
      }),
      { description: 'at most 101 corners; empty where there is nothing to share' },
    ),
    worstTenthMinutes: minutes('mean of the tenth who are worst off among those who reach one'),
  }),
  capacity: nullable(CoverageCapacitySchema),
  essential: nullable(EssentialCoverageSchema),
  comes: Type.Optional(
    Type.Array(ComesToAreaSchema, { description: 'only with `comes=1`, by community' }),
  ),
  tiles: nullable(
    Type.Object(
      {
        key: Type.String(),
        path: Type.String({ description: 'with {z}, {x} and {y}' }),
        minZoom: Type.Integer(),
        maxZoom: Type.Integer(),
      },
      { description: 'minutes as tiles; null for the essential set and for a choice above 1' },
    ),
  ),
};

export const CoverageSchema = Type.Object({
  ...head,
  areas: Type.Array(CoverageAreaSchema, { description: 'most people left out first' }),
  ...tail,
});

export const CoverageFeaturesSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  properties: Type.Object({ ...head, ...tail }, { description: 'of the whole' }),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      id: Type.Optional(Type.String()),
      properties: CoverageAreaSchema,
      geometry: nullable(MultiPolygonSchema),
    }),
    { description: 'a street’s or district’s geometry is that of its communities side by side' },
  ),
});

export type CoverageLevel = (typeof coverageLevels)[number];
export type CoverageFormat = (typeof coverageFormats)[number];
export type CoverageFigures = Static<typeof CoverageFiguresSchema>;
export type CoverageArea = Static<typeof CoverageAreaSchema>;
export type EquityGroup = Static<typeof EquityGroupSchema>;
export type CoverageCapacity = Static<typeof CoverageCapacitySchema>;
export type EssentialCoverage = Static<typeof EssentialCoverageSchema>;
export type ComesToArea = Static<typeof ComesToAreaSchema>;
export type CoverageNote = Static<typeof CoverageNoteSchema>;
export type Coverage = Static<typeof CoverageSchema>;
export type CoverageFeatures = Static<typeof CoverageFeaturesSchema>;
