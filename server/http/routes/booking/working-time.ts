/** When a provider's people and places work and are away, day by day: holidays and make-up workdays are in it already. */
import { WorkingTimeSchema } from '../../../contract/resource.ts';
import Type from 'typebox';
import { daysLater } from '../../../domain/booking/local-days.ts';
import { workingSpans } from '../../../domain/booking/working-time.ts';
import { isDay } from '../../../domain/register/day.ts';
import type { App, Parts } from '../../app.ts';
import { memberOf } from '../../booking/membership.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common } from '../../schemas.ts';

export const weekDays = 7;
const iso = (ms: number) => new Date(ms).toISOString();

export function workingTimeRoutes(app: App, parts: Parts): void {
  const { records, bookingRules, now } = parts;
  const { local } = bookingRules;
  const { catalogue } = records.booking;

  app.get(
    '/api/v1/providers/:id/working-time',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['providers'],
        summary: 'Working time and absences of a week; staff see their own',
        querystring: Type.Object({
          from: Type.Optional(Type.String({ description: 'first of seven days; default today' })),
          lang: common.lang,
        }),
        response: answers(WorkingTimeSchema, 400, 401, 403),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['from']);
      const { id } = request.params as { id: string };
      const { part, resource: self } = memberOf(parts, request, id);
      const from = text(query, 'from') ?? local.dateOf(now().getTime());
      if (!isDay(from)) throw new Refusal('invalid-day', { name: 'from', value: shown(from) });
      catalogue.look();
      const days = Array.from({ length: weekDays }, (_, n) => local.day(daysLater(from, n)));
      const fromMs = days[0]!.startMs;
      const untilMs = days.at(-1)!.endMs;
      const seen = catalogue
        .resourcesOf(id)
        .filter(({ id: one, active }) => (part === 'manager' ? active : one === self))
        .toSorted((a, b) => a.label.localeCompare(b.label, 'zh'));
      return reply.header('cache-control', 'no-store').send({
        days: days.map(({ date }) => date),
        resources: seen.map(({ id: resource, label, kind, plan, absences }) => ({
          resource,
          label,
          kind,
          working: days.map((day) =>
            workingSpans(plan, [day], local).map(({ startMs, endMs }) => ({
              from: iso(startMs),
              until: iso(endMs),
            })),
          ),
          absences: absences
            .filter(({ startMs, endMs }) => startMs < untilMs && endMs > fromMs)
            .map(({ startMs, endMs }) => ({ from: iso(startMs), until: iso(endMs) })),
        })),
      });
    },
  );
}
