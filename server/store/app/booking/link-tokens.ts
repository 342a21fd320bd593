/** Links in messages: a token opens one booking, once, when it is exchanged by POST. */
import { and, eq, isNull } from 'drizzle-orm';
import type { AppDatabase } from '../database.ts';
import { linkTokens } from '../schema.ts';
import { byLink } from './acting.ts';
import { newToken, tokenHash } from './secrets.ts';

/** `booking`: one look at it. `booking-change`: one change of it, given with the look. */
export type LinkPurpose = 'booking' | 'booking-change';

export interface LinkFor {
  purpose: LinkPurpose;
  booking: string;
  /** Account that it speaks for; null for a caller without one. */
  userId: string | null;
  validMs: number;
}

export type Opened = { ok: true; booking: string; userId: string | null };
export type LinkRefusal = { ok: false; reason: 'unknown-link' | 'link-used' | 'link-expired' };

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

  exchange(token: string, purpose: LinkPurpose): Opened | LinkRefusal {
    return this.spend(token, purpose, (opened) => opened);
  }

  /** Spends it if the work is done; what the work refuses leaves it, so that one can try again. */
  spend<T extends { ok: boolean }>(
    token: string,
    purpose: LinkPurpose,
    work: (opened: Opened, acting: ReturnType<typeof byLink>) => T,
  ): T | LinkRefusal {
    const hash = tokenHash(token);
    const nowMs = this.now().getTime();
    return this.database.write((tables) => {
      const row = tables.select().from(linkTokens).where(eq(linkTokens.tokenHash, hash)).get();
      if (!row || row.purpose !== purpose) return { ok: false, reason: 'unknown-link' };
      if (row.exchangedAtMs !== null) return { ok: false, reason: 'link-used' };
      if (nowMs >= row.expiresAtMs) return { ok: false, reason: 'link-expired' };
      const { booking, userId } = row;
      const done = work({ ok: true, booking, userId }, byLink(booking, userId));
      if (done.ok)
        tables
          .update(linkTokens)
          .set({ exchangedAtMs: nowMs })
          .where(and(eq(linkTokens.tokenHash, hash), isNull(linkTokens.exchangedAtMs)))
          .run();
      return done;
    });
  }
}
