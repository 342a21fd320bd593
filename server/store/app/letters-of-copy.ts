/**
 * A copy of the database takes letters for unsent that went out after it was made. Those whose time has come are set aside: better one that
 * an administrator sends again by hand than one that tells somebody twice, or what is no longer true. Those whose time is to come still go.
 */
import { and, isNotNull, lte } from 'drizzle-orm';
import type { AppDatabase } from './database.ts';
import { outbox } from './schema.ts';

/** Why they are among the dead letters. */
const restored = 'restored';

/** @returns how many were set aside */
export function setLettersAside(database: AppDatabase, now: () => Date): number {
  const nowMs = now().getTime();
  return database.write(
    (tables) =>
      tables
        .update(outbox)
        .set({ nextAtMs: null, deadAtMs: nowMs, failure: restored })
        .where(and(isNotNull(outbox.nextAtMs), lte(outbox.nextAtMs, nowMs)))
        .run().changes,
  );
}
