/** What a division code means: its name, what lies above it, and the region that holds its boundary. */
import { areasAbove } from '../../domain/areas.ts';
import type { RegionEngine } from '../../domain/region-engine.ts';
import type { Community } from '../../domain/region.ts';
import type { Position } from '../../geo/position.ts';
import { pointInside } from '../../geo/point-inside.ts';
import { position } from '../../geo/position.ts';
import { isArea } from '../../domain/roles.ts';
import type { Parts } from '../app.ts';

export const levels = {
  2: 'province',
  4: 'city',
  6: 'area',
  9: 'street',
  12: 'community',
} as const;

export interface Named {
  readonly code: string;
  readonly name: string;
}

export interface Subject extends Named {
  readonly level: (typeof levels)[keyof typeof levels];
  /** Nearest first: street, district, city. Dongguan's district is the city itself and stands once. */
  readonly above: readonly Named[];
  /** Where a region's own data tells of the community. */
  readonly mapped: { readonly engine: RegionEngine; readonly community: Community } | null;
}

/** Null for a code that nobody knows. */
export function subjectOf({ records, regions }: Parts, code: string): Subject | null {
  if (!isArea(code)) return null;
  const { divisions } = records;
  const level = levels[code.length as keyof typeof levels];
  const mapped = code.length === 12 ? mappedIn(regions().all(), code) : null;
  const division = divisions.byCode(code);
  const name = division?.name ?? mapped?.community.name;
  if (name === undefined) return null;
  const above = areasAbove(code)
    .slice(1, -1)
    .toReversed()
    .flatMap((upper) => divisions.byCode(upper) ?? [])
    .filter((upper, i, all) => upper.name !== name && all[i - 1]?.name !== upper.name)
    .map((upper) => ({ code: upper.code, name: upper.name }));
  return { code, name, level, above, mapped };
}

function mappedIn(engines: readonly RegionEngine[], code: string): Subject['mapped'] {
  for (const engine of engines) {
    const community = engine.region.communities.find((one) => one.code === code);
    if (community) return { engine, community };
  }
  return null;
}

/** A place within a community whose boundary is known; null for any other. */
export function middleOf({ mapped }: Subject): Position | null {
  const middle = mapped && pointInside(mapped.community.polygons);
  return middle ? position(middle[0]!, middle[1]!) : null;
}
