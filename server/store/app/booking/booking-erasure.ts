/**
 * What an erasure takes away of booking: who it was for and who made it, every sealed value, messages and links. Visits to come are called
 * off first. What staff did stays with their number, which leads to nobody.
 */
import { and, eq, isNull } from 'drizzle-orm';
import type { Tables } from '../database.ts';
import type { PersonKeys } from '../person-keys.ts';
import {
  bookings,
  bookingSeries,
  complaints,
  idempotencyKeys,
  linkTokens,
  outbox,
  providerMembers,
  ratings,
  subsidyGrants,
} from '../schema.ts';
import { system } from './acting.ts';
import { ofPerson } from './booking-lists.ts';
import { keyOfComplaint } from './complaints.ts';
import type { BookingRow } from './booking-rows.ts';
import type { BookingParts } from './parts.ts';

const callsOff: ReadonlySet<BookingRow['state']> = new Set([
  'requested',
  'confirmed',
  'on-the-way',
]);

export class BookingErasure {
  private readonly parts: BookingParts;
  private readonly keys: PersonKeys;

  constructor(parts: BookingParts, keys: PersonKeys) {
    this.parts = parts;
    this.keys = keys;
  }

  /** Whether anything here still leads to the person. */
  isHere(person: string, tables: Tables): boolean {
    const found = [
      tables.select({ id: bookings.id }).from(bookings).where(ofPerson(person)).limit(1).get(),
      tables
        .select({ id: ratings.id })
        .from(ratings)
        .where(eq(ratings.userId, person))
        .limit(1)
        .get(),
      tables
        .select({ id: complaints.id })
        .from(complaints)
        .where(eq(complaints.raisedBy, person))
        .limit(1)
        .get(),
      tables
        .select({ id: subsidyGrants.id })
        .from(subsidyGrants)
        .where(eq(subsidyGrants.resident, person))
        .limit(1)
        .get(),
      tables
        .select({ id: providerMembers.id })
        .from(providerMembers)
        .where(and(eq(providerMembers.userId, person), isNull(providerMembers.revokedAtMs)))
        .limit(1)
        .get(),
      tables.select({ number: outbox.number }).from(outbox).where(toPerson(person)).limit(1).get(),
    ];
    return found.some((row) => row !== undefined);
  }

  /** In the transaction that is open. */
  remove(person: string, tables: Tables): void {
    this.removeBookings(person, tables);
    this.removeWords(person, tables);
    tables
      .update(bookingSeries)
      .set({ bookedBy: null })
      .where(eq(bookingSeries.bookedBy, person))
      .run();
    const nowMs = this.parts.now().getTime();
    tables
      .update(subsidyGrants)
      .set({ resident: null, endedAtMs: nowMs })
      .where(and(eq(subsidyGrants.resident, person), isNull(subsidyGrants.endedAtMs)))
      .run();
    tables
      .update(subsidyGrants)
      .set({ resident: null })
      .where(eq(subsidyGrants.resident, person))
      .run();
    tables
      .update(providerMembers)
      .set({ revokedAtMs: nowMs })
      .where(and(eq(providerMembers.userId, person), isNull(providerMembers.revokedAtMs)))
      .run();
    tables.delete(idempotencyKeys).where(eq(idempotencyKeys.actor, person)).run();
    tables.delete(linkTokens).where(eq(linkTokens.userId, person)).run();
    tables.delete(outbox).where(toPerson(person)).run();
  }

  /** What an office or a provider booked for a caller stays the caller's; only who entered it goes. */
  private removeBookings(person: string, tables: Tables): void {
    const { steps, seals, rows } = this.parts;
    const own = tables
      .select()
      .from(bookings)
      .where(ofPerson(person))
      .all()
      .filter((row) => row.resident === person || row.channel === 'site');
    for (const row of own) {
      if (row.state === 'held') steps.take(row, { event: 'lapse', acting: system });
      else if (callsOff.has(row.state)) {
        const taken = { event: 'cancel', given: ['reason'], reason: 'account-erased' } as const;
        const step = steps.take(row, { ...taken, acting: system });
        if (!step.ok) throw new Error(`booking ${row.id} was not called off: ${step.reason}`);
      }
      rows.touch(row.id, { details: null, door: null });
      seals.destroy(row.id);
    }
    tables.update(bookings).set({ resident: null }).where(eq(bookings.resident, person)).run();
    tables.update(bookings).set({ bookedBy: null }).where(eq(bookings.bookedBy, person)).run();
  }

  private removeWords(person: string, tables: Tables): void {
    tables
      .update(ratings)
      .set({ userId: null, words: null })
      .where(eq(ratings.userId, person))
      .run();
    const raised = tables
      .select({ id: complaints.id })
      .from(complaints)
      .where(eq(complaints.raisedBy, person))
      .all();
    for (const { id } of raised) this.keys.destroy(keyOfComplaint(id));
    tables
      .update(complaints)
      .set({ raisedBy: null, words: null })
      .where(eq(complaints.raisedBy, person))
      .run();
  }
}

const toPerson = (person: string) =>
  and(eq(outbox.recipientKind, 'user'), eq(outbox.recipient, person));
