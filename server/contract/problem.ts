import Type, { type Static } from 'typebox';

/** RFC 9457, with a stable `code` that programs may rely on. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'stable, for programs' }),
  detail: Type.String({
    description: 'one sentence in the reader’s language that quotes the value',
  }),
  suggestion: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: 'a likely correction' }),
  ),
});

export type Problem = Static<typeof ProblemSchema>;
