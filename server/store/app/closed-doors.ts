/** A copy of the database knows doors as open that were closed after it was made. */
import { and, isNull } from 'drizzle-orm';
import { AuditLog } from './audit.ts';
import type { AppDatabase } from './database.ts';
import { calendarFeeds, invitations, linkTokens, sessions, verifications } from './schema.ts';

export interface ClosedDoors {
  sessions: number;
  /** One-time codes, steps of signing in and links to a new password. */
  codes: number;
  invitations: number;
  /** Links of messages that lead to a booking. */
  bookingLinks: number;
  /** Secret addresses of calendars. */
  calendars: number;
}

/**
 * Ends every session and voids every code and link: somebody may have ended, used or withdrawn it since. Roles, passwords and
 * authenticators stay as the copy has them.
 */
export function closeDoors(database: AppDatabase, now: () => Date): ClosedDoors {
  return database.write((tables) => {
    const open = and(isNull(invitations.usedAt), isNull(invitations.withdrawnAt));
    const withdrawnAt = now().toISOString();
    const revokedAtMs = now().getTime();
    const closed = {
      sessions: tables.delete(sessions).run().changes,
      codes: tables.delete(verifications).run().changes,
      invitations: tables.update(invitations).set({ withdrawnAt }).where(open).run().changes,
      bookingLinks: tables.delete(linkTokens).run().changes,
      calendars: tables
        .update(calendarFeeds)
        .set({ revokedAtMs })
        .where(isNull(calendarFeeds.revokedAtMs))
        .run().changes,
    };
    new AuditLog(database, now).add(
      {
        actor: null,
        action: 'deployment:restore',
        subjectKind: 'deployment',
        subject: 'all',
        area: null,
        after: closed,
      },
      tables,
    );
    return closed;
  });
}
