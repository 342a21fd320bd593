/** Who is calling, by the session of their cookie; and the sessions somebody has. */
import type { IncomingHttpHeaders } from 'node:http';
import type { Actor } from '../domain/roles.ts';
import type { Person } from '../store/app/people.ts';
import { asked } from './better.ts';
import { headersOf, type Context } from './context.ts';
import { residentSession, staffSession, touchEveryMs } from './limits.ts';
import { done, type Done, type Visitor } from './outcome.ts';

export interface Current {
  readonly sessionId: string;
  readonly person: Person;
  /** In milliseconds. */
  readonly provedAt: number;
}

export class Sessions {
  private readonly context: Context;

  constructor(context: Context) {
    this.context = context;
  }

  /** Null for nobody, and for a session that is over. The look counts as use. */
  async current(visitor: Visitor): Promise<Current | null> {
    if (visitor.cookie === undefined) return null;
    const { better, records, now } = this.context;
    const found = await better.api.getSession({ headers: headersOf(visitor) });
    if (!found) return null;
    const { session, user } = found;
    const person = records.people.byId(user.id);
    if (!person) return null;
    const { idleMs, absoluteMs } = person.staff ? staffSession : residentSession;
    const at = now().getTime();
    const unusedMs = at - session.updatedAt.getTime();
    if (unusedMs > idleMs || at - session.createdAt.getTime() > absoluteMs) {
      records.people.endSession(person.id, session.id);
      return null;
    }
    if (unusedMs > touchEveryMs) records.people.touchSession(session.id);
    return { sessionId: session.id, person, provedAt: session.provedAt?.getTime() ?? 0 };
  }

  /** Implements `Actors` of the HTTP room. Who must have a second factor and has none holds no role yet. */
  async actorOf(request: { headers: IncomingHttpHeaders }): Promise<Actor | null> {
    const { cookie, 'user-agent': userAgent } = request.headers;
    const current = await this.current({ cookie, userAgent, address: '' });
    if (!current) return null;
    const { person, sessionId, provedAt } = current;
    const needsTwoFactorSetup = person.staff && !person.twoFactor;
    const roles = needsTwoFactorSetup ? [] : this.context.records.people.rolesOf(person.id);
    return { id: person.id, sessionId, provedAt, roles, needsTwoFactorSetup };
  }

  async signOut(visitor: Visitor): Promise<Done<null>> {
    const current = await this.current(visitor);
    if (current) this.context.records.people.endSession(current.person.id, current.sessionId);
    const answer = await asked(
      this.context.better.api.signOut({ headers: headersOf(visitor), returnHeaders: true }),
    );
    return done(null, answer.ok ? answer.cookies : []);
  }

  /** The session that a new one takes the place of ends with it. */
  async replaced(before: Current | null, cookies: readonly string[]): Promise<void> {
    if (before && cookies.length > 0)
      this.context.records.people.endSession(before.person.id, before.sessionId);
  }
}
