/** Accounts that act for a provider. */
import { randomUUID } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase } from '../database.ts';
import { providerMembers, providers } from '../schema.ts';

export type MemberRow = typeof providerMembers.$inferSelect;
export type NewMember = Pick<MemberRow, 'userId' | 'part' | 'resource'>;

export class Members {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  /** What an account acts for now. */
  of(userId: string): MemberRow[] {
    return this.database.tables
      .select()
      .from(providerMembers)
      .where(and(eq(providerMembers.userId, userId), isNull(providerMembers.revokedAtMs)))
      .orderBy(providerMembers.addedAtMs, providerMembers.id)
      .all();
  }

  /** Former ones included. */
  within(provider: string): MemberRow[] {
    return this.database.tables
      .select()
      .from(providerMembers)
      .where(eq(providerMembers.provider, provider))
      .orderBy(providerMembers.addedAtMs, providerMembers.id)
      .all();
  }

  /** Answers with the row that there is where the account acts for the provider already. */
  add(provider: string, { userId, part, resource }: NewMember, actor: string): MemberRow {
    return this.database.write((tables) => {
      const known = this.of(userId).find((one) => one.provider === provider);
      if (known) return known;
      const row: MemberRow = {
        id: randomUUID(),
        provider,
        userId,
        part,
        resource,
        addedBy: actor,
        addedAtMs: this.now().getTime(),
        revokedBy: null,
        revokedAtMs: null,
      };
      tables.insert(providerMembers).values(row).run();
      this.note('add', row, actor);
      return row;
    });
  }

  /** @returns false where there is no such member, and for the last manager */
  revoke(provider: string, id: string, actor: string): boolean {
    return this.database.write((tables) => {
      const live = this.within(provider).filter(({ revokedAtMs }) => revokedAtMs === null);
      const row = live.find((one) => one.id === id);
      if (!row) return false;
      if (!live.some((one) => one.id !== id && one.part === 'manager')) return false;
      tables
        .update(providerMembers)
        .set({ revokedBy: actor, revokedAtMs: this.now().getTime() })
        .where(eq(providerMembers.id, id))
        .run();
      this.note('revoke', row, actor);
      return true;
    });
  }

  private note(what: 'add' | 'revoke', { provider, userId, part }: MemberRow, actor: string): void {
    const { tables } = this.database;
    const place = tables
      .select({ community: providers.community })
      .from(providers)
      .where(eq(providers.id, provider))
      .get();
    const about = { action: `provider-member:${what}`, subjectKind: 'user', subject: userId };
    this.audit.add({ actor, ...about, area: place?.community ?? null, after: { provider, part } });
  }
}
