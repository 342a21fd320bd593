/** One-time codes to phones: asked for, and signed in with. Nothing here differs by whether a number is known until its owner has proved to have it. */
import { maskPhone } from '../domain/masks.ts';
import { mobileNumber } from '../domain/phone-number.ts';
import { asked, NotSent } from './better.ts';
import {
  addressKey,
  charge,
  headersOf,
  isKnownAddress,
  rememberAddress,
  signedOut,
  type Context,
} from './context.ts';
import {
  codeMinutes,
  codesFromAddress,
  codesOfService,
  codesToNumber,
  codeTries,
  triesFromAddress,
} from './limits.ts';
import { done, refused, type Outcome, type Refused, type Visitor } from './outcome.ts';
import type { Sessions } from './sessions.ts';

export interface CodeOnItsWay {
  sentTo: string;
  expiresInSeconds: number;
  tries: number;
}

export class Codes {
  private readonly context: Context;
  private readonly sessions: Sessions;

  constructor(context: Context, sessions: Sessions) {
    this.context = context;
    this.sessions = sessions;
  }

  async ask(visitor: Visitor, typed: string): Promise<Outcome<CodeOnItsWay>> {
    const phoneNumber = mobileNumber(typed);
    if (phoneNumber === null) return refused('invalid-phone', { value: typed });
    const { unusable } = this.context.sender;
    if (unusable) return refused(unusable);
    const ofService = codesOfService(this.context.messages, isKnownAddress(this.context, visitor));
    const taken = this.context.records.attempts.take([
      [`code-to:${this.context.digest(phoneNumber)}`, codesToNumber],
      [`code-from:${addressKey(this.context, visitor)}`, codesFromAddress],
      ...ofService,
    ]);
    if (!taken.ok)
      return ofService.some(([key]) => key === taken.key)
        ? refused('codes-used-up', { minutes: Math.ceil(taken.waitSeconds / 60) })
        : refused('too-many', { seconds: taken.waitSeconds });
    try {
      await this.context.better.api.sendPhoneNumberOTP({ body: { phoneNumber } });
    } catch (error) {
      if (error instanceof NotSent) return refused('not-sent');
      throw error;
    }
    const sentTo = maskPhone(phoneNumber);
    return done({ sentTo, expiresInSeconds: codeMinutes * 60, tries: codeTries });
  }

  /** Signs a resident in, and makes their account at the first time. */
  async signIn(visitor: Visitor, typed: string, code: string): Promise<Outcome<null>> {
    const phoneNumber = mobileNumber(typed);
    if (phoneNumber === null) return refused('invalid-phone', { value: typed });
    const limited = this.chargeTry(visitor);
    if (limited) return limited;
    const before = await this.sessions.current(visitor);
    const answer = await asked(
      this.context.better.api.verifyPhoneNumber({
        body: { phoneNumber, code: this.context.codeDigest(code) },
        headers: headersOf(signedOut(visitor)),
        returnHeaders: true,
      }),
    );
    if (!answer.ok) return refused(answer.code === 'STAFF_NUMBER' ? 'staff-number' : 'wrong-code');
    await this.sessions.replaced(before, answer.cookies);
    rememberAddress(this.context, visitor);
    return done(null, answer.cookies);
  }

  /** How many codes the service may still send, by the name of the time that its budget is for. */
  left(): Record<string, number> {
    const { attempts } = this.context.records;
    const budgets = codesOfService(this.context.messages, false);
    return Object.fromEntries(
      budgets.map(([key, budget]) => [key.replace('codes:', ''), attempts.left(key, budget)]),
    );
  }

  /** Uses a code up without signing in: who has it has the phone. */
  async proves(visitor: Visitor, phoneNumber: string, code: string): Promise<Refused | null> {
    const limited = this.chargeTry(visitor);
    if (limited) return limited;
    const answer = await asked(
      this.context.better.api.consumePhoneNumberOTP({
        body: { phoneNumber, code: this.context.codeDigest(code) },
        returnHeaders: true,
      }),
    );
    return answer.ok ? null : refused('wrong-code');
  }

  private chargeTry(visitor: Visitor): Refused | null {
    return charge(this.context, [
      [`code-try:${addressKey(this.context, visitor)}`, triesFromAddress],
    ]);
  }
}
