/** Residents' words about facilities: filed with a receipt, gathered for the office, answered once for all of a kind. */
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import {
  and,
  count,
  desc,
  eq,
  inArray,
  isNotNull,
  isNull,
  max,
  min,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import type { Changed } from './facilities.ts';
import { inAreas, type Page } from './facility-list.ts';
import { deploymentKey, type PersonKeys } from './person-keys.ts';
import { reports } from './schema.ts';

export type ReportRow = typeof reports.$inferSelect;
export type ReportKind = ReportRow['kind'];

export interface Filed {
  facility: string;
  facilityName: string;
  community: string | null;
  kind: ReportKind;
  position: readonly [number, number] | null;
  note: string | null;
  /** Null for somebody who is not signed in. */
  userId: string | null;
}

/** All reports of one kind about one facility that wait, or one decision's. */
export interface Gathered {
  /** The newest of them. */
  report: ReportRow;
  count: number;
  firstAt: string;
  positions: [number, number][];
  notes: string[];
  /** Whose notes those are, by the reports' ids. */
  noted: string[];
}

const mostTold = 10;

export class Reports {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly seals: PersonKeys;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, seals: PersonKeys, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.seals = seals;
    this.now = now;
  }

  /** The receipt is told once: only its hash is kept. */
  file({ position, note, ...filed }: Filed): { id: string; receipt: string } {
    const id = randomUUID();
    const receipt = randomBytes(18).toString('base64url');
    this.database.write((tables) => {
      tables
        .insert(reports)
        .values({
          ...filed,
          id,
          receiptHash: hashOf(receipt),
          lng: position?.[0] ?? null,
          lat: position?.[1] ?? null,
          note:
            note === null
              ? null
              : this.seals.seal(filed.userId ?? deploymentKey, fieldOf(id), note),
          at: this.now().toISOString(),
        })
        .run();
      const { facility, kind, community: area, userId: actor } = filed;
      const what = { action: 'report:file', subjectKind: 'report', subject: id };
      this.audit.add({ actor, ...what, area, after: { facility, kind } }, tables);
    });
    return { id, receipt };
  }

  byReceipt(receipt: string): ReportRow | null {
    const hash = hashOf(receipt);
    return (
      this.database.tables.select().from(reports).where(eq(reports.receiptHash, hash)).get() ?? null
    );
  }

  byId(id: string): ReportRow | null {
    return this.database.tables.select().from(reports).where(eq(reports.id, id)).get() ?? null;
  }

  /** Newest first, at most a hundred. */
  of(userId: string): ReportRow[] {
    return this.database.tables
      .select()
      .from(reports)
      .where(eq(reports.userId, userId))
      .orderBy(desc(reports.at))
      .limit(100)
      .all();
  }

  /** The newest first. Reports that wait for one decision are one, and so are those that got one. */
  gathered(
    areas: readonly string[],
    open: boolean,
    page: number,
    pageSize: number,
  ): Page<Gathered> {
    const { tables } = this.database;
    const own = inAreas(reports.community, areas);
    const where = and(own, open ? isNull(reports.decision) : isNotNull(reports.decision));
    const groups = tables
      .select({
        facility: reports.facility,
        kind: reports.kind,
        decidedAt: reports.decidedAt,
        count: count().as('reports_together'),
        firstAt: min(reports.at).as('first_at'),
        lastAt: max(reports.at).as('last_at'),
      })
      .from(reports)
      .where(where)
      .groupBy(reports.facility, reports.kind, reports.decidedAt);
    const total = tables.select({ n: count() }).from(groups.as('together')).get()!.n;
    const rows = groups
      .orderBy(sql`last_at desc`, reports.facility, reports.kind)
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .all()
      .map((group): Gathered => {
        const members = this.members({ ...group, own });
        return { ...this.told(members), count: group.count, firstAt: group.firstAt! };
      });
    return { rows, total };
  }

  /** Puts on record that somebody looks at these notes: residents' own words. */
  noteReading(actor: string, looked: readonly Gathered[]): void {
    if (looked.every(({ noted }) => noted.length === 0)) return;
    this.database.write((tables) => {
      for (const { report, noted } of looked)
        for (const id of noted)
          this.audit.readPersonal(
            actor,
            { subjectKind: 'report', subject: id, area: report.community, fields: ['note'] },
            tables,
          );
    });
  }

  /** Those of the areas that are decided together with this one, with their notes. */
  around({ facility, kind, decision, decidedAt }: ReportRow, areas: readonly string[]): Gathered {
    const own = inAreas(reports.community, areas);
    const group = { facility, kind, decidedAt: decision === null ? null : decidedAt, own };
    const { tables } = this.database;
    const counted = tables
      .select({ count: count(), firstAt: min(reports.at) })
      .from(reports)
      .where(membersOf(group))
      .get()!;
    return {
      ...this.told(this.members(group)),
      count: counted.count,
      firstAt: counted.firstAt!,
    };
  }

  /** The newest of a group. */
  private members(group: Group): ReportRow[] {
    return this.database.tables
      .select()
      .from(reports)
      .where(membersOf(group))
      .orderBy(desc(reports.at), desc(reports.id))
      .limit(mostTold)
      .all();
  }

  private told(
    members: readonly ReportRow[],
  ): Pick<Gathered, 'report' | 'positions' | 'notes' | 'noted'> {
    const noted = members.flatMap((member) => {
      const note = this.noteOf(member);
      return note === null ? [] : [{ id: member.id, note }];
    });
    return {
      report: members[0]!,
      positions: members.flatMap(({ lng, lat }): [number, number][] =>
        lng === null || lat === null ? [] : [[lng, lat]],
      ),
      notes: noted.map(({ note }) => note),
      noted: noted.map(({ id }) => id),
    };
  }

  /**
   * Answers every waiting report of the same facility and kind, and changes the facility in the same write; a change that is refused
   * leaves everything as it was. Null where another has decided meanwhile.
   */
  decide(
    report: ReportRow,
    {
      decision,
      answer,
      actor,
    }: { decision: 'accepted' | 'refused'; answer: string | null; actor: string },
    apply: ((tables: Tables) => Changed) | null,
  ): { decided: number } | null | Extract<Changed, { ok: false }> {
    return this.database.write((tables) => {
      const waiting = tables
        .select({ id: reports.id })
        .from(reports)
        .where(
          and(
            eq(reports.facility, report.facility),
            eq(reports.kind, report.kind),
            isNull(reports.decision),
          ),
        )
        .all()
        .map(({ id }) => id);
      if (!waiting.includes(report.id)) return null;
      const changed = apply?.(tables);
      if (changed && !changed.ok) return changed;
      const decidedAt = this.now().toISOString();
      for (let i = 0; i < waiting.length; i += 500)
        tables
          .update(reports)
          .set({ decision, answer, decidedAt, decidedBy: actor })
          .where(inArray(reports.id, waiting.slice(i, i + 500)))
          .run();
      this.audit.add(
        {
          actor,
          action: `report:${decision === 'accepted' ? 'accept' : 'refuse'}`,
          subjectKind: 'facility',
          subject: report.facility,
          area: report.community,
          after: { kind: report.kind, reports: waiting.length, applied: changed !== undefined },
        },
        tables,
      );
      return { decided: waiting.length };
    });
  }

  private noteOf({ id, note, userId }: ReportRow): string | null {
    return note === null ? null : this.seals.open(userId ?? deploymentKey, fieldOf(id), note);
  }
}

/** What is decided together: waiting, or by one decision. */
type Group = Pick<ReportRow, 'facility' | 'kind' | 'decidedAt'> & {
  /** In whose areas: others of them may belong to another office, since the facility may have moved in between. */
  own: SQL | undefined;
};

const membersOf = ({ facility, kind, decidedAt, own }: Group) =>
  and(
    own,
    eq(reports.facility, facility),
    eq(reports.kind, kind),
    decidedAt === null ? isNull(reports.decision) : eq(reports.decidedAt, decidedAt),
  );

const fieldOf = (id: string) => `report:${id}:note`;

function hashOf(receipt: string): string {
  return createHash('sha256').update(receipt).digest('hex');
}
