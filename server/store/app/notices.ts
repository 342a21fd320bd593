/** Notices, policies and guides: drafts, what is published in its time, what is withdrawn. */
import { randomBytes } from 'node:crypto';
import {
  and,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNotNull,
  isNull,
  lt,
  lte,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { Guide, NoticeKind, NoticeStatus } from '../../contract/notice.ts';
import { areasAbove } from '../../domain/areas.ts';
import { noticeFault, type NoticeFault } from '../../domain/notice-rules.ts';
import { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { notices } from './schema.ts';

export interface Said {
  readonly zh: string | null;
  readonly en: string | null;
}

export interface StoredNotice {
  readonly id: string;
  readonly kind: NoticeKind;
  readonly area: string;
  readonly title: Said;
  readonly body: Said;
  readonly guide: Guide | null;
  readonly status: NoticeStatus;
  readonly publishAt: string | null;
  readonly expiresAt: string | null;
  readonly version: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type NoticeText = Pick<StoredNotice, 'title' | 'body' | 'guide' | 'expiresAt'>;
export type NoticeResult =
  | { ok: true; notice: StoredNotice }
  | { ok: false; reason: 'unknown' | NoticeFault }
  | { ok: false; reason: 'changed-meanwhile'; version: number };

export interface NoticeQuestion {
  /** Those of the area and of all above it. */
  readonly area: string;
  /** Those of areas within it too. */
  readonly below: boolean;
  readonly kind?: NoticeKind | undefined;
}

export interface NoticePage {
  readonly notices: readonly StoredNotice[];
  readonly total: number;
}

type Row = typeof notices.$inferSelect;

export class Notices {
  private readonly database: AppDatabase;
  private readonly now: () => Date;
  private readonly audit: AuditLog;
  private readonly listeners: ((notice: StoredNotice) => void)[] = [];

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
    this.audit = new AuditLog(database, now);
  }

  /** Called after each change that was kept. */
  onChange(listener: (notice: StoredNotice) => void): void {
    this.listeners.push(listener);
  }

  /** Published and in their time, newest first. */
  shown(question: NoticeQuestion, most: number, from = 0): NoticePage {
    return this.page(and(this.inTime(), this.about(question)), desc(notices.publishAt), most, from);
  }

  /** Guides shown in any of these areas that say where to go. @param most the newest of them */
  guidesWithPlace(areas: readonly string[], most: number): StoredNotice[] {
    const where = and(
      this.inTime(),
      inArray(notices.area, [...areas]),
      eq(notices.kind, 'guide'),
      isNotNull(notices.facility),
    );
    return this.database.tables
      .select()
      .from(notices)
      .where(where)
      .orderBy(desc(notices.publishAt), notices.id)
      .limit(most)
      .all()
      .map(stored);
  }

  /** All that is published and not over, also what begins later: for an index that looks at the clock itself. */
  published(): StoredNotice[] {
    const now = this.now().toISOString();
    return this.database.tables
      .select()
      .from(notices)
      .where(
        and(
          eq(notices.status, 'published'),
          or(isNull(notices.expiresAt), gt(notices.expiresAt, now)),
        ),
      )
      .all()
      .map(stored);
  }

  /** @param areas those that the reader is in charge of */
  drafted(
    areas: readonly string[],
    { kind, status }: { kind?: NoticeKind | undefined; status?: NoticeStatus | undefined },
    most: number,
    from = 0,
  ): NoticePage {
    return this.page(
      and(
        or(...areas.map(within)) ?? sql`false`,
        kind && eq(notices.kind, kind),
        status && eq(notices.status, status),
      ),
      desc(notices.updatedAt),
      most,
      from,
    );
  }

  /**
   * Drafts, what is published for later, and what ends or ended between two moments and has not been withdrawn; the one that was changed last
   * comes first.
   */
  waiting(areas: readonly string[], ends: { from: string; to: string }, most: number): NoticePage {
    const now = this.now().toISOString();
    const isPublished = eq(notices.status, 'published');
    return this.page(
      and(
        or(...areas.map(within)) ?? sql`false`,
        or(
          eq(notices.status, 'draft'),
          and(isPublished, gt(notices.publishAt, now)),
          and(isPublished, gt(notices.expiresAt, ends.from), lte(notices.expiresAt, ends.to)),
        ),
      ),
      desc(notices.updatedAt),
      most,
      0,
    );
  }

  byId(id: string): StoredNotice | null {
    const row = this.rowOf(id, this.database.tables);
    return row ? stored(row) : null;
  }

  add(actor: string, content: NoticeText & { kind: NoticeKind; area: string }): NoticeResult {
    const { kind, area } = content;
    const fault = noticeFault({ ...content, publishAt: null });
    if (fault) return { ok: false, reason: fault };
    const id = randomBytes(8).toString('hex');
    const at = this.now().toISOString();
    return this.kept((tables) => {
      tables
        .insert(notices)
        .values({
          id,
          kind,
          area,
          ...columns(content),
          status: 'draft',
          version: 1,
          createdBy: actor,
          createdAt: at,
          updatedAt: at,
        })
        .run();
      const notice = stored(this.rowOf(id, tables)!);
      this.audit.add(
        { actor, action: 'notice:add', subjectKind: 'notice', subject: id, area, after: notice },
        tables,
      );
      return { ok: true, notice };
    });
  }

  /** What is absent stays as it is. */
  change(actor: string, id: string, version: number, text: Partial<NoticeText>): NoticeResult {
    return this.step(actor, 'notice:edit', id, version, () => text);
  }

  /** @param at from when on; @param expiresAt undefined: as before */
  publish(
    actor: string,
    id: string,
    version: number,
    at: string,
    expiresAt?: string | null,
  ): NoticeResult {
    return this.step(actor, 'notice:publish', id, version, () => ({
      status: 'published',
      publishAt: at,
      ...(expiresAt === undefined ? {} : { expiresAt }),
    }));
  }

  withdraw(actor: string, id: string, version: number): NoticeResult {
    return this.step(actor, 'notice:withdraw', id, version, () => ({ status: 'withdrawn' }));
  }

  private step(
    actor: string,
    action: string,
    id: string,
    version: number,
    changeOf: (before: StoredNotice) => Partial<StoredNotice>,
  ): NoticeResult {
    return this.kept((tables) => {
      const row = this.rowOf(id, tables);
      if (!row) return { ok: false, reason: 'unknown' };
      if (row.version !== version)
        return { ok: false, reason: 'changed-meanwhile', version: row.version };
      const before = stored(row);
      const change = changeOf(before);
      const after = { ...before, ...change };
      const fault = noticeFault(after);
      if (fault) return { ok: false, reason: fault };
      tables
        .update(notices)
        .set({
          ...columns(after),
          status: after.status,
          publishAt: after.publishAt,
          version: version + 1,
          updatedAt: this.now().toISOString(),
        })
        .where(eq(notices.id, id))
        .run();
      const changed = Object.keys(change) as (keyof StoredNotice)[];
      const only = (notice: StoredNotice) =>
        Object.fromEntries(changed.map((key) => [key, notice[key]]));
      this.audit.add(
        {
          actor,
          action,
          subjectKind: 'notice',
          subject: id,
          area: row.area,
          before: only(before),
          after: only(after),
        },
        tables,
      );
      return { ok: true, notice: stored(this.rowOf(id, tables)!) };
    });
  }

  private kept(work: (tables: Tables) => NoticeResult): NoticeResult {
    const result = this.database.write(work);
    if (result.ok) for (const listener of this.listeners) listener(result.notice);
    return result;
  }

  private rowOf(id: string, tables: Tables): Row | undefined {
    return tables.select().from(notices).where(eq(notices.id, id)).get();
  }

  private page(where: SQL | undefined, order: SQL, most: number, from: number): NoticePage {
    const { tables } = this.database;
    const rows = tables
      .select()
      .from(notices)
      .where(where)
      .orderBy(order, notices.id)
      .limit(most)
      .offset(from)
      .all();
    const counted = tables
      .select({ total: sql<number>`count(*)` })
      .from(notices)
      .where(where)
      .get();
    return { notices: rows.map(stored), total: counted?.total ?? 0 };
  }

  private inTime(): SQL | undefined {
    const now = this.now().toISOString();
    return and(
      eq(notices.status, 'published'),
      lte(notices.publishAt, now),
      or(isNull(notices.expiresAt), gt(notices.expiresAt, now)),
    );
  }

  private about({ area, below, kind }: NoticeQuestion): SQL | undefined {
    const above = inArray(notices.area, areasAbove(area));
    return and(below ? or(above, within(area)) : above, kind && eq(notices.kind, kind));
  }
}

/** The area and all in it: the colon comes right after the digits. */
const within = (area: string): SQL =>
  and(gte(notices.area, area), lt(notices.area, `${area}:`)) as SQL;

const columns = ({ title, body, guide, expiresAt }: NoticeText) => ({
  titleZh: title.zh,
  titleEn: title.en,
  bodyZh: body.zh,
  bodyEn: body.en,
  guide,
  facility: guide?.facility ?? null,
  expiresAt,
});

function stored(row: Row): StoredNotice {
  const { id, kind, area, status, publishAt, expiresAt, version, createdAt, updatedAt } = row;
  return {
    id,
    kind,
    area,
    title: { zh: row.titleZh, en: row.titleEn },
    body: { zh: row.bodyZh, en: row.bodyEn },
    guide: row.guide as Guide | null,
    status,
    publishAt,
    expiresAt,
    version,
    createdAt,
    updatedAt,
  };
}
