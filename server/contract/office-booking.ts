/** What an office grants and suspends. */
import Type, { type Static } from 'typebox';
import { closed, IdSchema, longestReason, MomentSchema, orNull, prose } from './booking-words.ts';

const Area = Type.String({ pattern: '^44\\d*$', maxLength: 12 });
const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$' });

export const NewSuspensionSchema = Type.Object(
  { area: Area, from: MomentSchema, until: MomentSchema, reason: prose(longestReason) },
  closed,
);
export const SuspensionSchema = Type.Object({
  id: Type.String(),
  area: Type.String(),
  areaName: orNull(Type.String()),
  from: Type.String(),
  until: Type.String(),
  reason: Type.String(),
});
export const SuspensionAddedSchema = Type.Object({
  suspension: SuspensionSchema,
  cancelled: Type.Integer({ description: 'visits that were called off; everybody is told' }),
});
export const SuspensionsSchema = Type.Object({ suspensions: Type.Array(SuspensionSchema) });
/** Looked at before anything is called off. */
export const SuspensionPreviewSchema = Type.Object({
  visits: Type.Integer({ description: 'requested, confirmed or on the way: called off, and told' }),
  holds: Type.Integer({ description: 'times that somebody is just choosing: given back' }),
});

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
export const OwnGrantsSchema = Type.Object({
  month: Type.String(),
  grants: Type.Array(
    Type.Object({
      ...GrantSchema.properties,
      leftMinutes: Type.Integer({ description: 'of this month, bookings to come taken off' }),
    }),
  ),
});
export type OwnGrants = Static<typeof OwnGrantsSchema>;

export type SuspensionAnswer = Static<typeof SuspensionSchema>;
export type SuspensionPreview = Static<typeof SuspensionPreviewSchema>;
