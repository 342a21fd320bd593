import type { Coverage, CoverageArea } from '../../../server/contract/coverage.ts';
import { classOfShare } from './minutes-scale.ts';
import type { MapLook, PlannerView } from './planner-view.ts';

/** What colours the map: minutes only where there are tiles of them; the whole set and a second choice have figures of areas alone. */
export const paintedBy = (coverage: Coverage, view: PlannerView): MapLook =>
  coverage.tiles === null ? 'areas' : view.look;

/** Share of an area's people who are known to be left out, from 0 to 1; null where nothing can be said of anybody. */
export function shareLeftOut({
  people,
  gap,
  unknown,
}: Pick<CoverageArea, 'people' | 'gap' | 'unknown'>): number | null {
  if (people === null || people <= 0) return null;
  // Where nobody is known to be left out and some are unknown, “nobody” would be a claim.
  return gap === 0 && unknown > 0 ? null : gap / people;
}

/** Class of the scale of every area, or `unknown`, which is hatched and never coloured. */
export function fillsOf({ areas }: Pick<Coverage, 'areas'>): Map<string, number | 'unknown'> {
  const fills = new Map<string, number | 'unknown'>();
  for (const area of areas) {
    if (area.code === null) continue;
    const share = shareLeftOut(area);
    fills.set(area.code, share === null ? 'unknown' : classOfShare(share));
  }
  return fills;
}
