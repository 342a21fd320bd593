/** What an office does in its area: suspends visits, grants subsidised hours. */
import Type from 'typebox';
import {
  GrantsSchema,
  NewGrantSchema,
  NewSuspensionSchema,
  OwnGrantsSchema,
  SuspensionAddedSchema,
  SuspensionsSchema,
} from '../../../contract/office-booking.ts';
import { areasOf, isArea } from '../../../domain/roles.ts';
import type { GrantRow } from '../../../store/app/booking/subsidies.ts';
import { callerIn, callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { momentOf } from '../../booking/asked-time.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';
import { loginOf } from './providers.ts';

const tags = ['after the visit'];
const suspends = { config: { access: 'visits:suspend' } } as const;
const grants = { config: { access: 'subsidy:grant' } } as const;
const DoneSchema = Type.Object({ done: Type.Boolean() });
const iso = (ms: number) => new Date(ms).toISOString();

export function officeRoutes(app: App, parts: Parts): void {
  const { records, now, bookingRules, serviceKinds } = parts;
  const { suspensions, subsidies, catalogue, once } = records.booking;

  app.get(
    '/api/v1/office/suspensions',
    { ...suspends, schema: described(tags, 'Those of the caller’s area', SuspensionsSchema, 404) },
    (request, reply) => {
      onlyKnown(request.query as Query, ['area']);
      const areas = askedAreas(request, 'visits:suspend');
      catalogue.look();
      const nowMs = now().getTime();
      const found = catalogue
        .suspensions()
        .filter(({ area, endMs }) => endMs > nowMs && areas.some((own) => area.startsWith(own)));
      return reply.header('cache-control', 'no-store').send({
        suspensions: found.map(({ id, area, startMs, endMs, reason }) => ({
          id,
          area,
          reason,
          from: iso(startMs),
          until: iso(endMs),
        })),
      });
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
      const times = { from: iso(span.startMs), until: iso(span.endMs) };
      return reply.code(201).send({ suspension: { id, area, reason, ...times }, cancelled });
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
    '/api/v1/office/subsidies',
    { ...grants, schema: described(tags, 'Grants of the caller’s area', GrantsSchema, 404) },
    (request, reply) => {
      onlyKnown(request.query as Query, ['area']);
      const found = askedAreas(request, 'subsidy:grant').flatMap((area) => subsidies.within(area));
      return reply.header('cache-control', 'no-store').send({ grants: found.map(grantAnswer) });
    },
  );

  app.post(
    '/api/v1/office/subsidies',
    {
      ...grants,
      schema: {
        ...described(tags, 'Grants a resident so many minutes a month', GrantsSchema, 404),
        headers: idempotencyHeader,
        body: NewGrantSchema,
      },
    },
    (request, reply) => {
      const body = bodyAs(NewGrantSchema, request.body);
      if (!isArea(body.area)) throw new Refusal('unknown-area', { value: shown(body.area) });
      const { id: actor } = callerIn(request, 'subsidy:grant', body.area);
      const known = new Set(serviceKinds.map(({ code }) => code));
      const strange = body.serviceKinds?.find((code) => !known.has(code));
      if (strange !== undefined)
        throw new Refusal('invalid-field', { name: 'serviceKinds', value: shown(strange) });
      const person = records.people.byLogin(loginOf(body.resident));
      if (!person) throw new Refusal('no-such-account', { value: shown(body.resident) });
      const made = once.do(actor, askedOnce(request), () => {
        const {
          area,
          minutesPerMonth,
          fromMonth,
          untilMonth = null,
          serviceKinds: for_ = null,
        } = body;
        const row = subsidies.grant(
          {
            resident: person.id,
            person: null,
            area,
            serviceKinds: for_,
            minutesPerMonth,
            fromMonth,
            untilMonth,
          },
          actor,
        );
        return { ok: true as const, id: row.id };
      });
      if (!made.ok) throw refusalOf(made);
      const row = subsidies.within(body.area).find(({ id }) => id === made.id)!;
      return reply.code(201).send({ grants: [grantAnswer(row)] });
    },
  );

  app.delete(
    '/api/v1/office/subsidies/:id',
    {
      ...grants,
      schema: described(tags, 'Ends a grant; what was taken stays taken', DoneSchema, 404),
    },
    (request) => {
      const { id } = request.params as { id: string };
      const caller = callerOf(request);
      if (!subsidies.end(id, areasOf(caller, 'subsidy:grant'), caller.id))
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
}

function grantAnswer(row: GrantRow) {
  const { id, area, serviceKinds, minutesPerMonth, fromMonth, untilMonth, endedAtMs } = row;
  const ended = endedAtMs !== null;
  return { id, area, serviceKinds, minutesPerMonth, fromMonth, untilMonth, ended };
}
