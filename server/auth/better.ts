/** better-auth over our tables. Called in this process only: no path of it is mounted, nothing of it goes out. */
import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { drizzleAdapter } from 'better-auth/adapters/drizzle';
import { APIError } from 'better-auth/api';
import { phoneNumber, twoFactor } from 'better-auth/plugins';
import type { AppDatabase } from '../store/app/database.ts';
import { placeholderEmail, type People } from '../store/app/people.ts';
import {
  accounts,
  sessions,
  twoFactors,
  users,
  verifications,
} from '../store/app/schema/accounts.ts';
import {
  codeMinutes,
  codeTries,
  recoveryCodeCount,
  residentSession,
  staffSession,
  twoFactorMinutes,
} from './limits.ts';
import { hashPassword, passwordFits } from './passwords.ts';
import { hideTokens } from './hidden-tokens.ts';
import type { MessageSender } from './senders.ts';

export const sessionCookie = '__Host-session';
export const twoFactorCookie = '__Host-two-factor';

export interface BetterOptions {
  database: AppDatabase;
  people: People;
  sender: MessageSender;
  secret: string;
  /** What stands in place of a one-time code in the database. */
  codeDigest: (code: string) => string;
  /** What stands in place of a session's token. */
  tokenDigest: (token: string) => string;
  /** What stands in place of the number that a code went to, or of a step of signing in. */
  identifierDigest: (identifier: string) => string;
  now: () => Date;
}

/** Thrown through better-auth where a message could not be sent. */
export class NotSent extends Error {}

const hostCookie = (name: string) => ({
  name,
  attributes: { secure: true, httpOnly: true, sameSite: 'lax' as const, path: '/' },
});

export type Better = ReturnType<typeof makeBetter>;

export function makeBetter({
  database,
  people,
  sender,
  secret,
  codeDigest,
  tokenDigest,
  identifierDigest,
  now,
}: BetterOptions) {
  const adapter = drizzleAdapter(database.tables, {
    provider: 'sqlite',
    schema: {
      user: users,
      session: sessions,
      account: accounts,
      verification: verifications,
      twoFactor: twoFactors,
    },
  });
  return betterAuth({
    appName: 'Jinlin',
    // No request of a browser reaches it: the address only has to be well-formed.
    baseURL: 'http://localhost',
    secret,
    database: (options: BetterAuthOptions) => hideTokens(adapter(options), tokenDigest),
    // Its words may hold a number or an address.
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Budgets of our own stand before every call (`limits.ts`).
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 1,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => passwordFits(hash, password),
      },
    },
    session: {
      expiresIn: residentSession.absoluteMs / 1000,
      // Idle sessions are ended by `sessions.ts`, which knows whose they are.
      disableSessionRefresh: true,
      additionalFields: { provedAt: { type: 'date', required: false, input: false } },
    },
    verification: {
      storeIdentifier: { hash: (identifier) => Promise.resolve(identifierDigest(identifier)) },
    },
    databaseHooks: {
      session: {
        create: {
          before: (session) => {
            const { absoluteMs } = people.byId(session.userId)?.staff
              ? staffSession
              : residentSession;
            const at = now();
            const expiresAt = new Date(at.getTime() + absoluteMs);
            return Promise.resolve({
              data: { ...session, createdAt: at, updatedAt: at, expiresAt, provedAt: at },
            });
          },
        },
      },
      verification: {
        create: {
          before: (verification) => {
            const [, code, tries] = /^(\d{6}):(\d+)$/.exec(verification.value) ?? [];
            return Promise.resolve(
              code === undefined
                ? { data: verification }
                : { data: { ...verification, value: `${codeDigest(code)}:${tries}` } },
            );
          },
        },
      },
    },
    advanced: {
      useSecureCookies: false,
      cookies: {
        session_token: hostCookie(sessionCookie),
        two_factor: hostCookie(twoFactorCookie),
        trust_device: hostCookie('__Host-trusted-device'),
        session_data: hostCookie('__Host-session-data'),
        account_data: hostCookie('__Host-account-data'),
        dont_remember: hostCookie('__Host-dont-remember'),
      },
      ipAddress: { disableIpTracking: true },
    },
    plugins: [
      phoneNumber({
        otpLength: 6,
        expiresIn: codeMinutes * 60,
        allowedAttempts: codeTries,
        sendOTP: async ({ phoneNumber: to, code }) => {
          if (!(await sender.send({ to, kind: 'code', code, minutes: codeMinutes })))
            throw new NotSent('the message was not taken');
        },
        signUpOnVerification: { getTempEmail: placeholderEmail, getTempName: () => '' },
        // The second factor does not guard this way in, so it is closed to whoever must have one.
        callbackOnVerification: ({ user }) => {
          if (people.byId(user.id)?.staff)
            throw new APIError('FORBIDDEN', { code: 'STAFF_NUMBER', message: 'staff' });
        },
      }),
      twoFactor({
        issuer: 'Jinlin',
        twoFactorCookieMaxAge: twoFactorMinutes * 60,
        backupCodeOptions: { amount: recoveryCodeCount, storeBackupCodes: 'encrypted' },
      }),
    ],
  });
}

/** What a call comes to: its value and cookies, or the code of its expected refusal. Anything else is thrown on. */
export async function asked<T>(
  call: Promise<{ headers: Headers | undefined | null; response: T }>,
): Promise<{ ok: true; value: T; cookies: string[] } | { ok: false; code: string }> {
  try {
    const { headers, response } = await call;
    const kept = (headers?.getSetCookie() ?? []).filter((line) =>
      [sessionCookie, twoFactorCookie].some((name) => line.startsWith(`${name}=`)),
    );
    return { ok: true, value: response, cookies: kept };
  } catch (error) {
    if (error instanceof APIError && error.statusCode < 500)
      return { ok: false, code: String(error.body?.code ?? error.status) };
    throw error;
  }
}
