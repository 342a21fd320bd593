/** The figures of one area: its people by state, in all and category by category, and community by community. */
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

/** Of those for whom the category is essential; where it is for nobody of the area, of everybody. */
export interface CategoryFigures {
  code: string;
  /** Essential for somebody of the area. */
  inSet: boolean;
  people: number | null;
  covered: number;
  gap: number;
  unknown: number;
  unknownBecause: { register: number; border: number; street: number };
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
  /** People in a gap by category, of those who count in the whole area; only where there are any. */
  gaps: { category: string; people: number; inSet: boolean }[];
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
  const counts = categories.map((category) => categoryCount(measured, category, members));
  return {
    code: area,
    ...setFigures(measured, members),
    categories: counts.map((count) => ({
      ...count.figures(members),
      facilities: facilities.get(count.category.code) ?? 0,
    })),
    communities: found.map(([number, { code, name }]) => ({
      code: code!,
      name,
      ...setFigures(measured, membersOf(number)),
      gaps: counts.flatMap(({ category, inSet, inGap }) => {
        const people = inGap(membersOf(number));
        return people > 0 ? [{ category: category.code, people, inSet }] : [];
      }),
    })),
  };
}

function setFigures(measured: Measured | null, members: readonly number[]): SetFigures {
  const sums = { covered: 0, gap: 0, unknown: 0 };
  for (const i of members)
    sums[stateOf(outcomes[measured!.complete[i]!]!)] += measured!.people.weights.people[i]!;
  const people = sums.covered + sums.gap + sums.unknown;
  return {
    people: people > 0 ? people : null,
    complete: sums.covered,
    incomplete: sums.gap,
    unknown: sums.unknown,
  };
}

/** Counts people about one category. `inSet`: it is essential for somebody of the area. */
function categoryCount(
  measured: Measured | null,
  category: ReportedCategory,
  ofArea: readonly number[],
) {
  const found = measured ? outcomesOf(measured, category.code) : null;
  const { urban, rural } = category.essential;
  const needs = (i: number) => (measured!.people.rural[i] ? rural : urban);
  const weightOf = (i: number) => measured!.people.weights.people[i]!;
  const inSet = ofArea.some((i) => needs(i) && weightOf(i) > 0);
  const outcomeOf = (i: number) => outcomes[found!.outcome[i]!]!;

  const counts = (i: number) => !inSet || needs(i);

  const inGap = (members: readonly number[]): number =>
    members.reduce((sum, i) => (counts(i) && outcomeOf(i) === 'gap' ? sum + weightOf(i) : sum), 0);

  const figures = (members: readonly number[]): Omit<CategoryFigures, 'facilities'> => {
    const counted = members.filter(counts);
    const sums = { covered: 0, gap: 0, unknown: 0 };
    const unknownBecause = { register: 0, border: 0, street: 0 };
    const reached = new Mean(),
      reachedInGap = new Mean();
    let unreached = 0,
      gapUnreached = 0;
    for (const i of counted) {
      const weight = weightOf(i);
      const outcome = outcomeOf(i);
      const seconds = found!.seconds[i]!;
      sums[stateOf(outcome)] += weight;
      if (outcome === 'incomplete-register') unknownBecause.register += weight;
      if (outcome === 'data-border') unknownBecause.border += weight;
      if (outcome === 'no-street') unknownBecause.street += weight;
      if (seconds === Infinity) unreached += weight;
      if (seconds === Infinity && outcome === 'gap') gapUnreached += weight;
      if (!Number.isFinite(seconds)) continue;
      reached.add(seconds, weight);
      if (outcome === 'gap') reachedInGap.add(seconds, weight);
    }
    const people = sums.covered + sums.gap + sums.unknown;
    return {
      code: category.code,
      inSet,
      people: people > 0 ? people : null,
      ...sums,
      unknownBecause,
      unreached,
      gapUnreached,
      meanSeconds: reached.value(),
      gapMeanSeconds: reachedInGap.value(),
      p90Seconds: found
        ? percentile(
            counted.map((i) => found.seconds[i]!),
            counted.map(weightOf),
            0.9,
          )
        : null,
    };
  };
  return { category, inSet, inGap, figures };
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
