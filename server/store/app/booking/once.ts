/** `Idempotency-Key`: who asks the same thing again is given the first answer, and nothing is done twice. */
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import type { AppDatabase } from '../database.ts';
import { rowWriter } from '../row-writer.ts';
import { idempotencyKeys } from '../schema.ts';

export interface Asked {
  /** As the client chose it. */
  key: string;
  /** All of the request that matters, in one fixed order. */
  request: unknown;
}

export type KeyReused = { ok: false; reason: 'key-reused' };

export class Once {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly find;
  private readonly write: (row: typeof idempotencyKeys.$inferInsert) => void;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.find = database.tables
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.keyHash, sql.placeholder('keyHash')))
      .prepare();
    this.write = rowWriter(database, idempotencyKeys);
  }

  /**
   * Runs the work in one immediate transaction and keeps its answer with it. A refusal is not kept: nothing was done, and asking again may help.
   * @param work its answer holds ids and plain facts only
   */
  do<T extends { ok: boolean }>(
    actor: string | null,
    asked: Asked | null,
    work: () => T,
  ): T | KeyReused {
    return this.database.write(() => {
      const known = this.known<T>(actor, asked);
      if (known) return known;
      const answer = work();
      if (asked && answer.ok)
        this.write({
          keyHash: hashOf([actor, asked.key]),
          requestHash: hashOf(asked.request),
          answer,
          actor,
          atMs: this.now().getTime(),
        });
      return answer;
    });
  }

  /** The first answer, where there is one already. */
  known<T>(actor: string | null, asked: Asked | null): T | KeyReused | null {
    const known = asked && this.find.get({ keyHash: hashOf([actor, asked.key]) });
    if (!known) return null;
    return known.requestHash === hashOf(asked.request)
      ? (known.answer as T)
      : { ok: false, reason: 'key-reused' };
  }
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
