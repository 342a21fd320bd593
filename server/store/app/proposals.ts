/** What OpenStreetMap says otherwise since an office decided: noticed when a region's version comes into service, decided once. */
import { randomUUID } from 'node:crypto';
import { and, count, desc, eq, inArray, isNotNull, isNull } from 'drizzle-orm';
import type { Facility } from '../../domain/region.ts';
import {
  osmStateOf,
  otherwise,
  sameState,
  type KnownOsm,
  type OsmState,
  type Otherwise,
} from '../../domain/register/osm-otherwise.ts';
import { contains, type Bounds } from '../../geo/position.ts';
import type { AuditLog } from './audit.ts';
import type { AppDatabase, Tables } from './database.ts';
import type { Changed, Facilities, FacilityRow } from './facilities.ts';
import { inAreas, type Page } from './facility-list.ts';
import { facilities, osmStates, proposals } from './schema.ts';

const kinds = ['osm-differs', 'osm-gone'] as const;

export type ProposalRow = Omit<typeof proposals.$inferSelect, 'changes' | 'kind'> & {
  changes: Otherwise;
  kind: (typeof kinds)[number];
};

/** A region's facilities as OpenStreetMap has them. */
export interface OsmRegion {
  bounds: Bounds;
  facilities: readonly Facility[];
}

/** Duplicates are decided elsewhere. */
const isOurs = inArray(proposals.kind, [...kinds]);

type Decided = { ok: true; proposal: ProposalRow } | Extract<Changed, { ok: false }> | null;

export class Proposals {
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

  /**
   * Compares every row that speaks of an element with what the regions in service say of it. Each difference is proposed once, and
   * again only when OpenStreetMap changes again; a row keeps what its office said. An element is gone when no region whose bounds hold
   * its last known position has it. Answers with how many proposals are new or changed. Cost: one pass over rows with an OSM id.
   */
  compare(regions: readonly OsmRegion[]): number {
    const osm = new Map<string, Facility>();
    // The first region that has an element speaks for it.
    for (const region of regions)
      for (const facility of region.facilities)
        if (!osm.has(facility.id)) osm.set(facility.id, facility);
    const { tables } = this.database;
    const adopted = tables
      .select({ row: facilities, before: osmStates.state })
      .from(facilities)
      .leftJoin(osmStates, eq(osmStates.osmId, facilities.osmId))
      .where(and(isNotNull(facilities.osmId), isNull(facilities.mergedInto)))
      .all();
    let found = 0;
    for (const { row, before } of adopted) {
      const now = osm.get(row.osmId!);
      const known = before as KnownOsm | null;
      if (now) found += this.noteDifference(row, known, osmStateOf(now));
      else if (known && !('gone' in known) && isCovered(regions, known))
        found += this.noteGone(row, known);
    }
    return found;
  }

  list(
    areas: readonly string[],
    open: boolean,
    page: number,
    pageSize: number,
  ): Page<{ proposal: ProposalRow; facility: FacilityRow }> {
    const { tables } = this.database;
    const where = and(
      isOurs,
      inAreas(facilities.community, areas),
      open ? isNull(proposals.decision) : isNotNull(proposals.decision),
    );
    const joined = eq(facilities.id, proposals.facility);
    const total = tables
      .select({ n: count() })
      .from(proposals)
      .innerJoin(facilities, joined)
      .where(where)
      .get()!.n;
    const rows = tables
      .select({ proposal: proposals, facility: facilities })
      .from(proposals)
      .innerJoin(facilities, joined)
      .where(where)
      .orderBy(desc(proposals.at), proposals.id)
      .limit(pageSize)
      .offset((page - 1) * pageSize)
      .all()
      .map(({ proposal, facility }) => ({ proposal: proposal as ProposalRow, facility }));
    return { rows, total };
  }

  byId(id: string): ProposalRow | null {
    const where = and(eq(proposals.id, id), isOurs);
    return (this.database.tables.select().from(proposals).where(where).get() ??
      null) as ProposalRow | null;
  }

  /**
   * Null where another has decided meanwhile.
   * @param today the first day on which an accepted closing holds
   * @param community where the facility belongs once it has moved as proposed; undefined where it does not move
   */
  decide(
    id: string,
    decision: 'accepted' | 'refused',
    seen: number,
    actor: string,
    today: string,
    community?: string | null,
  ): Decided {
    return this.database.write((tables) => {
      const proposal = tables
        .select()
        .from(proposals)
        .where(and(eq(proposals.id, id), isOurs, isNull(proposals.decision)))
        .get() as ProposalRow | undefined;
      if (!proposal) return null;
      if (decision === 'accepted') {
        const changed = this.register.change(
          { id: proposal.facility, seen, action: 'accept', actor },
          proposal.kind === 'osm-gone'
            ? { status: 'closed', closedOn: today }
            : {
                ...proposed(proposal.changes),
                ...(community === undefined ? {} : { community }),
                verifiedOn: today,
              },
          tables,
        );
        if (!changed.ok) return changed;
      }
      const decided = { decision, decidedAt: this.now().toISOString(), decidedBy: actor };
      tables.update(proposals).set(decided).where(eq(proposals.id, id)).run();
      this.audit.add(
        {
          actor,
          action: `proposal:${decision === 'accepted' ? 'accept' : 'refuse'}`,
          subjectKind: 'facility',
          subject: proposal.facility,
          area: proposal.community,
          after: { kind: proposal.kind, changes: proposal.changes },
        },
        tables,
      );
      return { ok: true, proposal: { ...proposal, ...decided } };
    });
  }

  private noteDifference(row: FacilityRow, known: KnownOsm | null, now: OsmState): number {
    if (known && !('gone' in known) && sameState(known, now)) return 0;
    return this.database.write((tables) => {
      this.register.rememberOsm(row.osmId!, now, tables);
      const open = this.openOf(row.id, tables);
      // It is back: that it was gone is no longer so.
      if (open?.kind === 'osm-gone') this.drop(open, tables);
      // Without a word from before there is nothing that it changed.
      if (!known) return 0;
      const before = 'gone' in known ? known.before : known;
      const asked = open?.kind === 'osm-differs' ? open.changes : {};
      // What waits for a decision is judged by what OpenStreetMap said before it.
      const changes = otherwise(osmPart(row), { ...before, ...registerOf(asked) }, now);
      if (open?.kind === 'osm-differs') this.drop(open, tables);
      // A closed facility's hours matter to nobody.
      if (row.status === 'closed' || Object.keys(changes).length === 0) return 0;
      this.propose(row, 'osm-differs', changes, tables);
      return 1;
    });
  }

  private noteGone(row: FacilityRow, known: OsmState): number {
    return this.database.write((tables) => {
      this.register.rememberOsm(row.osmId!, { gone: true, before: known }, tables);
      const open = this.openOf(row.id, tables);
      if (open) this.drop(open, tables);
      // Its office has closed it already: OpenStreetMap says the same.
      if (row.status === 'closed') return 0;
      this.propose(row, 'osm-gone', {}, tables);
      return 1;
    });
  }

  private propose(
    row: FacilityRow,
    kind: ProposalRow['kind'],
    changes: Otherwise,
    tables: Tables,
  ): void {
    const at = this.now().toISOString();
    tables
      .insert(proposals)
      .values({ id: randomUUID(), facility: row.id, community: row.community, kind, changes, at })
      .run();
  }

  private openOf(facility: string, tables: Tables): ProposalRow | undefined {
    return tables
      .select()
      .from(proposals)
      .where(and(eq(proposals.facility, facility), isOurs, isNull(proposals.decision)))
      .get() as ProposalRow | undefined;
  }

  /** A newer word of OpenStreetMap takes its place. */
  private drop({ id }: ProposalRow, tables: Tables): void {
    tables.delete(proposals).where(eq(proposals.id, id)).run();
  }
}

function isCovered(regions: readonly OsmRegion[], { lng, lat }: OsmState): boolean {
  return regions.some(({ bounds }) => contains(bounds, lng, lat));
}

function osmPart(row: FacilityRow): OsmState {
  const { name, nameEn, categories, lng, lat, entrances, phone, openingHours } = row;
  return { name, nameEn, categories, lng, lat, entrances, phone, openingHours };
}

/** What the register said of the fields in question. */
function registerOf(changes: Otherwise): Partial<OsmState> {
  return Object.fromEntries(
    Object.entries(changes).map(([field, { register }]) => [field, register]),
  );
}

function proposed(changes: Otherwise): Partial<OsmState> {
  return Object.fromEntries(
    Object.entries(changes).map(([field, change]) => [field, change.proposed]),
  );
}
