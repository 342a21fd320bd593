/** Who vouches that the register is complete: for each category, how many communities of an area have signed. */
import type { RegionEngine } from '../region-engine.ts';
import { communitiesOn } from './area-figures.ts';

export interface SignatureCount {
  category: string;
  /** Declared complete for the whole map at its import. */
  wholeMap: boolean;
  /** Communities of the area on this map whose signature holds on the day. */
  signed: number;
  /** The first of these to expire, YYYY-MM-DD. */
  until: string | null;
}

/** A signature holds up to and with its last day. */
export function signaturesIn(
  engine: RegionEngine,
  area: string,
  categories: readonly string[],
  day: string,
): SignatureCount[] {
  const { info, completeness } = engine.region;
  const codes = communitiesOn(engine, area).map(([, { code }]) => code!);
  return categories.map((category) => {
    const until = codes
      .map((code) => completeness?.signed.get(category)?.get(code) ?? '')
      .filter((last) => last >= day)
      .sort();
    return {
      category,
      wholeMap: info.complete.includes(category),
      signed: until.length,
      until: until[0] ?? null,
    };
  });
}
