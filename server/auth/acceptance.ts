/** Accepting an invitation: by a new account with a password, or by a colleague who is signed in. */
import { asked } from './better.ts';
import type { Codes } from './codes.ts';
import { addressKey, charge, headersOf, loginOf, signedOut, type Context } from './context.ts';
import { linksFromAddress } from './limits.ts';
import { done, refused, type Outcome, type Visitor } from './outcome.ts';
import { hashPassword, judgePassword } from './passwords.ts';
import type { Sessions } from './sessions.ts';
import type { Invitation } from '../store/app/invitations.ts';

export type Acceptance =
  | { token: string; email: string; password: string }
  | { token: string; phone: string; code: string; password: string }
  | { token: string };

export class Acceptances {
  private readonly context: Context;
  private readonly sessions: Sessions;
  private readonly codes: Codes;

  constructor(context: Context, sessions: Sessions, codes: Codes) {
    this.context = context;
    this.sessions = sessions;
    this.codes = codes;
  }

  look(visitor: Visitor, token: string): Outcome<Invitation> {
    const limited = this.chargeLink(visitor);
    if (limited) return limited;
    const invitation = this.context.records.invitations.byToken(token);
    return invitation ? done(invitation) : refused('invitation-gone');
  }

  async accept(visitor: Visitor, given: Acceptance): Promise<Outcome<null>> {
    const limited = this.chargeLink(visitor);
    if (limited) return limited;
    const { invitations } = this.context.records;
    if (!invitations.byToken(given.token)) return refused('invitation-gone');
    if (!('password' in given)) return this.acceptAsColleague(visitor, given.token);

    const typed = 'email' in given ? given.email : given.phone;
    const login = loginOf(typed);
    if (login?.kind !== ('email' in given ? 'email' : 'phone'))
      return refused('email' in given ? 'invalid-email' : 'invalid-phone', { value: typed });
    const name = login.kind === 'email' ? login.email : login.phoneNumber;
    const weak = judgePassword(given.password, name);
    if (weak) return weak;
    if (login.kind === 'phone' && 'code' in given) {
      const failed = await this.codes.proves(visitor, login.phoneNumber, given.code);
      if (failed) return failed;
    }
    const passwordHash = await hashPassword(given.password);
    const accepted = invitations.accept(given.token, { login, passwordHash });
    if (!accepted.ok) return refused(accepted.reason);
    const before = await this.sessions.current(visitor);
    const answer = await asked(
      this.context.better.api.signInEmail({
        body: {
          email: this.context.records.people.byId(accepted.userId)!.email,
          password: given.password,
        },
        headers: headersOf(signedOut(visitor)),
        returnHeaders: true,
      }),
    );
    if (!answer.ok) throw new Error(`a new account could not sign in: ${answer.code}`);
    await this.sessions.replaced(before, answer.cookies);
    return done(null, answer.cookies);
  }

  private async acceptAsColleague(visitor: Visitor, token: string): Promise<Outcome<null>> {
    const current = await this.sessions.current(visitor);
    if (!current?.person.staff || !current.person.twoFactor) return refused('not-allowed');
    const accepted = this.context.records.invitations.accept(token, { userId: current.person.id });
    return accepted.ok ? done(null) : refused(accepted.reason);
  }

  private chargeLink(visitor: Visitor) {
    return charge(this.context, [
      [`link-from:${addressKey(this.context, visitor)}`, linksFromAddress],
    ]);
  }
}
