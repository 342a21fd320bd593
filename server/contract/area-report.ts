/** 体检报告: how a community, street or district is served, who is left out, and from what that is known. */
import Type, { type Static } from 'typebox';
import { AreaCodeSchema } from './community.ts';
import { PopulationMetaSchema } from './population.ts';
import { ProfileSchema } from './profile.ts';
import { ScorecardSchema } from './scorecard.ts';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Levels that a report is made for: a community or village, a street or town, a district or county. */
export const reportLevels = ['community', 'street', 'area'] as const;
export const reportStates = ['covered', 'gap', 'unknown'] as const;

const People = (description: string) =>
  Type.Number({ minimum: 0, description: `${description}; rounded to a tenth` });

const AreaName = Type.Object({ code: AreaCodeSchema, name: Type.String() });
const CategoryWords = { code: Type.String(), zh: Type.String(), en: Type.String() };

/** People by state. Where no population is known, people is null and everything unknown. */
const figures = {
  people: nullable(People('all of them')),
  covered: People('within the limit of their place'),
  gap: People('beyond it, for certain'),
  unknown: People('of whom neither is certain'),
  state: Type.Enum([...reportStates], {
    description: 'gap if anybody is left out for certain, else unknown if anybody is, else covered',
  }),
};

export const ReportCategorySchema = Type.Object({
  ...CategoryWords,
  essential: Type.Object({ urban: Type.Boolean(), rural: Type.Boolean() }),
  inSet: Type.Boolean({
    description:
      'essential for somebody of this area; then only those are counted for whom it is, else everybody',
  }),
  ...figures,
  unknownBecause: Type.Object(
    {
      register: People('no complete register'),
      border: People('the edge of the map is nearer than the limit'),
      street: People('no street near'),
    },
    { description: 'these add up to `unknown`' },
  ),
  unreached: People('from where no facility can be reached at all, of those with a street'),
  meanMinutes: nullable(
    Type.Number({ description: 'to the nearest, over all who can reach one; a tenth' }),
  ),
  p90Minutes: nullable(
    Type.Number({
      description: 'within which nine of ten arrive; null where too many reach none',
    }),
  ),
  facilities: Type.Integer({ description: 'that stand in the area itself' }),
});

/** A category that people are left out of. */
export const ReportGapSchema = Type.Object({
  category: Type.String(),
  inSet: Type.Boolean({
    description: 'essential for somebody here; then only those count for whom it is',
  }),
  people: People('who would be helped if it came within their limit'),
  meanMinutes: nullable(
    Type.Number({ description: 'that they need now; null where nobody of them can reach one' }),
  ),
  unreached: People('of them, who can reach none at all'),
  where: Type.Array(
    Type.Object({ code: AreaCodeSchema, name: Type.String(), people: Type.Number() }),
    {
      maxItems: 5,
      description: 'communities with most of these people; empty in the report of a community',
    },
  ),
});

export const ReportVerdictSchema = Type.Object(
  {
    state: Type.Enum([...reportStates]),
    people: nullable(People('in the area, as far as it lies on the map')),
    complete: People('with everything of the essential set inside'),
    incomplete: People('who lack something of it for certain'),
    unknown: People('of whom neither is certain'),
    covered: Type.Array(Type.String(), {
      description: 'categories of the set that everybody has, in their order',
    }),
    gap: Type.Array(Type.String(), { description: 'that somebody lacks, most people first' }),
    unknownCategories: Type.Array(Type.String(), {
      description: 'of which nothing is certain for somebody, and nobody is left out for certain',
    }),
  },
  { description: 'the verdict as data; the words of it are the reader’s' },
);

export const ReportCommunitySchema = Type.Object({
  code: AreaCodeSchema,
  name: Type.String(),
  people: nullable(Type.Number()),
  complete: Type.Number(),
  incomplete: Type.Number(),
  unknown: Type.Number(),
  state: Type.Enum([...reportStates]),
  missing: Type.Array(Type.String(), { description: 'categories of the set that somebody lacks' }),
});

export const ReportSourcesSchema = Type.Object({
  map: Type.Object({
    region: Type.String(),
    name: Type.String(),
    dataDate: nullable(Type.String({ description: 'YYYY-MM-DD' })),
    importedAt: Type.String(),
    attribution: Type.String(),
    invented: Type.Boolean(),
  }),
  population: nullable(PopulationMetaSchema),
  ground: Type.Object(
    {
      communities: Type.Integer({ description: 'of the area, by the list of divisions' }),
      onMap: Type.Integer({
        description: 'of them, those whose boundary is known and on this map',
      }),
    },
    { description: 'the report speaks of what is on the map' },
  ),
  signatures: Type.Array(
    Type.Object({
      category: Type.String(),
      wholeMap: Type.Boolean({ description: 'declared complete for the whole map at its import' }),
      signed: Type.Integer({ description: 'communities on the map whose signature holds' }),
      until: nullable(Type.String({ description: 'the first of them to expire, YYYY-MM-DD' })),
    }),
  ),
  withFigures: Type.Integer({ description: 'communities whose office has given figures' }),
});

export const ReportMethodSchema = Type.Object(
  {
    profile: ProfileSchema,
    urbanMinutes: Type.Number(),
    ruralMinutes: Type.Number(),
    metersPerMinute: Type.Number(),
    snapLimitMeters: Type.Number({ description: 'how far a home may lie from a street' }),
    signalWaitSeconds: Type.Number(),
    stepsSpeedFactor: Type.Number(),
  },
  { description: 'the numbers in the plain words of the method' },
);

export const AreaReportSchema = Type.Object({
  code: AreaCodeSchema,
  name: Type.String(),
  level: Type.Enum([...reportLevels]),
  invented: Type.Boolean(),
  above: Type.Array(AreaName, { description: 'from the province down, without itself' }),
  madeAt: Type.String({ description: 'ISO 8601' }),
  day: Type.String({
    description: 'YYYY-MM-DD on the offices’ clock: signatures and closings as of it',
  }),
  verdict: ReportVerdictSchema,
  categories: Type.Array(ReportCategorySchema, {
    description: 'the set of the area first, each in the order of `/api/v1/categories`',
  }),
  gaps: Type.Array(ReportGapSchema, {
    description: 'what is essential first, then the others; each with most people first',
  }),
  communities: Type.Array(ReportCommunitySchema, {
    description: 'those on the map, most people left out first; of a community, none',
  }),
  scorecard: nullable(ScorecardSchema),
  sources: ReportSourcesSchema,
  method: ReportMethodSchema,
});

/** What a month keeps of a category. */
const KeptCategorySchema = Type.Object({
  code: Type.String(),
  covered: Type.Number(),
  gap: Type.Number(),
  unknown: Type.Number(),
});

export const ReportMonthSchema = Type.Object({
  month: Type.String({ description: 'YYYY-MM' }),
  madeAt: Type.String({ description: 'ISO 8601' }),
  invented: Type.Boolean({ description: 'made up for a demo, never measured' }),
  mapDate: nullable(Type.String({ description: 'YYYY-MM-DD' })),
  populationSource: nullable(Type.String()),
  people: nullable(Type.Number()),
  complete: Type.Number(),
  incomplete: Type.Number(),
  unknown: Type.Number(),
  categories: Type.Array(KeptCategorySchema),
});

export const ReportHistorySchema = Type.Object({
  code: AreaCodeSchema,
  name: Type.String(),
  region: Type.String(),
  profile: ProfileSchema,
  months: Type.Array(ReportMonthSchema, {
    description: 'oldest first; a month without a row is missing',
  }),
});

/** Areas that a report can be made for: those that have a community with a boundary on a map in service. */
export const ReportedAreasSchema = Type.Object({
  parent: nullable(AreaName),
  areas: Type.Array(
    Type.Object({
      code: AreaCodeSchema,
      name: Type.String(),
      level: Type.Enum([...reportLevels]),
      invented: Type.Boolean(),
      onMap: Type.Integer({ description: 'communities and villages of it on the map' }),
      regions: Type.Array(Type.String(), { description: 'whose maps hold it' }),
    }),
    { description: 'by code' },
  ),
});

export type ReportedAreas = Static<typeof ReportedAreasSchema>;
export type AreaReport = Static<typeof AreaReportSchema>;
export type ReportCategory = Static<typeof ReportCategorySchema>;
export type ReportGap = Static<typeof ReportGapSchema>;
export type ReportVerdict = Static<typeof ReportVerdictSchema>;
export type ReportCommunity = Static<typeof ReportCommunitySchema>;
export type ReportSources = Static<typeof ReportSourcesSchema>;
export type ReportMethod = Static<typeof ReportMethodSchema>;
export type ReportMonth = Static<typeof ReportMonthSchema>;
export type ReportHistory = Static<typeof ReportHistorySchema>;
export type ReportState = (typeof reportStates)[number];
export type ReportLevel = (typeof reportLevels)[number];
