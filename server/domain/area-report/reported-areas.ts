/** Areas that a region's map holds something of: communities with a boundary, and the streets and districts above them. */
import type { RegionEngine } from '../region-engine.ts';
import { communitiesOn } from './area-figures.ts';

/** Digits of a code at the levels that a report is made for. */
export const reportedLengths = [6, 9, 12] as const;

/** Each once, districts before streets before communities, by code. */
export function reportedAreas(engine: RegionEngine): string[] {
  const codes = communitiesOn(engine, '44').map(([, { code }]) => code!);
  return reportedLengths.flatMap((length) => [
    ...new Set(codes.map((code) => code.slice(0, length))),
  ]);
}
