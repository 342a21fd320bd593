/** After a visit: the call back, ratings, complaints; and what an office grants and suspends. */
import Type, { type Static } from 'typebox';
import {
  closed,
  IdSchema,
  longestNote,
  longestReason,
  MomentSchema,
  orNull,
  prose,
  SeenVersion,
} from './booking-words.ts';

const Stars = Type.Integer({ minimum: 1, maximum: 5 });
const Area = Type.String({ pattern: '^44\\d*$', maxLength: 12 });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });
const pages = { total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() };

export const followUpFaults = [
  'late',
  'not-finished',
  'not-clean',
  'rude',
  'dearer',
  'other-person',
  'damage',
  'other',
] as const;

export const FollowUpSchema = Type.Object({
  booking: Type.String(),
  code: Type.String(),
  provider: Type.String(),
  providerName: Type.String(),
  serviceKind: Type.String(),
  community: Type.String(),
  dueAt: Type.String(),
  overdue: Type.Boolean(),
  state: Type.Enum(['open', 'reached', 'not-reached']),
  satisfaction: orNull(Stars),
  calls: Type.Integer({ description: 'attempts so far' }),
});
export const FollowUpsSchema = Type.Object({ followUps: Type.Array(FollowUpSchema), ...pages });

/** Whom to call: read one by one, and every look is put on record. */
export const FollowUpContactSchema = Type.Object({
  booking: Type.String(),
  name: orNull(Type.String()),
  phone: orNull(Type.String()),
});

export const FollowUpCallSchema = Type.Object(
  {
    reached: Type.Boolean(),
    satisfaction: Type.Optional(Stars),
    faults: Type.Optional(
      Type.Array(Type.Enum([...followUpFaults]), { maxItems: 8, uniqueItems: true }),
    ),
    note: Type.Optional(prose(longestNote)),
    complaint: Type.Optional(prose(longestNote)),
    giveUp: Type.Optional(Type.Boolean({ description: 'not reached, and nobody calls again' })),
  },
  closed,
);

export const NewRatingSchema = Type.Object(
  { stars: Stars, words: Type.Optional(prose(longestNote)) },
  closed,
);
export const RatingReplySchema = Type.Object({ reply: prose(longestNote) }, closed);
export const RatingHideSchema = Type.Object({ reason: prose(longestReason) }, closed);

export const RatingSchema = Type.Object({
  id: Type.String(),
  stars: Type.Integer(),
  words: orNull(Type.String()),
  month: Type.String({ description: 'of the visit; no day, so that nobody is known by it' }),
  serviceKind: Type.String(),
  reply: orNull(Type.String()),
});
export const RatingsSchema = Type.Object({ ratings: Type.Array(RatingSchema), ...pages });

export const complaintStates = ['open', 'in-work', 'answered', 'closed', 'mediation'] as const;
export const complaintOutcomes = ['justified', 'partly', 'unjustified', 'withdrawn'] as const;

export const NewComplaintSchema = Type.Object({ words: prose(longestNote) }, closed);

export const complaintSteps = ['take', 'answer', 'close', 'mediate', 'reopen'] as const;
export const ComplaintStepSchema = Type.Object(
  {
    version: SeenVersion,
    step: Type.Enum([...complaintSteps]),
    note: Type.Optional(prose(longestNote)),
    outcome: Type.Optional(Type.Enum([...complaintOutcomes])),
    mediator: Type.Optional(IdSchema),
  },
  closed,
);

export const ComplaintSchema = Type.Object({
  id: Type.String(),
  booking: orNull(Type.String()),
  provider: Type.String(),
  providerName: Type.String(),
  serviceKind: orNull(Type.String()),
  community: Type.String(),
  state: Type.Enum([...complaintStates]),
  mine: Type.Boolean({ description: 'the caller has taken it' }),
  owned: Type.Boolean(),
  dueAt: Type.String(),
  overdue: Type.Boolean(),
  outcome: orNull(Type.Enum([...complaintOutcomes])),
  mediator: orNull(Type.String()),
  version: Type.Integer(),
  at: Type.String(),
});
export const ComplaintsSchema = Type.Object({
  complaints: Type.Array(ComplaintSchema, { description: 'overdue ones first' }),
  ...pages,
});
export const OneComplaintSchema = Type.Object({
  complaint: ComplaintSchema,
  words: orNull(Type.String()),
  events: Type.Array(
    Type.Object({
      event: Type.String(),
      to: Type.String(),
      note: orNull(Type.String()),
      at: Type.String(),
    }),
  ),
});

export const NewSuspensionSchema = Type.Object(
  { area: Area, from: MomentSchema, until: MomentSchema, reason: prose(longestReason) },
  closed,
);
export const SuspensionSchema = Type.Object({
  id: Type.String(),
  area: Type.String(),
  from: Type.String(),
  until: Type.String(),
  reason: Type.String(),
  lifted: Type.Boolean(),
});
export const SuspensionAddedSchema = Type.Object({
  suspension: SuspensionSchema,
  cancelled: Type.Integer({ description: 'visits that were called off; everybody is told' }),
});
export const SuspensionsSchema = Type.Object({ suspensions: Type.Array(SuspensionSchema) });

export const NewGrantSchema = Type.Object(
  {
    resident: Type.String({ maxLength: 60, description: 'telephone number of their account' }),
    area: Area,
    serviceKinds: Type.Optional(Type.Array(IdSchema, { minItems: 1, maxItems: 20 })),
    minutesPerMonth: Type.Integer({ minimum: 15, maximum: 10_000 }),
    fromMonth: Month,
    untilMonth: Type.Optional(Month),
  },
  closed,
);
export const GrantSchema = Type.Object({
  id: Type.String(),
  area: Type.String(),
  serviceKinds: orNull(Type.Array(Type.String())),
  minutesPerMonth: Type.Integer(),
  fromMonth: Type.String(),
  untilMonth: orNull(Type.String()),
  ended: Type.Boolean(),
});
export const GrantsSchema = Type.Object({ grants: Type.Array(GrantSchema) });
export const OwnGrantsSchema = Type.Object({
  month: Type.String(),
  grants: Type.Array(Type.Object({ ...GrantSchema.properties, minutesLeft: Type.Integer() })),
});

export const SatisfactionSchema = Type.Object({
  rows: Type.Array(
    Type.Object({
      provider: Type.String(),
      providerName: Type.String(),
      serviceKind: Type.String(),
      answers: Type.Integer({ description: 'call-backs and ratings' }),
      mean: orNull(Type.Number({ description: 'leans towards the mean of its kind' })),
      low: orNull(
        Type.Number({ description: 'share of 4 and 5, lower end by Wilson; ranked by it' }),
      ),
    }),
  ),
});

export type FollowUpAnswer = Static<typeof FollowUpSchema>;
export type RatingAnswer = Static<typeof RatingSchema>;
export type ComplaintAnswer = Static<typeof ComplaintSchema>;
export type SuspensionAnswer = Static<typeof SuspensionSchema>;
export type GrantAnswer = Static<typeof GrantSchema>;
