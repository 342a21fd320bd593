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
type Refused = Extract<RowVerdict, { verdict: 'error' }>;

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

class Planner {
  private readonly world: ImportWorld;
  private readonly norms: Limits;
  private readonly options: PlanOptions;
  private readonly drafts: readonly ImportDraft[];
  private readonly osm: readonly Facility[];
  // Made by `prepare`.
  private placed: (Placed | Refused)[] = [];
  private rowIndex!: FacilityIndex;
  private osmIndex!: FacilityIndex;
  private draftIndex!: FacilityIndex;
  /** Row, OSM facility → the draft that is it. */
  private readonly rowTaken = new Map<number, number>();
  private readonly osmTaken = new Set<number>();
  /** Of rows, made when the first is asked for. */
  private nameOf: Map<string, string> | undefined;

  constructor(
    drafts: readonly ImportDraft[],
    world: ImportWorld,
    norms: Limits,
    options: PlanOptions,
  ) {
    this.world = world;
    this.norms = norms;
    this.options = options;
    this.drafts = drafts;
    const spokenFor = new Set(world.rows.flatMap(({ id, osmId }) => [id, osmId ?? id]));
    this.osm = world.osm.filter(({ id }) => !spokenFor.has(id));
  }

  /** Verdicts in order; null where it may be paused too. */
  *each(): Generator<RowVerdict | null> {
    yield* this.prepare();
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

  private *prepare(): Generator<null> {
    this.placed = this.drafts.map((draft) => this.place(draft));
    yield null;
    this.rowIndex = new FacilityIndex(
      this.world.rows.map(({ name, categories, lng, lat }) => ({
        name,
        categories,
        position: positionOf(lng, lat),
      })),
    );
    yield null;
    this.osmIndex = new FacilityIndex(
      this.osm.map(({ name, categories, position }) => ({
        name: name ?? '',
        categories,
        position,
      })),
    );
    yield null;
    this.draftIndex = new FacilityIndex(
      this.placed.map((one) =>
        'like' in one ? one.like : { name: '', categories: [], position: null },
      ),
    );
    yield null;
  }

  private place(draft: ImportDraft): Placed | Refused {
    const { line, name, categories } = draft;
    const named = this.world.communityNamed(draft);
    if (!named.ok)
      return { line, verdict: 'error', reasonKey: named.reasonKey, value: named.value };
    const around = named.code ?? (draft.position && this.world.communityAt(draft.position));
    if (around !== null && !this.isOwn(around))
      return { line, verdict: 'error', reasonKey: 'outside-your-area', value: around };
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
        ?.find(
          (candidate) =>
            !this.rowTaken.has(candidate) &&
            this.isOwn(this.world.rows[candidate]!.community) &&
            this.agrees(one, candidate),
        );
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
    let likely: Likeness | null = null;
    for (const candidate of this.rowIndex.candidates(like, this.norms)) {
      const row = this.world.rows[candidate.other]!;
      const taken = this.rowTaken.get(candidate.other);
      if (taken !== undefined) {
        if (this.isNumberedApart(draft, this.draftAt(taken))) continue;
      } else if (!this.isOwn(row.community)) {
        // What others have closed is not shown to this caller, and stands in nobody's way.
        if (row.status === 'closed' || row.mergedInto !== null) continue;
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
    const [lng, lat] = position!;
    const code = community ?? this.world.communityAt(position!);
    if (code === null && !this.isOwn(null)) {
      const { line, name } = draft;
      return { line, verdict: 'error', reasonKey: 'in-no-community', value: name };
    }
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

  private atMiddle(one: Placed): Placed | Refused {
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
  ): Likeness | null {
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
