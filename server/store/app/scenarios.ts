/** Scenarios that people keep: each belongs to one person, and whoever has its token may read it. */
import { createHash, randomBytes } from 'node:crypto';
import { and, count, desc, eq } from 'drizzle-orm';
import { mostScenarios } from '../../domain/scenario/limits.ts';
import type { Change } from '../../contract/scenario.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { scenarios } from './schema.ts';

export interface ScenarioContent {
  readonly region: string;
  readonly name: string;
  readonly changes: readonly Change[];
}

export interface StoredScenario extends ScenarioContent {
  readonly id: string;
  readonly owner: string;
  readonly version: number;
  readonly isShared: boolean;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export type ScenarioResult =
  | { ok: true; scenario: StoredScenario }
  | { ok: false; reason: 'unknown' | 'too-many' }
  | { ok: false; reason: 'changed-meanwhile'; version: number };

type Row = typeof scenarios.$inferSelect;

/** A token is told from an id by its length. */
const tokenBytes = 32;

export class Scenarios {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  /** Somebody's own, the last changed first. */
  of(owner: string): StoredScenario[] {
    return this.database.tables
      .select()
      .from(scenarios)
      .where(eq(scenarios.owner, owner))
      .orderBy(desc(scenarios.updatedAt), scenarios.id)
      .all()
      .map(stored);
  }

  /** By its id for its owner, by its token for anybody. */
  read(reference: string, caller: string | null): StoredScenario | null {
    const { tables } = this.database;
    const byToken = tables
      .select()
      .from(scenarios)
      .where(eq(scenarios.shareHash, hashOf(reference)))
      .get();
    if (byToken) return stored(byToken);
    const own = caller === null ? undefined : this.rowOf(reference, caller, tables);
    return own ? stored(own) : null;
  }

  add(owner: string, content: ScenarioContent, action = 'scenario:add'): ScenarioResult {
    const id = randomBytes(8).toString('hex');
    return this.database.write((tables): ScenarioResult => {
      const [held] = tables
        .select({ count: count() })
        .from(scenarios)
        .where(eq(scenarios.owner, owner))
        .all();
      if (held!.count >= mostScenarios) return { ok: false, reason: 'too-many' };
      const at = this.now().toISOString();
      const row: Row = {
        id,
        owner,
        region: content.region,
        name: content.name,
        changes: [...content.changes],
        version: 1,
        shareHash: null,
        createdAt: at,
        updatedAt: at,
      };
      tables.insert(scenarios).values(row).run();
      this.note(tables, owner, action, row);
      return { ok: true, scenario: stored(row) };
    });
  }

  /** What is absent stays as it is. */
  change(
    owner: string,
    id: string,
    version: number,
    change: Partial<Pick<ScenarioContent, 'name' | 'changes'>>,
  ): ScenarioResult {
    return this.database.write((tables): ScenarioResult => {
      const row = this.rowOf(id, owner, tables);
      if (!row) return { ok: false, reason: 'unknown' };
      if (row.version !== version)
        return { ok: false, reason: 'changed-meanwhile', version: row.version };
      const next: Row = {
        ...row,
        name: change.name ?? row.name,
        changes: change.changes ? [...change.changes] : row.changes,
        version: version + 1,
        updatedAt: this.now().toISOString(),
      };
      tables.update(scenarios).set(next).where(eq(scenarios.id, id)).run();
      this.note(tables, owner, 'scenario:edit', next);
      return { ok: true, scenario: stored(next) };
    });
  }

  remove(owner: string, id: string): boolean {
    return this.database.write((tables) => {
      const row = this.rowOf(id, owner, tables);
      if (!row) return false;
      tables.delete(scenarios).where(eq(scenarios.id, id)).run();
      this.note(tables, owner, 'scenario:remove', row);
      return true;
    });
  }

  /** A new token; one that was given before ends. Null for a scenario that is not the owner's. */
  share(owner: string, id: string): string | null {
    const token = randomBytes(tokenBytes).toString('base64url');
    return this.setShare(owner, id, hashOf(token), 'scenario:share') ? token : null;
  }

  unshare(owner: string, id: string): boolean {
    return this.setShare(owner, id, null, 'scenario:unshare');
  }

  private setShare(owner: string, id: string, shareHash: string | null, action: string): boolean {
    return this.database.write((tables) => {
      const row = this.rowOf(id, owner, tables);
      if (!row) return false;
      tables.update(scenarios).set({ shareHash }).where(eq(scenarios.id, id)).run();
      this.note(tables, owner, action, row);
      return true;
    });
  }

  private rowOf(id: string, owner: string, tables: Tables): Row | undefined {
    return tables
      .select()
      .from(scenarios)
      .where(and(eq(scenarios.id, id), eq(scenarios.owner, owner)))
      .get();
  }

  /** What was tried out is its owner's affair: the log holds that it was kept, not what. */
  private note(tables: Tables, actor: string, action: string, row: Row): void {
    const { id, region, version, changes } = row;
    this.audit.add(
      {
        actor,
        action,
        subjectKind: 'scenario',
        subject: id,
        area: null,
        after: { region, version, changes: changes.length },
      },
      tables,
    );
  }
}

function stored(row: Row): StoredScenario {
  const { id, owner, region, name, version, createdAt, updatedAt } = row;
  const changes = row.changes as Change[];
  const isShared = row.shareHash !== null;
  return { id, owner, region, name, changes, version, isShared, createdAt, updatedAt };
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
