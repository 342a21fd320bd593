/** What providers offer, who of them comes to a door, and when. */
import Type, { type Static } from 'typebox';
import {
  closed,
  line,
  mostPrice,
  orNull,
  prose,
  SeenVersion,
  WordsSchema,
} from './booking-words.ts';
import { SentPositionSchema } from './facility.ts';
import { PositionSchema } from './position.ts';
import { PublicProviderSchema } from './provider.ts';
import { ShownRatingSchema } from './rating.ts';

export const mostDurations = 12;
export const mostCommunities = 500;
export const mostRings = 10;
export const mostCorners = 500;
export const mostLanguages = 10;

export const ServiceAreaSchema = Type.Union(
  [
    Type.Object(
      {
        kind: Type.Literal('minutes'),
        minutes: Type.Integer({
          minimum: 1,
          maximum: 60,
          description: 'from the base, by the profile of each of the staff',
        }),
      },
      closed,
    ),
    Type.Object(
      {
        kind: Type.Literal('communities'),
        codes: Type.Array(Type.String({ pattern: '^44\\d{10}$' }), {
          minItems: 1,
          maxItems: mostCommunities,
          uniqueItems: true,
        }),
      },
      closed,
    ),
    Type.Object(
      {
        kind: Type.Literal('polygon'),
        rings: Type.Array(Type.Array(SentPositionSchema, { minItems: 4, maxItems: mostCorners }), {
          minItems: 1,
          maxItems: mostRings,
          description: 'the first outer, the others holes',
        }),
      },
      closed,
    ),
  ],
  { description: 'where the staff go' },
);

const minutes = (maximum: number, description?: string) =>
  Type.Integer({ minimum: 0, maximum, ...(description ? { description } : {}) });
const week = 7 * 24 * 60;

const said = {
  nameZh: line(60),
  nameEn: orNull(line(60)),
  aboutZh: orNull(prose(1000)),
  aboutEn: orNull(prose(1000)),
  prepareZh: orNull(prose(500)),
  prepareEn: orNull(prose(500)),
  languages: Type.Array(Type.String({ pattern: '^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{2,8})*$' }), {
    maxItems: mostLanguages,
    uniqueItems: true,
    description: 'BCP 47: zh-CN, yue, hak, en',
  }),
  durationsMinutes: Type.Array(Type.Integer({ minimum: 5, maximum: 720 }), {
    minItems: 1,
    maxItems: mostDurations,
    uniqueItems: true,
  }),
  bufferBeforeMinutes: minutes(240),
  bufferAfterMinutes: minutes(240),
  stepMinutes: Type.Integer({
    minimum: 5,
    maximum: 240,
    description: 'starts lie on multiples of this after midnight',
  }),
  priceFen: Type.Integer({ minimum: 0, maximum: mostPrice }),
  priceUnit: Type.Enum(['visit', 'hour', 'free']),
  subsidised: Type.Boolean({ description: 'granted hours pay for it first' }),
  minimumNoticeMinutes: minutes(2 * week),
  windowDays: Type.Integer({ minimum: 1, maximum: 180, description: 'today counts as 0' }),
  needsAcceptance: Type.Boolean({ description: 'the provider answers each booking' }),
  cancelUntilMinutes: minutes(week, 'before the start'),
  moveUntilMinutes: minutes(week, 'before the start'),
  requiredCertificates: Type.Array(line(60), { maxItems: 10, uniqueItems: true }),
  serviceArea: orNull(ServiceAreaSchema),
  facility: orNull(
    Type.String({ maxLength: 60, description: 'of the register, where people come' }),
  ),
  promisedDays: orNull(
    Type.Integer({
      minimum: 1,
      maximum: 90,
      description: '代理承诺: finished within so many days',
    }),
  ),
  active: Type.Boolean(),
  resources: Type.Array(Type.String({ maxLength: 60 }), {
    maxItems: 500,
    uniqueItems: true,
    description: 'who of the provider can do it',
  }),
};
const kind = {
  serviceKind: Type.String({ maxLength: 40, description: 'code of `service-kinds`' }),
  mode: Type.Enum(['at_home', 'at_facility']),
};
const { nameZh, durationsMinutes, priceFen, priceUnit, resources, ...optional } = said;

export const NewOfferingSchema = Type.Object(
  {
    ...kind,
    nameZh,
    durationsMinutes,
    priceFen,
    priceUnit,
    resources,
    ...Type.Partial(Type.Object(optional)).properties,
  },
  closed,
);

export const OfferingChangeSchema = Type.Object(
  { version: SeenVersion, ...Type.Partial(Type.Object(said)).properties },
  closed,
);

/** As its provider sees it. */
export const OwnOfferingSchema = Type.Object({
  id: Type.String(),
  provider: Type.String(),
  ...kind,
  ...said,
  version: Type.Integer(),
});
export const OwnOfferingsSchema = Type.Object({ offerings: Type.Array(OwnOfferingSchema) });

/** Where one goes for an offering at a facility. */
export const OfferingPlaceSchema = Type.Object({
  facility: orNull(Type.String({ description: 'of the register; null: at the provider’s own' })),
  name: Type.String(),
  nameEn: orNull(Type.String()),
  position: PositionSchema,
});

/** As residents see it. */
export const OfferingSchema = Type.Object({
  id: Type.String(),
  ...kind,
  nameZh: Type.String(),
  nameEn: orNull(Type.String()),
  aboutZh: orNull(Type.String()),
  aboutEn: orNull(Type.String()),
  prepareZh: orNull(Type.String()),
  prepareEn: orNull(Type.String()),
  languages: Type.Array(Type.String()),
  durationsMinutes: Type.Array(Type.Integer()),
  priceFen: Type.Integer(),
  priceUnit: Type.String(),
  subsidised: Type.Boolean(),
  minimumNoticeMinutes: Type.Integer(),
  windowDays: Type.Integer(),
  needsAcceptance: Type.Boolean(),
  cancelUntilMinutes: Type.Integer(),
  moveUntilMinutes: Type.Integer(),
  certificates: Type.Array(Type.String(), { description: 'that all of its staff hold' }),
  promisedDays: orNull(Type.Integer()),
  facility: orNull(Type.String()),
  place: orNull(
    Type.Object(OfferingPlaceSchema.properties, {
      description: 'where one goes; null for what comes, and where the facility is no more',
    }),
  ),
  rating: orNull(
    Type.Object(ShownRatingSchema.properties, {
      description: 'of the provider in this kind of service; null before the first that is shown',
    }),
  ),
  provider: PublicProviderSchema,
});

/** Of the staff who come to the asked door, or of the place that one goes to. */
export const ReachSchema = Type.Object({
  minutesAway: orNull(
    Type.Number({
      description:
        'at_home: quickest way from the base, null where the area says more; at_facility: on foot from the door, by the network',
    }),
  ),
  nextFree: orNull(Type.String({ description: 'its first free start, within its window' })),
});

export const OfferingsSchema = Type.Object({
  offerings: Type.Array(Type.Object({ ...OfferingSchema.properties, ...ReachSchema.properties })),
});

export const OneOfferingSchema = Type.Object({
  offering: OfferingSchema,
  comes: orNull(
    Type.Boolean({ description: 'to the asked door; null without one, and for what one goes to' }),
  ),
  minutesAway: orNull(
    Type.Number({ description: 'as in the list; null farther than an hour on foot' }),
  ),
});

const zone = Type.String({ description: 'IANA name of the clock by which people work' });

/** `GET /services`: only kinds of which somebody comes, or that one can walk to within an hour. */
export const ServicesSchema = Type.Object({
  at: Type.String({ description: 'the asked moment' }),
  timeZone: zone,
  services: Type.Array(
    Type.Object({
      kind: Type.String(),
      mode: Type.Enum(['at_home', 'at_facility'], {
        description: 'a kind that comes and that one can go to is listed once for each',
      }),
      providers: Type.Integer({ description: 'that come to this door, or that one walks to' }),
      offerings: Type.Integer(),
      minutesAway: orNull(Type.Number({ description: 'of the nearest' })),
      earliest: orNull(Type.String({ description: 'first free start from the asked moment on' })),
      earliestOffering: orNull(Type.String()),
      place: orNull(
        Type.Object(OfferingPlaceSchema.properties, {
          description: 'the nearest that one goes to; null for what comes',
        }),
      ),
    }),
  ),
  categories: Type.Array(
    Type.Object({
      code: Type.String({ description: 'of `categories`' }),
      kinds: Type.Array(Type.String(), { description: 'that come in its place' }),
      providers: Type.Integer({ description: 'that come, each counted once' }),
      earliest: orNull(Type.String({ description: 'first free start of any of them' })),
    }),
    { description: 'what comes to this door instead of a place of the category' },
  ),
  suspended: orNull(Type.String({ description: 'why no visits are made here now' })),
});

export const SlotDaySchema = Type.Object({
  day: Type.String({ description: 'YYYY-MM-DD' }),
  starts: Type.Array(Type.String(), { description: 'free starts, ISO 8601' }),
  why: orNull(
    Type.Object(
      { reason: Type.String(), words: WordsSchema },
      { description: 'why there are none' },
    ),
  ),
});

export const SlotsSchema = Type.Object({
  offering: Type.String(),
  durationMinutes: Type.Integer(),
  timeZone: zone,
  days: Type.Array(SlotDaySchema),
  nextFree: orNull(Type.String({ description: 'first free start from `from` on, in the window' })),
  words: orNull(WordsSchema),
});

export type NewOffering = Static<typeof NewOfferingSchema>;
export type OwnOfferingAnswer = Static<typeof OwnOfferingSchema>;
export type OfferingAnswer = Static<typeof OfferingSchema>;
export type ServicesAnswer = Static<typeof ServicesSchema>;
export type SlotsAnswer = Static<typeof SlotsSchema>;
