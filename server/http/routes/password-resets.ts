/** `/api/v1/password-resets`: an administrator makes a link by which a colleague sets a new password. */
import { DoneSchema } from '../../contract/account.ts';
import {
  LookAtResetSchema,
  NewPasswordSchema,
  OpenResetSchema,
  ResetLinkSchema,
} from '../../contract/staff.ts';
import { callerIn, callerOf } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { Refusal } from '../errors.ts';
import { shown } from '../query.ts';
import { described } from '../schemas.ts';
import { refuseWithoutHttps, settle, visitorOf } from '../visitor.ts';

const tags = ['staff'];

export function passwordResetRoutes(app: App, { accounts, records }: Parts): void {
  const { newPasswords } = accounts;

  app.post<{ Params: { id: string } }>(
    '/api/v1/staff/:id/password-reset',
    {
      config: { access: 'staff:reset-password', sensitive: true },
      schema: described(tags, 'A one-time link to a new password', ResetLinkSchema, 404, 409),
    },
    (request, reply) => {
      const { id } = request.params;
      const areas = records.people.rolesOf(id).map(({ area }) => area);
      if (areas.length === 0) throw new Refusal('no-such-entry', { value: shown(id) });
      // Whoever also works elsewhere is not this administrator's alone.
      for (const area of areas) callerIn(request, 'staff:reset-password', area);
      const caller = callerOf(request);
      if (caller.id === id) throw new Refusal('own-reset');
      const area = records.people.areaOf(id);
      const { token, expiresAt } = records.passwordResets.issue(id, area, caller.id);
      return reply
        .header('cache-control', 'no-store')
        .send({ path: `/new-password/#${token}`, expiresAt });
    },
  );

  app.post(
    '/api/v1/password-resets/look',
    {
      config: { access: 'public' },
      schema: described(tags, 'Whose password a link is for', OpenResetSchema, 404, 429),
    },
    (request, reply) => {
      const { token } = bodyAs(LookAtResetSchema, request.body);
      return settle(reply, newPasswords.look(visitorOf(request), token));
    },
  );

  app.post(
    '/api/v1/password-resets',
    {
      config: { access: 'public' },
      schema: described(tags, 'Sets the new password; all sessions end', DoneSchema, 404, 429),
    },
    async (request, reply) => {
      refuseWithoutHttps(request);
      const { token, password } = bodyAs(NewPasswordSchema, request.body);
      settle(reply, await newPasswords.set(visitorOf(request), token, password));
      return { done: true };
    },
  );
}
