/**
 * Subsidised hours (政府购买服务): an office grants a resident so many minutes in each month, bookings take from them and give back. The ledger
 * is append-only, and a trigger holds every month of a grant at or above zero.
 */
import { randomUUID } from 'node:crypto';
import { and, eq, gte, isNull, like, lte, or, sql } from 'drizzle-orm';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase } from '../database.ts';
import type { PersonKeys } from '../person-keys.ts';
import { rowWriter } from '../row-writer.ts';
import { subsidyEntries, subsidyGrants } from '../schema.ts';

export type GrantRow = typeof subsidyGrants.$inferSelect;
export type EntryRow = typeof subsidyEntries.$inferSelect;
export type NewGrant = Pick<
  GrantRow,
  'resident' | 'person' | 'area' | 'serviceKinds' | 'minutesPerMonth' | 'fromMonth' | 'untilMonth'
>;

/** What is left of a grant in a month. */
export interface Left {
  grant: string;
  minutes: number;
}

const balance = sql<number>`coalesce((select sum(case kind when 'debit' then minutes else -minutes end)
  from subsidy_entry where grant_id = "subsidy_grant"."id" and month = ${sql.placeholder('month')}), 0)`;

export class Subsidies {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;
  private readonly grantsIn;
  private readonly keys: PersonKeys;
  private readonly takenBy;
  private readonly drawnIn;
  private readonly write: (row: Omit<typeof subsidyEntries.$inferInsert, 'number'>) => void;

  constructor(database: AppDatabase, audit: AuditLog, keys: PersonKeys, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.keys = keys;
    this.now = now;
    this.write = rowWriter(database, subsidyEntries);
    this.grantsIn = database.tables
      .select({
        grant: subsidyGrants.id,
        serviceKinds: subsidyGrants.serviceKinds,
        minutesPerMonth: subsidyGrants.minutesPerMonth,
        taken: balance,
      })
      .from(subsidyGrants)
      .where(
        and(
          or(
            eq(subsidyGrants.resident, sql.placeholder('resident')),
            eq(subsidyGrants.id, sql.placeholder('grant')),
          ),
          isNull(subsidyGrants.endedAtMs),
          lte(subsidyGrants.fromMonth, sql.placeholder('month')),
          or(
            isNull(subsidyGrants.untilMonth),
            gte(subsidyGrants.untilMonth, sql.placeholder('month')),
          ),
        ),
      )
      .orderBy(subsidyGrants.grantedAtMs, subsidyGrants.id)
      .prepare();
    this.takenBy = database.raw.prepare(
      `select grant_id as "grant", month, sum(case kind when 'debit' then minutes else -minutes end) as minutes
       from subsidy_entry where booking = ? group by grant_id, month having minutes > 0`,
    );
    this.drawnIn = database.raw
      .prepare(
        `select coalesce(sum(case kind when 'debit' then minutes else -minutes end), 0)
         from subsidy_entry where grant_id = ? and month = ?`,
      )
      .pluck();
  }

  grant(grant: NewGrant, actor: string): GrantRow {
    const id = randomUUID();
    const { person } = grant;
    const row: GrantRow = {
      ...grant,
      id,
      person: person === null ? null : this.keys.seal(ownerOfGrant(id), personOfGrant(id), person),
      grantedBy: actor,
      grantedAtMs: this.now().getTime(),
      endedBy: null,
      endedAtMs: null,
    };
    this.database.write((tables) => {
      tables.insert(subsidyGrants).values(row).run();
      const { area, minutesPerMonth, fromMonth, untilMonth, serviceKinds } = row;
      this.audit.add(
        {
          actor,
          action: 'subsidy:grant',
          subjectKind: 'subsidy',
          subject: id,
          area,
          after: {
            resident: row.resident,
            minutesPerMonth,
            fromMonth,
            untilMonth,
            serviceKinds,
          },
        },
        tables,
      );
    });
    return row;
  }

  /** What was taken stays taken. @returns false where there is no such grant in the areas, or it is over */
  end(id: string, areas: readonly string[], actor: string): boolean {
    return this.database.write((tables) => {
      const row = tables.select().from(subsidyGrants).where(eq(subsidyGrants.id, id)).get();
      if (!row || row.endedAtMs !== null || !areas.some((area) => row.area.startsWith(area)))
        return false;
      tables
        .update(subsidyGrants)
        .set({ endedAtMs: this.now().getTime(), endedBy: actor })
        .where(eq(subsidyGrants.id, id))
        .run();
      const about = { action: 'subsidy:end', subjectKind: 'subsidy', subject: id, area: row.area };
      this.audit.add({ actor, ...about }, tables);
      return true;
    });
  }

  /**
   * Another amount for the same person: a grant is never changed, so the old one ends with the last month that something is drawn from (this one at
   * the earliest) and another one follows it.
   * @returns the one that follows; null where there is no such grant in the areas, or it is over
   */
  change(
    id: string,
    minutesPerMonth: number,
    thisMonth: string,
    areas: readonly string[],
    actor: string,
  ): GrantRow | null {
    return this.database.write((tables) => {
      const row = this.byId(id);
      if (!row || row.endedAtMs !== null || !areas.some((area) => row.area.startsWith(area)))
        return null;
      const drawn = this.database.raw
        .prepare(
          `select max(month) from (select month, sum(case kind when 'debit' then minutes else -minutes end) as taken
           from subsidy_entry where grant_id = ? group by month having taken > 0)`,
        )
        .pluck()
        .get(id) as string | null;
      const last = drawn !== null && drawn > thisMonth ? drawn : thisMonth;
      if (row.untilMonth !== null && row.untilMonth <= last) return null;
      const next = monthAfter(last);
      const begun = row.fromMonth <= last;
      if (begun)
        tables
          .update(subsidyGrants)
          .set({ untilMonth: last })
          .where(eq(subsidyGrants.id, id))
          .run();
      else this.end(id, areas, actor);
      const { resident, area, serviceKinds, untilMonth, fromMonth } = row;
      const person = this.personOf(row);
      return this.grant(
        {
          resident,
          person,
          area,
          serviceKinds,
          minutesPerMonth,
          fromMonth: begun ? next : fromMonth,
          untilMonth,
        },
        actor,
      );
    });
  }

  byId(id: string): GrantRow | null {
    const { tables } = this.database;
    return tables.select().from(subsidyGrants).where(eq(subsidyGrants.id, id)).get() ?? null;
  }

  /** Newest first. */
  entries(grant: string): EntryRow[] {
    return this.database.tables
      .select()
      .from(subsidyEntries)
      .where(eq(subsidyEntries.grant, grant))
      .orderBy(sql`number desc`)
      .all();
  }

  /** Minutes that visits of a month draw from it. */
  drawn(grant: string, month: string): number {
    return this.drawnIn.get(grant, month) as number;
  }

  /** Ended ones included, newest first. */
  of(resident: string): GrantRow[] {
    return this.database.tables
      .select()
      .from(subsidyGrants)
      .where(eq(subsidyGrants.resident, resident))
      .orderBy(sql`granted_at_ms desc`, subsidyGrants.id)
      .all();
  }

  within(area: string): GrantRow[] {
    return this.database.tables
      .select()
      .from(subsidyGrants)
      .where(like(subsidyGrants.area, `${area}%`))
      .orderBy(sql`granted_at_ms desc`, subsidyGrants.id)
      .all();
  }

  /** Null for an account's grant, and once the key is destroyed. */
  personOf({ id, person }: GrantRow): string | null {
    return person === null ? null : this.keys.open(ownerOfGrant(id), personOfGrant(id), person);
  }

  /**
   * What is left for a kind of service in a month, the oldest grant first; grants that are used up are not among it.
   * @param whose an account, or one grant of a person without an account
   */
  left(
    whose: { resident: string | null; grant: string | null },
    serviceKind: string,
    month: string,
  ): Left[] {
    return this.grantsIn
      .all({ ...whose, month })
      .filter(({ serviceKinds }) => serviceKinds === null || serviceKinds.includes(serviceKind))
      .map(({ grant, minutesPerMonth, taken }) => ({ grant, minutes: minutesPerMonth - taken }))
      .filter(({ minutes }) => minutes > 0);
  }

  /** Of one grant in a month, whatever it may be spent on; 0 outside its months. */
  leftIn(grant: string, month: string): number {
    const [found] = this.grantsIn.all({ resident: null, grant, month });
    return found ? found.minutesPerMonth - found.taken : 0;
  }

  /** Of grants that are known. */
  leftOf(grants: readonly string[], serviceKind: string, month: string): Left[] {
    return grants.flatMap((grant) => this.left({ resident: null, grant }, serviceKind, month));
  }

  /** Those that a booking draws on now. */
  grantsOf(booking: string): string[] {
    return (this.takenBy.all(booking) as EntryRow[]).map(({ grant }) => grant);
  }

  /** In the transaction that is open. Throws where that much is not left. */
  debit(booking: string, left: readonly Left[], month: string, minutes: number): void {
    let open = minutes;
    for (const { grant, minutes: most } of left) {
      const taken = Math.min(open, most);
      if (taken > 0) this.enter(grant, month, booking, 'debit', taken);
      open -= taken;
    }
    if (open > 0) throw new Error(`${open} minutes more than are left were to be taken`);
  }

  /** Gives back all that a booking took and has not given back; nothing the second time. */
  giveBack(booking: string): void {
    for (const { grant, month, minutes } of this.takenBy.all(booking) as EntryRow[])
      this.enter(grant, month, booking, 'return', minutes);
  }

  private enter(
    grant: string,
    month: string,
    booking: string,
    kind: EntryRow['kind'],
    minutes: number,
  ): void {
    this.write({ grant, month, booking, kind, minutes, atMs: this.now().getTime() });
  }
}

export const ownerOfGrant = (grant: string) => `subsidy:${grant}`;
const personOfGrant = (grant: string) => `subsidy:${grant}:person`;

function monthAfter(month: string): string {
  const [year, number] = month.split('-').map(Number) as [number, number];
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`;
}
