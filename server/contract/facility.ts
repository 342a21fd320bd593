import Type, { type Static } from 'typebox';
import { PositionSchema } from './position.ts';

/** Longest texts of a facility, in UTF-16 units. */
export const longest = { name: 100, address: 200, phone: 60, hours: 255 } as const;
export const mostEntrances = 32;
export const mostCategories = 10;

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);
const text = (maxLength: number) => Type.String({ minLength: 1, maxLength });

export const DaySchema = Type.String({
  pattern: '^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$',
  description: 'YYYY-MM-DD on the region’s wall clock',
});

/** A position that is sent: its degrees are bounded. */
export const SentPositionSchema = Type.Tuple(
  [Type.Number({ minimum: -180, maximum: 180 }), Type.Number({ minimum: -90, maximum: 90 })],
  { description: '[longitude, latitude] in degrees, WGS-84' },
);

export const CommunityNameSchema = Type.Object({
  code: Type.String({ description: '12-digit division code' }),
  name: orNull(Type.String()),
});

export const facilitySources = ['osm', 'office', 'import'] as const;

/** A facility as anybody may read it. */
export const FacilitySchema = Type.Object({
  id: Type.String({ description: 'of the register, or of OpenStreetMap such as n123' }),
  name: orNull(Type.String()),
  nameEn: orNull(Type.String()),
  categories: Type.Array(Type.String()),
  position: PositionSchema,
  entrances: Type.Array(PositionSchema, { description: 'where people go in; empty: the position' }),
  community: orNull(CommunityNameSchema),
  address: orNull(Type.String()),
  phone: orNull(Type.String()),
  openingHours: orNull(Type.String({ description: 'OSM opening_hours' })),
  floorSquareMeters: orNull(Type.Number()),
  capacity: orNull(Type.Integer({ description: 'people or places at one time' })),
  operator: orNull(Type.String()),
  closedOn: orNull(Type.String({ description: 'the first day on which it is closed for good' })),
  source: Type.Enum([...facilitySources]),
  verifiedOn: orNull(Type.String({ description: 'last confirmed by an office; null: unverified' })),
  version: Type.Integer({ description: '0: only OpenStreetMap knows it' }),
  updatedAt: orNull(Type.String()),
});

export const FacilitiesSchema = Type.Object({
  facilities: Type.Array(FacilitySchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** The same for its office: what is closed or merged too, and where it came from. */
export const RegisterFacilitySchema = Type.Object({
  ...FacilitySchema.properties,
  osmId: orNull(Type.String()),
  externalId: orNull(Type.String()),
  importId: orNull(Type.String()),
  status: Type.Enum(['open', 'closed']),
  mergedInto: orNull(Type.String()),
  createdAt: orNull(Type.String()),
});

export const RegisterFacilitiesSchema = Type.Object({
  facilities: Type.Array(RegisterFacilitySchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** What an office may say of a facility. */
const said = {
  nameEn: orNull(text(longest.name)),
  entrances: Type.Array(SentPositionSchema, { maxItems: mostEntrances }),
  address: orNull(text(longest.address)),
  phone: orNull(text(longest.phone)),
  openingHours: orNull(text(longest.hours)),
  floorSquareMeters: orNull(Type.Number({ minimum: 0, maximum: 1e7 })),
  capacity: orNull(Type.Integer({ minimum: 0, maximum: 1e6 })),
  operator: orNull(text(longest.name)),
  /** 12 digits; without it the community whose boundary holds the position. Null asks for that again. */
  community: orNull(Type.String({ pattern: '^44\\d{10}$' })),
};
const name = text(longest.name);
const categories = Type.Array(Type.String({ maxLength: 40 }), {
  minItems: 1,
  maxItems: mostCategories,
  uniqueItems: true,
});

const each = <T extends Record<string, Parameters<typeof Type.Optional>[0]>>(fields: T) =>
  Type.Partial(Type.Object(fields)).properties;

export const NewFacilitySchema = Type.Object(
  { name, categories, position: SentPositionSchema, ...each(said) },
  { additionalProperties: false },
);

/** The version that was looked at; 0 for a facility that only OpenStreetMap knows. */
export const SeenVersionSchema = Type.Integer({ minimum: 0 });

export const FacilityChangeSchema = Type.Object(
  {
    version: SeenVersionSchema,
    ...each({ name, categories, position: SentPositionSchema, ...said }),
  },
  { additionalProperties: false },
);

export const CloseFacilitySchema = Type.Object(
  { version: SeenVersionSchema, on: Type.Optional(DaySchema) },
  { additionalProperties: false, description: 'without a day: today' },
);

export const SeenSchema = Type.Object(
  { version: SeenVersionSchema },
  { additionalProperties: false },
);

export const MergeFacilitySchema = Type.Object(
  { version: SeenVersionSchema, into: text(60), intoVersion: SeenVersionSchema },
  { additionalProperties: false },
);

/** Who wrote a version: the office, not the person; the id tells colleagues apart. */
export const AuthorSchema = Type.Object({
  id: Type.String({ description: 'user id' }),
  isCaller: Type.Boolean(),
  office: orNull(
    Type.Object({
      role: Type.String(),
      area: Type.String(),
      areaName: Type.String(),
    }),
  ),
});

export const FacilityVersionsSchema = Type.Object({
  versions: Type.Array(
    Type.Object({
      version: Type.Integer(),
      at: Type.String(),
      by: orNull(AuthorSchema),
      importId: orNull(Type.String()),
      importFile: orNull(Type.String({ description: 'name of the table that it came from' })),
      action: Type.String({
        description:
          'add, edit, close, reopen, merge, verify, import, undo, accept, adopt, part, restore',
      }),
      state: RegisterFacilitySchema,
    }),
    { description: 'newest first; by: null for commands on the server' },
  ),
});

/** Brings back what an earlier version said. */
export const RestoreFacilitySchema = Type.Object(
  { version: SeenVersionSchema, to: Type.Integer({ minimum: 1 }) },
  { additionalProperties: false },
);

export type FacilityVersions = Static<typeof FacilityVersionsSchema>;
export type FacilityAnswer = Static<typeof FacilitySchema>;
export type RegisterFacilityAnswer = Static<typeof RegisterFacilitySchema>;
export type NewFacility = Static<typeof NewFacilitySchema>;
export type FacilityChange = Static<typeof FacilityChangeSchema>;
