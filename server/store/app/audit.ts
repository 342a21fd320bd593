/** The append-only log of who changed what, and of every staff look at personal data. */
import {
  and,
  count,
  desc,
  eq,
  gte,
  inArray,
  isNull,
  like,
  lt,
  max,
  or,
  sql,
  type SQL,
} from 'drizzle-orm';
import type { AppDatabase, Tables } from './database.ts';
import { audit } from './schema.ts';

export interface AuditEntry {
  /** A user's id; null for commands run on the server. */
  actor: string | null;
  /** `noun:verb`, e.g. `facility:close`. */
  action: string;
  subjectKind: string;
  subject: string;
  /** Division code that the subject belongs to. */
  area: string | null;
  /** Ids and plain facts only; personal values are encrypted under their person's key before they come here. */
  before?: unknown;
  after?: unknown;
}

export type KeptEntry = typeof audit.$inferSelect;

/** A look at personal data: whose, and which fields; never the values. */
export type PersonalLook = Pick<AuditEntry, 'subjectKind' | 'subject' | 'area'> & {
  fields: readonly string[];
};

/** What is left out does not narrow. */
export interface AuditQuestion {
  /** Only entries of these areas; those of no area belong to the whole province. */
  areas: readonly string[];
  actor?: string | undefined;
  /** `noun:verb`, or a noun alone for all of its verbs. */
  action?: string | undefined;
  kind?: string | undefined;
  subject?: string | undefined;
  /** ISO 8601, UTC: from the first, before the second. */
  from?: string | undefined;
  before?: string | undefined;
}

const wholeProvince = '44';
const rowsAtOnce = 500;

export class AuditLog {
  private readonly database: AppDatabase;
  private readonly now: () => Date;

  constructor(database: AppDatabase, now: () => Date) {
    this.database = database;
    this.now = now;
  }

  /** @param tables the transaction of the change itself, so that neither is kept without the other */
  add(entry: AuditEntry, tables: Tables = this.database.tables): void {
    tables
      .insert(audit)
      .values({
        ...entry,
        at: this.now().toISOString(),
        before: entry.before ?? null,
        after: entry.after ?? null,
      })
      .run();
  }

  /** Before the values are shown: a look that cannot be noted does not happen. */
  readPersonal(actor: string, look: PersonalLook, tables: Tables = this.database.tables): void {
    const { fields, ...subject } = look;
    this.add({ actor, action: 'personal-data:read', ...subject, after: { fields } }, tables);
  }

  /** Newest first. @param page from 1 */
  page(
    question: AuditQuestion,
    page: number,
    size: number,
  ): { entries: KeptEntry[]; total: number } {
    const { tables } = this.database;
    const where = whereOf(question);
    const [counted] = tables.select({ total: count() }).from(audit).where(where).all();
    const entries = tables
      .select()
      .from(audit)
      .where(where)
      .orderBy(desc(audit.number))
      .limit(size)
      .offset((page - 1) * size)
      .all();
    return { entries, total: counted!.total };
  }

  /** The number of the newest entry, 0 without any: while it stays, nobody has changed anything. Cost: a look-up. */
  newest(): number {
    const [row] = this.database.tables
      .select({ number: max(audit.number) })
      .from(audit)
      .all();
    return row?.number ?? 0;
  }

  /** All of them, newest first, in portions: each is a question of its own, so a slow reader holds nothing up. */
  *portions(question: AuditQuestion): Generator<KeptEntry[]> {
    for (let last = Number.MAX_SAFE_INTEGER; ;) {
      const entries = this.database.tables
        .select()
        .from(audit)
        .where(and(whereOf(question), lt(audit.number, last)))
        .orderBy(desc(audit.number))
        .limit(rowsAtOnce)
        .all();
      if (entries.length > 0) yield entries;
      if (entries.length < rowsAtOnce) return;
      last = entries.at(-1)!.number;
    }
  }

  /** Everything that somebody did, and that was done to or looked at of them: lists of staff and roles name them inside. */
  about(personId: string): KeptEntry[] {
    const inside = and(
      inArray(audit.subjectKind, ['area', 'role']),
      sql`instr(coalesce(${audit.before}, '') || coalesce(${audit.after}, ''), ${JSON.stringify(personId)}) > 0`,
    );
    return this.database.tables
      .select()
      .from(audit)
      .where(or(eq(audit.actor, personId), eq(audit.subject, personId), inside))
      .orderBy(audit.number)
      .all();
  }
}

function whereOf({ areas, actor, action, kind, subject, from, before }: AuditQuestion) {
  if (areas.length === 0) return sql`0`;
  const conditions: (SQL | undefined)[] = [
    // “:” follows “9”: every code that starts with the area, found by the index.
    or(
      ...areas.map((area) => and(gte(audit.area, area), lt(audit.area, `${area}:`))),
      areas.includes(wholeProvince) ? isNull(audit.area) : undefined,
    ),
    actor === undefined ? undefined : eq(audit.actor, actor),
    action === undefined ? undefined : actionIs(action),
    kind === undefined ? undefined : eq(audit.subjectKind, kind),
    subject === undefined ? undefined : eq(audit.subject, subject),
    from === undefined ? undefined : gte(audit.at, from),
    before === undefined ? undefined : lt(audit.at, before),
  ];
  return and(...conditions);
}

function actionIs(action: string): SQL {
  if (action.includes(':')) return eq(audit.action, action);
  return like(audit.action, `${action.replace(/[%_]/g, '')}:%`);
}
