/** Staff sign in with a password, then with their authenticator or a recovery code. No answer says which part was wrong. */
import type { Person } from '../store/app/people.ts';
import { asked } from './better.ts';
import {
  addressKey,
  charge,
  headersOf,
  loginOf,
  rememberAddress,
  signedOut,
  type Context,
} from './context.ts';
import {
  codeOfAuthenticator,
  knownAddressMs,
  passwordsFromAddress,
  passwordsFromOneAddress,
  passwordsFromStrangers,
  triesFromAddress,
} from './limits.ts';
import { done, refused, type Outcome, type Visitor } from './outcome.ts';
import type { Sessions } from './sessions.ts';

/** Nobody has it: looking it up costs the same work as a real one. */
const nobody = 'nobody@nobody.invalid';
const lockSeconds = 900;

export type Next = 'two-factor' | 'set-up-two-factor';

export class StaffSignIn {
  private readonly context: Context;
  private readonly sessions: Sessions;

  constructor(context: Context, sessions: Sessions) {
    this.context = context;
    this.sessions = sessions;
  }

  async withPassword(visitor: Visitor, typed: string, password: string): Promise<Outcome<Next>> {
    const { records, better } = this.context;
    const login = loginOf(typed);
    const person = login && records.people.byLogin(login);
    const address = addressKey(this.context, visitor);
    const account = person?.id ?? this.context.digest(typed.trim().toLowerCase());
    const own = `password:${account}:${address}`;
    const known = records.attempts.isMarked(`known:${account}:${address}`, knownAddressMs);
    const limited = charge(this.context, [
      [own, passwordsFromOneAddress],
      [`password-from:${address}`, passwordsFromAddress],
      ...(known ? [] : [[`password:${account}`, passwordsFromStrangers] as const]),
    ]);
    if (limited) return limited;
    const before = await this.sessions.current(visitor);
    const answer = await asked(
      better.api.signInEmail({
        body: { email: person?.email ?? nobody, password },
        headers: headersOf(signedOut(visitor)),
        returnHeaders: true,
      }),
    );
    if (!answer.ok) return refused('wrong-login');
    await this.sessions.replaced(before, answer.cookies);
    // With a second factor set up, what came back is no session but the way to the next step.
    if ('twoFactorRedirect' in answer.value) return done('two-factor', answer.cookies);
    this.remember(person!, visitor);
    return done('set-up-two-factor', answer.cookies);
  }

  async withSecondFactor(
    visitor: Visitor,
    given: { code: string } | { recoveryCode: string },
  ): Promise<Outcome<null>> {
    const limited = charge(this.context, [
      [`code-try:${addressKey(this.context, visitor)}`, triesFromAddress],
    ]);
    if (limited) return limited;
    const { api } = this.context.better;
    const headers = headersOf(signedOut(visitor));
    const answer = await asked<{ token?: string | undefined; user: { id: string } }>(
      'code' in given
        ? api.verifyTOTP({ body: { code: given.code }, headers, returnHeaders: true })
        : api.verifyBackupCode({
            body: { code: given.recoveryCode.trim() },
            headers,
            returnHeaders: true,
          }),
    );
    if (!answer.ok) return this.refusal(answer.code);
    const person = this.context.records.people.byId(answer.value.user.id)!;
    if ('code' in given && !isFirstUse(this.context, person.id, given.code)) {
      const { internalAdapter } = await this.context.better.$context;
      await internalAdapter.deleteSession(answer.value.token!);
      return refused('wrong-code');
    }
    if ('recoveryCode' in given)
      this.context.records.people.noteTwoFactor(person.id, 'recovery-code-used');
    this.remember(person, visitor);
    return done(null, answer.cookies);
  }

  private refusal(code: string): Outcome<null> {
    if (code === 'ACCOUNT_TEMPORARILY_LOCKED') return refused('too-many', { seconds: lockSeconds });
    const wrong = ['INVALID_CODE', 'INVALID_BACKUP_CODE', 'CONFLICT'].includes(code);
    return refused(wrong ? 'wrong-code' : 'start-again');
  }

  /** Somebody who got in from here is no stranger here. */
  private remember({ id }: Person, visitor: Visitor): void {
    const address = addressKey(this.context, visitor);
    this.context.records.attempts.mark(`known:${id}:${address}`);
    this.context.records.attempts.forget(`password:${id}:${address}`);
    rememberAddress(this.context, visitor);
  }
}

/** A code of an authenticator is taken once: whoever has read it over a shoulder is too late. */
export function isFirstUse({ records, digest }: Context, userId: string, code: string): boolean {
  return records.attempts.take([[`used:${userId}:${digest(code)}`, codeOfAuthenticator]]).ok;
}
