/**
 * What a table of facilities would do to the register, line by line, before anything is written.
 *
 * A line is the row with its number, where name or place agree with it; else the row of nearly the same name within a category and the norms'
 * distance. What is like another place without being surely it is a duplicate, for a person to judge. Lines of one table that bear numbers of their own
 * are different places, however alike.
 */
import { distanceMeters } from '../../geo/distance.ts';
import { position as positionOf, type Position } from '../../geo/position.ts';
import type { Facility } from '../region.ts';
import { changesOf, valuesOfDraft } from './changed-fields.ts';
import type {
  DuplicateOf,
  ImportDraft,
  ImportErrorKey,
  RegisterRow,
  RowVerdict,
} from './import-verdict.ts';
import { FacilityIndex, type DuplicateCandidate, type LikeFacility } from './likeness.ts';
import { comparable, nameLikeness } from './name-likeness.ts';
import type { RegisterNorms } from './register-norms.ts';

export type CommunityAnswer =
  { ok: true; code: string | null } | { ok: false; reasonKey: ImportErrorKey; value: string };

export interface ImportWorld {
  /** Of the region, closed and merged ones too. */
  rows: readonly RegisterRow[];
  /** What OpenStreetMap has in the region. */
  osm: readonly Facility[];
  /** The community that a line names; null where it names none. */
  communityNamed(draft: ImportDraft): CommunityAnswer;
  communityAt(position: Position): string | null;
  /** Where a line without position is put; null where nobody knows. */
  middleOf(community: string): Position | null;
}

export interface PlanOptions {
  /** YYYY-MM-DD on the offices' wall clock. */
  today: string;
  /** Duplicates are written as new ones. */
  keepDuplicates: boolean;
}

type Limits = Pick<RegisterNorms, 'duplicateMeters' | 'duplicateName' | 'certainName'>;

/** A line whose community and position are settled. */
interface Placed {
  draft: ImportDraft;
  community: string | null;
  position: Position | null;
  isPlaced: boolean;
  like: LikeFacility;
}

/** One verdict for each draft, in order. Cost: a bounded number of comparisons a line, as `FacilityIndex` says. */
export function planImport(
  drafts: readonly ImportDraft[],
  world: ImportWorld,
  norms: Limits,
  options: PlanOptions,
): RowVerdict[] {
  return [...new Planner(drafts, world, norms, options).each()];
}

/** Lines judged between two pauses: some ten milliseconds. */
const linesAtOnce = 100;

/** The same, with pauses in which others come to their turn. The world must not change meanwhile: whoever writes the plan asks. */
export async function planImportInTurns(
  drafts: readonly ImportDraft[],
  world: ImportWorld,
  norms: Limits,
  options: PlanOptions,
  pause: () => Promise<void>,
): Promise<RowVerdict[]> {
  const found: RowVerdict[] = [];
  for (const verdict of new Planner(drafts, world, norms, options).each()) {
    found.push(verdict);
    if (found.length % linesAtOnce === 0) await pause();
  }
  return found;
}

class Planner {
  private readonly world: ImportWorld;
  private readonly norms: Limits;
  private readonly options: PlanOptions;
  private readonly placed: (Placed | Extract<RowVerdict, { verdict: 'error' }>)[];
  private readonly rowIndex: FacilityIndex;
  private readonly osm: readonly Facility[];
  private readonly osmIndex: FacilityIndex;
  private readonly draftIndex: FacilityIndex;
  /** Row, OSM facility → the draft that is it. */
  private readonly rowTaken = new Map<number, number>();
  private readonly osmTaken = new Set<number>();

  constructor(
    drafts: readonly ImportDraft[],
    world: ImportWorld,
    norms: Limits,
    options: PlanOptions,
  ) {
    this.world = world;
    this.norms = norms;
    this.options = options;
    this.placed = drafts.map((draft) => this.place(draft));
    this.rowIndex = new FacilityIndex(
      world.rows.map(({ name, categories, lng, lat }) => ({
        name,
        categories,
        position: positionOf(lng, lat),
      })),
    );
    const spokenFor = new Set(world.rows.flatMap(({ id, osmId }) => [id, osmId ?? id]));
    this.osm = world.osm.filter(({ id }) => !spokenFor.has(id));
    this.osmIndex = new FacilityIndex(
      this.osm.map(({ name, categories, position }) => ({
        name: name ?? '',
        categories,
        position,
      })),
    );
    this.draftIndex = new FacilityIndex(
      this.placed.map((one) =>
        'like' in one ? one.like : { name: '', categories: [], position: null },
      ),
    );
  }

  *each(): Generator<RowVerdict> {
    const matches = this.byNumber();
    const found: RowVerdict[] = [];
    for (const [i, one] of this.placed.entries()) {
      const row = matches.get(i);
      const verdict =
        'verdict' in one
          ? one
          : row === undefined
            ? this.judge(one, i, found)
            : this.compare(one, row);
      found.push(verdict);
      yield verdict;
    }
  }

  private place(draft: ImportDraft): Placed | Extract<RowVerdict, { verdict: 'error' }> {
    const { line, name, categories } = draft;
    const named = this.world.communityNamed(draft);
    if (!named.ok)
      return { line, verdict: 'error', reasonKey: named.reasonKey, value: named.value };
    const like = { name, categories, position: draft.position };
    return { draft, community: named.code, position: draft.position, isPlaced: false, like };
  }

  /** Numbers are settled before names, so that no name takes a row whose number comes later. */
  private byNumber(): Map<number, number> {
    const rows = new Map<string, number[]>();
    this.world.rows.forEach(({ externalId }, i) => {
      if (externalId === null) return;
      const list = rows.get(externalId);
      if (list) list.push(i);
      else rows.set(externalId, [i]);
    });
    const matches = new Map<number, number>();
    this.placed.forEach((one, i) => {
      if ('verdict' in one || one.draft.externalId === undefined) return;
      const row = rows
        .get(one.draft.externalId)
        ?.find((candidate) => !this.rowTaken.has(candidate) && this.agrees(one, candidate));
      if (row === undefined) return;
      matches.set(i, row);
      this.rowTaken.set(row, i);
    });
    return matches;
  }

  /** Two offices may both count from 1: a number alone is not enough. */
  private agrees({ like }: Placed, row: number): boolean {
    const { name, lng, lat, categories } = this.world.rows[row]!;
    if (nameLikeness(comparable(like.name), comparable(name)) >= this.norms.duplicateName)
      return true;
    const shared = categories.some((code) => like.categories.includes(code));
    if (!shared || !like.position) return false;
    return (
      distanceMeters(lng, lat, like.position[0], like.position[1]) <= this.norms.duplicateMeters
    );
  }

  private judge(one: Placed, i: number, earlier: readonly RowVerdict[]): RowVerdict {
    const placed = one.position === null ? this.atMiddle(one) : one;
    if ('verdict' in placed) return placed;
    const { like, draft } = placed;
    let likely: { of: DuplicateOf; distanceMeters: number } | null = null;
    for (const candidate of this.rowIndex.candidates(like, this.norms)) {
      const row = this.world.rows[candidate.other]!;
      const taken = this.rowTaken.get(candidate.other);
      if (taken !== undefined) {
        if (this.isNumberedApart(draft, this.draftAt(taken))) continue;
      } else if (this.isSurely(candidate, like, row) && !this.isNumberedApart(draft, row)) {
        this.rowTaken.set(candidate.other, i);
        return this.compare(placed, candidate.other);
      }
      likely ??= {
        of: { kind: 'row', id: row.id, name: row.name },
        distanceMeters: candidate.distanceMeters,
      };
    }
    likely ??= this.earlierLine(placed, i, earlier);
    let osm: Facility | null = null;
    if (!likely)
      for (const candidate of this.osmIndex.candidates(like, this.norms)) {
        if (this.osmTaken.has(candidate.other)) continue;
        const facility = this.osm[candidate.other]!;
        if (this.isSurely(candidate, like, facility)) {
          osm = facility;
          this.osmTaken.add(candidate.other);
        } else
          likely = {
            of: { kind: 'osm', id: facility.id, name: facility.name ?? '' },
            distanceMeters: candidate.distanceMeters,
          };
        break;
      }
    if (likely && !this.options.keepDuplicates)
      return { line: draft.line, verdict: 'duplicate', name: draft.name, ...likely };
    return this.asNew(placed, osm);
  }

  private asNew(
    { draft, position, community, isPlaced }: Placed,
    osm: Facility | null,
  ): RowVerdict {
    const [lng, lat] = position!;
    const code = community ?? this.world.communityAt(position!);
    const values = {
      ...valuesOfDraft(draft, position, code, this.options.today),
      lng,
      lat,
    };
    return { line: draft.line, verdict: 'new', values, osm, isPlaced };
  }

  private compare({ draft, community, position, isPlaced }: Placed, index: number): RowVerdict {
    const row = this.world.rows[index]!;
    const { line } = draft;
    if (row.mergedInto !== null) {
      const of = { kind: 'row', id: row.mergedInto, name: row.name } as const;
      return { line, verdict: 'duplicate', name: draft.name, of, distanceMeters: 0 };
    }
    // Its community's middle is no news of where it is.
    const at = isPlaced ? null : position;
    const said = valuesOfDraft(draft, at, community, this.options.today);
    const changes = changesOf(row, said);
    if (changes.values.lng !== undefined && community === null) {
      const code = this.world.communityAt(at!);
      if (code !== null && code !== row.community)
        Object.assign(changes, changesOf(row, { ...said, community: code }));
    }
    return changes.fields.length === 0
      ? { line, verdict: 'same', id: row.id }
      : { line, verdict: 'changed', id: row.id, ...changes };
  }

  private atMiddle(one: Placed): Placed | Extract<RowVerdict, { verdict: 'error' }> {
    const middle = one.community === null ? null : this.world.middleOf(one.community);
    if (!middle) {
      const { line, communityCode, communityName, name } = one.draft;
      const value = communityCode ?? communityName ?? name;
      return { line, verdict: 'error', reasonKey: 'position-unplaced', value };
    }
    return { ...one, position: middle, isPlaced: true, like: { ...one.like, position: middle } };
  }

  private earlierLine(
    { like, draft }: Placed,
    i: number,
    earlier: readonly RowVerdict[],
  ): { of: DuplicateOf; distanceMeters: number } | null {
    for (const candidate of this.draftIndex.candidates(like, this.norms)) {
      const verdict = earlier[candidate.other]?.verdict;
      if (candidate.other >= i || verdict === 'error' || verdict === 'duplicate') continue;
      const other = this.draftAt(candidate.other)!;
      if (!this.isSurely(candidate, like, other) || this.isNumberedApart(draft, other)) continue;
      const of = { kind: 'line', otherLine: other.line, name: other.name } as const;
      return { of, distanceMeters: candidate.distanceMeters };
    }
    return null;
  }

  private isSurely(
    { nameLikeness: likeness }: DuplicateCandidate,
    like: LikeFacility,
    other: { categories: readonly string[] },
  ): boolean {
    return (
      likeness >= this.norms.certainName &&
      other.categories.some((code) => like.categories.includes(code))
    );
  }

  private isNumberedApart(
    draft: ImportDraft,
    other: { externalId?: string | null } | undefined,
  ): boolean {
    const number = other?.externalId ?? undefined;
    return draft.externalId !== undefined && number !== undefined && number !== draft.externalId;
  }

  private draftAt(i: number): ImportDraft | undefined {
    const one = this.placed[i]!;
    return 'draft' in one ? one.draft : undefined;
  }
}
