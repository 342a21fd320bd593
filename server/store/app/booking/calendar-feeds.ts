/** Calendar feeds of staff members: a secret link for each, which can be revoked. */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase } from '../database.ts';
import { calendarFeeds, providers, resources } from '../schema.ts';
import { newToken, tokenHash } from './secrets.ts';

export type FeedRow = Omit<typeof calendarFeeds.$inferSelect, 'tokenHash'>;

export class CalendarFeeds {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  /** The token is told once. Null where the resource is not the provider's. */
  make(provider: string, resource: string, actor: string): { id: string; token: string } | null {
    const token = newToken();
    const id = randomUUID();
    return this.database.write((tables) => {
      const place = this.placeOf(resource);
      if (place?.provider !== provider) return null;
      const createdAtMs = this.now().getTime();
      tables
        .insert(calendarFeeds)
        .values({ id, tokenHash: tokenHash(token), resource, createdBy: actor, createdAtMs })
        .run();
      this.note('calendar-feed:make', resource, actor, place.community, id);
      return { id, token };
    });
  }

  /** The resource whose calendar the token opens; null for a token that is revoked or was never given. */
  resourceOf(token: string): string | null {
    const row = this.database.tables
      .select({ resource: calendarFeeds.resource })
      .from(calendarFeeds)
      .where(and(eq(calendarFeeds.tokenHash, tokenHash(token)), isNull(calendarFeeds.revokedAtMs)))
      .get();
    return row?.resource ?? null;
  }

  /** Newest first, revoked ones included. */
  of(resource: string): FeedRow[] {
    return this.database.tables
      .select()
      .from(calendarFeeds)
      .where(eq(calendarFeeds.resource, resource))
      .orderBy(desc(calendarFeeds.createdAtMs), calendarFeeds.id)
      .all()
      .map(({ tokenHash: _hash, ...feed }) => feed);
  }

  /** @returns false where there is no such feed of the provider's, or it is revoked already */
  revoke(provider: string, id: string, actor: string): boolean {
    return this.database.write((tables) => {
      const row = tables.select().from(calendarFeeds).where(eq(calendarFeeds.id, id)).get();
      const place = row && this.placeOf(row.resource);
      if (!row || row.revokedAtMs !== null || place?.provider !== provider) return false;
      tables
        .update(calendarFeeds)
        .set({ revokedAtMs: this.now().getTime(), revokedBy: actor })
        .where(eq(calendarFeeds.id, id))
        .run();
      this.note('calendar-feed:revoke', row.resource, actor, place.community, id);
      return true;
    });
  }

  private placeOf(resource: string) {
    return this.database.tables
      .select({ provider: resources.provider, community: providers.community })
      .from(resources)
      .innerJoin(providers, eq(providers.id, resources.provider))
      .where(eq(resources.id, resource))
      .get();
  }

  private note(action: string, resource: string, actor: string, area: string, feed: string): void {
    this.audit.add({
      actor,
      action,
      subjectKind: 'resource',
      subject: resource,
      area,
      after: { feed },
    });
  }
}
