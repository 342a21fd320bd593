/** What both sides say of a visit: once each, blind until both have spoken or nobody may any more. */
import { randomUUID } from 'node:crypto';
import {
  and,
  count,
  desc,
  eq,
  exists,
  isNotNull,
  isNull,
  lte,
  ne,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import { mayRate, shownFromMs, type RatingVerdict } from '../../../domain/booking/rating.ts';
import type { AuditLog } from '../audit.ts';
import { inAreas, type Page } from '../facility-list.ts';
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
    const { database, rows, local, now } = this.parts;
    return database.write((tables) => {
      const row = rows.byId(booking);
      if (!row) return { ok: false, reason: 'unknown-booking' };
      if (!isTheirs(row, acting) || (acting.by === 'provider' && acting.actor === null))
        return { ok: false, reason: 'not-yours' };
      const { verdict, untilMs } = this.standing(row, acting.by);
      if (!verdict.ok) return verdict;
      const atMs = now().getTime();
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
        blindUntilMs: untilMs!,
        reply: null,
        repliedBy: null,
        repliedAtMs: null,
        hiddenBy: null,
        hiddenReason: null,
        hiddenAtMs: null,
      };
      tables.insert(ratings).values(rating).run();
      const both = this.ofBooking(booking);
      // Now each sees what the other said.
      if (both.length === 2) for (const one of both) this.tellAuthor(one, 'shown');
      return { ok: true, rating };
    });
  }

  /** Whether a side may rate a visit now, and until when one may at all. */
  standing(row: BookingRow, side: Side): { verdict: RatingVerdict; untilMs: number | null } {
    const { norms, now } = this.parts;
    const doneMs = this.doneMs(row);
    const mine = this.ofBooking(row.id).find((one) => one.side === side);
    return {
      verdict: mayRate({ doneMs, ratedMs: mine?.atMs ?? null }, norms, now().getTime()),
      untilMs: doneMs === null ? null : shownFromMs(doneMs, null, null, norms),
    };
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

  /** Residents' ratings of a provider that everybody sees, newest first. @param waiting only those without a reply */
  ofProvider(provider: string, page: number, size: number, waiting = false): Page<RatingRow> {
    const where = and(
      eq(ratings.provider, provider),
      isNull(ratings.hiddenAtMs),
      waiting ? isNull(ratings.reply) : undefined,
    );
    return this.page(where, page, size);
  }

  /** Residents' ratings that are shown, of visits in the areas, newest first. @param hidden those that an office took out, instead */
  within(areas: readonly string[], hidden: boolean, page: number, size: number): Page<RatingRow> {
    const where = and(
      inAreas(ratings.community, areas),
      hidden ? isNotNull(ratings.hiddenAtMs) : isNull(ratings.hiddenAtMs),
    );
    return this.page(where, page, size);
  }

  /** Once, in words that everybody reads. */
  reply(id: string, words: string, acting: Extract<Acting, { by: 'provider' }>): RatingChanged {
    return this.change(id, (row) => {
      const own = row.provider === acting.provider && row.side === 'resident';
      if (!own || row.hiddenAtMs !== null || !this.isShown(row))
        return { ok: false, reason: 'not-yours' };
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

  private page(which: SQL | undefined, page: number, size: number): Page<RatingRow> {
    const { tables } = this.parts.database;
    const where = and(which, eq(ratings.side, 'resident'), this.shown(this.parts.now().getTime()));
    const total = tables.select({ n: count() }).from(ratings).where(where).get()!.n;
    const rows = tables
      .select()
      .from(ratings)
      .where(where)
      .orderBy(desc(ratings.atMs), ratings.id)
      .limit(size)
      .offset((page - 1) * size)
      .all();
    return { rows, total };
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
      this.tellAuthor(changed, row.reply === changed.reply ? 'hide' : 'reply');
      return { ok: true, rating: changed };
    });
  }

  /** In the page: who rated as a provider speaks for it. */
  private tellAuthor(
    { id, side, userId, provider, booking, stars }: RatingRow,
    what: string,
  ): void {
    if (side === 'resident' && userId === null) return;
    this.parts.outbox.post([
      {
        ...(side === 'resident'
          ? { recipientKind: 'user', recipient: userId! }
          : { recipientKind: 'provider', recipient: provider }),
        kind: `rating:${what}`,
        channels: ['page'],
        booking,
        payload: { rating: id, stars },
      },
    ]);
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
