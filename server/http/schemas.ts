import Type, { type TSchema } from 'typebox';
import { ProblemSchema } from '../contract/problem.ts';

/** Parameters that several routes share. */
export const common = {
  crs: Type.Optional(
    Type.Enum(['wgs84', 'gcj02'], {
      description: 'datum of the positions sent; answers are WGS-84',
    }),
  ),
  lang: Type.Optional(
    Type.Enum(['zh-CN', 'en'], {
      description: 'language of sentences; default by Accept-Language',
    }),
  ),
};

/** The limit: asked for, or the norm of the kind of place. */
export const limits = {
  minutes: Type.Optional(
    Type.Number({
      minimum: 1,
      maximum: 60,
      description: 'without it the norm decides: 15 urban, 30 rural',
    }),
  ),
  kind: Type.Optional(Type.Enum(['urban', 'rural'], { description: 'overrides the found kind' })),
};

export const moment = Type.Optional(
  Type.String({
    description: 'ISO 8601 with an offset, or without one on the region’s wall clock; default now',
  }),
);

/** A route without parameters in its query; every route may refuse a caller or a body. */
export function described(
  tags: string[],
  summary: string,
  answer: TSchema,
  ...more: number[]
): { tags: string[]; summary: string; response: Record<number, unknown> } {
  return { tags, summary, response: answers(answer, 400, 401, 403, ...more) };
}

/** Response schemas: the answer, and a problem for each status that may refuse. */
export function answers(answer: TSchema, ...refusals: number[]): Record<number, unknown> {
  const problem = {
    description: 'refused',
    content: { 'application/problem+json': { schema: ProblemSchema } },
  };
  return { 200: answer, ...Object.fromEntries(refusals.map((status) => [status, problem])) };
}
