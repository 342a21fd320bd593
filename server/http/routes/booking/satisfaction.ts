/** How satisfied people are, by provider, kind, community and month, ranked by what they surely say. */
import Type from 'typebox';
import { groupings, SatisfactionSchema } from '../../../contract/satisfaction.ts';
import { byRating, sumOf, summaryOf, type RatingCounts } from '../../../domain/booking/rating.ts';
import type { Counted, GroupedBy } from '../../../store/app/booking/satisfaction.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas } from '../../asked-areas.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';

const action = 'satisfaction:read';
const columns: Record<(typeof groupings)[number], GroupedBy> = {
  provider: 'provider',
  kind: 'serviceKind',
  community: 'community',
  month: 'month',
};
const month = Type.Optional(Type.String({ description: 'YYYY-MM, counted too' }));

export function satisfactionRoutes(app: App, parts: Parts): void {
  const { records, bookingRules } = parts;
  const { satisfaction, catalogue } = records.booking;

  app.get(
    '/api/v1/office/satisfaction',
    {
      config: { access: action },
      schema: {
        tags: ['after the visit'],
        summary: 'Ratings and call-backs counted and ranked, never by a bare mean',
        querystring: Type.Object({
          area: Type.Optional(Type.String()),
          by: Type.Optional(
            Type.String({ description: 'of provider, kind, community, month; default provider' }),
          ),
          provider: Type.Optional(Type.String()),
          kind: Type.Optional(Type.String()),
          from: month,
          until: month,
          lang: common.lang,
        }),
        response: answers(SatisfactionSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'by', 'provider', 'kind', 'from', 'until']);
      const areas = askedAreas(request, action);
      const by = groupingsIn(query);
      const [from, until] = [monthIn(query, 'from'), monthIn(query, 'until')];
      const asked = {
        areas,
        provider: text(query, 'provider'),
        serviceKind: text(query, 'kind'),
        fromMonth: from,
        untilMonth: until,
      };
      const counted = satisfaction.counts(
        asked,
        by.map((one) => columns[one]),
      );
      // A mean leans towards all that is said within the question.
      const all = {
        ratings: sumOf(counted.map(({ ratings }) => ratings)),
        calls: sumOf(counted.map(({ calls }) => calls)),
      };
      catalogue.look();
      const groups = counted.map((one) => groupOf(one, all)).toSorted(byMonthAndRank);
      return reply
        .header('cache-control', 'no-store')
        .send({ areas, by, from: from ?? null, until: until ?? null, groups });
    },
  );

  function groupOf(
    { key, ratings, calls }: Counted,
    all: { ratings: RatingCounts; calls: RatingCounts },
  ) {
    const { norms } = bookingRules;
    const summary = (own: RatingCounts, kind: RatingCounts) =>
      own.every((count) => count === 0) ? null : summaryOf(own, kind, norms);
    const provider = key.provider === undefined ? undefined : catalogue.provider(key.provider);
    const code = key.community;
    return {
      provider: provider ? { id: provider.id, name: provider.name } : null,
      kind: key.serviceKind ?? null,
      community:
        code === undefined ? null : { code, name: records.divisions.byCode(code)?.name ?? null },
      month: key.month ?? null,
      ratings: { counts: ratings, summary: summary(ratings, all.ratings) },
      calls: { counts: calls, summary: summary(calls, all.calls) },
      both: summaryOf(sumOf([ratings, calls]), sumOf([all.ratings, all.calls]), norms),
    };
  }
}

type Ranked = { month: string | null; both: Parameters<typeof byRating>[0] };

/** The latest month first; of one month, and without months, the best first. */
function byMonthAndRank(a: Ranked, b: Ranked): number {
  if (a.month !== b.month) return (a.month ?? '') < (b.month ?? '') ? 1 : -1;
  return byRating(a.both, b.both);
}

function groupingsIn(query: Query): (typeof groupings)[number][] {
  const value = text(query, 'by') ?? 'provider';
  const names = value.split(',');
  const known = groupings.filter((one) => names.includes(one));
  if (known.length !== names.length)
    throw new Refusal('unknown-choice', {
      name: 'by',
      value: shown(value),
      known: groupings.join(', '),
    });
  return known;
}

function monthIn(query: Query, name: string): string | undefined {
  const value = text(query, name);
  if (value !== undefined && !/^\d{4}-(0[1-9]|1[0-2])$/.test(value))
    throw new Refusal('wrong-month', { name, value: shown(value) });
  return value;
}
