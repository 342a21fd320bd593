/** People who can sign in: residents and staff, their sessions and their second factor. Personal values leave it only towards their owner and `auth`. */
import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, isNull, ne, sql } from 'drizzle-orm';
import type { RoleInArea } from '../../domain/roles.ts';
import { areaName } from './area-names.ts';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { accounts, roles, sessions, twoFactors, users, verifications } from './schema.ts';

export interface HeldRole extends RoleInArea {
  id: string;
  areaName: string;
  since: string;
}

export interface Person {
  id: string;
  email: string;
  phoneNumber: string | null;
  /** The second factor is set up and was confirmed. */
  twoFactor: boolean;
  /** Has a password or a role: signs in with password and second factor, never by a code to the phone. */
  staff: boolean;
}

/** How a person of the staff signs in; the one that is not used is null. */
export type Login = { kind: 'email'; email: string } | { kind: 'phone'; phoneNumber: string };

/** Addresses under a name that never resolves stand for “has none”. */
const nobodysDomain = '.invalid';
export const placeholderEmail = () => `${randomUUID()}@person${nobodysDomain}`;
export const isPlaceholder = (email: string) => email.endsWith(nobodysDomain);

export class People {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.audit = new AuditLog(database, now);
  }

  byId(id: string): Person | null {
    return this.person(this.database.tables.select().from(users).where(eq(users.id, id)).get());
  }

  byLogin(login: Login, tables: Tables = this.database.tables): Person | null {
    const row =
      login.kind === 'email'
        ? tables.select().from(users).where(eq(users.email, login.email)).get()
        : tables.select().from(users).where(eq(users.phoneNumber, login.phoneNumber)).get();
    return this.person(row, tables);
  }

  rolesOf(userId: string): HeldRole[] {
    const { tables } = this.database;
    return tables
      .select()
      .from(roles)
      .where(and(eq(roles.userId, userId), isNull(roles.revokedAt)))
      .orderBy(roles.grantedAt)
      .all()
      .map(({ id, role, area, grantedAt }) => ({
        id,
        role,
        area,
        areaName: areaName(tables, area),
        since: grantedAt,
      }));
  }

  /** The widest area that somebody works in; null for whoever holds no role. */
  areaOf(userId: string): string | null {
    const areas = this.rolesOf(userId).map(({ area }) => area);
    return areas.toSorted((a, b) => a.length - b.length)[0] ?? null;
  }

  passwordHash(userId: string): string | null {
    const row = this.database.tables
      .select({ password: accounts.password })
      .from(accounts)
      .where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')))
      .get();
    return row?.password ?? null;
  }

  changePassword(userId: string, hash: string, keptSession: string): void {
    this.database.write((tables) => {
      const updatedAt = this.now();
      tables
        .update(accounts)
        .set({ password: hash, updatedAt })
        .where(and(eq(accounts.userId, userId), eq(accounts.providerId, 'credential')))
        .run();
      this.endOthers(userId, keptSession, tables);
      // Steps of signing in that the old password began, and links to a new one.
      tables
        .delete(verifications)
        .where(sql`instr(${verifications.value}, ${userId}) = 1`)
        .run();
      this.record(tables, userId, 'password:change');
    });
  }

  /** Inserts somebody with a password; call within the write that gives the role. */
  addStaff(tables: Tables, login: Login, passwordHash: string): string {
    const id = randomUUID();
    const at = this.now();
    tables
      .insert(users)
      .values({
        id,
        name: '',
        email: login.kind === 'email' ? login.email : placeholderEmail(),
        phoneNumber: login.kind === 'phone' ? login.phoneNumber : null,
        phoneNumberVerified: login.kind === 'phone',
        createdAt: at,
        updatedAt: at,
      })
      .run();
    tables
      .insert(accounts)
      .values({
        id: randomUUID(),
        accountId: id,
        providerId: 'credential',
        userId: id,
        password: passwordHash,
        createdAt: at,
        updatedAt: at,
      })
      .run();
    return id;
  }

  sessionsOf(userId: string) {
    return this.database.tables
      .select({
        id: sessions.id,
        userAgent: sessions.userAgent,
        createdAt: sessions.createdAt,
        updatedAt: sessions.updatedAt,
        expiresAt: sessions.expiresAt,
      })
      .from(sessions)
      .where(eq(sessions.userId, userId))
      .orderBy(desc(sessions.updatedAt))
      .all();
  }

  /** Earlier releases kept tokens as they are, in 32 characters; a digest has 43. */
  hideOldTokens(digest: (token: string) => string): void {
    this.database.write((tables) => {
      const old = tables
        .select({ id: sessions.id, token: sessions.token })
        .from(sessions)
        .where(sql`length(${sessions.token}) = 32`)
        .all();
      for (const { id, token } of old)
        tables
          .update(sessions)
          .set({ token: digest(token) })
          .where(eq(sessions.id, id))
          .run();
    });
  }

  touchSession(id: string): void {
    this.database.write((tables) =>
      tables.update(sessions).set({ updatedAt: this.now() }).where(eq(sessions.id, id)).run(),
    );
  }

  proveSession(id: string): void {
    this.database.write((tables) =>
      tables.update(sessions).set({ provedAt: this.now() }).where(eq(sessions.id, id)).run(),
    );
  }

  /** @returns false where this person has no such session */
  endSession(userId: string, id: string): boolean {
    return this.database.write(
      (tables) =>
        tables
          .delete(sessions)
          .where(and(eq(sessions.userId, userId), eq(sessions.id, id)))
          .run().changes > 0,
    );
  }

  endOtherSessions(userId: string, keptSession: string | null): void {
    this.database.write((tables) => this.endOthers(userId, keptSession, tables));
  }

  /** The authenticator and its recovery codes are gone; the person can do nothing but set up a new one. */
  dropTwoFactor(userId: string, by: string | null, keptSession: string | null): void {
    this.database.write((tables) => {
      tables.delete(twoFactors).where(eq(twoFactors.userId, userId)).run();
      tables
        .update(users)
        .set({ twoFactorEnabled: false, updatedAt: this.now() })
        .where(eq(users.id, userId))
        .run();
      this.endOthers(userId, keptSession, tables);
      this.record(tables, userId, 'two-factor:drop', by);
    });
  }

  noteTwoFactor(userId: string, what: 'set-up' | 'recovery-codes' | 'recovery-code-used'): void {
    this.database.write((tables) => this.record(tables, userId, `two-factor:${what}`));
  }

  private record(tables: Tables, userId: string, action: string, by: string | null = userId): void {
    this.audit.add({ actor: by, action, subjectKind: 'user', subject: userId, area: null }, tables);
  }

  private endOthers(userId: string, kept: string | null, tables: Tables): void {
    const own = eq(sessions.userId, userId);
    tables
      .delete(sessions)
      .where(kept === null ? own : and(own, ne(sessions.id, kept)))
      .run();
  }

  private person(
    row: typeof users.$inferSelect | undefined,
    tables: Tables = this.database.tables,
  ): Person | null {
    if (!row) return null;
    const { id, email, phoneNumber } = row;
    const held = tables
      .select({ found: count() })
      .from(roles)
      .where(and(eq(roles.userId, id), isNull(roles.revokedAt)))
      .get()!.found;
    const passwords = tables
      .select({ found: count() })
      .from(accounts)
      .where(and(eq(accounts.userId, id), eq(accounts.providerId, 'credential')))
      .get()!.found;
    return {
      id,
      email,
      phoneNumber,
      twoFactor: row.twoFactorEnabled === true,
      staff: held + passwords > 0,
    };
  }
}
