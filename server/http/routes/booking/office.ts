/** In a typhoon or a rainstorm an office suspends the visits of its area; what it granted, as its resident sees it. */
import Type from 'typebox';
import {
  NewSuspensionSchema,
  OwnGrantsSchema,
  SuspensionAddedSchema,
  SuspensionPreviewSchema,
  SuspensionsSchema,
} from '../../../contract/office-booking.ts';
import { areasOf, isArea } from '../../../domain/roles.ts';
import type { GrantRow } from '../../../store/app/booking/subsidies.ts';
import type { SuspensionRow } from '../../../store/app/booking/suspensions.ts';
import { callerIn, callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { areaName } from '../../areas.ts';
import { askedAreas } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, text, type Query } from '../../query.ts';
import { answers, common, described } from '../../schemas.ts';

const tags = ['after the visit'];
const suspends = { config: { access: 'visits:suspend' } } as const;
const DoneSchema = Type.Object({ done: Type.Boolean() });
const iso = (ms: number) => new Date(ms).toISOString();

type Suspension = Pick<SuspensionRow, 'id' | 'area' | 'startMs' | 'endMs' | 'reason'>;

export function officeRoutes(app: App, parts: Parts): void {
  const { records, now, bookingRules } = parts;
  const { suspensions, subsidies, catalogue, once } = records.booking;

  app.get(
    '/api/v1/office/suspensions',
    {
      ...suspends,
      schema: described(tags, 'Those that hold in the caller’s area', SuspensionsSchema, 404),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, ['area']);
      const areas = askedAreas(request, 'visits:suspend');
      catalogue.look();
      const nowMs = now().getTime();
      const found = catalogue
        .suspensions()
        .filter(({ endMs }) => endMs > nowMs)
        // What a wider office suspended holds here as well.
        .filter(({ area }) => areas.some((own) => area.startsWith(own) || own.startsWith(area)));
      return reply.header('cache-control', 'no-store').send({
        suspensions: found.map((row) => suspensionAnswer(row)),
      });
    },
  );

  app.get(
    '/api/v1/office/suspensions/preview',
    {
      ...suspends,
      schema: {
        tags,
        summary: 'How many visits a suspension would call off',
        querystring: Type.Object({
          area: Type.String(),
          from: Type.String(),
          until: Type.String(),
          lang: common.lang,
        }),
        response: answers(SuspensionPreviewSchema, 400, 401, 403),
      },
    },
    (request, reply) => {
      const query = request.query as Query;
      onlyKnown(query, ['area', 'from', 'until']);
      const area = text(query, 'area');
      if (area === undefined) throw new Refusal('missing-parameter', { name: 'area' });
      askedAreas(request, 'visits:suspend');
      const span = { startMs: moment(query, 'from'), endMs: moment(query, 'until') };
      if (span.startMs >= span.endMs) throw refusalOf({ ok: false, reason: 'no-time' });
      return reply
        .header('cache-control', 'no-store')
        .send(suspensions.concerned({ area, ...span }));
    },
  );

  app.post(
    '/api/v1/office/suspensions',
    {
      ...suspends,
      schema: {
        ...described(tags, 'Calls off all visits of an area for a time', SuspensionAddedSchema),
        headers: idempotencyHeader,
        body: NewSuspensionSchema,
      },
    },
    (request, reply) => {
      const { area, from, until, reason } = bodyAs(NewSuspensionSchema, request.body);
      if (!isArea(area)) throw new Refusal('unknown-area', { value: shown(area) });
      const { id: actor } = callerIn(request, 'visits:suspend', area);
      const span = { startMs: momentOf('from', from), endMs: momentOf('until', until) };
      const made = once.do(actor, askedOnce(request), () => {
        const acting = { by: 'office', actor, areas: [area] } as const;
        const added = suspensions.suspend({ area, reason, ...span }, acting);
        return added.ok
          ? { ok: true as const, id: added.suspension.id, cancelled: added.cancelled.length }
          : added;
      });
      if (!made.ok) throw refusalOf(made as Refused);
      const { id, cancelled } = made;
      const suspension = suspensionAnswer({ id, area, reason, ...span });
      return reply.code(201).send({ suspension, cancelled });
    },
  );

  app.delete(
    '/api/v1/office/suspensions/:id',
    { ...suspends, schema: described(tags, 'Visits are possible again', DoneSchema, 404) },
    (request) => {
      const { id } = request.params as { id: string };
      const caller = callerOf(request);
      const areas = areasOf(caller, 'visits:suspend');
      if (!suspensions.lift(id, { by: 'office', actor: caller.id, areas }))
        throw new Refusal('no-such-entry', { value: shown(id) });
      return { done: true };
    },
  );

  app.get(
    '/api/v1/account/subsidies',
    {
      config: { access: 'signed-in' },
      schema: described(tags, 'What an office granted the caller', OwnGrantsSchema),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const found = subsidies.of(callerOf(request).id);
      const month = bookingRules.local.dateOf(now().getTime()).slice(0, 7);
      return reply.header('cache-control', 'no-store').send({
        month,
        grants: found.map((row) => ({
          ...grantAnswer(row),
          leftMinutes: subsidies.leftIn(row.id, month),
        })),
      });
    },
  );

  function suspensionAnswer({ id, area, startMs, endMs, reason }: Suspension) {
    const times = { from: iso(startMs), until: iso(endMs) };
    return { id, area, areaName: areaName(parts, area), reason, ...times };
  }
}

function moment(query: Query, name: string): number {
  const value = text(query, name);
  if (value === undefined) throw new Refusal('missing-parameter', { name });
  return momentOf(name, value);
}

export function grantAnswer(row: GrantRow) {
  const { id, area, serviceKinds, minutesPerMonth, fromMonth, untilMonth, endedAtMs } = row;
  const ended = endedAtMs !== null;
  return { id, area, serviceKinds, minutesPerMonth, fromMonth, untilMonth, ended };
}
