/** Words that the contracts of booking share. */
import Type, { type TSchema } from 'typebox';

export const closed = { additionalProperties: false };

/** One line: something to read, and no control characters. */
const linePattern =
  '^[^\\u0000-\\u001f\\u007f\\ufffe\\uffff]*[^\\s\\u0000-\\u001f\\u007f\\ufffe\\uffff][^\\u0000-\\u001f\\u007f\\ufffe\\uffff]*$';

export const line = (maxLength: number, description?: string) =>
  Type.String({ maxLength, pattern: linePattern, ...(description ? { description } : {}) });

/** Several lines. */
export const prose = (maxLength: number, description?: string) =>
  Type.String({ minLength: 1, maxLength, ...(description ? { description } : {}) });

export const orNull = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

export const MomentSchema = Type.String({
  maxLength: 40,
  description: 'ISO 8601 with an offset, to the minute',
});

export const IdSchema = Type.String({ minLength: 1, maxLength: 60 });

export const SeenVersion = Type.Integer({
  minimum: 1,
  description: 'the version that was looked at; another one refuses with `changed-meanwhile`',
});

export const WordsSchema = Type.Object({ zh: Type.String(), en: Type.String() });

export const longestReason = 300;
export const longestNote = 500;
export const mostPrice = 10_000_000;
