/** Links in messages: a token opens one booking, once, when it is exchanged by POST. */
import { and, eq, isNull } from 'drizzle-orm';
import type { AppDatabase } from '../database.ts';
import { linkTokens } from '../schema.ts';
import { newToken, tokenHash } from './secrets.ts';

export interface LinkFor {
  purpose: string;
  booking: string;
  /** Account that it speaks for; null for a caller without one. */
  userId: string | null;
  validMs: number;
}

export type Exchanged =
  | { ok: true; purpose: string; booking: string; userId: string | null }
  | { ok: false; reason: 'unknown-link' | 'link-used' | 'link-expired' };

export class LinkTokens {
  private readonly database: AppDatabase;
  private readonly now: () => Date;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /** Told once. */
  make({ validMs, ...link }: LinkFor): string {
    const token = newToken();
    const createdAtMs = this.now().getTime();
    this.database.write((tables) =>
      tables
        .insert(linkTokens)
        .values({
          ...link,
          tokenHash: tokenHash(token),
          createdAtMs,
          expiresAtMs: createdAtMs + validMs,
        })
        .run(),
    );
    return token;
  }

  exchange(token: string): Exchanged {
    const hash = tokenHash(token);
    const nowMs = this.now().getTime();
    return this.database.write((tables) => {
      const row = tables.select().from(linkTokens).where(eq(linkTokens.tokenHash, hash)).get();
      if (!row) return { ok: false, reason: 'unknown-link' };
      if (row.exchangedAtMs !== null) return { ok: false, reason: 'link-used' };
      if (nowMs >= row.expiresAtMs) return { ok: false, reason: 'link-expired' };
      tables
        .update(linkTokens)
        .set({ exchangedAtMs: nowMs })
        .where(and(eq(linkTokens.tokenHash, hash), isNull(linkTokens.exchangedAtMs)))
        .run();
      const { purpose, booking, userId } = row;
      return { ok: true, purpose, booking, userId };
    });
  }
}
