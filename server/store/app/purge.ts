/** Deletes what is kept no longer than its norm says. The audit log and versions of facilities are kept for good: they hold ids alone. */
import { and, isNotNull, isNull, lte, notInArray, or } from 'drizzle-orm';
import type { Retention } from '../../domain/retention.ts';
import { AuditLog } from './audit.ts';
import { purgeBookings, type PurgedBookings } from './booking/purge-bookings.ts';
import type { AppDatabase, Tables } from './database.ts';
import type { Erasure } from './erasure.ts';
import type { PersonKeys } from './person-keys.ts';
import {
  columnMappings,
  evaluations,
  invitations,
  providerMembers,
  rateLimits,
  reportMonths,
  reports,
  roles,
  sessions,
  users,
  verifications,
} from './schema.ts';

export interface Purged extends PurgedBookings {
  sessions: number;
  codes: number;
  attempts: number;
  reportNotes: number;
  evaluationRemarks: number;
  accounts: number;
  invitations: number;
  columnMappings: number;
  reportMonths: number;
}

const dayMs = 24 * 3600_000;

export class Purge {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly erasure: Erasure;
  private readonly keys: PersonKeys;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, now: () => Date, erasure: Erasure, keys: PersonKeys) {
    this.keys = keys;
    this.database = database;
    this.now = now;
    this.erasure = erasure;
    this.audit = new AuditLog(database, now);
  }

  /** What has reached its days goes, what lacks a millisecond stays. Accounts of people who hold a role or act for a provider are never unused. */
  run(retention: Retention): Purged {
    const unused = this.unusedAccounts(retention.unusedAccountDays);
    const accounts = unused.filter((id) => this.erasure.erase(id, null).ok).length;
    const purged = this.purgeAll(retention, accounts);
    if (Object.values(purged).some((count) => count > 0)) this.erasure.leaveNoTrace();
    return purged;
  }

  private purgeAll(retention: Retention, accounts: number): Purged {
    return this.database.write((tables) => {
      const purged = { ...this.purgeRows(retention, tables), accounts };
      const counts = Object.fromEntries(Object.entries(purged).filter(([, count]) => count > 0));
      if (Object.keys(counts).length > 0)
        this.audit.add(
          {
            actor: null,
            action: 'retention:purge',
            subjectKind: 'deployment',
            subject: 'all',
            area: null,
            after: counts,
          },
          tables,
        );
      return purged;
    });
  }

  /** `user.updated_at` follows every use: triggers on `session` keep it. */
  private unusedAccounts(days: number): string[] {
    const { tables } = this.database;
    const staff = tables.select({ id: roles.userId }).from(roles).where(isNull(roles.revokedAt));
    const members = tables
      .select({ id: providerMembers.userId })
      .from(providerMembers)
      .where(isNull(providerMembers.revokedAtMs));
    return tables
      .select({ id: users.id })
      .from(users)
      .where(
        and(
          lte(users.updatedAt, this.ago(days)),
          notInArray(users.id, staff),
          notInArray(users.id, members),
        ),
      )
      .all()
      .map(({ id }) => id);
  }

  private purgeRows(retention: Retention, tables: Tables): Omit<Purged, 'accounts'> {
    const iso = (days: number) => this.ago(days).toISOString();
    const gone = iso(retention.invitationDays);
    return {
      ...purgeBookings(tables, this.keys, retention, this.now().getTime()),
      sessions: tables
        .delete(sessions)
        .where(lte(sessions.expiresAt, this.ago(retention.expiredSessionDays)))
        .run().changes,
      codes: tables
        .delete(verifications)
        .where(lte(verifications.expiresAt, this.ago(retention.expiredCodeDays)))
        .run().changes,
      attempts: tables
        .delete(rateLimits)
        .where(lte(rateLimits.lastRequest, this.ago(retention.attemptDays).getTime()))
        .run().changes,
      reportNotes: tables
        .update(reports)
        .set({ note: null })
        .where(
          and(
            isNotNull(reports.note),
            lte(reports.decidedAt, iso(retention.decidedReportNoteDays)),
          ),
        )
        .run().changes,
      evaluationRemarks: tables
        .update(evaluations)
        .set({ remark: null })
        .where(
          and(
            isNotNull(evaluations.remark),
            lte(evaluations.at, iso(retention.evaluationRemarkDays)),
          ),
        )
        .run().changes,
      invitations: tables
        .delete(invitations)
        .where(
          or(
            lte(invitations.usedAt, gone),
            lte(invitations.withdrawnAt, gone),
            lte(invitations.expiresAt, gone),
          ),
        )
        .run().changes,
      columnMappings: tables
        .delete(columnMappings)
        .where(lte(columnMappings.at, iso(retention.columnMappingDays)))
        .run().changes,
      reportMonths: tables
        .delete(reportMonths)
        .where(lte(reportMonths.madeAt, iso(retention.reportMonthDays)))
        .run().changes,
    };
  }

  private ago(days: number): Date {
    return new Date(this.now().getTime() - days * dayMs);
  }
}
