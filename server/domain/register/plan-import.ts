/**
 * What a table of facilities would do to the register, line by line, before anything is written.
 *
 * A line is the row with its number, where name or place agree with it; else the row of nearly the same name within a category and the norms'
 * distance. What is like another place without being surely it is a duplicate, for a person to judge. Lines of one table that bear numbers of their own
 * are different places, however alike.
 *
 * Invariant where the caller has areas: every line that would write lies in one of them, and so does every row and every element of OpenStreetMap
 * that it would write over. A line beyond them is an error; a place of others can only be what a line is like.
 */
import { distanceMeters } from '../../geo/distance.ts';
import { position as positionOf, type Position } from '../../geo/position.ts';
import type { Facility } from '../region.ts';
import { changesOf, valuesOfDraft } from './changed-fields.ts';
import type {
  ImportDraft,
  ImportErrorKey,
  Likeness,
  NewRow,
  RegisterRow,
  RowVerdict,
} from './import-verdict.ts';
import { FacilityIndex, type DuplicateCandidate, type LikeFacility } from './likeness.ts';
import { comparable, nameLikeness, type ComparableName } from './name-likeness.ts';
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
  /** May the caller write what belongs to this community, or to none? Without it everything may be written. */
  isOwn?(community: string | null): boolean;
}

export interface PlanOptions {
  /** YYYY-MM-DD on the offices' wall clock. */
  today: string;
  /** Lines that are written as new ones though they are duplicates. */
  keep: KeptLines;
}

export type KeptLines = 'all' | ReadonlySet<number>;

type Limits = Pick<RegisterNorms, 'duplicateMeters' | 'duplicateName' | 'certainName'>;

type ErrorVerdict = Extract<RowVerdict, { verdict: 'error' }>;

/** A line whose community and position are settled. */
interface Placed {
  draft: ImportDraft;
  community: string | null;
  position: Position | null;
  isPlaced: boolean;
}

/** One verdict for each draft, in order. Cost: a bounded number of comparisons a line, as `FacilityIndex` says. */
export function planImport(
  drafts: readonly ImportDraft[],
  world: ImportWorld,
  norms: Limits,
  options: PlanOptions,
): RowVerdict[] {
  return [...new Planner(drafts, world, norms, options).each()].filter((one) => one !== null);
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
    if (verdict) found.push(verdict);
    if (!verdict || found.length % linesAtOnce === 0) await pause();
  }
  return found;
}

const none = -1;

class Planner {
  private readonly drafts: readonly ImportDraft[];
  private readonly world: ImportWorld;
  private readonly norms: Limits;
  private readonly options: PlanOptions;
  private readonly osm: readonly Facility[];
  // Made by `prepare`.
  /** By draft: its community's code, null where it names none, or why it cannot be taken. */
  private communities: (string | null | ErrorVerdict)[] = [];
  private rowIndex!: FacilityIndex;
  private osmIndex!: FacilityIndex;
  private draftIndex!: FacilityIndex;
  /** Row → the draft that is it. */
  private readonly rowTaken: Int32Array;
  private readonly osmTaken = new Set<number>();
  /** Of rows, made when the first is asked for. */
  private nameOf: Map<string, string> | undefined;

  constructor(
    drafts: readonly ImportDraft[],
    world: ImportWorld,
    norms: Limits,
    options: PlanOptions,
  ) {
    this.drafts = drafts;
    this.world = world;
    this.norms = norms;
    this.options = options;
    this.rowTaken = new Int32Array(world.rows.length).fill(none);
    const unspoken = new Set(world.osm.map(({ id }) => id));
    for (const { id, osmId } of world.rows) {
      unspoken.delete(id);
      if (osmId !== null) unspoken.delete(osmId);
    }
    this.osm = world.osm.filter(({ id }) => unspoken.has(id));
  }

  /** Verdicts in order; null where it may be paused too. */
  *each(): Generator<RowVerdict | null> {
    yield* this.prepare();
    const matches = this.byNumber();
    const earlier: RowVerdict['verdict'][] = [];
    for (const [i, draft] of this.drafts.entries()) {
      const verdict = this.verdictOf(draft, i, matches[i]!, earlier);
      earlier.push(verdict.verdict);
      yield verdict;
    }
  }

  private *prepare(): Generator<null> {
    this.communities = this.drafts.map((draft) => this.communityOf(draft));
    yield null;
    const { rows } = this.world;
    this.rowIndex = new FacilityIndex({
      length: rows.length,
      at(i) {
        const { name, categories, lng, lat } = rows[i]!;
        return { name, categories, position: positionOf(lng, lat) };
      },
    });
    yield null;
    this.osmIndex = new FacilityIndex(
      this.osm.map(({ name, categories, position }) => ({
        name: name ?? '',
        categories,
        position,
      })),
    );
    yield null;
    this.draftIndex = new FacilityIndex({
      length: this.drafts.length,
      at: (i) => (isError(this.communities[i]!) ? nothing : this.drafts[i]),
    });
    yield null;
  }

  private verdictOf(
    draft: ImportDraft,
    i: number,
    row: number,
    earlier: readonly RowVerdict['verdict'][],
  ): RowVerdict {
    const community = this.communities[i]!;
    if (isError(community)) return community;
    const one = { draft, community, position: draft.position, isPlaced: false };
    return row === none ? this.judge(one, i, earlier) : this.compare(one, row);
  }

  private communityOf(draft: ImportDraft): string | null | ErrorVerdict {
    const { line, position } = draft;
    const named = this.world.communityNamed(draft);
    if (!named.ok)
      return { line, verdict: 'error', reasonKey: named.reasonKey, value: named.value };
    const around = named.code ?? (position && this.world.communityAt(position));
    return around === null || this.isOwn(around)
      ? named.code
      : { line, verdict: 'error', reasonKey: 'outside-your-area', value: around };
  }

  /** Draft → row. Numbers are settled before names, so that no name takes a row whose number comes later. */
  private byNumber(): Int32Array {
    const { rows } = this.world;
    const first = new Map<string, number>();
    const next = new Int32Array(rows.length).fill(none);
    for (let i = rows.length - 1; i >= 0; i--) {
      const { externalId } = rows[i]!;
      if (externalId === null) continue;
      next[i] = first.get(externalId) ?? none;
      first.set(externalId, i);
    }
    const matches = new Int32Array(this.drafts.length).fill(none);
    this.drafts.forEach((draft, i) => {
      if (draft.externalId === undefined || isError(this.communities[i]!)) return;
      let row = first.get(draft.externalId) ?? none;
      while (row !== none && !this.mayBe(draft, row)) row = next[row]!;
      if (row === none) return;
      matches[i] = row;
      this.rowTaken[row] = i;
    });
    return matches;
  }

  private mayBe(draft: ImportDraft, row: number): boolean {
    const { community } = this.world.rows[row]!;
    return this.rowTaken[row] === none && this.isOwn(community) && this.agrees(draft, row);
  }

  /** Two offices may both count from 1: a number alone is not enough. */
  private agrees(like: LikeFacility, row: number): boolean {
    const { name, lng, lat, categories } = this.world.rows[row]!;
    if (nameLikeness(comparable(like.name), comparable(name)) >= this.norms.duplicateName)
      return true;
    const shared = categories.some((code) => like.categories.includes(code));
    if (!shared || !like.position) return false;
    return (
      distanceMeters(lng, lat, like.position[0], like.position[1]) <= this.norms.duplicateMeters
    );
  }

  private judge(one: Placed, i: number, earlier: readonly RowVerdict['verdict'][]): RowVerdict {
    const placed = one.position === null ? this.atMiddle(one) : one;
    if ('verdict' in placed) return placed;
    const { draft, position } = placed;
    const like = { name: draft.name, categories: draft.categories, position };
    const name = comparable(draft.name);
    let likely: Likeness | null = null;
    for (const candidate of this.rowIndex.candidates(like, this.norms, name)) {
      const row = this.world.rows[candidate.other]!;
      const taken = this.rowTaken[candidate.other]!;
      if (taken !== none) {
        if (this.isNumberedApart(draft, this.drafts[taken]!)) continue;
      } else if (!this.isOwn(row.community)) {
        // What others have closed is not shown to this caller, and stands in nobody's way.
        if (row.status === 'closed' || row.mergedInto !== null) continue;
      } else if (this.isSurely(candidate, like, row) && !this.isNumberedApart(draft, row)) {
        this.rowTaken[candidate.other] = i;
        return this.compare(placed, candidate.other);
      }
      likely ??= {
        of: { kind: 'row', id: row.id, name: row.name },
        distanceMeters: candidate.distanceMeters,
      };
    }
    likely ??= this.earlierLine(like, i, earlier, name);
    let osm: Facility | null = null;
    if (!likely)
      for (const candidate of this.osmIndex.candidates(like, this.norms, name)) {
        if (this.osmTaken.has(candidate.other)) continue;
        const facility = this.osm[candidate.other]!;
        if (this.isSurely(candidate, like, facility) && this.isOwnGround(facility)) {
          osm = facility;
          this.osmTaken.add(candidate.other);
        } else
          likely = {
            of: { kind: 'osm', id: facility.id, name: facility.name ?? '' },
            distanceMeters: candidate.distanceMeters,
          };
        break;
      }
    const { keep } = this.options;
    if (likely && keep !== 'all' && !keep.has(draft.line))
      return { line: draft.line, verdict: 'duplicate', name: draft.name, ...likely };
    const verdict = this.asNew(placed, osm);
    return likely && verdict.verdict === 'new' ? { ...verdict, kept: likely } : verdict;
  }

  private asNew(
    { draft, position, community, isPlaced }: Placed,
    osm: Facility | null,
  ): RowVerdict {
    const code = community ?? this.world.communityAt(position!);
    if (code === null && !this.isOwn(null)) {
      const { line, name } = draft;
      return { line, verdict: 'error', reasonKey: 'in-no-community', value: name };
    }
    const values = valuesOfDraft(draft, position, code, this.options.today) as NewRow['values'];
    return { line: draft.line, verdict: 'new', values, osm, isPlaced };
  }

  private compare({ draft, community, position, isPlaced }: Placed, index: number): RowVerdict {
    const row = this.world.rows[index]!;
    const { line } = draft;
    if (row.mergedInto !== null) {
      const id = row.mergedInto;
      this.nameOf ??= new Map(this.world.rows.map((one) => [one.id, one.name]));
      const of = { kind: 'merged', id, name: this.nameOf.get(id) ?? row.name } as const;
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

  private atMiddle(one: Placed): Placed | ErrorVerdict {
    const middle = one.community === null ? null : this.world.middleOf(one.community);
    if (!middle) {
      const { line, communityCode, communityName, name } = one.draft;
      const value = communityCode ?? communityName ?? name;
      return { line, verdict: 'error', reasonKey: 'position-unplaced', value };
    }
    return { ...one, position: middle, isPlaced: true };
  }

  private earlierLine(
    like: LikeFacility,
    i: number,
    earlier: readonly RowVerdict['verdict'][],
    name: ComparableName,
  ): Likeness | null {
    for (const candidate of this.draftIndex.candidates(like, this.norms, name)) {
      const verdict = earlier[candidate.other];
      if (candidate.other >= i || verdict === 'error' || verdict === 'duplicate') continue;
      const other = this.drafts[candidate.other]!;
      if (!this.isSurely(candidate, like, other)) continue;
      if (this.isNumberedApart(this.drafts[i]!, other)) continue;
      const of = { kind: 'line', otherLine: other.line, name: other.name } as const;
      return { of, distanceMeters: candidate.distanceMeters };
    }
    return null;
  }

  private isOwn(community: string | null): boolean {
    return this.world.isOwn?.(community) ?? true;
  }

  /** Where nobody knows a community, the element is nobody else's. */
  private isOwnGround({ position: at }: Facility): boolean {
    const community = this.world.communityAt(at);
    return community === null || this.isOwn(community);
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

  private isNumberedApart(draft: ImportDraft, other: { externalId?: string | null }): boolean {
    const number = other.externalId ?? undefined;
    return draft.externalId !== undefined && number !== undefined && number !== draft.externalId;
  }
}

/** Stands for a draft that cannot be taken: it is like nothing. */
const nothing: LikeFacility = { name: '', categories: [], position: null };

function isError(community: string | null | ErrorVerdict): community is ErrorVerdict {
  return typeof community === 'object' && community !== null;
}
