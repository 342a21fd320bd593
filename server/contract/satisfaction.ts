/** How satisfied people are, for offices and planners: counts and what they surely say, never a bare mean. */
import Type, { type Static } from 'typebox';
import { orNull } from './booking-words.ts';
import { ShownRatingSchema } from './rating.ts';

export const groupings = ['provider', 'kind', 'community', 'month'] as const;

const CountsSchema = Type.Array(Type.Integer(), {
  minItems: 5,
  maxItems: 5,
  description: 'how many said 1, 2, 3, 4 and 5',
});

/**
 * `GET /api/v1/office/satisfaction?area=&by=provider,kind&provider=&kind=&from=YYYY-MM&until=YYYY-MM`. Ranked by what is surely satisfied of
 * both sources together, the best first; with `month` among the groupings by month, the latest first, and ranked within it. Groups of which
 * nobody said anything are left out.
 */
export const SatisfactionSchema = Type.Object({
  areas: Type.Array(Type.String()),
  by: Type.Array(Type.Enum([...groupings])),
  from: orNull(Type.String()),
  until: orNull(Type.String()),
  groups: Type.Array(
    Type.Object({
      provider: orNull(Type.Object({ id: Type.String(), name: Type.String() })),
      kind: orNull(Type.String()),
      community: orNull(Type.Object({ code: Type.String(), name: orNull(Type.String()) })),
      month: orNull(Type.String()),
      ratings: Type.Object({ counts: CountsSchema, summary: orNull(ShownRatingSchema) }),
      calls: Type.Object({ counts: CountsSchema, summary: orNull(ShownRatingSchema) }),
      both: ShownRatingSchema,
    }),
  ),
});

export type SatisfactionAnswer = Static<typeof SatisfactionSchema>;
