/** Providers: registering, their own words, and how their office vets them. */
import { randomUUID } from 'node:crypto';
import { and, count, desc, eq } from 'drizzle-orm';
import {
  nextVetting,
  type VettingBy,
  type VettingEvent,
  type VettingNeed,
} from '../../../domain/booking/vetting.ts';
import type { VettingState } from '../../../domain/booking/model.ts';
import { onlyChanged } from '../../../domain/only-changed.ts';
import type { AuditLog } from '../audit.ts';
import type { AppDatabase, Tables } from '../database.ts';
import { inAreas, type Page } from '../facility-list.ts';
import type { PersonKeys } from '../person-keys.ts';
import { providers, providerVettings } from '../schema.ts';
import type { ProviderRow } from './catalogue.ts';
import type { Members } from './members.ts';

export type VettingRow = typeof providerVettings.$inferSelect;

/** What identifies it: where it changes, the office looks again. */
type Identity = Pick<ProviderRow, 'kind' | 'name' | 'creditCode' | 'proof'>;
type Words = Pick<
  ProviderRow,
  'nameEn' | 'phone' | 'aboutZh' | 'aboutEn' | 'lng' | 'lat' | 'community'
>;
export type ProviderValues = Identity & Words & { contact: string | null };

export type ProviderChanged =
  | { ok: true; provider: ProviderRow }
  | { ok: false; reason: 'unknown-provider' | 'not-from-here' | 'not-yours' }
  | { ok: false; reason: 'needs'; missing: readonly VettingNeed[] }
  | { ok: false; reason: 'changed-meanwhile'; version: number }
  /** Another one that was not refused has this code. */
  | { ok: false; reason: 'credit-code-taken'; value: string };

const identity = ['kind', 'name', 'creditCode', 'proof'] as const;

export class Providers {
  private readonly database: AppDatabase;
  private readonly audit: AuditLog;
  private readonly keys: PersonKeys;
  private readonly members: Members;
  private readonly now: () => Date;

  constructor(
    database: AppDatabase,
    parts: { audit: AuditLog; keys: PersonKeys; members: Members },
    now: () => Date,
  ) {
    this.database = database;
    this.audit = parts.audit;
    this.keys = parts.keys;
    this.members = parts.members;
    this.now = now;
  }

  byId(id: string): ProviderRow | null {
    return this.database.tables.select().from(providers).where(eq(providers.id, id)).get() ?? null;
  }

  /** Null where there is none, or whoever registered it is erased. */
  contactOf({ id, contact, createdBy }: ProviderRow): string | null {
    return contact === null || createdBy === null
      ? null
      : this.keys.open(createdBy, contactOfProvider(id), contact);
  }

  /** Of an office's areas, the longest waiting first. */
  list(
    { areas, state }: { areas: readonly string[]; state?: VettingState | undefined },
    page: number,
    size: number,
  ): Page<ProviderRow> {
    const { tables } = this.database;
    const where = and(
      inAreas(providers.community, areas),
      state === undefined ? undefined : eq(providers.state, state),
    );
    const total = tables.select({ n: count() }).from(providers).where(where).get()!.n;
    const rows = tables
      .select()
      .from(providers)
      .where(where)
      .orderBy(providers.updatedAtMs, providers.id)
      .limit(size)
      .offset((page - 1) * size)
      .all();
    return { rows, total };
  }

  /** Newest first. */
  vettings(provider: string): VettingRow[] {
    return this.database.tables
      .select()
      .from(providerVettings)
      .where(eq(providerVettings.provider, provider))
      .orderBy(desc(providerVettings.version))
      .all();
  }

  /** Whoever registers it becomes its first manager. */
  register({ contact, ...values }: ProviderValues, actor: string): ProviderChanged {
    return this.database.write((tables) => {
      const taken = this.codeTaken(values.creditCode, null, tables);
      if (taken) return taken;
      const id = randomUUID();
      const atMs = this.now().getTime();
      const row: ProviderRow = {
        ...values,
        id,
        contact: contact === null ? null : this.keys.seal(actor, contactOfProvider(id), contact),
        state: 'submitted',
        version: 1,
        createdBy: actor,
        createdAtMs: atMs,
        updatedAtMs: atMs,
      };
      tables.insert(providers).values(row).run();
      this.noteVetting(row, null, null, actor, tables);
      this.members.add(id, { userId: actor, part: 'manager', resource: null }, actor);
      this.log('register', row, actor, { after: plain(row) }, tables);
      return { ok: true, provider: row };
    });
  }

  /** What is absent stays as it is. @param seen the version that was looked at */
  edit(id: string, seen: number, changes: Partial<ProviderValues>, actor: string): ProviderChanged {
    return this.step(id, seen, (tables) => {
      const before = this.byId(id)!;
      const { contact, ...values } = changes;
      const another = identity.some((field) => field in values && values[field] !== before[field]);
      const taken = this.codeTaken(values.creditCode ?? null, id, tables);
      if (taken) return taken;
      const row: ProviderRow = { ...before, ...values };
      if (contact !== undefined)
        row.contact =
          contact === null || before.createdBy === null
            ? null
            : this.keys.seal(before.createdBy, contactOfProvider(id), contact);
      if (!another || before.state !== 'approved')
        return this.write(before, row, 'edit', actor, tables);
      return this.stepTo(before, row, 'change-identity', { side: 'provider', actor }, null, tables);
    });
  }

  /** @param words of the office or of the provider; the other side reads them */
  vet(
    id: string,
    seen: number,
    event: Exclude<VettingEvent, 'change-identity'>,
    by: { side: VettingBy; actor: string },
    words: string | null,
  ): ProviderChanged {
    return this.step(id, seen, (tables) => {
      const before = this.byId(id)!;
      // Somebody else may have registered the code since this one was refused.
      const taken =
        before.state === 'refused' ? this.codeTaken(before.creditCode, id, tables) : null;
      return taken ?? this.stepTo(before, before, event, by, words, tables);
    });
  }

  private stepTo(
    before: ProviderRow,
    after: ProviderRow,
    event: VettingEvent,
    by: { side: VettingBy; actor: string },
    words: string | null,
    tables: Tables,
  ): ProviderChanged {
    const given: VettingNeed[] = words?.trim() ? ['reason', 'question', 'answer'] : [];
    const step = nextVetting(before.state, event, by.side, given);
    if (!step.ok) return step;
    const changed = this.write(before, { ...after, state: step.to }, event, by.actor, tables);
    if (changed.ok) this.noteVetting(changed.provider, before.state, words, by.actor, tables);
    return changed;
  }

  private step(
    id: string,
    seen: number,
    work: (tables: Tables) => ProviderChanged,
  ): ProviderChanged {
    return this.database.write((tables) => {
      const before = this.byId(id);
      if (!before) return { ok: false, reason: 'unknown-provider' };
      if (before.version !== seen)
        return { ok: false, reason: 'changed-meanwhile', version: before.version };
      return work(tables);
    });
  }

  private write(
    before: ProviderRow,
    after: ProviderRow,
    action: string,
    actor: string,
    tables: Tables,
  ): ProviderChanged {
    const row = { ...after, version: before.version + 1, updatedAtMs: this.now().getTime() };
    tables.update(providers).set(row).where(eq(providers.id, row.id)).run();
    this.log(action, row, actor, onlyChanged(plain(before), plain(row)), tables);
    return { ok: true, provider: row };
  }

  private codeTaken(creditCode: string | null, own: string | null, tables: Tables) {
    if (creditCode === null) return null;
    const other = tables
      .select({ id: providers.id, state: providers.state })
      .from(providers)
      .where(eq(providers.creditCode, creditCode))
      .all()
      .some(({ id, state }) => id !== own && state !== 'refused');
    return other ? ({ ok: false, reason: 'credit-code-taken', value: creditCode } as const) : null;
  }

  private noteVetting(
    { id, version, state }: ProviderRow,
    fromState: VettingState | null,
    reason: string | null,
    actor: string,
    tables: Tables,
  ): void {
    const atMs = this.now().getTime();
    tables
      .insert(providerVettings)
      .values({ provider: id, version, fromState, toState: state, reason, actor, atMs })
      .run();
  }

  private log(
    action: string,
    { id, community }: ProviderRow,
    actor: string,
    what: { before?: unknown; after?: unknown },
    tables: Tables,
  ): void {
    const about = { action: `provider:${action}`, subjectKind: 'provider', subject: id };
    this.audit.add({ actor, ...about, area: community, ...what }, tables);
  }
}

export const contactOfProvider = (provider: string) => `provider:${provider}:contact`;

/** For the log: without what is sealed, and what every change changes. */
function plain({ contact: _contact, updatedAtMs: _at, ...row }: ProviderRow) {
  return row;
}
