/** Which maps in service hold something of an area, and the areas that they hold: looked up once for each version of a region. */
import { communitiesOn } from '../../domain/area-report/area-figures.ts';
import { reportedAreas } from '../../domain/area-report/reported-areas.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Community } from '../../domain/region.ts';

const kept = new WeakMap<readonly Community[], readonly string[]>();

export function areasOn(engine: RegionEngine): readonly string[] {
  const { communities } = engine.region;
  let areas = kept.get(communities);
  if (!areas) kept.set(communities, (areas = reportedAreas(engine)));
  return areas;
}

/** Regions that hold communities of the area, the one with most of them first. */
export function regionsWith(engines: readonly RegionEngine[], area: string): RegionEngine[] {
  return engines
    .map((engine) => ({ engine, count: communitiesOn(engine, area).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count)
    .map(({ engine }) => engine);
}
