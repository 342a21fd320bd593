import Type, { type Static } from 'typebox';

/** RFC 9457, with a stable `code` that programs may rely on. */
export const ProblemSchema = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String({ description: 'stable, for programs' }),
  detail: Type.String({ description: 'one sentence in the reader’s language that quotes the value' }),
  suggestion: Type.Optional(
    Type.Object({}, { additionalProperties: true, description: 'a likely correction' }),
  ),
});

export type Problem = Static<typeof ProblemSchema>;

/** Every reason for which the API refuses, and its HTTP status. The one place where they are chosen. */
export const problemStatus = {
  'invalid-number': 400,
  'missing-parameter': 400,
  'unknown-parameter': 400,
  'longitude-out-of-range': 400,
  'latitude-out-of-range': 400,
  'swapped-coordinates': 400,
  'outside-every-region': 404,
  'outside-region': 404,
  'too-far-from-street': 422,
  'minutes-out-of-range': 400,
  'unknown-profile': 400,
  'unknown-region': 404,
  'unknown-facility': 404,
  'facility-unreachable': 422,
  'invalid-time': 400,
  'invalid-position': 400,
  'invalid-flag': 400,
  'invalid-kind': 400,
  'no-route': 404,
  'different-regions': 422,
  'not-found': 404,
  'method-not-allowed': 405,
  'too-busy': 503,
  'too-many-requests': 429,
  'internal': 500,
} as const;

export type ProblemCode = keyof typeof problemStatus;
