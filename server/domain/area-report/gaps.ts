/** What is missing, in order of the people whom it would help. */
import type { AreaFigures } from './area-figures.ts';

export interface Gap {
  category: string;
  /** Essential for somebody here; then only those count for whom it is. */
  inSet: boolean;
  people: number;
  meanSeconds: number | null;
  unreached: number;
  /** Communities with most of these people; none in the figures of a community. */
  where: { code: string; name: string; people: number }[];
}

const mostCommunities = 5;

/** What is essential first, each by people; categories with the same number of people stay in their order. */
export function gapsOf({ code: area, categories, communities }: AreaFigures): Gap[] {
  return categories
    .filter(({ gap }) => gap > 0)
    .map(({ code, inSet, gap, gapMeanSeconds, gapUnreached }) => ({
      category: code,
      inSet,
      people: gap,
      meanSeconds: gapMeanSeconds,
      unreached: gapUnreached,
      where: communities
        .filter((community) => community.code !== area)
        .map((community) => ({
          code: community.code,
          name: community.name,
          people: community.gaps.find(({ category }) => category === code)?.people ?? 0,
        }))
        .filter(({ people }) => people > 0)
        .sort((a, b) => b.people - a.people || (a.code < b.code ? -1 : 1))
        .slice(0, mostCommunities),
    }))
    .sort((a, b) => Number(b.inSet) - Number(a.inSet) || b.people - a.people);
}
