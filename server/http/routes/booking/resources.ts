/** A provider's staff, counters and rooms, their certificates and calendar feeds. */
import { randomUUID } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  FeedSchema,
  NewCertificateSchema,
  NewResourceSchema,
  ResourceChangeSchema,
  ResourcesSchema,
  type NewResource,
} from '../../../contract/resource.ts';
import type { WorkingPlan } from '../../../domain/booking/model.ts';
import { isDay } from '../../../domain/register/day.ts';
import type { ResourceValues } from '../../../store/app/booking/resources.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { managerOf } from '../../booking/membership.ts';
import { refusalOf, type Refused } from '../../booking/refusals.ts';
import { resourceAnswer } from '../../booking/resource-answers.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { described } from '../../schemas.ts';

const tags = ['providers'];
const own = { config: { access: 'signed-in' } } as const;
const DoneSchema = Type.Object({ done: Type.Boolean() });
const base = '/api/v1/providers/:id/resources';

export function resourceRoutes(app: App, parts: Parts): void {
  const { records, now, bookingRules } = parts;
  const { resources, catalogue, once, feeds } = records.booking;

  app.get(
    base,
    {
      ...own,
      schema: described(tags, 'All of them, those on leave for good too', ResourcesSchema),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-store').send(listOf(managed(request).id));
    },
  );

  app.post(
    base,
    {
      ...own,
      schema: {
        ...described(tags, 'Adds one; a capacity of n adds n units', ResourcesSchema, 404, 409),
        headers: idempotencyHeader,
        body: NewResourceSchema,
      },
    },
    (request, reply) => {
      const { id, actor } = managed(request);
      const body = bodyAs(NewResourceSchema, request.body);
      const made = once.do(actor, askedOnce(request), (): { ok: true } | Refused => {
        for (const values of unitsOf(body)) {
          const added = resources.add(id, values, actor);
          // The first to fail is the first of all: all units have one plan.
          if (!added.ok) return added;
        }
        return { ok: true };
      });
      if (!made.ok) throw refusalOf(made as Refused);
      return reply.code(201).send(listOf(id));
    },
  );

  app.patch(
    `${base}/:resource`,
    {
      ...own,
      schema: {
        ...described(tags, 'Changes one; bookings stay as they are', ResourcesSchema, 404, 409),
        body: ResourceChangeSchema,
      },
    },
    (request) => {
      const { id, actor } = managed(request);
      const { resource } = request.params as { resource: string };
      const { version, name, phone, plan, ...rest } = bodyAs(ResourceChangeSchema, request.body);
      const row = resources.byId(resource);
      const before = row && resources.personOf(row);
      const person = {
        name: name === undefined ? (before?.name ?? null) : name,
        phone: phone === undefined ? (before?.phone ?? null) : phone,
      };
      const changes: Partial<ResourceValues> = {
        ...rest,
        ...(plan && { plan: plan as WorkingPlan }),
        ...((name !== undefined || phone !== undefined) && { person: personIn(person) }),
      };
      const changed = resources.edit(id, resource, version, changes, actor);
      if (!changed.ok) throw refusalOf(changed, { id: resource });
      return listOf(id);
    },
  );

  app.post(
    `${base}/:resource/certificates`,
    {
      ...own,
      schema: {
        ...described(tags, 'Adds a certificate', ResourcesSchema, 404),
        headers: idempotencyHeader,
        body: NewCertificateSchema,
      },
    },
    (request, reply) => {
      const { id, actor } = managed(request);
      const { resource } = request.params as { resource: string };
      const {
        type,
        number,
        level = null,
        expiresOn = null,
      } = bodyAs(NewCertificateSchema, request.body);
      if (expiresOn !== null && !isDay(expiresOn))
        throw new Refusal('invalid-field', { name: 'expiresOn', value: shown(expiresOn) });
      const added = once.do(actor, askedOnce(request), () =>
        resources.addCertificate(id, resource, { type, number, level, expiresOn }, actor),
      );
      if (!added.ok) throw refusalOf(added, { id: resource });
      return reply.code(201).send(listOf(id));
    },
  );

  app.delete(
    `${base}/:resource/certificates/:certificate`,
    { ...own, schema: described(tags, 'Withdraws a certificate', DoneSchema, 404) },
    (request) => {
      const { id, actor } = managed(request);
      const { certificate } = request.params as { certificate: string };
      if (!resources.withdrawCertificate(id, certificate, actor))
        throw new Refusal('no-such-entry', { value: shown(certificate) });
      return { done: true };
    },
  );

  app.post(
    `${base}/:resource/feed`,
    {
      ...own,
      schema: described(tags, 'A secret address of its calendar, shown once', FeedSchema, 404),
    },
    (request, reply) => {
      const { id, actor } = managed(request);
      const { resource } = request.params as { resource: string };
      const made = feeds.make(id, resource, actor);
      if (!made) throw new Refusal('no-such-entry', { value: shown(resource) });
      return reply
        .code(201)
        .header('cache-control', 'no-store')
        .send({ path: `/calendar/${made.token}.ics` });
    },
  );

  app.delete(
    `${base}/:resource/feed`,
    { ...own, schema: described(tags, 'Revokes all addresses of its calendar', DoneSchema, 404) },
    (request) => {
      const { id, actor } = managed(request);
      const { resource } = request.params as { resource: string };
      if (resources.byId(resource)?.provider !== id)
        throw new Refusal('no-such-entry', { value: shown(resource) });
      for (const feed of feeds.of(resource)) feeds.revoke(id, feed.id, actor);
      return { done: true };
    },
  );

  function managed(request: FastifyRequest): { id: string; actor: string } {
    const { id } = request.params as { id: string };
    managerOf(parts, request, id);
    return { id, actor: callerOf(request).id };
  }

  function listOf(provider: string) {
    catalogue.look();
    const today = bookingRules.local.dateOf(now().getTime());
    const { certificateWarningDays } = bookingRules.norms;
    return {
      resources: catalogue
        .resourcesOf(provider)
        .toSorted((a, b) => a.label.localeCompare(b.label, 'zh'))
        .map((known) => resourceAnswer(known, records, today, certificateWarningDays)),
    };
  }
}

function unitsOf(body: NewResource): ResourceValues[] {
  const { kind, label, plan, profile = null, name = null, phone = null, units = 1 } = body;
  const group = units > 1 ? randomUUID() : null;
  return Array.from({ length: units }, (_, i) => ({
    kind,
    profile,
    active: true,
    plan: plan as WorkingPlan,
    unitsOf: group,
    label: units > 1 ? `${label} ${i + 1}` : label,
    person: personIn({
      name,
      phone,
    }),
  }));
}

function personIn({ name, phone }: { name: string | null; phone: string | null }) {
  return name === null ? null : { name, phone };
}
