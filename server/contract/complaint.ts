/** Complaints about visits: raised by residents or taken down by an office, owned, answered, mediated, settled. Rules: `domain/booking/complaints.ts`. */
import Type, { type Static } from 'typebox';
import { closed, orNull, prose, SeenVersion } from './booking-words.ts';
import { PositionSchema } from './position.ts';

/** Short codes that can be counted. */
export const complaintAbouts = [
  'late',
  'nobody-came',
  'quality',
  'behaviour',
  'damage',
  'price',
  'safety',
  'privacy',
  'other',
] as const;

const states = ['open', 'owned', 'answered', 'in-mediation', 'settled', 'withdrawn'] as const;
const outcomes = ['justified', 'partly', 'unjustified'] as const;
export const longestComplaint = 2000;

export const AboutSchema = Type.Enum([...complaintAbouts], { description: 'for counting' });
const StateSchema = Type.Enum([...states]);
const OutcomeSchema = orNull(Type.Enum([...outcomes]));

/** `POST /api/v1/bookings/:id/complaints`, with an `Idempotency-Key`, by its resident or who booked it for them. 201 with `ComplaintSchema`. */
export const NewComplaintSchema = Type.Object(
  { about: AboutSchema, words: prose(longestComplaint) },
  closed,
);

/** What everybody sees who sees it at all: no words, no name. */
const seen = {
  id: Type.String(),
  booking: orNull(Type.String()),
  code: orNull(Type.String({ description: 'of the booking, said on the telephone' })),
  provider: Type.String(),
  providerName: Type.String(),
  serviceKind: orNull(Type.String()),
  about: orNull(AboutSchema),
  state: StateSchema,
  version: Type.Integer(),
  dueAt: orNull(Type.String({ description: 'it must be out of its state by then; null: closed' })),
  overdue: Type.Boolean(),
  outcome: OutcomeSchema,
  at: Type.String(),
  closedAt: orNull(Type.String()),
};

/** `GET /api/v1/providers/:id/complaints?page=`: for its managers; that there is one, about what, how it ended. Words are between resident and office. */
export const ProviderComplaintsSchema = Type.Object({
  complaints: Type.Array(Type.Object(seen)),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** 人民调解: where one goes. */
export const MediatorSchema = Type.Object({
  facility: Type.String(),
  name: orNull(Type.String()),
  nameEn: orNull(Type.String()),
  address: orNull(Type.String()),
  phone: orNull(Type.String()),
  position: PositionSchema,
  seconds: orNull(
    Type.Number({ description: 'on foot from the community’s office; null: no way is known' }),
  ),
  link: Type.String({
    description: 'a circle with this facility opened: /#pos=…&facility=…; in English below /en',
  }),
});

const EventSchema = Type.Object({
  version: Type.Integer(),
  event: Type.Enum(['complain', 'take', 'answer', 'object', 'mediate', 'settle', 'withdraw']),
  from: orNull(StateSchema),
  to: StateSchema,
  by: Type.Enum(['resident', 'office']),
  words: orNull(Type.String({ description: 'a reason or an answer; null: none, or forgotten' })),
  at: Type.String(),
});

/** `GET /api/v1/complaints/:id`, as its resident sees it. */
export const ComplaintSchema = Type.Object({
  ...seen,
  words: orNull(Type.String({ description: 'null once it was kept long enough' })),
  events: Type.Array(EventSchema, { description: 'oldest first' }),
  mediator: orNull(MediatorSchema),
  actions: Type.Array(Type.String(), { description: 'steps that the caller may take' }),
});

/** `GET /api/v1/account/complaints`: the caller's own, newest first. */
export const OwnComplaintsSchema = Type.Object({ complaints: Type.Array(Type.Object(seen)) });

/** `POST /api/v1/complaints/:id/{object,settle,withdraw}` by its resident; `object` needs words. Answers with `ComplaintSchema`. */
export const ResidentStepSchema = Type.Object(
  { version: SeenVersion, words: Type.Optional(prose(longestComplaint)) },
  closed,
);

const OwnerSchema = Type.Object({
  isCaller: Type.Boolean(),
  office: orNull(
    Type.Object(
      { role: Type.String(), area: Type.String(), areaName: Type.String() },
      { description: 'their desk; no personal value' },
    ),
  ),
});

const officeSeen = {
  ...seen,
  community: Type.String(),
  communityName: orNull(Type.String()),
  owner: orNull(OwnerSchema),
};

/**
 * `GET /api/v1/office/complaints?area=&state=waiting|overdue|all&page=`: `waiting` (the default) the most urgent first, so overdue ones stand on
 * top; `all` newest first. Without words and names.
 */
export const OfficeComplaintsSchema = Type.Object({
  complaints: Type.Array(Type.Object(officeSeen)),
  total: Type.Integer(),
  overdue: Type.Integer({ description: 'of these areas, on whichever page' }),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** `GET /api/v1/office/complaints/:id`: with words, name and number; each look is on record. */
export const OfficeComplaintSchema = Type.Object({
  ...officeSeen,
  words: ComplaintSchema.properties.words,
  events: ComplaintSchema.properties.events,
  name: orNull(Type.String({ description: 'as the booking has it' })),
  phone: orNull(Type.String()),
  mediator: ComplaintSchema.properties.mediator,
  nearestMediator: orNull(
    Type.Object(MediatorSchema.properties, {
      description: 'whom `mediate` would name; null where the map knows none',
    }),
  ),
  actions: ComplaintSchema.properties.actions,
});

/** `POST /api/v1/office/complaints/:id/take`: the caller owns it from now on. Answers, as the others do, with `OfficeComplaintSchema`. */
export const TakeSchema = Type.Object({ version: SeenVersion }, closed);
/** `POST …/:id/answer`. */
export const AnswerSchema = Type.Object(
  { version: SeenVersion, words: prose(longestComplaint) },
  closed,
);
/** `POST …/:id/mediate`: to 人民调解, with the reason; without a facility to the nearest. */
export const MediateSchema = Type.Object(
  {
    version: SeenVersion,
    words: prose(longestComplaint),
    facility: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
  },
  closed,
);
/** `POST …/:id/settle`. */
export const SettleSchema = Type.Object(
  {
    version: SeenVersion,
    outcome: Type.Enum([...outcomes]),
    words: Type.Optional(prose(longestComplaint)),
  },
  closed,
);

export type ComplaintAbout = (typeof complaintAbouts)[number];
export type ComplaintAnswer = Static<typeof ComplaintSchema>;
export type SeenComplaint = Static<typeof OwnComplaintsSchema>['complaints'][number];
export type OfficeComplaintAnswer = Static<typeof OfficeComplaintSchema>;
export type MediatorAnswer = Static<typeof MediatorSchema>;
export type ProviderComplaints = Static<typeof ProviderComplaintsSchema>;
