import Type, { type Static } from 'typebox';
import { OnSiteInCircleSchema } from './on-site.ts';
import { MultiLineStringSchema, MultiPolygonSchema, PositionSchema } from './position.ts';
import { ProfileSchema } from './profile.ts';

/** Why a place counts as town or village: the first rule that applied (DESIGN §5). */
export const kindReasons = [
  'resident',
  'official-code',
  'committee',
  'density',
  'named-place',
  'density-between',
] as const;

export const KindSchema = Type.Object({
  kind: Type.Enum(['urban', 'rural']),
  because: Type.Enum([...kindReasons], { description: 'the first rule that applied' }),
  detail: Type.Optional(
    Type.String({ description: 'the community, place or street density that decided' }),
  ),
});

export const MetaSchema = Type.Object({
  region: Type.String({ description: 'region id' }),
  regionName: Type.String(),
  invented: Type.Boolean({ description: 'true for the sample region, which exists nowhere' }),
  dataDate: Type.Union([Type.String(), Type.Null()], {
    description: 'date of the newest element or of the file, YYYY-MM-DD',
  }),
  attribution: Type.String(),
});

/** Whom to call and when to come: absent where the office has given neither address, hours nor telephone. */
export const CommunityOfficeSchema = Type.Object({
  address: Type.Union([Type.String(), Type.Null()]),
  phone: Type.Union([Type.String(), Type.Null()], {
    description: 'one number, as people write it',
  }),
  hours: Type.Union([Type.Object({ zh: Type.String(), en: Type.String() }), Type.Null()], {
    description: 'in words',
  }),
  openNow: Type.Union([Type.Boolean(), Type.Null()], {
    description: 'at the asked time; null when the hours are unknown',
  }),
  changesAt: Type.Union([Type.String(), Type.Null()]),
});

/** A guide (办事指南) of the community or of an area above it, whose place lies within the limit. */
export const GuideInCircleSchema = Type.Object({
  path: Type.String({ description: 'of its page, below /en in English' }),
  title: Type.Object({
    zh: Type.Union([Type.String(), Type.Null()]),
    en: Type.Union([Type.String(), Type.Null()]),
  }),
  facility: Type.String({ description: 'where it is done: one of the circle’s facilities' }),
  seconds: Type.Number(),
});

export const OriginSchema = Type.Object({
  position: PositionSchema,
  snapped: PositionSchema,
  offStreetMeters: Type.Number({ description: 'straight metres from the position to the street' }),
  street: Type.Union([Type.String(), Type.Null()], {
    description: 'name of the street, if tagged',
  }),
  community: Type.Optional(
    Type.Object(
      {
        code: Type.String(),
        name: Type.String(),
        office: Type.Optional(CommunityOfficeSchema),
      },
      { description: 'whose boundary holds the position; its page is /community/{code}/' },
    ),
  ),
});

export const ContourSchema = Type.Object({
  type: Type.Literal('Feature'),
  properties: Type.Object({
    minutes: Type.Number(),
    areaSquareMeters: Type.Number(),
  }),
  geometry: MultiPolygonSchema,
});

export const ContoursSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(ContourSchema, {
    description: 'cumulative and nested: a third, two thirds and all of the limit',
  }),
});

export const ReachedFacilitySchema = Type.Object({
  id: Type.String(),
  name: Type.Union([Type.String(), Type.Null()]),
  nameEn: Type.Optional(Type.String()),
  categories: Type.Array(Type.String()),
  position: PositionSchema,
  seconds: Type.Number({
    description: 'network seconds from the origin, off-street walk included',
  }),
  meters: Type.Number({ description: 'length of the quickest way, off-street metres included' }),
  openNow: Type.Union([Type.Boolean(), Type.Null()], {
    description: 'at the asked time; null when the hours are unknown',
  }),
  changesAt: Type.Union([Type.String(), Type.Null()], {
    description:
      'when it next opens or closes, ISO 8601 with the region’s offset, looked for 7 days ahead; null when it never does or the hours are unknown',
  }),
  phone: Type.Optional(Type.String({ description: 'one number, as people write it' })),
  source: Type.Optional(
    Type.Enum(['office', 'import'], { description: 'who says so; without it OpenStreetMap' }),
  ),
  verifiedOn: Type.Optional(
    Type.String({ description: 'day on which its community office last confirmed it' }),
  ),
});

export const dayKinds = ['workday', 'weekend', 'holiday', 'make-up'] as const;

/** The words of a public holiday. */
export const HolidayNameSchema = Type.Object({ zh: Type.String(), en: Type.String() });

export const categoryStates = ['covered', 'gap', 'unknown'] as const;

/** Why a state is `unknown`. */
export const unknownReasons = ['incomplete-register', 'data-border'] as const;

/** Who comes to the door in place of a category. */
export const ComesInPlaceSchema = Type.Object({
  providers: Type.Integer({ description: 'that come to this door, each counted once' }),
  kinds: Type.Array(Type.String(), { description: 'of `service-kinds`, which come in its place' }),
});

export const CategoryInCircleSchema = Type.Object({
  code: Type.String(),
  essential: Type.Boolean({ description: 'part of the essential set of a town or village circle' }),
  inside: Type.Integer({ description: 'facilities within the limit' }),
  nearestSeconds: Type.Union([Type.Number(), Type.Null()], {
    description: 'looked for up to twice the limit; null beyond',
  }),
  nearestFacility: Type.Union([Type.String(), Type.Null()], {
    description: 'id of the facility behind nearestSeconds',
  }),
  nearestName: Type.Union([Type.String(), Type.Null()]),
  nearestNameEn: Type.Optional(Type.String()),
  nearestPosition: Type.Union([PositionSchema, Type.Null()]),
  nearestMeters: Type.Union([Type.Number(), Type.Null()], {
    description: 'length of the quickest way there',
  }),
  nearestOpenNow: Type.Union([Type.Boolean(), Type.Null()], {
    description: 'at the asked time; null when there is none or its hours are unknown',
  }),
  openInside: Type.Integer({ description: 'of those inside, open at the asked time' }),
  closedInside: Type.Integer({
    description: 'of those inside, closed at the asked time; the hours of the rest are unknown',
  }),
  state: Type.Enum([...categoryStates]),
  because: Type.Optional(
    Type.Enum([...unknownReasons], { description: 'given when the state is unknown' }),
  ),
  signed: Type.Optional(
    Type.Object(
      {
        communities: Type.Integer({ description: 'that signed for this category' }),
        of: Type.Integer({ description: 'communities that the circle touches' }),
        outside: Type.Boolean({ description: 'part of the circle lies in no known community' }),
      },
      { description: 'given when the register is incomplete and communities are known' },
    ),
  ),
  comes: Type.Optional(
    Type.Object(ComesInPlaceSchema.properties, {
      description:
        'only with `comes=1`, and where anybody comes; the state stays what lies inside. When they come at the earliest is told by /services',
    }),
  ),
});

export const StreetsSchema = Type.Object({
  type: Type.Literal('FeatureCollection'),
  features: Type.Array(
    Type.Object({
      type: Type.Literal('Feature'),
      properties: Type.Object({
        minutes: Type.Number({ description: 'reached within this many minutes, whole minutes' }),
      }),
      geometry: MultiLineStringSchema,
    }),
  ),
});

export const CircleSchema = Type.Object({
  origin: OriginSchema,
  kind: KindSchema,
  profile: ProfileSchema,
  limitMinutes: Type.Number(),
  at: Type.String({ description: 'the time asked for, ISO 8601 with offset' }),
  localTime: Type.String({
    description: 'the time asked for on the region’s wall clock, YYYY-MM-DDTHH:MM',
  }),
  dayKind: Type.Enum([...dayKinds], {
    description: 'of the asked day; make-up is a weekend day on which people work (调休)',
  }),
  holidayName: Type.Optional(HolidayNameSchema),
  calendarKnown: Type.Boolean({
    description:
      'false while the holidays of the asked year are not published; its days count as ordinary. Always true outside China, whose calendar is the only one applied',
  }),
  contours: ContoursSchema,
  facilities: Type.Array(ReachedFacilitySchema, { description: 'by seconds, nearest first' }),
  categories: Type.Array(CategoryInCircleSchema),
  reach: Type.Object({
    streetMeters: Type.Number({
      description: 'street length reached within the limit, ferries apart',
    }),
  }),
  streets: Type.Optional(StreetsSchema),
  onSite: Type.Optional(
    Type.Array(OnSiteInCircleSchema, {
      description:
        'sessions on site on the asked day within the limit, nearest first; absent where there are none',
    }),
  ),
  guides: Type.Optional(
    Type.Array(GuideInCircleSchema, { description: 'nearest first; absent where there are none' }),
  ),
  scenario: Type.Optional(
    Type.Object(
      { id: Type.String(), name: Type.String() },
      { description: 'drawn as it would be under this scenario; absent: as it is' },
    ),
  ),
  meta: MetaSchema,
});

export type DayKind = (typeof dayKinds)[number];
export type HolidayName = Static<typeof HolidayNameSchema>;
export type Kind = Static<typeof KindSchema>;
export type Origin = Static<typeof OriginSchema>;
export type CommunityOffice = Static<typeof CommunityOfficeSchema>;
export type GuideInCircle = Static<typeof GuideInCircleSchema>;
export type Contours = Static<typeof ContoursSchema>;
export type Streets = Static<typeof StreetsSchema>;
export type ReachedFacility = Static<typeof ReachedFacilitySchema>;
export type ComesInPlace = Static<typeof ComesInPlaceSchema>;
export type CategoryInCircle = Static<typeof CategoryInCircleSchema>;
export type Meta = Static<typeof MetaSchema>;
export type Circle = Static<typeof CircleSchema>;
