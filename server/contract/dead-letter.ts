/** Messages that no gateway took, for administrators. Neither their words nor whom they were for. */
import Type, { type Static } from 'typebox';
import { closed, line, longestReason, orNull } from './booking-words.ts';

export const DeadLetterSchema = Type.Object({
  number: Type.Integer(),
  kind: Type.String({ description: 'booking:confirm, booking:reminder …' }),
  to: Type.Enum(['user', 'provider', 'area', 'booking'], {
    description: 'an account, a provider, or a caller without an account',
  }),
  booking: orNull(Type.String()),
  code: orNull(Type.String({ description: 'of the booking, said on the telephone' })),
  community: orNull(Type.String()),
  attempts: Type.Integer(),
  failure: orNull(
    Type.String({
      description:
        'gateway-refused, gateway-fault, no-address, unreadable, bug; restored: it may have gone out before a backup was put back',
    }),
  ),
  at: Type.String({ description: 'when it was written' }),
  deadAt: Type.String(),
});

/** `GET /api/v1/admin/dead-letters?area=&page=`, the latest first. */
export const DeadLettersSchema = Type.Object({
  letters: Type.Array(DeadLetterSchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** `POST /api/v1/admin/dead-letters/:number/retry` (an empty body, {}) sends it again; `POST …/:number/drop` gives it up. Both on record. Answer: {done}. */
export const RetrySchema = Type.Object({}, closed);
export const DropSchema = Type.Object({ reason: line(longestReason) }, closed);

export type DeadLetterAnswer = Static<typeof DeadLetterSchema>;
