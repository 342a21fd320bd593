/** Providers: registering, their own words, their people. */
import type { FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  MembersSchema,
  NewMemberSchema,
  NewProviderSchema,
  OwnProvidersSchema,
  ProviderChangeSchema,
  ProviderSchema,
  PublicProviderSchema,
  VettingAnswerSchema,
} from '../../../contract/provider.ts';
import { readCreditCode } from '../../../domain/booking/credit-code.ts';
import { rounded } from '../../../geo/position.ts';
import type { ProviderRow } from '../../../store/app/booking/catalogue.ts';
import type { ProviderChanged, ProviderValues } from '../../../store/app/booking/providers.ts';
import type { MemberRow } from '../../../store/app/booking/members.ts';
import { callerOf } from '../../access.ts';
import type { App, Parts } from '../../app.ts';
import { bodyAs } from '../../body.ts';
import { nowhere, sentDoor } from '../../booking/asked-door.ts';
import { askedOnce, idempotencyHeader } from '../../booking/idempotency.ts';
import { managerOf } from '../../booking/membership.ts';
import { historyOf, providerAnswer, publicProvider } from '../../booking/provider-answers.ts';
import { refusalOf } from '../../booking/refusals.ts';
import { Refusal } from '../../errors.ts';
import { onlyKnown, shown, type Query } from '../../query.ts';
import { answers, described } from '../../schemas.ts';

const tags = ['providers'];
const own = { config: { access: 'signed-in' } } as const;
const DoneSchema = Type.Object({ done: Type.Boolean() });

export function providerRoutes(app: App, parts: Parts): void {
  const { records } = parts;
  const { providers, members, once } = records.booking;

  app.post(
    '/api/v1/providers',
    {
      ...own,
      schema: {
        ...described(tags, 'Registers a provider; its office vets it', ProviderSchema, 404, 409),
        headers: idempotencyHeader,
        body: NewProviderSchema,
      },
    },
    (request, reply) => {
      const body = bodyAs(NewProviderSchema, request.body);
      const { id: actor } = callerOf(request);
      const { kind, name, phone } = body;
      const values: ProviderValues = {
        kind,
        name: name.trim(),
        phone: phone.trim(),
        nameEn: body.nameEn ?? null,
        creditCode: creditCodeOf(kind, body.creditCode ?? null),
        contact: body.contact ?? null,
        aboutZh: body.aboutZh ?? null,
        aboutEn: body.aboutEn ?? null,
        proof: null,
        ...placeOf(parts, body.position),
      };
      const made = once.do(actor, askedOnce(request), () =>
        idOf(providers.register(values, actor)),
      );
      if (!made.ok) throw refusalOf(made);
      return reply.code(201).send(providerAnswer(providers.byId(made.id)!, records));
    },
  );

  app.get(
    '/api/v1/providers/mine',
    {
      ...own,
      schema: described(tags, 'Those that the caller acts for', OwnProvidersSchema),
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const found = members.of(callerOf(request).id).map(({ provider, part, resource }) => ({
        provider: providerAnswer(providers.byId(provider)!, records),
        part,
        resource,
        history: historyOf(provider, records),
      }));
      return reply.header('cache-control', 'no-store').send({ providers: found });
    },
  );

  app.get(
    '/api/v1/providers/:id',
    {
      schema: {
        tags,
        summary: 'A vetted provider',
        response: answers(PublicProviderSchema, 400, 404),
      },
    },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      const { id } = request.params as { id: string };
      const row = providers.byId(id);
      // An unvetted one is invisible.
      if (row?.state !== 'approved') throw new Refusal('no-such-entry', { value: shown(id) });
      return reply.header('cache-control', 'no-cache').send(publicProvider(row));
    },
  );

  app.patch(
    '/api/v1/providers/:id',
    {
      ...own,
      schema: {
        ...described(tags, 'Changes its own words; what is absent stays', ProviderSchema, 404, 409),
        body: ProviderChangeSchema,
      },
    },
    (request) => {
      const id = managed(request);
      const { version, position, ...rest } = bodyAs(ProviderChangeSchema, request.body);
      const changes = { ...rest, ...(position && placeOf(parts, position)) };
      return answer(providers.edit(id, version, changes, callerOf(request).id), id);
    },
  );

  app.post(
    '/api/v1/providers/:id/answer',
    {
      ...own,
      schema: {
        ...described(
          tags,
          'Answers what the office asked, or asks again after a refusal',
          ProviderSchema,
          404,
          409,
        ),
        body: VettingAnswerSchema,
      },
    },
    (request) => {
      const id = managed(request);
      const { version, answer: words } = bodyAs(VettingAnswerSchema, request.body);
      const by = { side: 'provider', actor: callerOf(request).id } as const;
      const step = providers.byId(id)?.state === 'refused' ? 'submit' : 'answer';
      return answer(providers.vet(id, version, step, by, words), id);
    },
  );

  app.get(
    '/api/v1/providers/:id/members',
    { ...own, schema: described(tags, 'Accounts that act for it', MembersSchema) },
    (request, reply) => {
      onlyKnown(request.query as Query, []);
      return reply.header('cache-control', 'no-store').send(membersOf(managed(request)));
    },
  );

  app.post(
    '/api/v1/providers/:id/members',
    {
      ...own,
      schema: {
        ...described(tags, 'Lets an account act for it', MembersSchema, 404),
        headers: idempotencyHeader,
        body: NewMemberSchema,
      },
    },
    (request, reply) => {
      const id = managed(request);
      const { login, part, resource = null } = bodyAs(NewMemberSchema, request.body);
      if (resource !== null && records.booking.resources.byId(resource)?.provider !== id)
        throw new Refusal('no-such-entry', { value: shown(resource) });
      const person = records.people.byLogin(loginOf(login));
      if (!person) throw new Refusal('no-such-account', { value: shown(login) });
      const { id: actor } = callerOf(request);
      const made = once.do(actor, askedOnce(request), () => {
        const row = members.add(id, { userId: person.id, part, resource }, actor);
        return { ok: true as const, id: row.id };
      });
      if (!made.ok) throw refusalOf(made);
      return reply.code(201).send(membersOf(id));
    },
  );

  app.delete(
    '/api/v1/providers/:id/members/:member',
    { ...own, schema: described(tags, 'No longer; the last manager stays', DoneSchema, 404) },
    (request) => {
      const id = managed(request);
      const { member } = request.params as { member: string };
      if (!members.revoke(id, member, callerOf(request).id))
        throw new Refusal('no-such-entry', { value: shown(member) });
      return { done: true };
    },
  );

  function managed(request: FastifyRequest): string {
    const { id } = request.params as { id: string };
    managerOf(parts, request, id);
    return id;
  }

  function answer(changed: ProviderChanged, id: string) {
    if (!changed.ok) throw refusalOf(changed, { id });
    return providerAnswer(changed.provider, records);
  }

  function membersOf(provider: string) {
    const live = members.within(provider).filter(({ revokedAtMs }) => revokedAtMs === null);
    return { members: live.map((row) => memberAnswer(row)) };
  }

  function memberAnswer({ id, part, resource, addedAtMs, userId }: MemberRow) {
    const person = records.people.byId(userId);
    const login = (person?.phoneNumber ?? person?.email ?? '').slice(-4);
    return { id, part, resource, since: new Date(addedAtMs).toISOString(), login };
  }
}

/** Companies and public bodies have a code; groups of volunteers need none. */
function creditCodeOf(kind: ProviderRow['kind'], code: string | null): string | null {
  if (code === null) {
    if (kind === 'volunteers') return null;
    throw new Refusal('missing-field', { name: 'creditCode' });
  }
  const read = readCreditCode(code);
  if (!read.ok) throw new Refusal('invalid-credit-code', { value: shown(code) });
  return read.code;
}

function placeOf(parts: Parts, sent: readonly number[]) {
  const { position, community } = sentDoor(parts, sent);
  const [lng, lat] = rounded(position[0], position[1]);
  return { lng, lat, community: community ?? nowhere };
}

/** A telephone number or an e-mail address as accounts keep it. */
export function loginOf(login: string) {
  const text = login.trim();
  if (text.includes('@')) return { kind: 'email', email: text.toLowerCase() } as const;
  const phoneNumber = /^1\d{10}$/.test(text) ? `+86${text}` : text;
  return { kind: 'phone', phoneNumber } as const;
}

function idOf(changed: ProviderChanged) {
  return changed.ok ? { ok: true as const, id: changed.provider.id } : changed;
}
