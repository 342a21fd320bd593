/** The authenticator of the staff, its recovery codes, proof before sensitive steps, and changing the password. */
import { maskEmail, maskPhone } from '../domain/masks.ts';
import { isPlaceholder, type Person } from '../store/app/people.ts';
import { asked } from './better.ts';
import type { Codes } from './codes.ts';
import { charge, headersOf, type Context } from './context.ts';
import { proofs } from './limits.ts';
import { done, refused, type Outcome, type Refused, type Visitor } from './outcome.ts';
import { hashPassword, judgePassword, passwordFits } from './passwords.ts';
import type { Current, Sessions } from './sessions.ts';
import { isFirstUse } from './staff-sign-in.ts';

export interface Setup {
  uri: string;
  secret: string;
  recoveryCodes: string[];
}

export class SecondFactor {
  private readonly context: Context;
  private readonly sessions: Sessions;
  private readonly codes: Codes;

  constructor(context: Context, sessions: Sessions, codes: Codes) {
    this.context = context;
    this.sessions = sessions;
    this.codes = codes;
  }

  /**
   * Makes a new secret and new recovery codes; they count from `confirm` on. Whoever has an authenticator already must have proved who
   * they are: the old one ends here.
   * @param provedLately whether the caller's proof is recent enough for sensitive steps
   */
  async setUp(visitor: Visitor, password: string, provedLately: boolean): Promise<Outcome<Setup>> {
    const { person, sessionId } = await this.caller(visitor);
    const { people } = this.context.records;
    if (!person.staff) return refused('not-allowed');
    if (person.twoFactor && !provedLately) return refused('prove-again');
    const wrong = await this.wrongPassword(person, password);
    if (wrong) return wrong;
    if (person.twoFactor) people.dropTwoFactor(person.id, person.id, sessionId);
    const made = await this.context.better.api.enableTwoFactor({
      body: { password, method: 'totp' },
      headers: headersOf(visitor),
    });
    if (made.method !== 'totp')
      throw new Error(`an authenticator was asked for, got ${made.method}`);
    const secret = new URL(made.totpURI).searchParams.get('secret')!;
    const label = encodeURIComponent(`Jinlin:${nameFor(person)}`);
    const uri = `otpauth://totp/${label}?secret=${secret}&issuer=Jinlin`;
    return done({ uri, secret, recoveryCodes: made.backupCodes });
  }

  /** The first right code switches the second factor on and renews the session. */
  async confirm(visitor: Visitor, code: string): Promise<Outcome<null>> {
    const { person } = await this.caller(visitor);
    if (person.twoFactor) return refused('two-factor-on');
    const limited = this.chargeProof(person);
    if (limited) return limited;
    const answer = await asked(
      this.context.better.api.verifyTOTP({
        body: { code },
        headers: headersOf(visitor),
        returnHeaders: true,
      }),
    );
    if (!answer.ok || !isFirstUse(this.context, person.id, code)) return refused('wrong-code');
    this.context.records.people.noteTwoFactor(person.id, 'set-up');
    return done(null, answer.cookies);
  }

  async renewRecoveryCodes(visitor: Visitor, password: string): Promise<Outcome<string[]>> {
    const { person } = await this.caller(visitor);
    if (!person.twoFactor) return refused('not-allowed');
    const wrong = await this.wrongPassword(person, password);
    if (wrong) return wrong;
    const made = await this.context.better.api.generateBackupCodes({
      body: { password },
      headers: headersOf(visitor),
    });
    this.context.records.people.noteTwoFactor(person.id, 'recovery-codes');
    return done(made.backupCodes);
  }

  async recoveryCodesLeft(person: Person): Promise<number | null> {
    if (!person.twoFactor) return null;
    const answer = await asked(
      this.context.better.api.viewBackupCodes({ body: { userId: person.id }, returnHeaders: true }),
    );
    return answer.ok ? answer.value.backupCodes.length : null;
  }

  /** Opens sensitive steps for a while: staff by password and authenticator, residents by a code to their phone. */
  async prove(
    visitor: Visitor,
    given: { code: string; password?: string },
  ): Promise<Outcome<null>> {
    const current = await this.caller(visitor);
    const { person } = current;
    const failed = person.staff
      ? await this.wrongStaffProof(visitor, person, given)
      : await this.codes.proves(visitor, person.phoneNumber ?? '', given.code);
    if (failed) return failed;
    this.context.records.people.proveSession(current.sessionId);
    return done(null);
  }

  async changePassword(visitor: Visitor, old: string, wanted: string): Promise<Outcome<null>> {
    const { person, sessionId } = await this.caller(visitor);
    if (!person.staff) return refused('not-allowed');
    const wrong = await this.wrongPassword(person, old);
    if (wrong) return wrong;
    const weak = judgePassword(wanted, person.phoneNumber ?? person.email);
    if (weak) return weak;
    const hash = await hashPassword(wanted);
    this.context.records.people.changePassword(person.id, hash, sessionId);
    return done(null);
  }

  private async wrongStaffProof(
    visitor: Visitor,
    person: Person,
    { password = '', code }: { code: string; password?: string },
  ): Promise<Refused | null> {
    const limited = this.chargeProof(person);
    if (limited) return limited;
    const stored = this.context.records.people.passwordHash(person.id);
    const fits = stored !== null && (await passwordFits(stored, password));
    const answer = await asked(
      this.context.better.api.verifyTOTP({
        body: { code },
        headers: headersOf(visitor),
        returnHeaders: true,
      }),
    );
    const proved = person.twoFactor && fits && answer.ok;
    return proved && isFirstUse(this.context, person.id, code) ? null : refused('wrong-proof');
  }

  private async wrongPassword(person: Person, password: string): Promise<Refused | null> {
    const limited = this.chargeProof(person);
    if (limited) return limited;
    const stored = this.context.records.people.passwordHash(person.id);
    const fits = stored !== null && (await passwordFits(stored, password));
    return fits ? null : refused('wrong-proof');
  }

  private chargeProof({ id }: Person): Refused | null {
    return charge(this.context, [[`proof:${id}`, proofs]]);
  }

  private async caller(visitor: Visitor): Promise<Current> {
    const current = await this.sessions.current(visitor);
    if (!current) throw new Error('the route let somebody pass who is not signed in');
    return current;
  }
}

/** What an authenticator shows beside the code. */
function nameFor({ email, phoneNumber }: Person): string {
  if (!isPlaceholder(email)) return maskEmail(email);
  return phoneNumber === null ? 'staff' : maskPhone(phoneNumber);
}
