/** Messages in the page: what happened to one's bookings. */
import Type, { type Static } from 'typebox';
import { closed, orNull } from './booking-words.ts';

export const MessageSchema = Type.Object({
  number: Type.Integer({ description: 'counts up; also the id of its server-sent event' }),
  kind: Type.String({
    description:
      'booking:confirm, booking:move …; complaint:complain, complaint:answer …; rating:shown, rating:reply, rating:hide',
  }),
  side: Type.Enum(['resident', 'provider', 'office'], {
    description: 'in which part the reader is told; what an office is told, all of its staff are',
  }),
  booking: orNull(Type.String()),
  facts: orNull(
    Type.Object({}, { additionalProperties: true, description: 'state, start, by whom, why' }),
  ),
  read: Type.Boolean(),
  at: Type.String(),
});

export const MessagesSchema = Type.Object({
  messages: Type.Array(MessageSchema, { description: 'newest first' }),
});

export const ReadUpToSchema = Type.Object(
  { upTo: Type.Integer({ minimum: 0, description: 'the newest number that was seen' }) },
  closed,
);

export type MessageAnswer = Static<typeof MessageSchema>;
