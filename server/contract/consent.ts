import Type, { type Static } from 'typebox';

const Words = Type.Object({ zh: Type.String(), en: Type.String() });

const ConsentPurposeSchema = Type.Object({
  code: Type.String(),
  version: Type.String({ description: 'grows when the text changes; then it is asked again' }),
  title: Words,
  text: Words,
  required: Type.Boolean({ description: 'there is no account without it' }),
});

const ConsentAnswerSchema = Type.Object({
  purpose: Type.String(),
  version: Type.String(),
  given: Type.Boolean(),
  at: Type.String({ description: 'ISO 8601, UTC' }),
});

export const ConsentsSchema = Type.Object({
  purposes: Type.Array(
    Type.Object({
      ...ConsentPurposeSchema.properties,
      answer: Type.Union([ConsentAnswerSchema, Type.Null()], {
        description: 'the newest answer, whatever version it was given to',
      }),
      ask: Type.Boolean({ description: 'not answered yet in this version' }),
    }),
  ),
  history: Type.Array(ConsentAnswerSchema, { description: 'every answer, newest first' }),
});

/** The answers to one or more purposes; all are kept or none. */
export const ConsentAnswersSchema = Type.Object(
  {
    answers: Type.Array(
      Type.Object(
        {
          purpose: Type.String({ maxLength: 40 }),
          version: Type.String({ maxLength: 20, description: 'the version that was shown' }),
          given: Type.Boolean(),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 20 },
    ),
  },
  { additionalProperties: false },
);

export type ConsentPurpose = Static<typeof ConsentPurposeSchema>;
export type ConsentAnswer = Static<typeof ConsentAnswerSchema>;
export type Consents = Static<typeof ConsentsSchema>;
