/** `/api/v1/account`: what the page may know of who is signed in, their sessions, their second factor and their password. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import Type from 'typebox';
import {
  AccountSchema,
  ChangePasswordSchema,
  CodeSentSchema,
  ConfirmTwoFactorSchema,
  DoneSchema,
  PasswordOnlySchema,
  ProveSchema,
  RecoveryCodesSchema,
  SessionsSchema,
  TwoFactorSetupSchema,
  type Account,
} from '../../contract/account.ts';
import { deviceWords } from '../../domain/device-words.ts';
import { problemSentence } from '../../texts/problems.ts';
import { callerOf, proofMinutes, provedLately } from '../access.ts';
import type { App, Parts } from '../app.ts';
import { bodyAs } from '../body.ts';
import { languageOf, Refusal } from '../errors.ts';
import { keepsCookies, originOf } from '../own-site.ts';
import { onlyKnown, shown, type Query } from '../query.ts';
import { answers, common, described } from '../schemas.ts';
import { sendCode, whyNoCodes } from '../sent-code.ts';
import { settle, visitorOf, withCookies } from '../visitor.ts';

const tags = ['account'];

/** What `GET /account` says, also the answer of every step that changes it. */
export async function accountAnswer(
  parts: Parts,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<Account> {
  const { accounts, now } = parts;
  const facts = await accounts.facts(withCookies(visitorOf(request), reply));
  const signInPossible = keepsCookies(request);
  const proved = facts !== null && provedLately(facts, now());
  const language = languageOf(request);
  const noCodes = whyNoCodes(parts, request);
  const whyNot = signInPossible
    ? noCodes && problemSentence(language, noCodes, {})
    : problemSentence(language, 'sign-in-needs-https', { origin: shown(originOf(request)) });
  return {
    signedIn: facts !== null,
    id: facts?.id ?? null,
    kind: facts?.kind ?? null,
    phoneMasked: facts?.phoneMasked ?? null,
    emailMasked: facts?.emailMasked ?? null,
    roles: facts?.roles ?? [],
    twoFactor: facts?.twoFactor ?? false,
    recoveryCodesLeft: facts?.recoveryCodesLeft ?? null,
    needsTwoFactorSetup: facts?.needsTwoFactorSetup ?? false,
    proved,
    provedUntil: proved ? new Date(facts.provedAt + proofMinutes * 60_000).toISOString() : null,
    signInPossible,
    codesPossible: noCodes === null,
    whyNot,
  };
}

export function accountRoutes(app: App, parts: Parts): void {
  const { accounts, records } = parts;

  app.get(
    '/api/v1/account',
    {
      schema: {
        tags,
        summary: 'Who is signed in, and whether signing in is possible here',
        querystring: Type.Object({ lang: common.lang }),
        response: answers(AccountSchema, 400),
      },
    },
    async (request, reply) => {
      onlyKnown(request.query as Query, []);
      void reply.header('cache-control', 'no-store');
      return accountAnswer(parts, request, reply);
    },
  );

  app.get(
    '/api/v1/account/sessions',
    {
      config: { access: 'signed-in' },
      schema: described(tags, 'Where one is signed in', SessionsSchema),
    },
    (request, reply) => {
      const { id, sessionId } = callerOf(request);
      const sessions = records.people.sessionsOf(id).map((session) => ({
        id: session.id,
        ...deviceWords(session.userAgent),
        signedInAt: session.createdAt.toISOString(),
        lastUsedAt: session.updatedAt.toISOString(),
        current: session.id === sessionId,
      }));
      return reply.header('cache-control', 'no-store').send({ sessions });
    },
  );

  app.delete<{ Params: { id: string } }>(
    '/api/v1/account/sessions/:id',
    { config: { access: 'signed-in' }, schema: described(tags, 'Ends a session', DoneSchema, 404) },
    (request) => {
      const { id } = request.params;
      if (!records.people.endSession(callerOf(request).id, id))
        throw new Refusal('no-such-entry', { value: shown(id) });
      return { done: true };
    },
  );

  app.delete(
    '/api/v1/account/sessions',
    {
      config: { access: 'signed-in' },
      schema: described(tags, 'Ends all other sessions', DoneSchema),
    },
    (request) => {
      const { id, sessionId } = callerOf(request);
      records.people.endOtherSessions(id, sessionId);
      return { done: true };
    },
  );

  app.post(
    '/api/v1/account/prove/code',
    {
      config: { access: 'signed-in' },
      schema: described(tags, 'Sends a code to one’s own phone', CodeSentSchema, 429, 503),
    },
    async (request, reply) => {
      const person = records.people.byId(callerOf(request).id);
      if (!person || person.staff || person.phoneNumber === null) throw new Refusal('not-allowed');
      return sendCode(parts, request, reply, person.phoneNumber);
    },
  );

  app.post(
    '/api/v1/account/prove',
    {
      config: { access: 'signed-in' },
      schema: described(tags, 'Opens sensitive routes for ten minutes', AccountSchema, 429),
    },
    async (request, reply) => {
      const given = bodyAs(ProveSchema, request.body);
      settle(reply, await accounts.secondFactor.prove(visitorOf(request), given));
      return accountAnswer(parts, request, reply);
    },
  );

  app.post(
    '/api/v1/account/two-factor',
    {
      config: { access: 'signed-in', beforeTwoFactor: true },
      schema: described(tags, 'A new authenticator', TwoFactorSetupSchema, 429),
    },
    async (request, reply) => {
      const { password } = bodyAs(PasswordOnlySchema, request.body);
      const lately = provedLately(callerOf(request), parts.now());
      return settle(reply, await accounts.secondFactor.setUp(visitorOf(request), password, lately));
    },
  );

  app.post(
    '/api/v1/account/two-factor/verify',
    {
      config: { access: 'signed-in', beforeTwoFactor: true },
      schema: described(tags, 'Switches the authenticator on', AccountSchema, 409, 429),
    },
    async (request, reply) => {
      const { code } = bodyAs(ConfirmTwoFactorSchema, request.body);
      settle(reply, await accounts.secondFactor.confirm(visitorOf(request), code));
      return accountAnswer(parts, request, reply);
    },
  );

  app.post(
    '/api/v1/account/two-factor/recovery-codes',
    {
      config: { access: 'signed-in', sensitive: true },
      schema: described(tags, 'New recovery codes', RecoveryCodesSchema, 429),
    },
    async (request, reply) => {
      const { password } = bodyAs(PasswordOnlySchema, request.body);
      const visitor = visitorOf(request);
      const made = await accounts.secondFactor.renewRecoveryCodes(visitor, password);
      return { recoveryCodes: settle(reply, made) };
    },
  );

  app.post(
    '/api/v1/account/password',
    {
      config: { access: 'signed-in', sensitive: true },
      schema: described(tags, 'Another password; other sessions end', DoneSchema, 429),
    },
    async (request, reply) => {
      const { password, newPassword } = bodyAs(ChangePasswordSchema, request.body);
      const visitor = visitorOf(request);
      settle(reply, await accounts.secondFactor.changePassword(visitor, password, newPassword));
      return { done: true };
    },
  );
}
