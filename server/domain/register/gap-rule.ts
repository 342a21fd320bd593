import type { CategoryInCircle } from '../../contract/circle.ts';
import type { Position } from '../../geo/position.ts';
import type { Reach } from '../../network/reach.ts';
import type { RegionData } from '../region.ts';
import { touchedBy } from './touched.ts';

export interface GapRule {
  /** Whether the register holds all that there is of the category in the circle. */
  complete(category: string): boolean;
  /** How many of the communities touched have signed; undefined where no community is known. */
  signed(category: string): CategoryInCircle['signed'];
}

/**
 * A category is complete if its region was declared so at import, or if every community that the circle touches has signed for it and
 * the signature holds on the asked day. Ground in no known community has nobody who could sign.
 * @param day YYYY-MM-DD on the region's wall clock
 */
export function gapRuleFor(
  { info, completeness }: RegionData,
  reach: Reach,
  position: Position,
  limitSeconds: number,
  day: string,
): GapRule {
  const declared = new Set(info.complete);
  if (!completeness || completeness.ground.communities.length === 0)
    return { complete: (category) => declared.has(category), signed: () => undefined };
  const { codes, outside } = touchedBy(completeness.ground, reach, position, limitSeconds);
  const count = (category: string) => {
    const until = completeness.signed.get(category);
    if (!until) return 0;
    return codes.filter((code) => code !== null && (until.get(code) ?? '') >= day).length;
  };
  return {
    complete: (category) =>
      declared.has(category) || (!outside && count(category) === codes.length),
    signed: (category) => ({ communities: count(category), of: codes.length, outside }),
  };
}
