/** What both sides say of a visit, and what it makes of a provider. Blind: nobody sees the other's before both have spoken or the time is over. */
import Type, { type Static } from 'typebox';
import { closed, line, longestNote, longestReason, orNull, prose } from './booking-words.ts';

/** How often a provider was rated, and what a list may rank by: never a bare mean. */
export const ShownRatingSchema = Type.Object({
  count: Type.Integer({ description: 'ratings that everybody sees' }),
  mean: Type.Number({ description: '1 to 5, leaning towards the kind’s while there are few' }),
  surelySatisfied: Type.Number({
    description: '0 to 1: at least this share is satisfied (Wilson’s lower bound); ranked by this',
  }),
  perhapsSatisfied: Type.Number({ description: '0 to 1: at most this share (its upper bound)' }),
});

export const RatingSchema = Type.Object({
  id: Type.String(),
  side: Type.Enum(['resident', 'provider'], { description: 'who said it' }),
  stars: Type.Integer({ minimum: 1, maximum: 5 }),
  words: orNull(Type.String({ description: 'null: none, or kept long enough' })),
  month: Type.String({ description: 'of the visit, YYYY-MM' }),
  serviceKind: Type.String(),
  at: Type.String(),
  shown: Type.Boolean({ description: 'the other side and, of a resident’s, everybody sees it' }),
  shownFrom: Type.String({ description: 'the latest moment from which it is shown' }),
  hidden: Type.Boolean({ description: 'an office took it out: its author alone still sees it' }),
  reply: orNull(Type.Object({ words: Type.String(), at: Type.String() })),
});

/** `POST /api/v1/bookings/:id/rating`, with an `Idempotency-Key`: once for each side. Answers with `VisitRatingSchema`. */
export const NewRatingSchema = Type.Object(
  {
    stars: Type.Integer({ minimum: 1, maximum: 5 }),
    words: Type.Optional(prose(longestNote)),
    as: Type.Optional(
      Type.Enum(['resident', 'provider'], {
        description: 'default: the resident, where the caller is both',
      }),
    ),
  },
  closed,
);

/** `GET /api/v1/bookings/:id/rating?as=`: what the caller said, may say until when, and what the other side said once it is shown. */
export const VisitRatingSchema = Type.Object({
  booking: Type.String(),
  as: Type.Enum(['resident', 'provider', 'office']),
  mayRate: Type.Boolean(),
  because: orNull(
    Type.Enum(['not-done', 'already-rated', 'too-late', 'office'], {
      description: 'why not; null where one may',
    }),
  ),
  until: orNull(Type.String({ description: 'one may rate before this; null before the visit' })),
  own: orNull(RatingSchema),
  other: orNull(RatingSchema),
});

/** `POST /api/v1/ratings/:id/reply`, by a manager of the provider, once, in words that everybody reads. Answers with `RatingSchema`. */
export const ReplySchema = Type.Object({ words: prose(longestNote) }, closed);

const paging = { total: Type.Integer(), page: Type.Integer(), pageSize: Type.Integer() };

/** `GET /api/v1/providers/:id/ratings?page=`: for everybody; residents' ratings that are shown and not hidden, newest first, of nobody's name. */
export const ProviderRatingsSchema = Type.Object({
  rating: orNull(ShownRatingSchema),
  ratings: Type.Array(RatingSchema),
  ...paging,
});

const OfBookingSchema = Type.Object({
  ...RatingSchema.properties,
  booking: Type.String(),
  code: Type.String({ description: 'of the booking, said on the telephone' }),
});

/** `GET /api/v1/providers/:id/ratings/own?page=&waiting=1`: for its managers, with the booking; `waiting`: only those without a reply. */
export const OwnRatingsSchema = Type.Object({ ratings: Type.Array(OfBookingSchema), ...paging });

/** `GET /api/v1/office/ratings?area=&page=&hidden=1`: residents' ratings that are shown, newest first; with `hidden=1` those that were hidden. */
export const OfficeRatingsSchema = Type.Object({
  ratings: Type.Array(
    Type.Object({
      ...OfBookingSchema.properties,
      provider: Type.String(),
      providerName: Type.String(),
      community: Type.String(),
      hiddenReason: orNull(Type.String()),
    }),
  ),
  ...paging,
});

/** `POST /api/v1/office/ratings/:id/hide`: abuse; the reason is logged. Answers with `RatingSchema`. */
export const HideRatingSchema = Type.Object({ reason: line(longestReason) }, closed);

export type RatingAnswer = Static<typeof RatingSchema>;
export type ShownRating = Static<typeof ShownRatingSchema>;
export type VisitRating = Static<typeof VisitRatingSchema>;
export type OwnRatings = Static<typeof OwnRatingsSchema>;
export type ProviderRatings = Static<typeof ProviderRatingsSchema>;
