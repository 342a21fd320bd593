/**
 * Which records stand for one place twice: a row of the register and an element of OpenStreetMap that no row speaks of, or two rows.
 * Likeness is that of imports (`likeness.ts`). What was merged away still lends its name and place to the row that speaks for it.
 */
import { position as positionOf } from '../../geo/position.ts';
import { distanceMeters } from '../../geo/distance.ts';
import type { Facility } from '../region.ts';
import { isClosedOn } from './entry.ts';
import { FacilityIndex, type DuplicateCandidate, type LikeFacility } from './likeness.ts';
import { osmStateOf, type OsmState } from './osm-otherwise.ts';
import type { RegisterNorms } from './register-norms.ts';

export interface PairRow {
  id: string;
  name: string;
  categories: readonly string[];
  lng: number;
  lat: number;
  closedOn: string | null;
  mergedInto: string | null;
  externalId: string | null;
  importId: string | null;
}

/** What was compared, as it was then. */
export interface Compared {
  /** The record itself: a merged one where its name is what is alike. */
  record: string;
  name: string;
  lng: number;
  lat: number;
}

export interface PairFacts {
  facility: Compared;
  other: Compared;
  distanceMeters: number;
  /** 0 to 1. */
  nameLikeness: number;
  /** What OpenStreetMap said, where the other one is its element. */
  element?: OsmState;
}

export interface LikelyPair {
  kind: 'osm-duplicate' | 'row-duplicate';
  /** A row that stands for itself; of two rows the one whose id comes first. */
  facility: string;
  other: string;
  facts: PairFacts;
}

type Limits = Pick<RegisterNorms, 'duplicateMeters' | 'duplicateName' | 'certainName'>;

/** Two ids as one, whichever comes first. */
export function pairKey(a: string, b: string): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

/** A row, the one that it leads to, and what may be the same place. */
export interface RowPairs {
  row: PairRow;
  root: PairRow;
  pairs: LikelyPair[];
}

/**
 * The pairs of each row in turn; a pair may come several times, the likeliest record is the caller's to keep. A closed row is compared with
 * elements alone: it hides the one that it is. Cost: bounded for each row, as `FacilityIndex` says.
 * @param rows with all that their `mergedInto` leads to
 * @param osm elements that no row speaks of
 * @param today decides what is closed
 */
export function* likelyPairs(
  rows: readonly PairRow[],
  osm: readonly Facility[],
  norms: Limits,
  today: string,
): Generator<RowPairs> {
  const rootOf = rootsOf(rows);
  const elements = new FacilityIndex(
    osm.map(({ name, categories, position }) => ({ name: name ?? '', categories, position })),
  );
  const index = new FacilityIndex(rows.map((row) => likeOf(row)));
  for (const row of rows) {
    const root = rootOf(row);
    if (!root) continue;
    const like = likeOf(row);
    const found: LikelyPair[] = [];
    for (const candidate of elements.candidates(like, norms)) {
      const element = osm[candidate.other]!;
      found.push(pairWithElement(root, row, element, candidate));
    }
    if (!isClosedOn(root, today))
      for (const candidate of index.candidates(like, norms)) {
        const other = rows[candidate.other]!;
        const otherRoot = rootOf(other);
        if (!otherRoot || otherRoot.id === root.id || isClosedOn(otherRoot, today)) continue;
        if (!isNumberedApart(row, other))
          found.push(pairOfRows([root, row], [otherRoot, other], candidate));
      }
    yield { row, root, pairs: found };
  }
}

function likeOf({ name, categories, lng, lat }: PairRow): LikeFacility {
  return { name, categories, position: positionOf(lng, lat) };
}

/** Whether one of the two was renamed, or moved farther than the norm, since they were judged. */
export function isOtherPair(
  before: PairFacts,
  now: PairFacts,
  { duplicateMovedMeters }: Pick<RegisterNorms, 'duplicateMovedMeters'>,
): boolean {
  return (['facility', 'other'] as const).some((side) => {
    const [a, b] = [before[side], now[side]];
    return a.name !== b.name || distanceMeters(a.lng, a.lat, b.lng, b.lat) > duplicateMovedMeters;
  });
}

/** Of two findings about one pair the one between the records that stand for themselves, else the likelier. */
export function isBetter(a: LikelyPair, b: LikelyPair): boolean {
  const own = ({ facility, other, facts }: LikelyPair) =>
    Number(facts.facility.record === facility) + Number(facts.other.record === other);
  return own(a) - own(b) > 0 || (own(a) === own(b) && a.facts.nameLikeness > b.facts.nameLikeness);
}

/** The row that a row leads to; null where it leads out of the rows or in a circle. */
function rootsOf(rows: readonly PairRow[]): (row: PairRow) => PairRow | null {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return (row) => {
    let at: PairRow | undefined = row;
    for (let step = 0; at && at.mergedInto !== null; step++)
      at = step < rows.length ? byId.get(at.mergedInto) : undefined;
    return at ?? null;
  };
}

function pairWithElement(
  root: PairRow,
  row: PairRow,
  element: Facility,
  { distanceMeters: meters, nameLikeness }: DuplicateCandidate,
): LikelyPair {
  const state = osmStateOf(element);
  const other = { record: element.id, name: state.name, lng: state.lng, lat: state.lat };
  const facts = { facility: compared(row), other, distanceMeters: meters, nameLikeness };
  return {
    kind: 'osm-duplicate',
    facility: root.id,
    other: element.id,
    facts: { ...facts, element: state },
  };
}

function pairOfRows(
  a: readonly [root: PairRow, row: PairRow],
  b: readonly [root: PairRow, row: PairRow],
  { distanceMeters: meters, nameLikeness }: DuplicateCandidate,
): LikelyPair {
  const [[first, firstRow], [second, secondRow]] = a[0].id < b[0].id ? [a, b] : [b, a];
  const sides = { facility: compared(firstRow), other: compared(secondRow) };
  return {
    kind: 'row-duplicate',
    facility: first.id,
    other: second.id,
    facts: { ...sides, distanceMeters: meters, nameLikeness },
  };
}

function compared({ id, name, lng, lat }: PairRow): Compared {
  return { record: id, name, lng, lat };
}

/** Lines of one table that bear numbers of their own are different places, however alike. */
function isNumberedApart(a: PairRow, b: PairRow): boolean {
  return (
    a.importId !== null &&
    a.importId === b.importId &&
    a.externalId !== null &&
    b.externalId !== null &&
    a.externalId !== b.externalId
  );
}
