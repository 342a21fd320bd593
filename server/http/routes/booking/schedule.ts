/** A provider's days: as a list with the way from each visit to the next, and as a table for office programs. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import { ScheduleSchema } from '../../../contract/booking.ts';
import { seesAddress } from '../../../domain/booking/address.ts';
import { daysLater } from '../../../domain/booking/local-days.ts';
import { isDay } from '../../../domain/register/day.ts';
import type { BookingRow } from '../../../store/app/booking/booking-rows.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { providerBookingAnswer } from '../../booking/booking-answers.ts';
import { clockText } from '../../booking/clock.ts';
import { memberOf } from '../../booking/membership.ts';
import { noteLook } from '../../booking/seen-by.ts';
import { byteOrderMark, csvLines } from '../../csv.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

export const mostDays = 31;
const querystring = Type.Object({
  from: Type.Optional(Type.String({ description: 'YYYY-MM-DD; default today' })),
  to: Type.Optional(
    Type.String({ description: `the last day; default the same, ${mostDays} at most` }),
  ),
  resource: Type.Optional(Type.String({ description: 'of one of the staff' })),
  lang: common.lang,
});

export function scheduleRoutes(app: App, parts: Parts): void {
  const { records, bookingRules, now, doorTravel } = parts;
  const { local, norms } = bookingRules;

  app.get(
    '/api/v1/providers/:id/schedule',
    {
      config: { access: 'signed-in' },
      schema: {
        tags: ['providers'],
        summary: 'Visits of some days in order; staff see their own',
        querystring,
        response: answers(ScheduleSchema, 400, 401, 403),
      },
    },
    (request, reply) => {
      const { rows, from, until } = asked(request);
      const actor = callerOf(request).id;
      const ways = waysBetween(rows);
      const visits = rows.map((row, i) => {
        const { answer, showsPerson } = providerBookingAnswer(row, parts);
        if (showsPerson) noteLook(parts, actor, row);
        return {
          ...answer,
          waySeconds: ways[i]!,
          blockedFrom: new Date(row.blockedStartMs).toISOString(),
          blockedUntil: new Date(row.blockedEndMs).toISOString(),
          profile: records.booking.catalogue.resource(row.resource)?.profile ?? null,
        };
      });
      return reply.header('cache-control', 'no-store').send({ from, until, visits });
    },
  );

  app.get(
    '/api/v1/providers/:id/schedule.csv',
    {
      config: { access: 'signed-in' },
      schema: {
        ...described(
          ['providers'],
          'The same as a table',
          Type.String({ description: 'CSV' }),
          404,
        ),
        querystring,
      },
    },
    (request, reply) => {
      const { rows } = asked(request);
      const actor = callerOf(request).id;
      const lines = rows.map((row) => {
        const visible = seesAddress(row, norms, now().getTime());
        const details = visible ? records.booking.seals.details(row) : null;
        if (details) noteLook(parts, actor, row);
        const { catalogue } = records.booking;
        return [
          row.code,
          local.dateOf(row.startMs),
          clockText(bookingRules, row.startMs),
          clockText(bookingRules, row.endMs),
          catalogue.offering(row.offering)!.nameZh,
          catalogue.resource(row.resource)?.label,
          row.state,
          details?.name,
          details?.phone,
          details?.address,
          row.toPayFen / 100,
        ];
      });
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="bookings.csv"')
        .header('cache-control', 'no-store')
        .send(byteOrderMark + csvLines([columns, ...lines]));
    },
  );

  function asked(request: FastifyRequest): { rows: BookingRow[]; from: string; until: string } {
    const query = request.query as Query;
    onlyKnown(query, ['from', 'to', 'resource']);
    const { id } = request.params as { id: string };
    const { part, resource } = memberOf(parts, request, id);
    const from = dayIn(query, 'from', local.dateOf(now().getTime()));
    const until = dayIn(query, 'to', from);
    if (until < from || until > daysLater(from, mostDays - 1))
      throw new Refusal('invalid-day', { name: 'to', value: shown(until) });
    records.booking.catalogue.look();
    const span = { fromMs: local.day(from).startMs, toMs: local.day(until).endMs };
    const own = part === 'staff' ? (resource ?? '') : (text(query, 'resource') ?? null);
    return { rows: records.booking.lists.ofProvider(id, span, own), from, until };
  }

  /** From the visit before of the same staff on the same day; null where there is none, or no way. */
  function waysBetween(rows: readonly BookingRow[]): (number | null)[] {
    const { seals, catalogue } = records.booking;
    const last = new Map<string, BookingRow>();
    return rows.map((row) => {
      const key = `${row.resource} ${local.dateOf(row.startMs)}`;
      const before = last.get(key);
      last.set(key, row);
      const profile = catalogue.resource(row.resource)?.profile;
      const [here, there] = [seals.door(row), before ? seals.door(before) : null];
      if (!profile || !here || !there) return null;
      return doorTravel.between(here, [there], profile)[0] ?? null;
    });
  }
}

const columns = [
  '预约号',
  '日期',
  '开始',
  '结束',
  '服务',
  '人员',
  '状态',
  '姓名',
  '电话',
  '地址',
  '应付（元）',
];

function dayIn(query: Query, name: string, fallback: string): string {
  const value = text(query, name) ?? fallback;
  if (!isDay(value)) throw new Refusal('invalid-day', { name, value: shown(value) });
  return value;
}
