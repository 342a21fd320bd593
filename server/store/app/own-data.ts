/** Everything that is kept about one person, as they may take it away. */
import { eq, or } from 'drizzle-orm';
import { AuditLog } from './audit.ts';
import { ownBookings } from './booking/own-bookings.ts';
import type { AppDatabase } from './database.ts';
import type { PersonKeys } from './person-keys.ts';
import {
  accounts,
  communities,
  completeness,
  consents,
  evaluations,
  facilityImports,
  facilityVersions,
  invitations,
  notices,
  onSiteSessions,
  proposals,
  reports,
  roles,
  scenarios,
  sessions,
  streetHalls,
  twoFactors,
  users,
} from './schema.ts';

/** Plain values and JSON, by table; times are ISO 8601 in UTC. */
export type OwnTables = Record<string, Record<string, unknown>[]>;

export class OwnData {
  private readonly database: AppDatabase;
  private readonly keys: PersonKeys;
  private readonly audit: AuditLog;

  constructor(database: AppDatabase, now: () => Date, keys: PersonKeys) {
    this.database = database;
    this.keys = keys;
    this.audit = new AuditLog(database, now);
  }

  /** One moment's state. Leaves out what proves an identity and says nothing: hashes of passwords, tokens, codes, second factors. */
  take(personId: string): OwnTables {
    return this.database.write((tables) => {
      const self = { subjectKind: 'user', subject: personId, area: null };
      this.audit.add({ actor: personId, action: 'personal-data:export', ...self }, tables);
      return this.tablesOf(personId);
    });
  }

  private tablesOf(id: string): OwnTables {
    const { tables } = this.database;
    const opened = (field: string, sealed: string | null) =>
      sealed === null ? null : this.keys.open(id, field, sealed);
    const found = {
      account: tables.select().from(users).where(eq(users.id, id)).all(),
      'ways-to-sign-in': [
        ...tables.select().from(accounts).where(eq(accounts.userId, id)).all(),
      ].map(({ providerId, createdAt, updatedAt }) => ({ providerId, createdAt, updatedAt })),
      'second-factor': [
        ...tables.select().from(twoFactors).where(eq(twoFactors.userId, id)).all(),
      ].map(({ verified, lockedUntil }) => ({ verified, lockedUntil })),
      sessions: tables
        .select()
        .from(sessions)
        .where(eq(sessions.userId, id))
        .all()
        .map(({ token: _token, ...session }) => session),
      consents: tables.select().from(consents).where(eq(consents.userId, id)).all(),
      roles: tables
        .select()
        .from(roles)
        .where(or(eq(roles.userId, id), eq(roles.grantedBy, id), eq(roles.revokedBy, id)))
        .all(),
      invitations: tables
        .select()
        .from(invitations)
        .where(or(eq(invitations.invitedBy, id), eq(invitations.usedBy, id)))
        .all()
        .map(({ tokenHash: _hash, ...invitation }) => invitation),
      reports: tables
        .select()
        .from(reports)
        .where(eq(reports.userId, id))
        .all()
        .map(({ receiptHash: _hash, decidedBy: _office, ...report }) => ({
          ...report,
          note: opened(noteOf(report.id), report.note),
        })),
      evaluations: tables
        .select()
        .from(evaluations)
        .where(eq(evaluations.userId, id))
        .all()
        .map((one) => ({ ...one, remark: opened(remarkOf(one.id), one.remark) })),
      'facilities-changed': tables
        .select()
        .from(facilityVersions)
        .where(eq(facilityVersions.actor, id))
        .all()
        .map(({ facility, version, at, action }) => ({ facility, version, at, action })),
      'tables-imported': tables
        .select()
        .from(facilityImports)
        .where(or(eq(facilityImports.actor, id), eq(facilityImports.undoneBy, id)))
        .all(),
      'completeness-signed': tables
        .select()
        .from(completeness)
        .where(eq(completeness.signedBy, id))
        .all(),
      'notices-written': tables
        .select()
        .from(notices)
        .where(eq(notices.createdBy, id))
        .all()
        .map(({ id: notice, kind, area, titleZh, titleEn, createdAt }) => ({
          id: notice,
          kind,
          area,
          titleZh,
          titleEn,
          createdAt,
        })),
      scenarios: tables
        .select()
        .from(scenarios)
        .where(eq(scenarios.owner, id))
        .all()
        .map(({ shareHash, ...scenario }) => ({ ...scenario, isShared: shareHash !== null })),
      'communities-edited': tables
        .select({ code: communities.code, at: communities.updatedAt })
        .from(communities)
        .where(eq(communities.updatedBy, id))
        .all(),
      'street-halls-edited': tables
        .select({ code: streetHalls.code, at: streetHalls.updatedAt })
        .from(streetHalls)
        .where(eq(streetHalls.updatedBy, id))
        .all(),
      'sessions-on-site-edited': tables
        .select({
          id: onSiteSessions.id,
          community: onSiteSessions.community,
          at: onSiteSessions.updatedAt,
        })
        .from(onSiteSessions)
        .where(eq(onSiteSessions.updatedBy, id))
        .all(),
      'reports-decided': tables
        .select({
          id: reports.id,
          facility: reports.facility,
          decision: reports.decision,
          answer: reports.answer,
          at: reports.decidedAt,
        })
        .from(reports)
        .where(eq(reports.decidedBy, id))
        .all(),
      'proposals-decided': tables
        .select({
          id: proposals.id,
          facility: proposals.facility,
          decision: proposals.decision,
          at: proposals.decidedAt,
        })
        .from(proposals)
        .where(eq(proposals.decidedBy, id))
        .all(),
      ...ownBookings(tables, this.keys, id),
      'log-entries': this.audit.about(id).map((entry) => ({
        ...entry,
        // Who else was on a list that somebody looked at is not this person's affair.
        after: entry.action === 'staff:read' && entry.actor !== id ? { users: [id] } : entry.after,
      })),
    };
    return JSON.parse(JSON.stringify(found)) as OwnTables;
  }
}

/** What a report's note and an evaluation's remark are sealed as. */
export const noteOf = (reportId: string) => `report:${reportId}:note`;
export const remarkOf = (evaluationId: string) => `evaluation:${evaluationId}:remark`;
