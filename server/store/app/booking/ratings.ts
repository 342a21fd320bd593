/** What both sides say of a visit: once each, blind until both have spoken or nobody may any more. */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, exists, isNull, lte, ne, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { mayRate, shownFromMs } from '../../../domain/booking/rating.ts';
import type { AuditLog } from '../audit.ts';
import type { PersonKeys } from '../person-keys.ts';
import { ratings } from '../schema.ts';
import { isTheirs, type Acting } from './acting.ts';
import type { BookingRow } from './booking-rows.ts';
import type { BookingParts } from './parts.ts';

export type RatingRow = typeof ratings.$inferSelect;
export type Side = RatingRow['side'];

export type Rated =
  | { ok: true; rating: RatingRow }
  | {
      ok: false;
      reason: 'unknown-booking' | 'not-yours' | 'not-done' | 'already-rated' | 'too-late';
    }
  | { ok: false; reason: 'out-of-range'; stars: number };

export type RatingChanged =
  | { ok: true; rating: RatingRow }
  | { ok: false; reason: 'unknown-rating' | 'not-yours' | 'already-answered' | 'already-hidden' };

type Rating = Extract<Acting, { by: Side }>;

export class Ratings {
  private readonly parts: BookingParts;
  private readonly keys: PersonKeys;
  private readonly audit: AuditLog;

  constructor(parts: BookingParts, shared: { keys: PersonKeys; audit: AuditLog }) {
    this.parts = parts;
    this.keys = shared.keys;
    this.audit = shared.audit;
  }

  byId(id: string): RatingRow | null {
    const { tables } = this.parts.database;
    return tables.select().from(ratings).where(eq(ratings.id, id)).get() ?? null;
  }

  /** @param stars 1 to 5 */
  rate(booking: string, stars: number, words: string | null, acting: Rating): Rated {
    if (!Number.isInteger(stars) || stars < 1 || stars > 5)
      return { ok: false, reason: 'out-of-range', stars };
    const { database, rows, norms, local, now } = this.parts;
    return database.write((tables) => {
      const row = rows.byId(booking);
      if (!row) return { ok: false, reason: 'unknown-booking' };
      if (!isTheirs(row, acting) || (acting.by === 'provider' && acting.actor === null))
        return { ok: false, reason: 'not-yours' };
      const doneMs = this.doneMs(row);
      const mine = this.ofBooking(booking).find(({ side }) => side === acting.by);
      const atMs = now().getTime();
      const verdict = mayRate({ doneMs, ratedMs: mine?.atMs ?? null }, norms, atMs);
      if (!verdict.ok) return verdict;
      const id = randomUUID();
      const { provider, serviceKind, community } = row;
      const userId = acting.actor!;
      const rating: RatingRow = {
        id,
        booking,
        side: acting.by,
        userId,
        provider,
        serviceKind,
        community,
        stars,
        atMs,
        month: local.dateOf(row.startMs).slice(0, 7),
        words: words === null ? null : this.keys.seal(userId, wordsOf(id), words),
        blindUntilMs: shownFromMs(doneMs!, null, null, norms),
        reply: null,
        repliedBy: null,
        repliedAtMs: null,
        hiddenBy: null,
        hiddenReason: null,
        hiddenAtMs: null,
      };
      tables.insert(ratings).values(rating).run();
      return { ok: true, rating };
    });
  }

  /** Both sides' of a visit, seen or not. */
  ofBooking(booking: string): RatingRow[] {
    return this.parts.database.tables
      .select()
      .from(ratings)
      .where(eq(ratings.booking, booking))
      .all();
  }

  /** Whether others than its author see it now. */
  isShown(rating: RatingRow): boolean {
    const sides = this.ofBooking(rating.booking).length;
    return sides === 2 || this.parts.now().getTime() >= rating.blindUntilMs;
  }

  /** Null where none were given, and once their author is erased. */
  wordsOf({ id, userId, words }: RatingRow): string | null {
    return words === null || userId === null ? null : this.keys.open(userId, wordsOf(id), words);
  }

  /** Residents' ratings of a provider that everybody sees, newest first. */
  ofProvider(provider: string, most: number): RatingRow[] {
    const nowMs = this.parts.now().getTime();
    return this.parts.database.tables
      .select()
      .from(ratings)
      .where(
        and(
          eq(ratings.provider, provider),
          eq(ratings.side, 'resident'),
          isNull(ratings.hiddenAtMs),
          this.shown(nowMs),
        ),
      )
      .orderBy(desc(ratings.atMs), ratings.id)
      .limit(most)
      .all();
  }

  /** Once, in words that everybody reads. */
  reply(id: string, words: string, acting: Extract<Acting, { by: 'provider' }>): RatingChanged {
    return this.change(id, (row) => {
      const own = row.provider === acting.provider && row.side === 'resident' && this.isShown(row);
      if (!own) return { ok: false, reason: 'not-yours' };
      if (row.reply !== null) return { ok: false, reason: 'already-answered' };
      const repliedAtMs = this.parts.now().getTime();
      return { ...row, reply: words, repliedBy: acting.actor, repliedAtMs };
    });
  }

  /** Abuse: nobody sees it any more, and it no longer counts; the log keeps who decided so and why. */
  hide(id: string, reason: string, acting: Extract<Acting, { by: 'office' }>): RatingChanged {
    return this.change(id, (row) => {
      if (!acting.areas.some((area) => row.community.startsWith(area)))
        return { ok: false, reason: 'not-yours' };
      if (row.hiddenAtMs !== null) return { ok: false, reason: 'already-hidden' };
      const { actor } = acting;
      this.audit.add({
        actor,
        action: 'rating:hide',
        subjectKind: 'rating',
        subject: id,
        area: row.community,
        after: { reason },
      });
      const hiddenAtMs = this.parts.now().getTime();
      return { ...row, hiddenBy: actor, hiddenReason: reason, hiddenAtMs };
    });
  }

  private change(
    id: string,
    after: (row: RatingRow) => RatingRow | Extract<RatingChanged, { ok: false }>,
  ): RatingChanged {
    return this.parts.database.write((tables) => {
      const row = this.byId(id);
      if (!row) return { ok: false, reason: 'unknown-rating' };
      const changed = after(row);
      if ('ok' in changed) return changed;
      tables.update(ratings).set(changed).where(eq(ratings.id, id)).run();
      return { ok: true, rating: changed };
    });
  }

  /** When the visit was done; null: it was not. */
  private doneMs({ id }: BookingRow): number | null {
    const done = this.parts.rows.events(id).find(({ toState }) => toState === 'done');
    return done?.atMs ?? null;
  }

  private shown(nowMs: number) {
    const other = alias(ratings, 'other_side');
    const both = this.parts.database.tables
      .select({ one: sql`1` })
      .from(other)
      .where(and(eq(other.booking, ratings.booking), ne(other.side, ratings.side)));
    return or(lte(ratings.blindUntilMs, nowMs), exists(both));
  }
}

export const wordsOf = (rating: string) => `rating:${rating}:words`;
