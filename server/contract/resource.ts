/** Staff, counters and rooms of a provider, their certificates, working plan and absences. */
import Type, { type Static } from 'typebox';
import { closed, line, MomentSchema, orNull, SeenVersion } from './booking-words.ts';
import { DaySchema } from './facility.ts';
import { profiles } from './profile.ts';

export const mostSpans = 42;
export const mostUnits = 50;

export const WorkingSpanSchema = Type.Object(
  {
    weekday: Type.Integer({ minimum: 1, maximum: 7, description: '1 is Monday' }),
    fromMinute: Type.Integer({ minimum: 0, maximum: 1439 }),
    toMinute: Type.Integer({ minimum: 1, maximum: 1440 }),
  },
  closed,
);

export const WorkingPlanSchema = Type.Object(
  {
    spans: Type.Array(WorkingSpanSchema, {
      maxItems: mostSpans,
      description: 'wall clock of the deployment; a break is the hole between two spans',
    }),
    holidays: Type.Enum(['as-calendar', 'ignore'], {
      description: 'as-calendar: holidays are off and make-up workdays work (调休)',
    }),
  },
  closed,
);

const said = {
  label: line(40, 'what residents see: a staff number, the name of a counter'),
  plan: WorkingPlanSchema,
  profile: orNull(Type.Enum([...profiles], { description: 'how staff travel between homes' })),
  active: Type.Boolean(),
  name: orNull(line(60, 'of a person; residents see it once a visit is confirmed')),
  phone: orNull(line(40, 'of a person; the provider’s own people see it')),
};

export const NewResourceSchema = Type.Object(
  {
    kind: Type.Enum(['staff', 'counter', 'room']),
    label: said.label,
    plan: said.plan,
    profile: Type.Optional(said.profile),
    name: Type.Optional(said.name),
    phone: Type.Optional(said.phone),
    units: Type.Optional(
      Type.Integer({ minimum: 1, maximum: mostUnits, description: 'capacity: so many units' }),
    ),
  },
  closed,
);

export const ResourceChangeSchema = Type.Object(
  { version: SeenVersion, ...Type.Partial(Type.Object(said)).properties },
  closed,
);

export const NewCertificateSchema = Type.Object(
  {
    type: line(60, 'health, eldercare, electrician …'),
    level: Type.Optional(orNull(line(40))),
    number: line(60),
    expiresOn: Type.Optional(orNull(DaySchema)),
  },
  closed,
);

export const CertificateSchema = Type.Object({
  id: Type.String(),
  type: Type.String(),
  level: orNull(Type.String()),
  number: orNull(Type.String({ description: 'null once it can no longer be read' })),
  expiresOn: orNull(Type.String({ description: 'the last valid day' })),
  expired: Type.Boolean(),
  expiresSoon: Type.Boolean({ description: 'within the norm `certificate-warning`' }),
});

export const ResourceSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum(['staff', 'counter', 'room']),
  unitsOf: orNull(Type.String({ description: 'the same for all units of one thing' })),
  ...said,
  plan: Type.Object({ ...WorkingPlanSchema.properties }),
  certificates: Type.Array(CertificateSchema),
  offerings: Type.Array(Type.String()),
  version: Type.Integer(),
});
export const ResourcesSchema = Type.Object({ resources: Type.Array(ResourceSchema) });

export const NewAbsenceSchema = Type.Object({ from: MomentSchema, until: MomentSchema }, closed);

/** A booking that an absence or a suspension meets. */
export const CollidingSchema = Type.Object({
  booking: Type.String(),
  code: Type.String(),
  start: Type.String(),
  end: Type.String(),
  instead: Type.Array(
    Type.Object({ resource: Type.String(), label: Type.String() }, { description: 'free then' }),
  ),
});

export const AbsenceSchema = Type.Object({
  id: Type.String(),
  resource: Type.String(),
  from: Type.String(),
  until: Type.String(),
});
export const AbsenceAddedSchema = Type.Object({
  absence: AbsenceSchema,
  colliding: Type.Array(CollidingSchema, {
    description: 'bookings that stand until they are reassigned, moved or cancelled',
  }),
});
export const AbsencesSchema = Type.Object({ absences: Type.Array(AbsenceSchema) });

const SpanSchema = Type.Object({ from: Type.String(), until: Type.String() });

export const WorkingTimeSchema = Type.Object({
  days: Type.Array(Type.String({ description: 'YYYY-MM-DD' })),
  resources: Type.Array(
    Type.Object({
      resource: Type.String(),
      label: Type.String(),
      kind: Type.Enum(['staff', 'counter', 'room']),
      working: Type.Array(Type.Array(SpanSchema), {
        description: 'for each of the days, by plan and calendar; absences are not taken out',
      }),
      absences: Type.Array(SpanSchema, { description: 'those that meet the days' }),
    }),
  ),
});

export const FeedSchema = Type.Object({
  path: Type.String({ description: 'the secret address, shown once' }),
});

export type NewResource = Static<typeof NewResourceSchema>;
export type ResourceAnswer = Static<typeof ResourceSchema>;
export type WorkingTimeAnswer = Static<typeof WorkingTimeSchema>;
export type AbsenceAnswer = Static<typeof AbsenceSchema>;
export type AbsenceAdded = Static<typeof AbsenceAddedSchema>;
export type CollidingAnswer = Static<typeof CollidingSchema>;
