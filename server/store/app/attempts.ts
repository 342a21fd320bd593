/** Budgets of attempts that outlive a restart: codes asked for, codes and passwords tried. */
import { randomUUID } from 'node:crypto';
import { eq, lt } from 'drizzle-orm';
import type { AppDatabase, Tables } from './database.ts';
import { rateLimits } from './schema.ts';

/**
 * `refillMs`: a leaky bucket, `most` attempts at once and one more whenever so long has gone by. `withinMs`: `most` from the first attempt
 * on until so long has gone by, then as many again.
 */
export type Budget = { readonly most: number } & (
  { readonly refillMs: number } | { readonly withinMs: number }
);

/** `key` is the one for which one has to wait longest. */
export type Taken = { ok: true } | { ok: false; waitSeconds: number; key: string };

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
      const [spent] = levels
        .filter(({ count, budget }) => count >= budget.most)
        .map(({ key, since, budget }) => ({ key, waitMs: since + periodOf(budget) - now }))
        .toSorted((a, b) => b.waitMs - a.waitMs);
      if (spent) {
        const waitSeconds = Math.max(1, Math.ceil(spent.waitMs / 1000));
        return { ok: false, waitSeconds, key: spent.key };
      }
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

  /** How many attempts are left. */
  left(key: string, budget: Budget): number {
    const { count } = this.levelOf(this.database.tables, key, budget, this.now().getTime());
    return Math.max(0, budget.most - count);
  }

  /** How much is used up, and since when the time runs that gives more. */
  private levelOf(tables: Tables, key: string, budget: Budget, now: number) {
    const row = tables.select().from(rateLimits).where(eq(rateLimits.key, key)).get();
    // A clock that was set back must not lock anybody out.
    if (!row || row.lastRequest > now) return { count: row?.count ?? 0, since: now };
    const periods = Math.floor((now - row.lastRequest) / periodOf(budget));
    if ('withinMs' in budget)
      return periods > 0
        ? { count: 0, since: now }
        : { count: row.count, since: row.count === 0 ? now : row.lastRequest };
    const count = Math.max(0, row.count - periods);
    return { count, since: count === 0 ? now : row.lastRequest + periods * budget.refillMs };
  }
}

const periodOf = (budget: Budget) => ('withinMs' in budget ? budget.withinMs : budget.refillMs);
