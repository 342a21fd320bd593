/** Links to a new password, for staff who forgot theirs: each works once within a day, and a newer one ends those before it. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { and, eq, gt, like, sql } from 'drizzle-orm';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { accounts, rateLimits, sessions, verifications } from './schema.ts';

export const passwordResetHours = 24;

export interface PasswordReset {
  token: string;
  expiresAt: string;
}

/** Rows stand among the one-time codes, which the purge empties: identifier `password-reset:HASH`, value `PERSON ISSUER`. */
const prefix = 'password-reset:';
const valueOf = (personId: string, by: string | null) => `${personId} ${by ?? 'command'}`;

export class PasswordResets {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.audit = new AuditLog(database, now);
  }

  /**
   * The token is shown once; only its hash is kept.
   * @param area whose administrators are to find it in the log
   * @param by who made the link; null for the command line
   */
  issue(personId: string, area: string | null, by: string | null): PasswordReset {
    const token = randomBytes(32).toString('base64url');
    const at = this.now();
    const expiresAt = new Date(at.getTime() + passwordResetHours * 3600_000);
    this.database.write((tables) => {
      tables
        .delete(verifications)
        .where(
          and(
            like(verifications.identifier, `${prefix}%`),
            sql`substr(${verifications.value}, 1, ${personId.length + 1}) = ${`${personId} `}`,
          ),
        )
        .run();
      tables
        .insert(verifications)
        .values({
          id: randomUUID(),
          identifier: prefix + hashOf(token),
          value: valueOf(personId, by),
          expiresAt,
          createdAt: at,
          updatedAt: at,
        })
        .run();
      this.note(tables, 'password:reset-link', personId, area, by);
    });
    return { token, expiresAt: expiresAt.toISOString() };
  }

  /** Whose password an open link is for, and until when; null for one that is used, replaced, expired or made up. */
  byToken(token: string, tables = this.database.tables) {
    const row = tables
      .select()
      .from(verifications)
      .where(
        and(
          eq(verifications.identifier, prefix + hashOf(token)),
          gt(verifications.expiresAt, this.now()),
        ),
      )
      .get();
    if (!row) return null;
    return { personId: row.value.split(' ')[0]!, expiresAt: row.expiresAt.toISOString() };
  }

  /**
   * Uses the link up and sets the password, in one write: of two who race, one does. Every session ends, and every step of signing in
   * that was begun with the old password; the authenticator stays. @returns false where the link is gone
   */
  use(token: string, passwordHash: string, area: (personId: string) => string | null): boolean {
    return this.database.write((tables) => {
      const open = this.byToken(token, tables);
      if (!open) return false;
      const { personId } = open;
      tables
        .update(accounts)
        .set({ password: passwordHash, updatedAt: this.now() })
        .where(and(eq(accounts.userId, personId), eq(accounts.providerId, 'credential')))
        .run();
      tables.delete(sessions).where(eq(sessions.userId, personId)).run();
      tables
        .delete(verifications)
        .where(sql`instr(${verifications.value}, ${personId}) = 1`)
        .run();
      // Addresses that the old password was used from are strangers again.
      tables
        .delete(rateLimits)
        .where(like(rateLimits.key, `known:${personId}:%`))
        .run();
      this.note(tables, 'password:reset', personId, area(personId), personId);
      return true;
    });
  }

  private note(
    tables: Tables,
    action: string,
    personId: string,
    area: string | null,
    by: string | null,
  ): void {
    this.audit.add({ actor: by, action, subjectKind: 'user', subject: personId, area }, tables);
  }
}

/** Voids the links that somebody made who may make none any more; within the write that takes the role away. */
export function voidResetsOf(issuer: string, tables: Tables): void {
  tables
    .delete(verifications)
    .where(
      and(
        like(verifications.identifier, `${prefix}%`),
        sql`substr(${verifications.value}, ${-issuer.length - 1}) = ${` ${issuer}`}`,
      ),
    )
    .run();
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
