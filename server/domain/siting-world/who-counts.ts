/** Who counts, and how much: the people of a region as points with a weight, a place on the network and a limit. */
import { contains, position, type Position } from '../../geo/position.ts';
import { accessClassOf, type Profile } from '../../network/profiles.ts';
import { snap } from '../../network/snap.ts';
import type { AccessPoint } from '../../network/network.ts';
import type { Population, PopulationGroup } from '../coverage/population.ts';
import { communityAt, kindAt } from '../kind.ts';
import type { RegionEngine } from '../region-engine.ts';

/** How many times one of a group counts; 1 without it. */
export type Factors = Partial<Record<Exclude<PopulationGroup, 'people'>, number>>;

export interface WhoQuestion {
  profile: Profile;
  /** Instead of the norm of town or village. */
  minutes?: number | undefined;
  /** Who alone counts; everybody without it. */
  group?: PopulationGroup | undefined;
  factors?: Factors | undefined;
  /** Only who lives in this division; its code or the start of one. */
  area?: string | undefined;
}

export interface Who {
  ok: true;
  /** Points where somebody counts, one entry each. */
  weights: Float64Array;
  positions: Position[];
  /** Null where no street is near enough. */
  access: (AccessPoint | null)[];
  limitSeconds: Float64Array;
  /** Number in the region's `communities`; −1 for none. */
  communities: Int32Array;
  /** Without factors. */
  people: number;
}

export type WhoFault =
  { ok: false; reason: 'group-not-known'; group: string } | { ok: false; reason: 'nobody-counts' };

/** Cost: a look for a street, a community and a density for each point. */
export function whoCounts(
  engine: RegionEngine,
  { columns }: Population,
  { profile, minutes, group = 'people', factors = {}, area }: WhoQuestion,
): Who | WhoFault {
  const { region, norms } = engine;
  const base = columns[group];
  if (!base) return { ok: false, reason: 'group-not-known', group };
  const more: { values: Float64Array; factor: number }[] = [];
  for (const [name, factor] of Object.entries(factors)) {
    const values = columns[name as PopulationGroup];
    if (!values) return { ok: false, reason: 'group-not-known', group: name };
    more.push({ values, factor });
  }
  const numbers = new Map(region.communities.map((community, number) => [community, number]));
  const weights: number[] = [];
  const positions: Position[] = [];
  const access: (AccessPoint | null)[] = [];
  const limits: number[] = [];
  const communities: number[] = [];
  let people = 0;
  for (let point = 0; point < base.length; point++) {
    const own = base[point]!;
    if (!(own > 0)) continue;
    const at = position(columns.lng[point]!, columns.lat[point]!);
    if (!contains(region.info.bounds, at[0], at[1])) continue;
    const community = communityAt(region.communities, at);
    if (area !== undefined && !community?.code?.startsWith(area)) continue;
    people += own;
    weights.push(
      more.reduce((sum, { values, factor }) => sum + (factor - 1) * values[point]!, own),
    );
    positions.push(at);
    access.push(snap(region.network, accessClassOf(profile), at, norms.snapLimitMeters));
    limits.push(60 * (minutes ?? normMinutes(engine, at)));
    communities.push(community ? numbers.get(community)! : -1);
  }
  if (people === 0) return { ok: false, reason: 'nobody-counts' };
  return {
    ok: true,
    weights: Float64Array.from(weights),
    positions,
    access,
    limitSeconds: Float64Array.from(limits),
    communities: Int32Array.from(communities),
    people,
  };
}

function normMinutes({ region, norms }: RegionEngine, at: Position): number {
  return kindAt(region, at, norms).kind === 'urban' ? norms.urbanMinutes : norms.ruralMinutes;
}
