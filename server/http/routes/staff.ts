/** `/api/v1/staff`, `/invitations`, `/roles`: administrators invite to roles and revoke them, each within the own area. */
import Type from 'typebox';
import { AccountSchema, DoneSchema } from '../../contract/account.ts';
import {
  AcceptInvitationSchema,
  InvitationsSchema,
  InvitedSchema,
  InviteSchema,
  LookAtInvitationSchema,
  OfferSchema,
  StaffSchema,
} from '../../contract/staff.ts';
import { maskEmail, maskPhone } from '../../domain/masks.ts';
import { areasOf, isArea, type Action } from '../../domain/roles.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { refuseWithoutHttps, settle, visitorOf } from '../visitor.ts';
import { accountAnswer } from './account.ts';
import type { FastifyRequest } from 'fastify';

const tags = ['staff'];
const areaQuery = Type.Object({
  area: Type.Optional(
    Type.String({
      description: 'start of division codes; default: everywhere the caller may look',
    }),
  ),
  lang: common.lang,
});

/** The areas that are asked for: the one in the query, else all in which the caller has the action. */
function askedAreas(request: FastifyRequest, action: Action): string[] {
  const query = request.query as Query;
  onlyKnown(query, ['area']);
  const { area } = query;
  if (area === undefined) return areasOf(callerOf(request), action);
  if (Array.isArray(area))
    throw new Refusal('repeated-parameter', { name: 'area', value: shown(area.join()) });
  if (!isArea(area)) throw new Refusal('unknown-area', { value: shown(area) });
  callerIn(request, action, area);
  return [area];
}

export function staffRoutes(app: App, parts: Parts): void {
  const { accounts, records } = parts;

  app.get(
    '/api/v1/staff',
    {
      config: { access: 'staff:read' },
      schema: {
        tags,
        summary: 'Staff of an area; the look is put on record',
        querystring: areaQuery,
        response: answers(StaffSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const { id } = callerOf(request);
      const staff = askedAreas(request, 'staff:read')
        .flatMap((area) => records.staff.within(area, id))
        .filter((one, i, all) => all.findIndex((other) => other.id === one.id) === i)
        .map(({ email, phoneNumber, ...rest }) => ({
          ...rest,
          emailMasked: email === null ? null : maskEmail(email),
          phoneMasked: phoneNumber === null ? null : maskPhone(phoneNumber),
        }));
      return reply.header('cache-control', 'no-store').send({ staff });
    },
  );

  app.get(
    '/api/v1/invitations',
    {
      config: { access: 'staff:invite' },
      schema: {
        tags,
        summary: 'Invitations to roles in an area',
        querystring: areaQuery,
        response: answers(InvitationsSchema, 400, 401, 403, 404),
      },
    },
    (request, reply) => {
      const invitations = askedAreas(request, 'staff:invite').flatMap((area) =>
        records.invitations.within(area),
      );
      return reply.header('cache-control', 'no-store').send({ invitations });
    },
  );

  app.post(
    '/api/v1/invitations',
    {
      config: { access: 'staff:invite', sensitive: true },
      schema: described(tags, 'Invites to a role', InvitedSchema, 404),
    },
    (request, reply) => {
      const wanted = bodyAs(InviteSchema, request.body);
      const unknown = () => new Refusal('unknown-area', { value: shown(wanted.area) });
      if (!isArea(wanted.area)) throw unknown();
      const { id } = callerIn(request, 'staff:invite', wanted.area);
      const made = records.invitations.invite(wanted, id);
      if (!made) throw unknown();
      return reply
        .header('cache-control', 'no-store')
        .send({ invitation: made.invitation, path: `/invitation/#${made.token}` });
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/api/v1/invitations/:id',
    {
      config: { access: 'staff:invite' },
      schema: described(tags, 'Withdraws an invitation', DoneSchema, 404),
    },
    (request) => {
      const { id } = request.params;
      const invitation = records.invitations.byId(id);
      if (!invitation) throw new Refusal('no-such-entry', { value: shown(id) });
      const caller = callerIn(request, 'staff:invite', invitation.area);
      if (!records.invitations.withdraw(id, caller.id)) throw new Refusal('invitation-gone');
      return { done: true };
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/api/v1/roles/:id',
    {
      config: { access: 'staff:revoke', sensitive: true },
      schema: described(tags, 'Revokes a role', DoneSchema, 404, 409),
    },
    (request) => {
      const { id } = request.params;
      const role = records.staff.byId(id);
      if (!role) throw new Refusal('no-such-entry', { value: shown(id) });
      const caller = callerIn(request, 'staff:revoke', role.area);
      const outcome = records.staff.revoke(id, caller.id);
      if (outcome === 'last-administrator') throw new Refusal('last-administrator');
      if (outcome === 'gone') throw new Refusal('no-such-entry', { value: shown(id) });
      return { done: true };
    },
  );

  app.post(
    '/api/v1/invitations/look',
    {
      config: { access: 'public' },
      schema: described(tags, 'What a link invites to', OfferSchema, 404, 429),
    },
    (request, reply) => {
      const { token } = bodyAs(LookAtInvitationSchema, request.body);
      const offered = settle(reply, accounts.acceptances.look(visitorOf(request), token));
      const { role, area, areaName, note, expiresAt } = offered;
      return reply.send({ role, area, areaName, note, expiresAt });
    },
  );

  app.post(
    '/api/v1/invitations/accept',
    {
      config: { access: 'public' },
      schema: described(tags, 'Accepts an invitation', AccountSchema, 404, 409, 429),
    },
    async (request, reply) => {
      refuseWithoutHttps(request);
      const given = bodyAs(AcceptInvitationSchema, request.body);
      settle(reply, await accounts.acceptances.accept(visitorOf(request), given));
      return accountAnswer(parts, request, reply);
    },
  );
}
