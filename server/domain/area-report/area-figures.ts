/** The figures of one area: its people by state, in all and category by category, and community by community. */
import { completeness } from '../coverage/essential-set.ts';
import { outcomes, stateOf, type Outcomes } from '../coverage/outcomes.ts';
import { percentile } from '../coverage/percentiles.ts';
import { communityAt } from '../kind.ts';
import type { RegionEngine } from '../region-engine.ts';
import { communityOfFacility } from '../register/community-at.ts';
import { isClosedOn } from '../register/entry.ts';
import type { Community } from '../region.ts';
import type { Measured, ReportedCategory } from './measure.ts';

/** People by whether their circle holds the whole essential set. Null people: no population is known. */
export interface SetFigures {
  people: number | null;
  complete: number;
  incomplete: number;
  unknown: number;
}

export interface CategoryFigures {
  code: string;
  people: number | null;
  covered: number;
  gap: number;
  unknown: number;
  unknownBecause: { register: number; border: number; street: number };
  /** Of those for whom it is essential. */
  needed: { people: number; gap: number; unknown: number };
  /** People with a street who can reach none, and those of them who are in a gap. */
  unreached: number;
  gapUnreached: number;
  /** To the nearest, over who can reach one; null where nobody can. */
  meanSeconds: number | null;
  gapMeanSeconds: number | null;
  /** Infinity where too many reach none. */
  p90Seconds: number | null;
  facilities: number;
}

export interface CommunityFigures extends SetFigures {
  code: string;
  name: string;
  /** People left out by category, only where there are any; `needed` of those for whom it is essential. */
  gaps: { category: string; people: number; needed: number }[];
}

export interface AreaFigures extends SetFigures {
  code: string;
  categories: CategoryFigures[];
  /** Those of the area that have a boundary on this map, itself if it is one; by code. */
  communities: CommunityFigures[];
}

/** Communities of an area on a region's map by their numbers; codes of areas are the beginnings of theirs. */
export function communitiesOn(engine: RegionEngine, area: string): [number, Community][] {
  return [...engine.region.communities.entries()]
    .filter(([, { code }]) => code?.length === 12 && code.startsWith(area))
    .sort(([, a], [, b]) => (a.code! < b.code! ? -1 : 1));
}

/** @param measured null where no population is known: then nothing is said of anybody */
export function areaFigures(
  engine: RegionEngine,
  measured: Measured | null,
  categories: readonly ReportedCategory[],
  area: string,
  day: string,
): AreaFigures {
  const found = communitiesOn(engine, area);
  const facilities = facilitiesIn(engine, area, day);
  const membersOf = (number: number) => measured?.membersOf.get(number) ?? [];
  const members = found.flatMap(([number]) => membersOf(number));
  return {
    code: area,
    ...setFigures(measured, members),
    categories: categories.map((category) => ({
      ...categoryFigures(measured, category, members),
      facilities: facilities.get(category.code) ?? 0,
    })),
    communities: found.map(([number, { code, name }]) => ({
      code: code!,
      name,
      ...setFigures(measured, membersOf(number)),
      gaps: gapsOf(measured, categories, membersOf(number)),
    })),
  };
}

function setFigures(measured: Measured | null, members: readonly number[]): SetFigures {
  const sums = { covered: 0, gap: 0, unknown: 0 };
  for (const i of members) sums[completeness(measured!.essential[i]!)] += measured!.weights[i]!;
  const people = sums.covered + sums.gap + sums.unknown;
  return {
    people: people > 0 ? people : null,
    complete: sums.covered,
    incomplete: sums.gap,
    unknown: sums.unknown,
  };
}

function categoryFigures(
  measured: Measured | null,
  { code, essential }: ReportedCategory,
  members: readonly number[],
): Omit<CategoryFigures, 'facilities'> {
  const sums = { covered: 0, gap: 0, unknown: 0 };
  const unknownBecause = { register: 0, border: 0, street: 0 };
  const needed = { people: 0, gap: 0, unknown: 0 };
  const reached = new Mean(),
    reachedInGap = new Mean();
  let unreached = 0,
    gapUnreached = 0;
  const found = measured ? outcomesOf(measured, code) : null;
  for (const i of members) {
    const weight = measured!.weights[i]!;
    const outcome = outcomes[found!.outcome[i]!]!;
    const state = stateOf(outcome);
    const seconds = found!.seconds[i]!;
    sums[state] += weight;
    if (outcome === 'incomplete-register') unknownBecause.register += weight;
    if (outcome === 'data-border') unknownBecause.border += weight;
    if (outcome === 'no-street') unknownBecause.street += weight;
    if (essential[measured!.people.persons[i]!.kind]) {
      needed.people += weight;
      if (state !== 'covered') needed[state] += weight;
    }
    if (Number.isFinite(seconds)) reached.add(seconds, weight);
    if (seconds === Infinity) unreached += weight;
    if (state === 'gap' && Number.isFinite(seconds)) reachedInGap.add(seconds, weight);
    if (state === 'gap' && seconds === Infinity) gapUnreached += weight;
  }
  const people = sums.covered + sums.gap + sums.unknown;
  return {
    code,
    people: people > 0 ? people : null,
    ...sums,
    unknownBecause,
    needed,
    unreached,
    gapUnreached,
    meanSeconds: reached.value(),
    gapMeanSeconds: reachedInGap.value(),
    p90Seconds: found
      ? percentile(
          members.map((i) => found.seconds[i]!),
          members.map((i) => measured!.weights[i]!),
          0.9,
        )
      : null,
  };
}

function gapsOf(
  measured: Measured | null,
  categories: readonly ReportedCategory[],
  members: readonly number[],
): CommunityFigures['gaps'] {
  return categories.flatMap(({ code, essential }) => {
    let people = 0,
      needed = 0;
    for (const i of members) {
      const { outcome } = outcomesOf(measured!, code);
      if (outcomes[outcome[i]!] !== 'gap') continue;
      people += measured!.weights[i]!;
      if (essential[measured!.people.persons[i]!.kind]) needed += measured!.weights[i]!;
    }
    return people > 0 ? [{ category: code, people, needed }] : [];
  });
}

function outcomesOf({ byCategory }: Measured, code: string): Outcomes {
  const found = byCategory.get(code);
  if (!found) throw new Error(`category "${code}" has not been measured`);
  return found;
}

/** Open facilities that stand in the area, by category. */
function facilitiesIn({ region }: RegionEngine, area: string, day: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const facility of region.facilities) {
    if (isClosedOn(facility, day)) continue;
    const code = region.completeness
      ? communityOfFacility(region, facility)
      : (facility.community ?? communityAt(region.communities, facility.position)?.code ?? null);
    if (!code?.startsWith(area)) continue;
    for (const category of facility.categories)
      counts.set(category, (counts.get(category) ?? 0) + 1);
  }
  return counts;
}

/** A mean of seconds, weighted by people. */
class Mean {
  private sum = 0;
  private weight = 0;

  add(seconds: number, weight: number): void {
    this.sum += seconds * weight;
    this.weight += weight;
  }

  value(): number | null {
    return this.weight > 0 ? this.sum / this.weight : null;
  }
}
