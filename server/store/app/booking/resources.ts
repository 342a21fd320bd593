/** A provider's staff, counters and rooms: their plans, certificates and absences. Each change is logged, and the catalogue reads the log. */
import { randomUUID } from 'node:crypto';
import { and, desc, eq, isNull } from 'drizzle-orm';
import { planFault, type PlanFault } from '../../../domain/booking/working-time.ts';
import { onlyChanged } from '../../../domain/only-changed.ts';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase, Tables } from '../database.ts';
import type { PersonKeys } from '../person-keys.ts';
import { absences, certificates, providers, resources } from '../schema.ts';
import type { ResourceRow } from './catalogue.ts';
import { numberOfCertificate, ownerOfResource, personOfResource } from './resource-seals.ts';

export interface Person {
  name: string;
  phone: string | null;
}

export type ResourceValues = Pick<
  ResourceRow,
  'kind' | 'label' | 'unitsOf' | 'plan' | 'profile' | 'active'
> & { person: Person | null };

export type CertificateRow = typeof certificates.$inferSelect;
export type NewCertificate = Pick<CertificateRow, 'type' | 'level' | 'number' | 'expiresOn'>;
export type AbsenceRow = typeof absences.$inferSelect;

export type ResourceChanged =
  | { ok: true; resource: ResourceRow }
  | { ok: false; reason: 'unknown-resource' }
  | { ok: false; reason: 'changed-meanwhile'; version: number }
  | { ok: false; reason: 'wrong-plan'; fault: PlanFault };

export type Added =
  { ok: true; id: string } | { ok: false; reason: 'unknown-resource' | 'no-time' };

export class Resources {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly keys: PersonKeys;
  private readonly now: () => Date;

  constructor(database: AppDatabase, audit: AuditLog, keys: PersonKeys, now: () => Date) {
    this.database = database;
    this.audit = audit;
    this.keys = keys;
    this.now = now;
  }

  byId(id: string): ResourceRow | null {
    return this.database.tables.select().from(resources).where(eq(resources.id, id)).get() ?? null;
  }

  of(provider: string): ResourceRow[] {
    return this.database.tables
      .select()
      .from(resources)
      .where(eq(resources.provider, provider))
      .orderBy(resources.label, resources.id)
      .all();
  }

  /** Null for counters and rooms, and once they asked to be forgotten. */
  personOf({ id, person }: Pick<ResourceRow, 'id' | 'person'>): Person | null {
    if (person === null) return null;
    const text = this.keys.open(ownerOfResource(id), personOfResource(id), person);
    return text === null ? null : (JSON.parse(text) as Person);
  }

  add(provider: string, values: ResourceValues, actor: string): ResourceChanged {
    const fault = planFault(values.plan);
    if (fault) return { ok: false, reason: 'wrong-plan', fault };
    return this.database.write((tables) => {
      const id = randomUUID();
      const atMs = this.now().getTime();
      const row: ResourceRow = {
        ...values,
        id,
        provider,
        person: this.sealPerson(id, values.person),
        version: 1,
        createdAtMs: atMs,
        updatedAtMs: atMs,
      };
      tables.insert(resources).values(row).run();
      this.log('add', row, actor, { after: plain(row) }, tables);
      return { ok: true, resource: row };
    });
  }

  /** What is absent stays as it is. Bookings that the new plan no longer holds stay; `collisions` lists them. */
  edit(
    provider: string,
    id: string,
    seen: number,
    { person, ...changes }: Partial<ResourceValues>,
    actor: string,
  ): ResourceChanged {
    const fault = changes.plan && planFault(changes.plan);
    if (fault) return { ok: false, reason: 'wrong-plan', fault };
    return this.database.write((tables) => {
      const before = this.own(provider, id);
      if (!before) return { ok: false, reason: 'unknown-resource' };
      if (before.version !== seen)
        return { ok: false, reason: 'changed-meanwhile', version: before.version };
      const row: ResourceRow = {
        ...before,
        ...changes,
        person: person === undefined ? before.person : this.sealPerson(id, person),
        version: before.version + 1,
        updatedAtMs: this.now().getTime(),
      };
      tables.update(resources).set(row).where(eq(resources.id, id)).run();
      this.log('edit', row, actor, onlyChanged(plain(before), plain(row)), tables);
      return { ok: true, resource: row };
    });
  }

  /** Withdrawn ones included, newest first; numbers opened. */
  certificatesOf(resource: string): CertificateRow[] {
    return this.database.tables
      .select()
      .from(certificates)
      .where(eq(certificates.resource, resource))
      .orderBy(desc(certificates.addedAtMs), certificates.id)
      .all()
      .map((row) => ({
        ...row,
        number:
          this.keys.open(ownerOfResource(resource), numberOfCertificate(row.id), row.number) ?? '',
      }));
  }

  addCertificate(
    provider: string,
    resource: string,
    { number, ...certificate }: NewCertificate,
    actor: string,
  ): Added {
    return this.database.write((tables) => {
      const row = this.own(provider, resource);
      if (!row) return { ok: false, reason: 'unknown-resource' };
      const id = randomUUID();
      tables
        .insert(certificates)
        .values({
          ...certificate,
          id,
          resource,
          number: this.keys.seal(ownerOfResource(resource), numberOfCertificate(id), number),
          addedBy: actor,
          addedAtMs: this.now().getTime(),
        })
        .run();
      this.log('add-certificate', row, actor, { after: { id, ...certificate } }, tables);
      return { ok: true, id };
    });
  }

  /** @returns false where the provider has no such certificate */
  withdrawCertificate(provider: string, id: string, actor: string): boolean {
    return this.database.write((tables) => {
      const found = tables.select().from(certificates).where(eq(certificates.id, id)).get();
      const row = found && this.own(provider, found.resource);
      if (!row || found.withdrawnAtMs !== null) return false;
      tables
        .update(certificates)
        .set({ withdrawnBy: actor, withdrawnAtMs: this.now().getTime() })
        .where(eq(certificates.id, id))
        .run();
      this.log('withdraw-certificate', row, actor, { before: { id, type: found.type } }, tables);
      return true;
    });
  }

  /** Not withdrawn, and not over by the moment. */
  absencesOf(resource: string, fromMs: number): AbsenceRow[] {
    return this.database.tables
      .select()
      .from(absences)
      .where(and(eq(absences.resource, resource), isNull(absences.withdrawnAtMs)))
      .orderBy(absences.startMs)
      .all()
      .filter(({ endMs }) => endMs > fromMs);
  }

  /** Bookings in that time stay as they are: `collisions` lists them, and each is moved, given to another or cancelled. */
  addAbsence(
    provider: string,
    resource: string,
    { startMs, endMs }: { startMs: number; endMs: number },
    actor: string,
  ): Added {
    if (startMs >= endMs) return { ok: false, reason: 'no-time' };
    return this.database.write((tables) => {
      const row = this.own(provider, resource);
      if (!row) return { ok: false, reason: 'unknown-resource' };
      const id = randomUUID();
      const addedAtMs = this.now().getTime();
      tables
        .insert(absences)
        .values({ id, resource, startMs, endMs, addedBy: actor, addedAtMs })
        .run();
      this.log('add-absence', row, actor, { after: { id, startMs, endMs } }, tables);
      return { ok: true, id };
    });
  }

  /** @returns false where the provider has no such absence */
  withdrawAbsence(provider: string, id: string, actor: string): boolean {
    return this.database.write((tables) => {
      const found = tables.select().from(absences).where(eq(absences.id, id)).get();
      const row = found && this.own(provider, found.resource);
      if (!row || found.withdrawnAtMs !== null) return false;
      tables
        .update(absences)
        .set({ withdrawnBy: actor, withdrawnAtMs: this.now().getTime() })
        .where(eq(absences.id, id))
        .run();
      this.log('withdraw-absence', row, actor, { before: { id } }, tables);
      return true;
    });
  }

  private own(provider: string, id: string): ResourceRow | null {
    const row = this.byId(id);
    return row?.provider === provider ? row : null;
  }

  private sealPerson(id: string, person: Person | null): string | null {
    return person === null
      ? null
      : this.keys.seal(ownerOfResource(id), personOfResource(id), JSON.stringify(person));
  }

  private log(
    action: string,
    { id, provider }: ResourceRow,
    actor: string,
    what: { before?: unknown; after?: unknown },
    tables: Tables,
  ): void {
    const place = tables
      .select({ community: providers.community })
      .from(providers)
      .where(eq(providers.id, provider))
      .get();
    const about = { action: `resource:${action}`, subjectKind: 'resource', subject: id };
    this.audit.add({ actor, ...about, area: place?.community ?? null, ...what }, tables);
  }
}

/** For the log: without what is sealed, and what every change changes. */
function plain({ person: _person, updatedAtMs: _at, ...row }: ResourceRow) {
  return row;
}
