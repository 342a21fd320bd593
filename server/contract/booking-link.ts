/**
 * Links in messages: `/bookings/#link=TOKEN`. The page takes the token out of the address bar at once and sends it by POST; it is worth one look
 * at one booking. That look brings another token, for one change, which lives for minutes and in the page's memory alone.
 */
import Type, { type Static } from 'typebox';
import { BookingSchema, reasons } from './booking.ts';
import { closed, MomentSchema, orNull, SeenVersion } from './booking-words.ts';

const TokenSchema = Type.String({
  minLength: 1,
  maxLength: 200,
  description: 'as it stood in the message or the answer',
});

/** `POST /api/v1/links/exchange`, without a session. “link-gone” (404) for one that is unknown, used or over; “too-many” (429) from one address. */
export const ExchangeSchema = Type.Object({ link: TokenSchema }, closed);

export const ExchangedSchema = Type.Object({
  booking: BookingSchema,
  change: orNull(
    Type.Object(
      { link: TokenSchema, until: Type.String() },
      { description: 'for one change; null where nothing can be changed any more' },
    ),
  ),
});

/**
 * `POST /api/v1/links/change`, without a session: cancels or moves the booking that was looked at, within the provider's terms. The token is
 * spent when the change is made; a refusal (“slot-taken”, “too-late”, “changed-meanwhile”) leaves it. Answers with `BookingSchema`.
 */
export const LinkChangeSchema = Type.Object(
  {
    link: TokenSchema,
    version: SeenVersion,
    do: Type.Enum(['cancel', 'move']),
    /** For `move`, from the offering's slots. */
    start: Type.Optional(MomentSchema),
    reason: Type.Optional(Type.Enum([...reasons], { description: 'for `cancel`' })),
  },
  closed,
);

/**
 * `POST /api/v1/links/take-over`, with a session: the booking that was looked at becomes the caller's own, if it was made for somebody else.
 * The token is the one that came with the look, and is spent.
 */
export const TakeOverSchema = Type.Object({ link: TokenSchema }, closed);

export type ExchangedAnswer = Static<typeof ExchangedSchema>;
