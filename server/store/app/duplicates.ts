/** Pairs that may be one place, as an office sees and decides them: one place, or two. A decision can be taken back by the other one. */
import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, inArray, isNotNull, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { PairFacts } from '../../domain/register/likely-pairs.ts';
import { osmStateOf, type KnownOsm } from '../../domain/register/osm-otherwise.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import { duplicateKinds } from './duplicate-pairs.ts';
import type { Change, Changed, Facilities, FacilityRow } from './facilities.ts';
import { inAreas, type Page } from './facility-list.ts';
import { facilities, osmStates, proposals, type DuplicateUndo } from './schema.ts';

export type DuplicateRow = Omit<
  typeof proposals.$inferSelect,
  'kind' | 'other' | 'facts' | 'changes'
> & {
  kind: (typeof duplicateKinds)[number];
  other: string;
  facts: PairFacts;
};

/** A pair with both of its rows; null for an element that no row speaks of. */
export interface Duplicate {
  proposal: DuplicateRow;
  facility: FacilityRow;
  other: FacilityRow | null;
}

export interface DuplicateFilter {
  areas: readonly string[];
  open: boolean;
  /** Only pairs with one of these in them. */
  of?: readonly string[];
}

/** What an office says, and both halves as it saw them. */
export interface DuplicateDecision {
  decision: 'accepted' | 'refused';
  version: number;
  /** 0 for an element of OpenStreetMap. */
  otherVersion: number;
  /** Which of two rows stays. */
  keep: 'facility' | 'other';
  actor: string;
  /** YYYY-MM-DD: who decides has looked at it. */
  today: string;
  /** The element as OpenStreetMap has it now. */
  osm?: Change['osm'];
}

type Decided = { ok: true; proposal: DuplicateRow } | Extract<Changed, { ok: false }> | null;

const others = alias(facilities, 'other_facility');

/** Both stand for themselves: what was merged or taken over since waits for no decision. */
const stillTwo = and(
  isNull(facilities.mergedInto),
  or(
    and(eq(proposals.kind, 'row-duplicate'), isNotNull(others.id), isNull(others.mergedInto)),
    and(
      eq(proposals.kind, 'osm-duplicate'),
      sql`not exists (select 1 from facility as speaker where speaker.id = ${proposals.other} or speaker.osm_id = ${proposals.other})`,
    ),
  ),
);

export class Duplicates {
  private readonly database: AppDatabase;
  private readonly register: Facilities;
  private readonly audit: AuditLog;
  private readonly now: () => Date;

  constructor(database: AppDatabase, register: Facilities, audit: AuditLog, now: () => Date) {
    this.database = database;
    this.register = register;
    this.audit = audit;
    this.now = now;
  }

  /** Open ones: the likeliest first; decided ones: the newest decision first. */
  list(filter: DuplicateFilter, page: number, pageSize: number): Page<Duplicate> {
    const { tables } = this.database;
    const where = and(
      inArray(proposals.kind, [...duplicateKinds]),
      or(
        inAreas(facilities.community, filter.areas),
        inAreas(proposals.otherCommunity, filter.areas),
      ),
      filter.open ? and(isNull(proposals.decision), stillTwo) : isNotNull(proposals.decision),
      filter.of &&
        or(inArray(proposals.facility, [...filter.of]), inArray(proposals.other, [...filter.of])),
    );
    const order = filter.open
      ? [desc(sql`json_extract(${proposals.facts}, '$.nameLikeness')`), proposals.id]
      : [desc(proposals.decidedAt), proposals.id];
    const mine = eq(facilities.id, proposals.facility);
    const theirs = eq(others.id, proposals.other);
    const total = tables
      .select({ n: count() })
      .from(proposals)
      .innerJoin(facilities, mine)
      .leftJoin(others, theirs)
      .where(where)
      .get()!.n;
    const rows = tables
      .select({ proposal: proposals, facility: facilities, other: others })
      .from(proposals)
      .innerJoin(facilities, mine)
      .leftJoin(others, theirs)
      .where(where)
      .orderBy(...order)
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .all();
    return { rows: rows as Duplicate[], total };
  }

  byId(id: string): Duplicate | null {
    const proposal = this.proposal(id, this.database.tables);
    const facility = proposal && this.register.find(proposal.facility);
    if (!facility) return null;
    return { proposal, facility, other: this.row(proposal.other, this.database.tables) };
  }

  /**
   * One place: a row that speaks of no element takes over that of the pair and keeps its own words; an element beside a row that speaks of another,
   * or one of two rows, is merged into the row that stays. Two places: nothing changes, or what the first decision did is put back.
   * Null where that is decided already.
   */
  decide(id: string, said: DuplicateDecision): Decided {
    return this.database.write((tables) => {
      const proposal = this.proposal(id, tables);
      if (!proposal || proposal.decision === said.decision) return null;
      let undo: DuplicateUndo | null = null;
      if (said.decision === 'accepted') {
        const united = this.unite(proposal, said, tables);
        if ('reason' in united) return united;
        undo = united.undo;
      } else if (proposal.decision === 'accepted') {
        const parted = this.part(proposal, said, tables);
        if (parted && !parted.ok) return parted;
      }
      const decided = {
        decision: said.decision,
        decidedAt: this.now().toISOString(),
        decidedBy: said.actor,
        undo,
      };
      tables.update(proposals).set(decided).where(eq(proposals.id, id)).run();
      this.audit.add(
        {
          actor: said.actor,
          action: `duplicate:${said.decision === 'accepted' ? 'same' : 'two'}`,
          subjectKind: 'facility',
          subject: proposal.facility,
          area: proposal.community,
          before: { decision: proposal.decision },
          after: { other: proposal.other, distanceMeters: proposal.facts.distanceMeters },
        },
        tables,
      );
      return { ok: true, proposal: { ...proposal, ...decided } };
    });
  }

  private unite(
    { facility, other, kind }: DuplicateRow,
    { version, otherVersion, keep, actor, today, osm }: DuplicateDecision,
    tables: Tables,
  ): Extract<Changed, { ok: false }> | { undo: DuplicateUndo | null } {
    if (kind === 'row-duplicate') {
      const both = [
        { id: facility, seen: version, actor },
        { id: other, seen: otherVersion, actor },
      ] as const;
      const [stays, goes] = keep === 'facility' ? both : [both[1], both[0]];
      const merged = this.register.merge(goes, stays, today, tables);
      return merged.ok ? { undo: null } : merged;
    }
    const speaker = this.register.find(other, tables);
    if (speaker) return { ok: false, reason: 'changed-meanwhile', version: speaker.version };
    if (!osm) return { ok: false, reason: 'unknown-facility' };
    const row = this.row(facility, tables);
    if (!row) return { ok: false, reason: 'unknown-facility' };
    if (row.osmId !== null && !this.isGone(row.osmId, tables)) {
      const element = { id: other, seen: 0, actor, osm };
      const merged = this.register.merge(
        element,
        { id: facility, seen: version, actor },
        today,
        tables,
      );
      return merged.ok ? { undo: null } : merged;
    }
    const state = osmStateOf(osm.facility);
    const filled: DuplicateUndo['filled'] = {};
    for (const field of ['nameEn', 'phone', 'openingHours'] as const)
      if (row[field] === null && state[field] !== null) filled[field] = state[field];
    const adopted = this.register.change(
      { id: facility, seen: version, action: 'adopt', actor },
      { ...filled, osmId: other, verifiedOn: today },
      tables,
    );
    if (!adopted.ok) return adopted;
    this.register.rememberOsm(other, state, tables);
    const toClose = and(
      eq(proposals.facility, facility),
      eq(proposals.kind, 'osm-gone'),
      isNull(proposals.decision),
    );
    const wasToClose = tables.delete(proposals).where(toClose).run().changes > 0;
    return { undo: { formerOsmId: row.osmId, wasToClose, filled } };
  }

  /** Null where an edit has taken them apart already. */
  private part(
    { facility, other, undo }: DuplicateRow,
    { version, otherVersion, actor, today }: DuplicateDecision,
    tables: Tables,
  ): Changed | null {
    const row = this.row(facility, tables);
    const second = this.row(other, tables);
    const change = { action: 'part', actor } as const;
    if (row?.mergedInto === other)
      return this.register.change(
        { ...change, id: facility, seen: version },
        { mergedInto: null },
        tables,
      );
    if (second?.mergedInto === facility)
      return this.register.change(
        { ...change, id: other, seen: otherVersion },
        { mergedInto: null },
        tables,
      );
    if (!undo || row?.osmId !== other) return null;
    const { formerOsmId, filled, wasToClose } = undo;
    const speaker = formerOsmId === null ? null : this.register.find(formerOsmId, tables);
    const isFree = !speaker || speaker.id === row.id;
    // What the office changed since is its own word.
    const taken = Object.keys(filled).filter(
      (field) => row[field as 'phone'] === filled[field as 'phone'],
    );
    const parted = this.register.change(
      { ...change, id: facility, seen: version },
      {
        ...Object.fromEntries(taken.map((field) => [field, null])),
        osmId: isFree ? formerOsmId : null,
        verifiedOn: today,
      },
      tables,
    );
    if (parted.ok && isFree && wasToClose && row.status === 'open')
      this.proposeClosing(row, tables);
    return parted;
  }

  /** The element that it spoke of before is still gone. */
  private proposeClosing({ id: facility, community }: FacilityRow, tables: Tables): void {
    const at = this.now().toISOString();
    const kind = 'osm-gone';
    tables
      .insert(proposals)
      .values({ id: randomUUID(), facility, community, kind, changes: {}, at })
      .run();
  }

  private isGone(osmId: string, tables: Tables): boolean {
    const kept = tables.select().from(osmStates).where(eq(osmStates.osmId, osmId)).get();
    return kept !== undefined && 'gone' in (kept.state as KnownOsm);
  }

  private proposal(id: string, tables: Tables): DuplicateRow | null {
    const isPair = inArray(proposals.kind, [...duplicateKinds]);
    const row = tables
      .select()
      .from(proposals)
      .where(and(eq(proposals.id, id), isPair))
      .get();
    return (row ?? null) as DuplicateRow | null;
  }

  /** By its own id alone. */
  private row(id: string, tables: Tables): FacilityRow | null {
    return tables.select().from(facilities).where(eq(facilities.id, id)).get() ?? null;
  }
}
