import Type, { type Static } from 'typebox';
import {
  DaySchema,
  longest,
  mostEntrances,
  SeenVersionSchema,
  SentPositionSchema,
} from './facility.ts';
import { PositionSchema } from './position.ts';

export const reportKinds = ['closed', 'moved', 'wrong-hours', 'gate-locked'] as const;
export const longestNote = 500;

/** A resident's word about a facility: one tap, and more if they like. */
export const NewReportSchema = Type.Object(
  {
    facility: Type.String({ minLength: 1, maxLength: 60 }),
    kind: Type.Enum([...reportKinds]),
    /** Where it is now (moved), or which gate (gate-locked). */
    position: Type.Optional(SentPositionSchema),
    note: Type.Optional(Type.String({ minLength: 1, maxLength: longestNote })),
  },
  { additionalProperties: false },
);

export const ReportFiledSchema = Type.Object({
  id: Type.String(),
  receipt: Type.String({
    description: 'shown once: with it the state is asked for. It belongs in no address',
  }),
});

export const ReceiptSchema = Type.Object(
  { receipt: Type.String({ minLength: 1, maxLength: 100 }) },
  { additionalProperties: false },
);

const orNull = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()]);

/** What the reporter is told. */
export const ReportStateSchema = Type.Object({
  id: Type.String(),
  facility: Type.String(),
  facilityName: Type.String(),
  kind: Type.Enum([...reportKinds]),
  at: Type.String(),
  state: Type.Enum(['open', 'accepted', 'refused']),
  answer: orNull(Type.String()),
  decidedAt: orNull(Type.String()),
});

export const OwnReportsSchema = Type.Object({ reports: Type.Array(ReportStateSchema) });

/** For the office: all open reports of one kind about one facility are one thing to decide. */
export const GatheredReportSchema = Type.Object({
  ...ReportStateSchema.properties,
  facilityVersion: Type.Integer({ description: '0: only OpenStreetMap knows it' }),
  community: orNull(Type.String()),
  count: Type.Integer({ description: 'reports gathered here' }),
  firstAt: Type.String(),
  positions: Type.Array(PositionSchema, { description: 'the newest ten' }),
  noted: Type.Integer({ description: 'notes among the newest ten' }),
  notes: Type.Array(Type.String(), { description: 'the newest ten that can still be read' }),
});

export const GatheredReportsSchema = Type.Object({
  reports: Type.Array(GatheredReportSchema),
  total: Type.Integer(),
  page: Type.Integer(),
  pageSize: Type.Integer(),
});

/** What to change at the facility in the same step. */
export const AppliedChangeSchema = Type.Object(
  {
    version: SeenVersionSchema,
    /** Closes it from this day on. */
    closeOn: Type.Optional(DaySchema),
    position: Type.Optional(SentPositionSchema),
    openingHours: Type.Optional(
      Type.Union([Type.String({ minLength: 1, maxLength: longest.hours }), Type.Null()]),
    ),
    entrances: Type.Optional(Type.Array(SentPositionSchema, { maxItems: mostEntrances })),
  },
  { additionalProperties: false },
);

export const ReportDecisionSchema = Type.Object(
  {
    decision: Type.Enum(['accepted', 'refused']),
    answer: Type.Optional(Type.String({ minLength: 1, maxLength: longestNote })),
    apply: Type.Optional(AppliedChangeSchema),
  },
  { additionalProperties: false },
);

export const ReportDecidedSchema = Type.Object({
  decided: Type.Integer({ description: 'reports that got this answer' }),
});

export type NewReport = Static<typeof NewReportSchema>;
export type ReportFiled = Static<typeof ReportFiledSchema>;
export type ReportState = Static<typeof ReportStateSchema>;
export type GatheredReport = Static<typeof GatheredReportSchema>;
export type ReportDecision = Static<typeof ReportDecisionSchema>;
