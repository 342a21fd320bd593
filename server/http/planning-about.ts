/** What a planner's question is about: the region as it is in service now, its people, and names of what its communities belong to. */
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Community } from '../domain/region.ts';
import type { About } from '../planning/planner.ts';
import type { Parts } from './app.ts';

const namesOf = new WeakMap<readonly Community[], Readonly<Record<string, string>>>();

export function aboutOf({ records }: Pick<Parts, 'records'>, engine: RegionEngine): About {
  const { communities, info } = engine.region;
  let divisionNames = namesOf.get(communities);
  if (!divisionNames) {
    const codes = communities.flatMap(({ code }) =>
      code === null ? [] : [code.slice(0, 6), code.slice(0, 9)],
    );
    const names: Record<string, string> = { ...info.divisionNames };
    for (const code of new Set(codes)) {
      const division = records.divisions.byCode(code);
      if (division) names[code] = division.name;
    }
    namesOf.set(communities, (divisionNames = names));
  }
  return { engine, population: records.population.of(info.id), divisionNames };
}
