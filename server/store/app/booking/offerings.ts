/** What a provider offers, and who of theirs can do it. */
import { randomUUID } from 'node:crypto';
import { eq } from 'drizzle-orm';
import { onlyChanged } from '../../../domain/only-changed.ts';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase, Tables } from '../database.ts';
import { offeringResources, offerings, providers, resources } from '../schema.ts';
import type { OfferingRow } from './catalogue.ts';

export type OfferingValues = Omit<
  OfferingRow,
  'id' | 'provider' | 'version' | 'createdAtMs' | 'updatedAtMs'
>;

export type OfferingChanged =
  | { ok: true; offering: OfferingRow }
  | { ok: false; reason: 'unknown-offering' }
  | { ok: false; reason: 'changed-meanwhile'; version: number }
  /** Only a resource of the same provider can do its offering. */
  | { ok: false; reason: 'unknown-resource'; value: string };

export class Offerings {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.now = now;
  }

  byId(id: string): OfferingRow | null {
    return this.database.tables.select().from(offerings).where(eq(offerings.id, id)).get() ?? null;
  }

  add(
    provider: string,
    values: OfferingValues,
    doneBy: readonly string[],
    actor: string,
  ): OfferingChanged {
    return this.database.write((tables) => {
      const stranger = this.stranger(provider, doneBy, tables);
      if (stranger) return stranger;
      const atMs = this.now().getTime();
      const row: OfferingRow = {
        ...values,
        id: randomUUID(),
        provider,
        version: 1,
        createdAtMs: atMs,
        updatedAtMs: atMs,
      };
      tables.insert(offerings).values(row).run();
      this.log('add', row, actor, { after: row }, tables);
      this.link(row, doneBy, actor, tables);
      return { ok: true, offering: row };
    });
  }

  /** What is absent stays as it is. Bookings keep the terms under which they were made. @param doneBy all who can do it from now on */
  edit(
    provider: string,
    id: string,
    seen: number,
    changes: Partial<OfferingValues>,
    doneBy: readonly string[] | null,
    actor: string,
  ): OfferingChanged {
    return this.database.write((tables) => {
      const before = this.byId(id);
      if (before?.provider !== provider) return { ok: false, reason: 'unknown-offering' };
      if (before.version !== seen)
        return { ok: false, reason: 'changed-meanwhile', version: before.version };
      const stranger = doneBy && this.stranger(provider, doneBy, tables);
      if (stranger) return stranger;
      const updatedAtMs = this.now().getTime();
      const row = { ...before, ...changes, version: before.version + 1, updatedAtMs };
      tables.update(offerings).set(row).where(eq(offerings.id, id)).run();
      this.log('edit', row, actor, onlyChanged(before, row), tables);
      if (doneBy) this.link(row, doneBy, actor, tables);
      return { ok: true, offering: row };
    });
  }

  private stranger(provider: string, doneBy: readonly string[], tables: Tables) {
    const own = new Set(
      tables
        .select({ id: resources.id })
        .from(resources)
        .where(eq(resources.provider, provider))
        .all()
        .map(({ id }) => id),
    );
    const value = doneBy.find((id) => !own.has(id));
    return value === undefined ? null : ({ ok: false, reason: 'unknown-resource', value } as const);
  }

  /** Each resource whose part changes is logged, so that the catalogue reads it anew. */
  private link(
    { id, provider }: OfferingRow,
    doneBy: readonly string[],
    actor: string,
    tables: Tables,
  ): void {
    const before = new Map(
      tables
        .select()
        .from(offeringResources)
        .where(eq(offeringResources.offering, id))
        .all()
        .map(({ resource, active }) => [resource, active]),
    );
    for (const resource of new Set([...before.keys(), ...doneBy])) {
      const active = doneBy.includes(resource);
      if (active === (before.get(resource) ?? false)) continue;
      tables
        .insert(offeringResources)
        .values({ offering: id, resource, active })
        .onConflictDoUpdate({
          target: [offeringResources.offering, offeringResources.resource],
          set: { active },
        })
        .run();
      this.audit.add(
        {
          actor,
          action: active ? 'resource:can-do' : 'resource:no-longer-does',
          subjectKind: 'resource',
          subject: resource,
          area: this.areaOf(provider, tables),
          after: { offering: id },
        },
        tables,
      );
    }
  }

  private areaOf(provider: string, tables: Tables): string | null {
    const { community } = providers;
    const place = tables
      .select({ community })
      .from(providers)
      .where(eq(providers.id, provider))
      .get();
    return place?.community ?? null;
  }

  private log(
    action: string,
    { id, provider }: OfferingRow,
    actor: string,
    what: { before?: unknown; after?: unknown },
    tables: Tables,
  ): void {
    const about = { action: `offering:${action}`, subjectKind: 'offering', subject: id };
    this.audit.add({ actor, ...about, area: this.areaOf(provider, tables), ...what }, tables);
  }
}
