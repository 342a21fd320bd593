/** What people agreed to, purpose by purpose: every answer stays, the newest of a purpose counts. */
import { and, desc, eq } from 'drizzle-orm';
import type {
  ConsentAnswer,
  ConsentPurpose,
  Consents as Answered,
} from '../../contract/consent.ts';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { consents } from './schema.ts';

export interface GivenAnswer {
  purpose: string;
  version: string;
  given: boolean;
}

export type ConsentRefusal =
  | { reason: 'unknown-purpose'; value: string }
  /** The text changed after it was shown. `value` is the version in force. */
  | { reason: 'consent-changed'; value: string }
  /** There is no account without it: it ends by erasing the account. */
  | { reason: 'consent-required'; value: string };

export class Consents {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly purposes: readonly ConsentPurpose[];
  private readonly audit: AuditLog;

  /** @param purposes `data/consents.json` */
  constructor(database: AppDatabase, now: () => Date, purposes: readonly ConsentPurpose[]) {
    this.database = database;
    this.now = now;
    this.purposes = purposes;
    this.audit = new AuditLog(database, now);
  }

  of(userId: string): Answered {
    const history = this.history(userId, this.database.tables);
    return {
      purposes: this.purposes.map((purpose) => {
        const answer = history.find((one) => one.purpose === purpose.code) ?? null;
        return { ...purpose, answer, ask: answer?.version !== purpose.version };
      }),
      history,
    };
  }

  /** Keeps all of the answers or none. An answer that says what was said before is not kept twice. */
  answer(userId: string, answers: readonly GivenAnswer[]): ConsentRefusal | null {
    const refusal = answers.map((answer) => this.refusalOf(answer)).find((one) => one !== null);
    if (refusal) return refusal;
    this.database.write((tables) => {
      for (const answer of answers) this.keep(userId, answer, tables);
    });
    return null;
  }

  /** Did they agree to the version in force? */
  holds(userId: string, code: string): boolean {
    const purpose = this.of(userId).purposes.find((one) => one.code === code);
    if (!purpose) throw new Error(`there is no purpose "${code}" to agree to`);
    return !purpose.ask && purpose.answer?.given === true;
  }

  /** Codes of required purposes that they have not agreed to in the version in force. */
  missing(userId: string): string[] {
    return this.purposes
      .filter(({ code, required }) => required && !this.holds(userId, code))
      .map(({ code }) => code);
  }

  private refusalOf({ purpose, version, given }: GivenAnswer): ConsentRefusal | null {
    const known = this.purposes.find(({ code }) => code === purpose);
    if (!known) return { reason: 'unknown-purpose', value: purpose };
    if (version !== known.version) return { reason: 'consent-changed', value: known.version };
    return known.required && !given ? { reason: 'consent-required', value: purpose } : null;
  }

  private keep(userId: string, answer: GivenAnswer, tables: Tables): void {
    const [last] = tables
      .select()
      .from(consents)
      .where(and(eq(consents.userId, userId), eq(consents.purpose, answer.purpose)))
      .orderBy(desc(consents.at))
      .limit(1)
      .all();
    if (last?.version === answer.version && last.given === answer.given) return;
    // Two answers in one millisecond keep their order, as does one after the clock was set back.
    const earliest = last ? Date.parse(last.at) + 1 : 0;
    const at = new Date(Math.max(this.now().getTime(), earliest)).toISOString();
    tables
      .insert(consents)
      .values({ userId, ...answer, at })
      .run();
    this.audit.add(
      {
        actor: userId,
        action: 'consent:answer',
        subjectKind: 'user',
        subject: userId,
        area: null,
        after: answer,
      },
      tables,
    );
  }

  private history(userId: string, tables: Tables): ConsentAnswer[] {
    return tables
      .select({
        purpose: consents.purpose,
        version: consents.version,
        given: consents.given,
        at: consents.at,
      })
      .from(consents)
      .where(eq(consents.userId, userId))
      .orderBy(desc(consents.at))
      .all();
  }
}
