/** Setting a new password by a link of an administrator. Nobody is signed in by it: the authenticator is asked for as ever. */
import { maskEmail, maskPhone } from '../domain/masks.ts';
import { isPlaceholder } from '../store/app/people.ts';
import { addressKey, charge, type Context } from './context.ts';
import { linksFromAddress } from './limits.ts';
import { done, refused, type Outcome, type Visitor } from './outcome.ts';
import { hashPassword, judgePassword } from './passwords.ts';

export interface OpenReset {
  /** Whose account it is, masked. */
  login: string;
  expiresAt: string;
}

export class NewPasswords {
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  look(visitor: Visitor, token: string): Outcome<OpenReset> {
    const limited = this.chargeLink(visitor);
    if (limited) return limited;
    const found = this.find(token);
    if (!found) return refused('reset-gone');
    const { email, phoneNumber } = found.person;
    const login = isPlaceholder(email) ? maskPhone(phoneNumber ?? '') : maskEmail(email);
    return done({ login, expiresAt: found.expiresAt });
  }

  async set(visitor: Visitor, token: string, password: string): Promise<Outcome<null>> {
    const limited = this.chargeLink(visitor);
    if (limited) return limited;
    const found = this.find(token);
    if (!found) return refused('reset-gone');
    const { email, phoneNumber } = found.person;
    const weak = judgePassword(password, phoneNumber ?? email);
    if (weak) return weak;
    const { passwordResets, people } = this.context.records;
    const hash = await hashPassword(password);
    const used = passwordResets.use(token, hash, (id) => people.areaOf(id));
    return used ? done(null) : refused('reset-gone');
  }

  private find(token: string) {
    const { passwordResets, people } = this.context.records;
    const open = passwordResets.byToken(token);
    const person = open && people.byId(open.personId);
    return person?.staff ? { person, expiresAt: open!.expiresAt } : null;
  }

  private chargeLink(visitor: Visitor) {
    return charge(this.context, [
      [`link-from:${addressKey(this.context, visitor)}`, linksFromAddress],
    ]);
  }
}
