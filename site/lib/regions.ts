import type { RegionAnswer } from '../../server/contract/region.ts';
import type { Position } from './view-state.ts';

export function contains({ bounds }: RegionAnswer, [lng, lat]: Position): boolean {
  const [west, south, east, north] = bounds;
  return lng >= west! && lng <= east! && lat >= south! && lat <= north!;
}

/** The region that a position belongs to: the preferred one where several overlap, undefined outside all. */
export function regionAt(
  regions: readonly RegionAnswer[],
  position: Position,
  preferred?: string,
): RegionAnswer | undefined {
  const around = regions.filter((region) => contains(region, position));
  return around.find(({ id }) => id === preferred) ?? around[0];
}

/** The region to open with: the asked one, else the first real one, else the sample. */
export function firstRegion(
  regions: readonly RegionAnswer[],
  asked?: string,
): RegionAnswer | undefined {
  return (
    regions.find(({ id }) => id === asked) ??
    regions.find(({ invented }) => !invented) ??
    regions[0]
  );
}
