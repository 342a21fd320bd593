import Type, { type Static } from 'typebox';
import { MultiPolygonSchema, PositionSchema } from './position.ts';

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const AreaCodeSchema = Type.String({
  pattern: '^44(\\d{2}){0,2}$|^44\\d{7}$|^44\\d{10}$',
  description: 'division code of 2, 4, 6, 9 or 12 digits',
});

export const areaLevels = ['province', 'city', 'area', 'street', 'community'] as const;

const AreaNameSchema = Type.Object({
  code: AreaCodeSchema,
  name: Type.String(),
  level: Type.Enum([...areaLevels]),
});

const areaFields = {
  code: AreaCodeSchema,
  name: Type.String(),
  level: Type.Enum([...areaLevels]),
  region: nullable(
    Type.String({ description: 'the imported region that brought it; null: the official list' }),
  ),
  invented: Type.Boolean({ description: 'of the sample: counts nowhere above itself' }),
  communities: Type.Integer({ description: 'communities and villages within, itself included' }),
  villages: Type.Integer({ description: 'how many of them are villages' }),
  withFigures: Type.Integer({ description: 'how many have at least one figure from their office' }),
};

export const AreaSchema = Type.Object(areaFields);
export const AreasSchema = Type.Object({ areas: Type.Array(AreaSchema) });

export const StreetHallSchema = Type.Object({
  code: AreaCodeSchema,
  squareMeters: nullable(Type.Number()),
  version: Type.Integer({ description: '0 before anything was entered' }),
  updatedAt: nullable(Type.String()),
});

export const AreaDetailSchema = Type.Object({
  ...areaFields,
  above: Type.Array(AreaNameSchema, { description: 'from the province down, without itself' }),
  hall: Type.Optional(StreetHallSchema),
});

/** What an office says of its community: every field may be null, which is “not given”. */
const figureFields = {
  households: nullable(Type.Integer()),
  residents: nullable(Type.Integer()),
  elderly: nullable(Type.Integer()),
  children: nullable(Type.Integer()),
  nonRegistered: nullable(Type.Integer()),
  committeeMembers: nullable(Type.Integer()),
  committeeWomen: nullable(Type.Integer()),
  fullTimeWorkers: nullable(Type.Integer()),
  socialWorkers: nullable(Type.Integer()),
  socialOrganisations: nullable(Type.Integer()),
  registeredVolunteers: nullable(Type.Integer()),
  participantsThisYear: nullable(Type.Integer()),
  indoorSquareMeters: nullable(Type.Number()),
  outdoorSquareMeters: nullable(Type.Number()),
  onlineItemsPercent: nullable(Type.Number()),
  dwellings: nullable(Type.Integer()),
  propertyManagedDwellings: nullable(Type.Integer()),
  householdWorkers: nullable(Type.Integer()),
  certifiedHouseholdWorkers: nullable(Type.Integer()),
};

const officeFields = {
  position: nullable(PositionSchema),
  address: nullable(Type.String()),
  hours: nullable(
    Type.String({
      description: 'OSM opening_hours where it could be read so, else as it was given',
    }),
  ),
  hoursInWords: nullable(Type.Object({ zh: Type.String(), en: Type.String() })),
  phone: nullable(Type.String({ description: 'as it was given' })),
  call: nullable(Type.String({ description: 'one number of it, as people write it' })),
};

export const kindReasons = ['official-code', 'ending', 'rule'] as const;

const KindSchema = Type.Object({
  kind: Type.Enum(['urban', 'rural']),
  because: Type.Enum([...kindReasons], {
    description:
      'the official urban-rural code (城乡分类代码), the ending of the name, or a rule for odd names',
  }),
  rule: Type.Optional(Type.String({ description: 'which rule, for `because: rule`' })),
});

const summaryFields = {
  code: AreaCodeSchema,
  name: Type.String(),
  above: Type.Array(AreaNameSchema, { description: 'from the city down' }),
  kind: KindSchema,
  invented: Type.Boolean(),
};

export const CommunitySummarySchema = Type.Object({
  ...summaryFields,
  hasFigures: Type.Boolean(),
  hasOfficePosition: Type.Boolean(),
  hasBoundary: Type.Boolean(),
});

export const CommunitiesSchema = Type.Object({
  communities: Type.Array(CommunitySummarySchema),
  total: Type.Integer(),
  page: Type.Integer({ minimum: 1 }),
  pageSize: Type.Integer(),
});

export const CommunityFiguresSchema = Type.Object(figureFields);

export const CommunitySchema = Type.Object({
  ...summaryFields,
  officialCode: nullable(Type.String({ pattern: '^[12]\\d{2}$' })),
  office: Type.Object(officeFields),
  figures: CommunityFiguresSchema,
  boundarySource: nullable(Type.String()),
  boundary: Type.Optional(nullable(MultiPolygonSchema)),
  version: Type.Integer({ description: 'to be sent along with a change' }),
  updatedAt: nullable(Type.String()),
});

export const officeTextLengths = { address: 200, hours: 300, phone: 40 };

/** Only what is sent is changed; null takes a value back. Bounds are those of `data/community-fields.json`. */
export const CommunityChangeSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    officialCode: Type.Optional(nullable(Type.String({ pattern: '^[12]\\d{2}$' }))),
    office: Type.Optional(
      Type.Partial(
        Type.Object({
          position: nullable(PositionSchema),
          address: nullable(Type.String({ minLength: 1, maxLength: officeTextLengths.address })),
          hours: nullable(Type.String({ minLength: 1, maxLength: officeTextLengths.hours })),
          phone: nullable(Type.String({ minLength: 1, maxLength: officeTextLengths.phone })),
        }),
        { additionalProperties: false },
      ),
    ),
    figures: Type.Optional(Type.Partial(CommunityFiguresSchema, { additionalProperties: false })),
  },
  { additionalProperties: false },
);

export const StreetHallChangeSchema = Type.Object(
  {
    version: Type.Integer({ minimum: 0 }),
    squareMeters: nullable(Type.Number({ minimum: 0, maximum: 1_000_000 })),
  },
  { additionalProperties: false },
);

export const figureVerdicts = ['new', 'changed', 'same', 'error'] as const;

/** What a table of figures would do, or has done: all of it, or nothing where a row is wrong. */
export const FiguresResultSchema = Type.Object({
  applied: Type.Boolean(),
  counts: Type.Object({
    new: Type.Integer({ description: 'the community had no figures before' }),
    changed: Type.Integer(),
    same: Type.Integer(),
    error: Type.Integer(),
  }),
  columns: Type.Array(
    Type.Object({
      header: Type.String(),
      field: nullable(Type.String({ description: 'null: not read' })),
    }),
  ),
  rows: Type.Array(
    Type.Object({
      line: Type.Integer({ description: 'in the table, its header being line 1' }),
      code: nullable(Type.String()),
      name: nullable(Type.String()),
      verdict: Type.Enum([...figureVerdicts]),
      changes: Type.Array(
        Type.Object({
          field: Type.String(),
          from: Type.Union([Type.String(), Type.Number(), Type.Null()]),
          to: Type.Union([Type.String(), Type.Number(), Type.Null()]),
        }),
      ),
      problem: Type.Optional(Type.Object({ zh: Type.String(), en: Type.String() })),
    }),
    { description: 'rows that are the same are counted, not listed; at most 500, errors first' },
  ),
});

export const CommunityFieldsSchema = Type.Object({
  fields: Type.Array(
    Type.Object(
      {
        code: Type.String(),
        zh: Type.String({ description: 'name of the column in tables' }),
        en: Type.String(),
        kind: Type.Enum(['count', 'decimal', 'percent', 'text', 'longitude', 'latitude', 'code']),
        unit: nullable(Type.String()),
        norms: Type.Array(
          Type.String({ description: 'codes in `/api/v1/norms` that judge by it' }),
        ),
        clause: nullable(Type.String()),
      },
      { additionalProperties: true },
    ),
  ),
});

export type Area = Static<typeof AreaSchema>;
export type AreaDetail = Static<typeof AreaDetailSchema>;
export type AreaName = Static<typeof AreaNameSchema>;
export type Community = Static<typeof CommunitySchema>;
export type CommunitySummary = Static<typeof CommunitySummarySchema>;
export type CommunityChange = Static<typeof CommunityChangeSchema>;
export type CommunityFields = Static<typeof CommunityFieldsSchema>;
export type CommunityFigures = Static<typeof CommunityFiguresSchema>;
export type FiguresResult = Static<typeof FiguresResultSchema>;
export type StreetHall = Static<typeof StreetHallSchema>;
