import Type, { type Static } from 'typebox';

const AuditEntrySchema = Type.Object({
  number: Type.Integer({ description: 'grows by one with each entry, never used twice' }),
  at: Type.String({ description: 'ISO 8601, UTC' }),
  actor: Type.Union([Type.String(), Type.Null()], {
    description: 'a user’s id; null for a command run on the server',
  }),
  action: Type.String({ description: 'noun:verb, e.g. facility:close' }),
  subjectKind: Type.String(),
  subject: Type.String({ description: 'id of what was changed or looked at' }),
  area: Type.Union([Type.String(), Type.Null()], {
    description: 'division code that the subject belongs to; null where it has none',
  }),
  before: Type.Unknown({ description: 'the changed fields as they were; null for none' }),
  after: Type.Unknown({
    description:
      'the changed fields as they are since; null for none. Personal values stand encrypted.',
  }),
});

export const AuditPageSchema = Type.Object({
  entries: Type.Array(AuditEntrySchema, { description: 'newest first' }),
  page: Type.Integer({ minimum: 1 }),
  pages: Type.Integer({ minimum: 1 }),
  total: Type.Integer({ minimum: 0 }),
});

export type AuditEntryAnswer = Static<typeof AuditEntrySchema>;
export type AuditPage = Static<typeof AuditPageSchema>;
