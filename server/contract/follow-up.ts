/** 回访: the office calls back after a visit. */
import Type, { type Static } from 'typebox';
import { closed, orNull, prose, WordsSchema } from './booking-words.ts';
import { AboutSchema, longestComplaint } from './complaint.ts';

const seen = {
  booking: Type.String({ description: 'also the id of the call-back' }),
  code: Type.String({ description: 'of the booking, said on the telephone' }),
  provider: Type.String(),
  providerName: Type.String(),
  serviceKind: Type.String(),
  service: WordsSchema,
  community: Type.String(),
  communityName: orNull(Type.String()),
  start: Type.String({ description: 'of the visit' }),
  end: Type.String(),
  visit: Type.Enum(['done', 'no-show', 'disputed', 'resolved', 'followed-up']),
  dueAt: Type.String(),
  overdue: Type.Boolean(),
  state: Type.Enum(['open', 'reached', 'not-reached']),
  tries: Type.Integer({ description: 'calls so far' }),
  mostTries: Type.Integer({ description: 'calls that reach nobody before it stays at that' }),
  satisfied: orNull(Type.Integer({ minimum: 1, maximum: 5 })),
  closedAt: orNull(Type.String()),
};

/**
 * `GET /api/v1/office/follow-ups?area=&state=due|overdue|done&page=`: `due` (the default) all that are open, the most urgent first; `done` the
 * latest first. Without names and numbers.
 */
export const FollowUpsSchema = Type.Object({
  followUps: Type.Array(Type.Object(seen)),
  total: Type.Integer(),
  overdue: Type.Integer({ description: 'of these areas, on whichever page' }),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** `GET /api/v1/office/follow-ups/:id`: whom to call; each look is on record. */
export const FollowUpSchema = Type.Object({
  ...seen,
  name: orNull(Type.String({ description: 'null once details were kept long enough' })),
  phone: orNull(Type.String()),
  calls: Type.Array(
    Type.Object({
      reached: Type.Boolean(),
      satisfied: orNull(Type.Integer()),
      wrong: orNull(Type.String()),
      complaint: orNull(Type.String({ description: 'the one that it made' })),
      at: Type.String(),
    }),
    { description: 'oldest first' },
  ),
});

/**
 * `POST /api/v1/office/follow-ups/:id/outcome`, with an `Idempotency-Key`: one call. `satisfied` is needed where somebody was reached and only
 * then; `complaint` makes one of `wrong`, which it needs. Answers with `CalledSchema`.
 */
export const CallSchema = Type.Object(
  {
    reached: Type.Boolean(),
    satisfied: Type.Optional(Type.Integer({ minimum: 1, maximum: 5 })),
    wrong: Type.Optional(prose(longestComplaint)),
    complaint: Type.Optional(
      Type.Object({ about: AboutSchema }, { ...closed, description: 'they want to complain' }),
    ),
  },
  closed,
);

export const CalledSchema = Type.Object({
  followUp: FollowUpSchema,
  complaint: orNull(Type.String({ description: 'its id: /api/v1/office/complaints/:id' })),
});

export type FollowUpAnswer = Static<typeof FollowUpSchema>;
export type SeenFollowUp = Static<typeof FollowUpsSchema>['followUps'][number];
