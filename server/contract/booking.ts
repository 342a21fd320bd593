/** A booking from hold to end, as its resident, its provider and its office see it. */
import Type, { type Static } from 'typebox';
import {
  closed,
  IdSchema,
  line,
  longestNote,
  longestReason,
  MomentSchema,
  orNull,
  prose,
  SeenVersion,
} from './booking-words.ts';
import { SentPositionSchema } from './facility.ts';
import { PositionSchema } from './position.ts';
import { profiles } from './profile.ts';

export const states = [
  'held',
  'requested',
  'confirmed',
  'on-the-way',
  'in-service',
  'done',
  'followed-up',
  'declined',
  'expired',
  'cancelled',
  'no-show',
  'disputed',
  'resolved',
] as const;

/** Short codes that can be counted. */
export const reasons = [
  'changed-mind',
  'illness',
  'weather',
  'staff-away',
  'too-far',
  'fully-booked',
  'not-our-service',
  'wrong-details',
  'nobody-home',
  'quality',
  'price',
  'damage',
  'told-by-telephone',
  'other',
] as const;

const minutes = Type.Integer({ minimum: 5, maximum: 720 });
/** Given as it stands; a booking at a facility has none. */
const door = Type.Optional(SentPositionSchema);

/** For whom the caller acts: themselves, a provider of theirs (from the telephone), an office that books for a caller. */
const asWho = Type.Optional(
  Type.Enum(['resident', 'provider', 'office'], { description: 'default resident' }),
);

export const HoldSchema = Type.Object(
  {
    offering: IdSchema,
    start: MomentSchema,
    durationMinutes: Type.Optional(minutes),
    door,
    resource: Type.Optional(IdSchema),
    as: asWho,
  },
  closed,
);

export const ForSomebodySchema = Type.Object(
  {
    relation: Type.Enum(['family', 'neighbour', 'caller', 'client']),
    how: Type.Enum(['spoken', 'telephone', 'written'], { description: 'how they agreed' }),
    textVersion: line(20, 'version of the sentence that they agreed to'),
  },
  closed,
);

/** No health details are asked for. */
export const DetailsSchema = Type.Object(
  {
    name: line(60),
    phone: line(40),
    address: Type.Optional(line(200)),
    notes: Type.Optional(prose(longestNote)),
  },
  closed,
);

export const ConfirmSchema = Type.Object(
  {
    version: SeenVersion,
    details: DetailsSchema,
    forSomebody: Type.Optional(ForSomebodySchema),
    subsidised: Type.Optional(
      Type.Boolean({ description: 'draw on granted minutes; default true' }),
    ),
    grant: Type.Optional(IdSchema),
  },
  closed,
);

export const VersionSchema = Type.Object({ version: SeenVersion }, closed);
export const MoveSchema = Type.Object(
  { version: SeenVersion, start: MomentSchema, resource: Type.Optional(IdSchema) },
  closed,
);
export const DoorChangeSchema = Type.Object(
  { version: SeenVersion, door: SentPositionSchema, details: Type.Optional(DetailsSchema) },
  closed,
);
/** Declining, calling off as a provider or an office, and disputing need a reason. */
export const WordsSchema = Type.Object(
  {
    version: SeenVersion,
    reason: Type.Optional(Type.Enum([...reasons], { description: 'for counting' })),
    note: Type.Optional(prose(longestReason)),
  },
  closed,
);
export const ProposalSchema = Type.Object(
  { version: SeenVersion, start: MomentSchema, note: Type.Optional(prose(longestReason)) },
  closed,
);
export const FinishSchema = Type.Object(
  {
    version: SeenVersion,
    code: Type.Optional(
      Type.String({ minLength: 1, maxLength: 20, description: 'the resident’s code' }),
    ),
    reason: Type.Optional(Type.Enum([...reasons])),
  },
  closed,
);
export const NotThereSchema = Type.Object(
  { version: SeenVersion, absent: Type.Enum(['resident', 'provider']) },
  closed,
);
export const ReassignSchema = Type.Object(
  { version: SeenVersion, resource: Type.Optional(IdSchema) },
  closed,
);
export const ResolveSchema = Type.Object(
  {
    version: SeenVersion,
    outcome: Type.Enum(['justified', 'partly', 'unjustified', 'settled']),
    note: Type.Optional(prose(longestReason)),
  },
  closed,
);

const wish = {
  offering: IdSchema,
  start: MomentSchema,
  visits: Type.Integer({ minimum: 2, maximum: 52 }),
  everyWeeks: Type.Optional(Type.Enum([1, 2], { description: 'default 1' })),
  durationMinutes: Type.Optional(minutes),
  door,
  as: asWho,
};
export const SeriesWishSchema = Type.Object(wish, closed);

export const SeriesBookingSchema = Type.Object(
  {
    ...wish,
    mode: Type.Enum(['all-or-nothing', 'those-that-fit']),
    details: DetailsSchema,
    forSomebody: Type.Optional(ForSomebodySchema),
    subsidised: Type.Optional(Type.Boolean({ description: 'default true' })),
  },
  closed,
);

const SkippedSchema = Type.Array(Type.Object({ date: Type.String(), reason: Type.String() }), {
  description: 'days that do not fit, and why',
});

/** Shown before anything is confirmed. */
export const SeriesPlanSchema = Type.Object({
  fits: Type.Array(Type.String(), { description: 'starts' }),
  skipped: SkippedSchema,
});

const StateSchema = Type.Enum([...states]);

export const BookingEventSchema = Type.Object({
  version: Type.Integer(),
  event: Type.String(),
  from: orNull(StateSchema),
  to: StateSchema,
  by: Type.Enum(['resident', 'provider', 'office', 'system']),
  reason: orNull(Type.String()),
  note: orNull(Type.String()),
  at: Type.String(),
});

const seen = {
  id: Type.String(),
  code: Type.String({ description: 'what is said on the telephone' }),
  offering: Type.String(),
  offeringNameZh: Type.String(),
  offeringNameEn: orNull(Type.String()),
  provider: Type.String(),
  providerName: Type.String(),
  providerPhone: Type.String(),
  serviceKind: Type.String(),
  state: StateSchema,
  version: Type.Integer(),
  start: Type.String(),
  end: Type.String(),
  resource: Type.String(),
  resourceLabel: Type.String(),
  priceFen: Type.Integer(),
  toPayFen: Type.Integer(),
  subsidisedMinutes: Type.Integer(),
  heldUntil: orNull(Type.String()),
  mayExtend: Type.Boolean(),
  cancelUntil: Type.String({ description: 'the last moment for the resident' }),
  moveUntil: Type.String(),
  lapsesAt: orNull(Type.String({ description: 'when it ends by itself if nobody acts' })),
  promisedBy: orNull(Type.String({ description: 'the day on which it is to be finished' })),
  proposed: orNull(
    Type.Object({
      start: Type.String(),
      end: Type.String(),
      by: Type.Enum(['resident', 'provider', 'office']),
    }),
  ),
  series: orNull(Type.String()),
  needsAcceptance: Type.Boolean({
    description: 'the provider answers; an accepted time is changed by a proposal',
  }),
  actions: Type.Array(Type.String(), { description: 'events that the caller may bring about' }),
};

const SeenDetailsSchema = Type.Object({
  name: orNull(Type.String()),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  notes: orNull(Type.String()),
  door: orNull(PositionSchema),
});

/** Of a booking that was made for somebody else: who they are to whoever made it. */
const RelationSchema = orNull(Type.Enum(['family', 'neighbour', 'caller', 'client']));

/** As the resident sees it, who booked it for somebody, and its office. */
export const BookingSchema = Type.Object({
  ...seen,
  relation: RelationSchema,
  details: orNull(SeenDetailsSchema),
  visitCode: orNull(
    Type.String({ description: 'said by the resident at the end; null before it is confirmed' }),
  ),
  providerCode: orNull(
    Type.String({ description: 'said by the visitor at the door, to be known by' }),
  ),
  staffName: orNull(Type.String({ description: 'who comes; null before it is confirmed' })),
  events: Type.Array(BookingEventSchema, { description: 'oldest first' }),
});

/** As its provider sees it: address and name from confirmation until a day after the visit. */
export const ProviderBookingSchema = Type.Object({
  ...seen,
  details: orNull(SeenDetailsSchema),
  providerCode: orNull(Type.String()),
});

export const BookingsSchema = Type.Object({
  bookings: Type.Array(Type.Object(seen)),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** One's own, and those that one made for somebody. */
export const OwnBookingsSchema = Type.Object({
  ...BookingsSchema.properties,
  bookings: Type.Array(
    Type.Object({
      ...seen,
      relation: RelationSchema,
      name: orNull(Type.String({ description: 'whom it is for, where that is somebody else' })),
    }),
  ),
});

export const SeriesBookedSchema = Type.Object({
  series: Type.String(),
  bookings: Type.Array(Type.Object(seen)),
  skipped: SkippedSchema,
});

/** What waits for a provider's answer. */
export const WaitingSchema = Type.Object({
  waiting: Type.Array(
    Type.Object({
      ...ProviderBookingSchema.properties,
      minutesAway: orNull(
        Type.Integer({ description: 'from the base, the way that the chosen staff would take' }),
      ),
    }),
  ),
});

/** A day or a week of a provider, in order. */
export const ScheduleSchema = Type.Object({
  from: Type.String(),
  until: Type.String(),
  visits: Type.Array(
    Type.Object({
      ...ProviderBookingSchema.properties,
      waySeconds: orNull(
        Type.Number({ description: 'from the visit before, of the same staff on the same day' }),
      ),
      blockedFrom: Type.String({ description: 'its start less the buffer before it' }),
      blockedUntil: Type.String(),
      profile: orNull(Type.Enum([...profiles], { description: 'how its staff travel' })),
    }),
  ),
});

export type Hold = Static<typeof HoldSchema>;
export type Details = Static<typeof DetailsSchema>;
export type ForSomebody = Static<typeof ForSomebodySchema>;
export type SeriesWish = Static<typeof SeriesWishSchema>;
export type OwnBookings = Static<typeof OwnBookingsSchema>;
export type BookingAnswer = Static<typeof BookingSchema>;
export type ProviderBookingAnswer = Static<typeof ProviderBookingSchema>;
export type ScheduleAnswer = Static<typeof ScheduleSchema>;
export type WaitingAnswer = Static<typeof WaitingSchema>;
export type BookingEventAnswer = Static<typeof BookingEventSchema>;
