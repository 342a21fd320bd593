/** Sessions on site: 现场办公, 义诊, 墟日. */
import { randomBytes } from 'node:crypto';
import { and, eq, gte, isNull, lt } from 'drizzle-orm';
import type { DayRule } from '../../contract/on-site.ts';
import { takesPlaceOn } from '../../domain/on-site/days.ts';
import type { OnSiteSession } from '../../domain/on-site/in-circle.ts';
import { position } from '../../geo/position.ts';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { onSiteSessions } from './schema.ts';

export interface StoredOnSite extends OnSiteSession {
  readonly community: string;
  readonly days: readonly DayRule[];
  readonly from: string;
  readonly until: string;
  readonly version: number;
}

export type OnSiteContent = Omit<StoredOnSite, 'id' | 'version'>;
export type OnSiteResult =
  | { ok: true; session: StoredOnSite }
  | { ok: false; reason: 'unknown' }
  | { ok: false; reason: 'changed-meanwhile'; version: number };

type Row = typeof onSiteSessions.$inferSelect;

export class OnSite {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly audit: AuditLog;
  /** All that are not withdrawn, as long as nobody changed any; the same objects for the same versions. */
  private loaded: { sessions: readonly StoredOnSite[]; state: string } | null = null;
  private changes = 0;
  private ofDay: { date: string; sessions: readonly StoredOnSite[]; of: unknown } | null = null;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.audit = new AuditLog(database, now);
  }

  /** All that take place on a day, anywhere. Cost: none for the day that was asked about last. */
  on(date: string): readonly StoredOnSite[] {
    const all = this.all();
    if (this.ofDay?.date !== date || this.ofDay.of !== all)
      this.ofDay = { date, sessions: all.filter((span) => takesPlaceOn(span, date)), of: all };
    return this.ofDay.sessions;
  }

  /** Those in an area that are not over by the day. */
  inArea(area: string, date: string): StoredOnSite[] {
    return this.database.tables
      .select()
      .from(onSiteSessions)
      .where(
        and(
          gte(onSiteSessions.community, area),
          lt(onSiteSessions.community, `${area}:`),
          gte(onSiteSessions.untilOn, date),
          isNull(onSiteSessions.withdrawnAt),
        ),
      )
      .orderBy(onSiteSessions.opens, onSiteSessions.id)
      .all()
      .map(stored);
  }

  byId(id: string): StoredOnSite | null {
    const row = this.rowOf(id, this.database.tables);
    return row ? stored(row) : null;
  }

  add(actor: string, content: OnSiteContent): OnSiteResult {
    const id = randomBytes(8).toString('hex');
    return this.kept((tables) => {
      const written = { version: 1, updatedAt: this.now().toISOString(), updatedBy: actor };
      tables
        .insert(onSiteSessions)
        .values({ id, ...columns(content), ...written })
        .run();
      return this.noted(tables, actor, 'on-site:add', id, {});
    });
  }

  /** What is absent stays as it is. */
  change(actor: string, id: string, version: number, change: Partial<OnSiteContent>): OnSiteResult {
    return this.step(actor, 'on-site:edit', id, version, (before) =>
      columns({ ...before, ...change }),
    );
  }

  withdraw(actor: string, id: string, version: number): OnSiteResult {
    return this.step(actor, 'on-site:withdraw', id, version, () => ({
      withdrawnAt: this.now().toISOString(),
    }));
  }

  private step(
    actor: string,
    action: string,
    id: string,
    version: number,
    valuesOf: (before: StoredOnSite) => Partial<Row>,
  ): OnSiteResult {
    return this.kept((tables) => {
      const row = this.rowOf(id, tables);
      if (!row || row.withdrawnAt !== null) return { ok: false, reason: 'unknown' };
      if (row.version !== version)
        return { ok: false, reason: 'changed-meanwhile', version: row.version };
      const before = stored(row);
      const written = {
        version: version + 1,
        updatedAt: this.now().toISOString(),
        updatedBy: actor,
      };
      tables
        .update(onSiteSessions)
        .set({ ...valuesOf(before), ...written })
        .where(eq(onSiteSessions.id, id))
        .run();
      return this.noted(tables, actor, action, id, { before });
    });
  }

  private noted(
    tables: Tables,
    actor: string,
    action: string,
    id: string,
    before: { before?: StoredOnSite },
  ): OnSiteResult {
    const session = stored(this.rowOf(id, tables)!);
    const area = session.community;
    this.audit.add(
      { actor, action, subjectKind: 'on-site', subject: id, area, ...before, after: session },
      tables,
    );
    return { ok: true, session };
  }

  private kept(work: (tables: Tables) => OnSiteResult): OnSiteResult {
    const result = this.database.write(work);
    this.changes += 1;
    return result;
  }

  private all(): readonly StoredOnSite[] {
    // Another process's commits change the first number, this one's the second.
    const state = `${String(this.database.raw.pragma('data_version', { simple: true }))}/${this.changes}`;
    if (this.loaded?.state === state) return this.loaded.sessions;
    const known = new Map(
      this.loaded?.sessions.map((session) => [`${session.id}/${session.version}`, session]),
    );
    const sessions = this.database.tables
      .select()
      .from(onSiteSessions)
      .where(isNull(onSiteSessions.withdrawnAt))
      .all()
      .map((row) => known.get(`${row.id}/${row.version}`) ?? stored(row));
    this.loaded = { sessions, state };
    return sessions;
  }

  private rowOf(id: string, tables: Tables): Row | undefined {
    return tables.select().from(onSiteSessions).where(eq(onSiteSessions.id, id)).get();
  }
}

const columns = (content: OnSiteContent) => {
  const { community, title, titleEn, categories, place, days, opens, closes } = content;
  return {
    community,
    titleZh: title,
    titleEn,
    categories: [...categories],
    lng: content.position[0],
    lat: content.position[1],
    place,
    days,
    opens,
    closes,
    fromOn: content.from,
    untilOn: content.until,
  };
};

function stored(row: Row): StoredOnSite {
  const { id, community, titleEn, categories, place, opens, closes, version } = row;
  return {
    id,
    community,
    title: row.titleZh,
    titleEn,
    categories,
    position: position(row.lng, row.lat),
    place,
    days: row.days as DayRule[],
    opens,
    closes,
    from: row.fromOn,
    until: row.untilOn,
    version,
  };
}
