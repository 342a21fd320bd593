/** Into an account of the demo by one press, without code or password. Made only for a demo on one's own computer, and knows its accounts by name. */
import { createHmac } from 'node:crypto';
import { sessionCookie } from './better.ts';
import type { Context } from './context.ts';
import { staffSession } from './limits.ts';
import { done, refused, type Outcome, type Visitor } from './outcome.ts';
import type { Sessions } from './sessions.ts';

export class DemoSignIn {
  private readonly context: Context;
  private readonly sessions: Sessions;
  private readonly secret: string;
  private readonly people: ReadonlySet<string>;

  /** @param people ids of the demo's accounts: nobody else is let in this way */
  constructor(context: Context, sessions: Sessions, secret: string, people: readonly string[]) {
    this.context = context;
    this.sessions = sessions;
    this.secret = secret;
    this.people = new Set(people);
  }

  async as(visitor: Visitor, person: string): Promise<Outcome<null>> {
    if (!this.people.has(person) || !this.context.records.people.byId(person))
      return refused('not-allowed');
    const before = await this.sessions.current(visitor);
    const { internalAdapter } = await this.context.better.$context;
    const { token } = await internalAdapter.createSession(person);
    const cookies = [this.cookieOf(token)];
    await this.sessions.replaced(before, cookies);
    return done(null, cookies);
  }

  /** As better-auth signs its cookies. */
  private cookieOf(token: string): string {
    const sign = createHmac('sha256', this.secret).update(token).digest('base64');
    const value = encodeURIComponent(`${token}.${sign}`);
    const seconds = staffSession.absoluteMs / 1000;
    return `${sessionCookie}=${value}; Max-Age=${seconds}; Path=/; HttpOnly; Secure; SameSite=Lax`;
  }
}
