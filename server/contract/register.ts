import Type, { type Static } from 'typebox';
import { DuplicateSchema } from './duplicate.ts';
import {
  DaySchema,
  FacilitySchema,
  RegisterFacilitySchema,
  SeenVersionSchema,
} from './facility.ts';
import { ScorecardRowSchema } from './scorecard.ts';
import { GatheredReportSchema } from './report.ts';

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** “All that there is of this category in this community is in the register”, until a day. */
export const SignedSchema = Type.Object({
  community: Type.String(),
  category: Type.String(),
  signedOn: Type.String(),
  expiresOn: Type.String({ description: 'the last day on which it holds' }),
  holds: Type.Boolean({ description: 'not yet expired today' }),
});

export const CompletenessSchema = Type.Object({
  signed: Type.Array(SignedSchema),
  usualDays: Type.Integer({ description: 'validity where no day is given' }),
  mostDays: Type.Integer(),
});

export const SignSchema = Type.Object(
  { expiresOn: Type.Optional(DaySchema) },
  { additionalProperties: false },
);

export const proposalKinds = ['osm-differs', 'osm-gone'] as const;

/** What OpenStreetMap says otherwise since the register's row was decided. */
export const ProposalSchema = Type.Object({
  id: Type.String(),
  kind: Type.Enum([...proposalKinds]),
  facility: RegisterFacilitySchema,
  changes: Type.Record(
    Type.String(),
    Type.Object({ register: Type.Unknown(), proposed: Type.Unknown() }),
    { description: 'field → what the register says and what is proposed; empty for osm-gone' },
  ),
  at: Type.String(),
  decision: orNull(Type.Enum(['accepted', 'refused'])),
  decidedAt: orNull(Type.String()),
});

export const ProposalsSchema = Type.Object({
  proposals: Type.Array(ProposalSchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

export const ProposalDecisionSchema = Type.Object(
  {
    decision: Type.Enum(['accepted', 'refused']),
    /** Of the facility, as it was looked at. */
    version: SeenVersionSchema,
  },
  { additionalProperties: false },
);

const list = <T extends Parameters<typeof Type.Array>[0]>(items: T) =>
  Type.Object({
    total: Type.Integer(),
    first: Type.Array(items, { description: 'the first ten' }),
  });

/** What has a deadline, the most urgent first. */
const waiting = <T extends Parameters<typeof Type.Array>[0]>(items: T) =>
  Type.Object({ ...list(items).properties, overdue: Type.Integer() });

/** What waits for an office. */
export const ToDoSchema = Type.Object({
  areas: Type.Array(Type.String()),
  reports: list(GatheredReportSchema),
  proposals: list(ProposalSchema),
  duplicates: list(DuplicateSchema),
  unverified: list(FacilitySchema),
  expiring: list(Type.Object({ ...SignedSchema.properties, communityName: orNull(Type.String()) })),
  norms: Type.Object({
    total: Type.Integer({ description: 'communities that fail at least one norm' }),
    failing: Type.Integer({ description: 'norms that they fail, together' }),
    withoutFigure: Type.Integer({
      description: 'communities whose office has yet to give figures',
    }),
    first: Type.Array(
      Type.Object({
        code: Type.String(),
        name: Type.String(),
        rows: Type.Array(ScorecardRowSchema, { description: 'that are not met' }),
        withoutFigure: Type.Integer({ description: 'norms that lack a figure' }),
      }),
      { description: 'the ten worst' },
    ),
  }),
  complaints: waiting(
    Type.Object({
      id: Type.String(),
      providerName: Type.String(),
      about: orNull(Type.String()),
      state: Type.String(),
      community: Type.String(),
      dueAt: orNull(Type.String()),
      overdue: Type.Boolean(),
    }),
  ),
  followUps: waiting(
    Type.Object({
      booking: Type.String(),
      providerName: Type.String(),
      service: Type.Object({ zh: Type.String(), en: Type.String() }),
      community: Type.String(),
      dueAt: Type.String(),
      overdue: Type.Boolean(),
    }),
  ),
  notices: list(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      area: Type.String(),
      title: Type.Object({ zh: orNull(Type.String()), en: orNull(Type.String()) }),
      state: Type.Enum(['draft', 'scheduled', 'expiring', 'expired']),
      publishAt: orNull(Type.String()),
      expiresAt: orNull(Type.String()),
    }),
  ),
});

export type ToDoAnswer = Static<typeof ToDoSchema>;
export type Signed = Static<typeof SignedSchema>;
export type ProposalAnswer = Static<typeof ProposalSchema>;
