/** Erases a person: the key, the account and every link to it. What remains counts, and leads to nobody. */
import { and, eq, isNull, or, sql } from 'drizzle-orm';
import { AuditLog } from './audit.ts';
import type { BookingErasure } from './booking/booking-erasure.ts';
import type { AppDatabase, Tables } from './database.ts';
import type { ErasureList } from './erasure-list.ts';
import type { PersonKeys } from './person-keys.ts';
import {
  accounts,
  consents,
  evaluations,
  invitations,
  rateLimits,
  reports,
  roles,
  scenarios,
  sessions,
  twoFactors,
  users,
  verifications,
} from './schema.ts';

export type Erased = { ok: true } | { ok: false; reason: 'still-staff'; areas: string[] };

export class Erasure {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly keys: PersonKeys;
  private readonly list: ErasureList;
  private readonly codesTo: (phoneNumber: string) => string;
  private readonly booking: Pick<BookingErasure, 'isHere' | 'remove'>;
  private readonly audit: AuditLog;

  /** @param codesTo what the table of codes says in place of a number */
  constructor(
    database: AppDatabase,
    now: () => Date,
    keys: PersonKeys,
    list: ErasureList,
    codesTo: (phoneNumber: string) => string,
    booking: Pick<BookingErasure, 'isHere' | 'remove'>,
  ) {
    this.booking = booking;
    this.codesTo = codesTo;
    this.database = database;
    this.now = now;
    this.keys = keys;
    this.list = list;
    this.audit = new AuditLog(database, now);
  }

  /**
   * Refuses who still holds a role. The list is written, and on the disk, before the commit: a crash in between leaves a person who is
   * on the list and in the database, and the next start finishes it (`reapply`). The other way round a restore could bring back
   * somebody who was told that they are gone. A list that cannot be written throws, and nothing is erased.
   * @param actor who asked for it; null for the purge
   */
  erase(personId: string, actor: string | null = personId): Erased {
    const erased = this.database.write((tables): Erased => {
      const held = tables
        .select()
        .from(roles)
        .where(and(eq(roles.userId, personId), isNull(roles.revokedAt)))
        .all();
      if (held.length > 0)
        return { ok: false, reason: 'still-staff', areas: [...new Set(held.map((r) => r.area))] };
      this.remove(personId, actor, tables);
      this.list.add({ person: personId, at: this.now().toISOString() });
      return { ok: true };
    });
    if (erased.ok) this.leaveNoTrace();
    return erased;
  }

  /** Erases again who is on the list and in this database: after a restore, and after a crash. @returns how many those were */
  reapply(): number {
    const count = this.database.write((tables) => {
      const again = [...new Set(this.list.all().map(({ person }) => person))].filter((person) =>
        this.isHere(person, tables),
      );
      for (const person of again) {
        tables
          .update(roles)
          .set({ revokedAt: this.now().toISOString() })
          .where(and(eq(roles.userId, person), isNull(roles.revokedAt)))
          .run();
        this.remove(person, null, tables);
      }
      return again.length;
    });
    if (count > 0) this.leaveNoTrace();
    return count;
  }

  private isHere(personId: string, tables: Tables): boolean {
    const linked = [
      tables.select({ id: users.id }).from(users).where(eq(users.id, personId)).get(),
      tables.select({ id: reports.id }).from(reports).where(eq(reports.userId, personId)).get(),
      tables
        .select({ id: evaluations.id })
        .from(evaluations)
        .where(eq(evaluations.userId, personId))
        .get(),
      tables
        .select({ id: scenarios.id })
        .from(scenarios)
        .where(eq(scenarios.owner, personId))
        .get(),
    ];
    const known = linked.some((row) => row !== undefined) || this.keys.has(personId);
    return known || this.booking.isHere(personId, tables);
  }

  private remove(personId: string, actor: string | null, tables: Tables): void {
    const person = tables.select().from(users).where(eq(users.id, personId)).get();
    this.booking.remove(personId, tables);
    this.keys.destroy(personId);
    const none = { userId: null };
    tables
      .update(reports)
      .set({ ...none, note: null })
      .where(eq(reports.userId, personId))
      .run();
    tables
      .update(evaluations)
      .set({ ...none, remark: null })
      .where(eq(evaluations.userId, personId))
      .run();
    // Tried out by one person for themselves: nobody else's work stands on it, and what was shared ends with its owner.
    tables.delete(scenarios).where(eq(scenarios.owner, personId)).run();
    tables.delete(consents).where(eq(consents.userId, personId)).run();
    tables.delete(sessions).where(eq(sessions.userId, personId)).run();
    tables.delete(accounts).where(eq(accounts.userId, personId)).run();
    tables.delete(twoFactors).where(eq(twoFactors.userId, personId)).run();
    tables
      .delete(verifications)
      .where(
        or(
          person?.phoneNumber
            ? eq(verifications.identifier, this.codesTo(person.phoneNumber))
            : undefined,
          sql`instr(${verifications.value}, ${personId}) > 0`,
        ),
      )
      .run();
    tables
      .delete(rateLimits)
      .where(sql`instr(${rateLimits.key}, ${personId}) > 0`)
      .run();
    // The inviter's words to recognise somebody by may be a name.
    tables.update(invitations).set({ note: '' }).where(eq(invitations.usedBy, personId)).run();
    tables.delete(users).where(eq(users.id, personId)).run();
    this.audit.add(
      { actor, action: 'account:erase', subjectKind: 'user', subject: personId, area: null },
      tables,
    );
  }

  /** Freed pages hold zeroes (`secure_delete`); the log of writes that still holds their old state is emptied as soon as no reader needs it. */
  leaveNoTrace(): void {
    if (!this.database.raw.memory) this.database.raw.pragma('wal_checkpoint(TRUNCATE)');
  }
}
