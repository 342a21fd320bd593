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
    const hashes = asked && hashesOf(actor, asked);
    return this.database.write(() => {
      const known = this.known<T>(actor, asked);
      if (known) return known;
      const answer = work();
      if (hashes && answer.ok) this.write({ ...hashes, answer, actor, atMs: this.now().getTime() });
      return answer;
    });
  }

  /** The first answer, where there is one already. */
  known<T>(actor: string | null, asked: Asked | null): T | KeyReused | null {
    if (!asked) return null;
    const { keyHash, requestHash } = hashesOf(actor, asked);
    const known = this.find.get({ keyHash });
    if (!known) return null;
    return known.requestHash === requestHash
      ? (known.answer as T)
      : { ok: false, reason: 'key-reused' };
  }
}

interface Hashes {
  actor: string | null;
  keyHash: string;
  requestHash: string;
}

/** A request is looked up before the lock and inside it. */
const hashed = new WeakMap<Asked, Hashes>();

function hashesOf(actor: string | null, asked: Asked): Hashes {
  const known = hashed.get(asked);
  if (known?.actor === actor) return known;
  const hashes = {
    actor,
    keyHash: hashOf([actor, asked.key]),
    requestHash: hashOf(asked.request),
  };
  hashed.set(asked, hashes);
  return hashes;
}

function hashOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
