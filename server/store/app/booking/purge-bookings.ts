/** What booking keeps no longer than its norm says. Rows and their history stay; what is personal in them goes with its key. */
import { and, eq, isNotNull, isNull, lte, ne, or } from 'drizzle-orm';
import type { Retention } from '../../../domain/retention.ts';
import type { Tables } from '../database.ts';
import type { PersonKeys } from '../person-keys.ts';
import {
  bookings,
  complaints,
  idempotencyKeys,
  linkTokens,
  outbox,
  ratings,
  resources,
} from '../schema.ts';
import { keyOfComplaint } from './complaints.ts';
import { ownerOfResource } from './resource-seals.ts';
import { keyOfBooking } from './sealing.ts';

export interface PurgedBookings {
  bookingDetails: number;
  messages: number;
  links: number;
  idempotencyKeys: number;
  complaintWords: number;
  ratingWords: number;
  formerStaff: number;
}

const dayMs = 24 * 3_600_000;

/** In the transaction that is open. */
export function purgeBookings(
  tables: Tables,
  keys: PersonKeys,
  retention: Retention,
  nowMs: number,
): PurgedBookings {
  const ago = (days: number) => nowMs - days * dayMs;
  return {
    bookingDetails: forget(
      tables
        .select({ id: bookings.id })
        .from(bookings)
        .where(
          and(
            or(isNotNull(bookings.door), isNotNull(bookings.details)),
            lte(bookings.endMs, ago(retention.bookingDetailDays)),
            // What is argued about is still needed.
            ne(bookings.state, 'disputed'),
          ),
        )
        .all(),
      (id) => {
        keys.destroy(keyOfBooking(id));
        tables.update(bookings).set({ details: null, door: null }).where(eq(bookings.id, id)).run();
      },
    ),
    messages: tables
      .update(outbox)
      .set({ payload: null })
      .where(
        and(
          isNotNull(outbox.payload),
          isNull(outbox.nextAtMs),
          lte(outbox.atMs, ago(retention.messageDays)),
        ),
      )
      .run().changes,
    links: tables
      .delete(linkTokens)
      .where(lte(linkTokens.expiresAtMs, ago(retention.linkDays)))
      .run().changes,
    idempotencyKeys: tables
      .delete(idempotencyKeys)
      .where(lte(idempotencyKeys.atMs, ago(retention.idempotencyKeyDays)))
      .run().changes,
    complaintWords: forget(
      tables
        .select({ id: complaints.id })
        .from(complaints)
        .where(
          and(
            isNotNull(complaints.words),
            lte(complaints.closedAtMs, ago(retention.complaintWordDays)),
          ),
        )
        .all(),
      (id) => {
        keys.destroy(keyOfComplaint(id));
        tables.update(complaints).set({ words: null }).where(eq(complaints.id, id)).run();
      },
    ),
    ratingWords: tables
      .update(ratings)
      .set({ words: null })
      .where(and(isNotNull(ratings.words), lte(ratings.atMs, ago(retention.ratingWordDays))))
      .run().changes,
    formerStaff: forget(
      tables
        .select({ id: resources.id })
        .from(resources)
        .where(
          and(
            isNotNull(resources.person),
            eq(resources.active, false),
            lte(resources.updatedAtMs, ago(retention.formerStaffDays)),
          ),
        )
        .all(),
      (id) => {
        keys.destroy(ownerOfResource(id));
        tables.update(resources).set({ person: null }).where(eq(resources.id, id)).run();
      },
    ),
  };
}

function forget(rows: readonly { id: string }[], each: (id: string) => void): number {
  for (const { id } of rows) each(id);
  return rows.length;
}
