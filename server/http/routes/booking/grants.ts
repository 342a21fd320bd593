/** Subsidised hours (政府购买服务): an office grants a resident so many minutes a month. */
import Type from 'typebox';
import { NewGrantSchema } from '../../../contract/office-booking.ts';
import {
  GrantChangeSchema,
  GrantEntriesSchema,
  GrantsSchema,
} from '../../../contract/office-grant.ts';
import { areasOf, isArea } from '../../../domain/roles.ts';
import type { GrantRow } from '../../../store/app/booking/subsidies.ts';
import { callerIn, callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { askedAreas } from '../../asked-areas.ts';
import { bodyAs } from '../../body.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';
import { grantAnswer } from './office.ts';
import { loginOf } from './providers.ts';

const tags = ['after the visit'];
const grants = { config: { access: 'subsidy:grant' } } as const;
const DoneSchema = Type.Object({ done: Type.Boolean() });

export function grantRoutes(app: App, parts: Parts): void {
  const { records, now, bookingRules, serviceKinds } = parts;
  const { subsidies, once, rows } = records.booking;

  app.get(
    '/api/v1/office/subsidies',
    { ...grants, schema: described(tags, 'Grants of the caller’s area', GrantsSchema, 404) },
    (request, reply) => {
      onlyKnown(request.query as Query, ['area']);
      const found = askedAreas(request, 'subsidy:grant').flatMap((area) => subsidies.within(area));
      return reply.header('cache-control', 'no-store').send({ grants: found.map(officeGrant) });
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
      return reply.code(201).send({ grants: [officeGrant(row)] });
    },
  );

  app.post(
    '/api/v1/office/subsidies/:id/change',
    {
      ...grants,
      schema: {
        ...described(tags, 'Another amount, from the first month not drawn on', GrantsSchema, 404),
        headers: idempotencyHeader,
        body: GrantChangeSchema,
      },
    },
    (request) => {
      const { id } = request.params as { id: string };
      const { minutesPerMonth } = bodyAs(GrantChangeSchema, request.body);
      const { id: actor } = callerOf(request);
      const areas = areasOf(callerOf(request), 'subsidy:grant');
      const changed = once.do(actor, askedOnce(request), () => {
        const made = subsidies.change(id, minutesPerMonth, thisMonth(), areas, actor);
        return made
          ? { ok: true as const, id: made.id }
          : { ok: false as const, reason: 'unknown-grant' as const };
      });
      if (!changed.ok) throw refusalOf(changed, { id });
      return { grants: [id, changed.id].map((one) => officeGrant(subsidies.byId(one)!)) };
    },
  );

  app.get(
    '/api/v1/office/subsidies/:id/entries',
    {
      ...grants,
      schema: described(tags, 'What visits took of a grant and gave back', GrantEntriesSchema, 404),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { id } = request.params as { id: string };
      const areas = areasOf(callerOf(request), 'subsidy:grant');
      const row = subsidies.byId(id);
      if (!row || !areas.some((area) => row.area.startsWith(area)))
        throw new Refusal('no-such-entry', { value: shown(id) });
      return reply.header('cache-control', 'no-store').send({
        entries: subsidies.entries(id).map(({ month, kind, minutes, booking, atMs }) => ({
          month,
          kind,
          minutes,
          booking,
          code: rows.byId(booking)!.code,
          at: new Date(atMs).toISOString(),
        })),
      });
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

  function thisMonth(): string {
    return bookingRules.local.dateOf(now().getTime()).slice(0, 7);
  }

  function officeGrant(row: GrantRow) {
    const person = row.resident === null ? null : records.people.byId(row.resident);
    const month = thisMonth();
    return {
      ...grantAnswer(row),
      month,
      resident: person ? (person.phoneNumber ?? person.email).slice(-4) : null,
      withoutAccount: row.person !== null,
      drawnMinutes: subsidies.drawn(row.id, month),
    };
  }
}
