/** Grants of subsidised minutes as the office sees them that gave them. */
import Type, { type Static } from 'typebox';
import { closed, orNull } from './booking-words.ts';
import { GrantSchema } from './office-booking.ts';

export const OfficeGrantSchema = Type.Object({
  ...GrantSchema.properties,
  resident: orNull(
    Type.String({ description: 'the last four characters of the account’s number or address' }),
  ),
  withoutAccount: Type.Boolean({ description: 'of a person without an account' }),
  month: Type.String({ description: 'this month' }),
  drawnMinutes: Type.Integer({ description: 'by visits of this month' }),
});

export const GrantsSchema = Type.Object({ grants: Type.Array(OfficeGrantSchema) });

/** The new amount counts from the first month that nothing is drawn from; until then the old one stays. */
export const GrantChangeSchema = Type.Object(
  { minutesPerMonth: Type.Integer({ minimum: 15, maximum: 10_000 }) },
  closed,
);

export const GrantEntriesSchema = Type.Object({
  entries: Type.Array(
    Type.Object({
      month: Type.String({ description: 'of the visit' }),
      kind: Type.Enum(['debit', 'return']),
      minutes: Type.Integer(),
      booking: Type.String(),
      code: Type.String({ description: 'the booking’s' }),
      at: Type.String(),
    }),
    { description: 'newest first' },
  ),
});

export type OfficeGrant = Static<typeof OfficeGrantSchema>;
export type GrantEntries = Static<typeof GrantEntriesSchema>;
