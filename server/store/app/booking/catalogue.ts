/**
 * Who offers what, in memory: providers, offerings, resources with their certificates and absences, suspensions.
 *
 * Every change of them writes an audit entry of its subject in the same transaction, whoever makes it, in whichever process; so the newest
 * number of the log says whether anything may have changed, and its entries say what.
 */
import { and, eq, gt, inArray, isNull, type Column } from 'drizzle-orm';
import type { Absence, Resource, Suspension } from '../../../domain/booking/model.ts';
import { position } from '../../../geo/position.ts';
import type { AppDatabase } from '../database.ts';
import type { PersonKeys } from '../person-keys.ts';
import {
  absences,
  certificates,
  offeringResources,
  offerings,
  providers,
  resources,
  suspensions,
} from '../schema.ts';
import { numberOfCertificate, ownerOfResource } from './resource-seals.ts';

export type ProviderRow = typeof providers.$inferSelect;
export type OfferingRow = typeof offerings.$inferSelect;
export type ResourceRow = typeof resources.$inferSelect;

/** A resource as rules read it, with its row's other plain columns. */
export interface KnownResource extends Resource {
  absences: readonly Absence[];
  unitsOf: string | null;
  version: number;
}

/** Beyond so many changes at once everything is read anew. */
const mostChanges = 300;
const subjects = ['provider', 'offering', 'resource', 'suspension'] as const;

export class Catalogue {
  private readonly database: AppDatabase;
  private readonly keys: PersonKeys;
  private readonly now: () => Date;
  private readonly newest: { get(): unknown };
  private readonly changesAfter: { all(after: number, most: number): unknown[] };
  private seen = 0;
  private changes = 0;
  private readonly providersById = new Map<string, ProviderRow>();
  private readonly offeringsById = new Map<string, OfferingRow>();
  private readonly resourcesById = new Map<string, KnownResource>();
  private suspended: readonly Suspension[] = [];
  private grouped: Grouped | null = null;

  constructor(database: AppDatabase, keys: PersonKeys, now: () => Date) {
    this.database = database;
    this.keys = keys;
    this.now = now;
    this.newest = database.raw.prepare('select max(number) from audit').pluck();
    this.changesAfter = database.raw.prepare(
      `select number, subject_kind as kind, subject from audit where number > ?
       and subject_kind in (${subjects.map((one) => `'${one}'`).join()}) order by number limit ?`,
    );
  }

  /**
   * Reads what changed since the last look. Cost: one look-up, some microseconds, where nothing was logged meanwhile.
   * @returns a number that changes whenever anything here does
   */
  look(): number {
    const newest = (this.newest.get() as number | null) ?? 0;
    if (newest === this.seen && this.changes > 0) return this.changes;
    const entries = this.changesAfter.all(this.seen, mostChanges + 1) as {
      kind: (typeof subjects)[number];
      subject: string;
    }[];
    if (this.changes === 0 || entries.length > mostChanges) this.readAll();
    else if (entries.length > 0) this.readChanged(entries);
    this.seen = newest;
    return this.changes;
  }

  provider(id: string): ProviderRow | null {
    return this.providersById.get(id) ?? null;
  }

  offering(id: string): OfferingRow | null {
    return this.offeringsById.get(id) ?? null;
  }

  resource(id: string): KnownResource | null {
    return this.resourcesById.get(id) ?? null;
  }

  /** Of approved providers, active: what residents see. */
  offered(serviceKind?: string): readonly OfferingRow[] {
    const { offered, byKind } = this.groups();
    return serviceKind === undefined ? offered : (byKind.get(serviceKind) ?? []);
  }

  offeringsOf(provider: string): readonly OfferingRow[] {
    return this.groups().offeringsOf.get(provider) ?? [];
  }

  resourcesOf(provider: string): readonly KnownResource[] {
    return this.groups().resourcesOf.get(provider) ?? [];
  }

  /** Who can do an offering, active. */
  able(offering: string): readonly KnownResource[] {
    return this.groups().able.get(offering) ?? [];
  }

  /** Not lifted, and not over when they were read. */
  suspensions(): readonly Suspension[] {
    return this.suspended;
  }

  private groups(): Grouped {
    this.grouped ??= group(this.providersById, this.offeringsById, this.resourcesById);
    return this.grouped;
  }

  private readAll(): void {
    const { tables } = this.database;
    for (const known of [this.providersById, this.offeringsById, this.resourcesById]) known.clear();
    for (const row of tables.select().from(providers).all()) this.providersById.set(row.id, row);
    for (const row of tables.select().from(offerings).all()) this.offeringsById.set(row.id, row);
    this.readResources(null);
    this.readSuspensions();
    this.changed();
  }

  private readChanged(entries: readonly { kind: string; subject: string }[]): void {
    const { tables } = this.database;
    const of = (kind: string) => [
      ...new Set(entries.filter((one) => one.kind === kind).map(({ subject }) => subject)),
    ];
    for (const row of tables
      .select()
      .from(providers)
      .where(inArray(providers.id, of('provider')))
      .all())
      this.providersById.set(row.id, row);
    for (const row of tables
      .select()
      .from(offerings)
      .where(inArray(offerings.id, of('offering')))
      .all())
      this.offeringsById.set(row.id, row);
    const people = of('resource');
    if (people.length > 0) this.readResources(people);
    if (of('suspension').length > 0) this.readSuspensions();
    this.changed();
  }

  private changed(): void {
    // Jobs without a door are where their provider is now.
    for (const [id, known] of this.resourcesById) {
      const { lng, lat } = this.providersById.get(known.provider)!;
      if (known.base?.[0] !== lng || known.base[1] !== lat)
        this.resourcesById.set(id, { ...known, base: position(lng, lat) });
    }
    this.changes++;
    this.grouped = null;
  }

  /** @param ids null: all */
  private readResources(ids: readonly string[] | null): void {
    const { tables } = this.database;
    const among = (column: Column) => (ids === null ? undefined : inArray(column, [...ids]));
    const held = groupBy(
      tables
        .select()
        .from(certificates)
        .where(and(among(certificates.resource), isNull(certificates.withdrawnAtMs)))
        .orderBy(certificates.addedAtMs, certificates.id)
        .all(),
      ({ resource }) => resource,
    );
    const away = groupBy(
      tables
        .select()
        .from(absences)
        .where(
          and(
            among(absences.resource),
            isNull(absences.withdrawnAtMs),
            gt(absences.endMs, this.now().getTime() - longAgoMs),
          ),
        )
        .all(),
      ({ resource }) => resource,
    );
    const links = groupBy(
      tables
        .select()
        .from(offeringResources)
        .where(and(among(offeringResources.resource), eq(offeringResources.active, true)))
        .orderBy(offeringResources.offering)
        .all(),
      ({ resource }) => resource,
    );
    for (const row of tables.select().from(resources).where(among(resources.id)).all()) {
      const { id, provider, kind, label, active, plan, profile, unitsOf, version } = row;
      this.resourcesById.set(id, {
        id,
        provider,
        kind,
        label,
        active,
        plan,
        profile,
        unitsOf,
        version,
        certificates: (held.get(id) ?? []).map((one) => ({
          type: one.type,
          level: one.level,
          number:
            this.keys.open(ownerOfResource(id), numberOfCertificate(one.id), one.number) ?? '',
          expiresOn: one.expiresOn,
        })),
        absences: (away.get(id) ?? []).map(({ id: absence, startMs, endMs }) => ({
          id: absence,
          resource: id,
          startMs,
          endMs,
        })),
        offerings: (links.get(id) ?? []).map(({ offering }) => offering),
      });
    }
  }

  private readSuspensions(): void {
    this.suspended = this.database.tables
      .select()
      .from(suspensions)
      .where(
        and(
          isNull(suspensions.liftedAtMs),
          gt(suspensions.endMs, this.now().getTime() - longAgoMs),
        ),
      )
      .orderBy(suspensions.startMs, suspensions.id)
      .all()
      .map(({ id, area, startMs, endMs, reason }) => ({ id, area, startMs, endMs, reason }));
  }
}

/** What is over for so long is of no interest to a booking, whatever clocks say. */
const longAgoMs = 7 * 86_400_000;

interface Grouped {
  offered: OfferingRow[];
  byKind: Map<string, OfferingRow[]>;
  offeringsOf: Map<string, OfferingRow[]>;
  resourcesOf: Map<string, KnownResource[]>;
  able: Map<string, KnownResource[]>;
}

function group(
  providersById: ReadonlyMap<string, ProviderRow>,
  offeringsById: ReadonlyMap<string, OfferingRow>,
  resourcesById: ReadonlyMap<string, KnownResource>,
): Grouped {
  const all = [...offeringsById.values()];
  const offered = all.filter(
    ({ active, provider }) => active && providersById.get(provider)?.state === 'approved',
  );
  const people = [...resourcesById.values()];
  const able = new Map<string, KnownResource[]>();
  for (const one of people)
    if (one.active)
      for (const offering of one.offerings) {
        const list = able.get(offering);
        if (list) list.push(one);
        else able.set(offering, [one]);
      }
  return {
    offered,
    byKind: groupBy(offered, ({ serviceKind }) => serviceKind),
    offeringsOf: groupBy(all, ({ provider }) => provider),
    resourcesOf: groupBy(people, ({ provider }) => provider),
    able,
  };
}

function groupBy<T>(rows: readonly T[], keyOf: (row: T) => string): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const list = found.get(key);
    if (list) list.push(row);
    else found.set(key, [row]);
  }
  return found;
}
