/** Budgets of attempts that outlive a restart: codes asked for, codes and passwords tried. */
import { randomUUID } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { AppDatabase, Tables } from './database.ts';
import { rateLimits } from './schema.ts';

/** A leaky bucket: `most` attempts at once, and one more whenever `refillMs` have gone by. */
export interface Budget {
  readonly most: number;
  readonly refillMs: number;
}

export type Taken = { ok: true } | { ok: false; waitSeconds: number };

/** Rows untouched for so long are full again under every budget. */
const forgottenAfterMs = 100 * 24 * 3600_000;

export class Attempts {
  private readonly database: AppDatabase;
  private readonly now: () => Date;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /**
   * Takes one from each budget, or from none if one of them is spent: what is refused costs nothing, so that waiting helps.
   * @param wanted keys hold no personal value in clear; callers hash what they put in
   */
  take(wanted: readonly (readonly [key: string, budget: Budget])[]): Taken {
    const now = this.now().getTime();
    return this.database.write((tables) => {
      const levels = wanted.map(([key, budget]) => ({
        key,
        ...this.levelOf(tables, key, budget, now),
        budget,
      }));
      const waits = levels
        .filter(({ count, budget }) => count >= budget.most)
        .map(({ since, budget }) => since + budget.refillMs - now);
      if (waits.length > 0)
        return { ok: false, waitSeconds: Math.max(1, Math.ceil(Math.max(...waits) / 1000)) };
      for (const { key, count, since } of levels)
        tables
          .insert(rateLimits)
          .values({ id: randomUUID(), key, count: count + 1, lastRequest: since })
          .onConflictDoUpdate({
            target: rateLimits.key,
            set: { count: count + 1, lastRequest: since },
          })
          .run();
      return { ok: true };
    });
  }

  forget(key: string): void {
    this.database.write((tables) => tables.delete(rateLimits).where(eq(rateLimits.key, key)).run());
  }

  /** Remembers a fact that is no attempt, such as an address from which somebody has signed in. */
  mark(key: string): void {
    const lastRequest = this.now().getTime();
    this.database.write((tables) =>
      tables
        .insert(rateLimits)
        .values({ id: randomUUID(), key, count: 1, lastRequest })
        .onConflictDoUpdate({ target: rateLimits.key, set: { lastRequest } })
        .run(),
    );
  }

  isMarked(key: string, withinMs: number): boolean {
    const row = this.database.tables.select().from(rateLimits).where(eq(rateLimits.key, key)).get();
    return row !== undefined && this.now().getTime() - row.lastRequest <= withinMs;
  }

  /** For a scheduled purge. */
  purge(): number {
    const before = this.now().getTime() - forgottenAfterMs;
    return this.database.write(
      (tables) => tables.delete(rateLimits).where(lt(rateLimits.lastRequest, before)).run().changes,
    );
  }

  /** How much is used up, and since when the next refill runs. */
  private levelOf(tables: Tables, key: string, { refillMs }: Budget, now: number) {
    const row = tables.select().from(rateLimits).where(eq(rateLimits.key, key)).get();
    // A clock that was set back must not lock anybody out.
    if (!row || row.lastRequest > now) return { count: row?.count ?? 0, since: now };
    const refilled = Math.floor((now - row.lastRequest) / refillMs);
    const count = Math.max(0, row.count - refilled);
    return { count, since: count === 0 ? now : row.lastRequest + refilled * refillMs };
  }
}
