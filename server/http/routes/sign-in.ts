/** `/api/v1/account/…`: signing in and out. */
import {
  AccountSchema,
  AskCodeSchema,
  CodeSentSchema,
  DoneSchema,
  NextStepSchema,
  SecondFactorSchema,
  SignInByCodeSchema,
  SignInByPasswordSchema,
} from '../../contract/account.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { described } from '../schemas.ts';
import { sendCode } from '../sent-code.ts';
import { refuseWithoutHttps, settle, visitorOf } from '../visitor.ts';
import { accountAnswer } from './account.ts';

const tags = ['account'];
const config = { access: 'public' } as const;

export function signInRoutes(app: App, parts: Parts): void {
  const { codes, staff, sessions } = parts.accounts;

  app.post(
    '/api/v1/account/codes',
    { config, schema: described(tags, 'Sends a code to a phone', CodeSentSchema, 429, 503) },
    async (request, reply) => {
      refuseWithoutHttps(request);
      const { phone } = bodyAs(AskCodeSchema, request.body);
      return sendCode(parts, request, reply, phone);
    },
  );

  app.post(
    '/api/v1/account/sign-in/code',
    { config, schema: described(tags, 'Residents: by the code', AccountSchema, 429) },
    async (request, reply) => {
      refuseWithoutHttps(request);
      const { phone, code } = bodyAs(SignInByCodeSchema, request.body);
      settle(reply, await codes.signIn(visitorOf(request), phone, code));
      return accountAnswer(parts, request, reply);
    },
  );

  app.post(
    '/api/v1/account/sign-in/password',
    { config, schema: described(tags, 'Staff: by password', NextStepSchema, 429) },
    async (request, reply) => {
      refuseWithoutHttps(request);
      const { login, password } = bodyAs(SignInByPasswordSchema, request.body);
      return { next: settle(reply, await staff.withPassword(visitorOf(request), login, password)) };
    },
  );

  app.post(
    '/api/v1/account/sign-in/two-factor',
    { config, schema: described(tags, 'Staff: the second factor', AccountSchema, 429) },
    async (request, reply) => {
      refuseWithoutHttps(request);
      const given = bodyAs(SecondFactorSchema, request.body);
      settle(reply, await staff.withSecondFactor(visitorOf(request), given));
      return accountAnswer(parts, request, reply);
    },
  );

  app.post(
    '/api/v1/account/sign-out',
    { config, schema: described(tags, 'Ends this session', DoneSchema) },
    async (request, reply) => {
      settle(reply, await sessions.signOut(visitorOf(request)));
      return { done: true };
    },
  );
}
