/** Totals of communities, held against the region: which lie in it, and whether they can be true. */
import type { PopulationNorms } from '../../domain/coverage/population-norms.ts';
import type { PopulationGroup } from '../../domain/coverage/population.ts';
import type { Community } from '../../domain/region.ts';
import type { Bounds } from '../../geo/position.ts';
import { areaWithin, squareMetersOf } from './area-within.ts';
import { mostFaultsShown, type PointFault, type PopulationRefusal } from './faults.ts';
import type { CommunityTotal } from './read-table.ts';
import { unitsPerPerson } from './share-out.ts';

/** A community of the region, and those of its people who live within the region's bounds, in whole 1024ths. */
export interface PlacedTotal {
  community: Community;
  people: number;
  elderly: number | null;
  children: number | null;
  nonRegistered: number | null;
  squareMeters: number;
}

export type PlacedTotals =
  | {
      ok: true;
      totals: PlacedTotal[];
      /** Communities beyond the bounds or without a boundary here, and the parts of others that reach out. */
      outside: { points: number; people: number };
      /** Parts that not every community says. */
      leftOut: PopulationGroup[];
      /** Side of a square as large as the middle community. */
      grainMeters: number;
    }
  | { ok: false; refusal: PopulationRefusal };

const parts = ['elderly', 'children', 'nonRegistered'] as const;

/**
 * Where a boundary reaches beyond the region's bounds, only the share of its ground within them counts: no house is known
 * beyond, and all its people on those within would be too many.
 */
export function placeTotals(
  totals: readonly CommunityTotal[],
  told: readonly PopulationGroup[],
  { communities, bounds }: { communities: readonly Community[]; bounds: Bounds },
  norms: PopulationNorms,
): PlacedTotals {
  const byCode = new Map(communities.map((community) => [community.code, community]));
  const faults: PointFault[] = [];
  const outside = { points: 0, people: 0 };
  const placed: PlacedTotal[] = [];
  const leftOut = parts.filter(
    (part) => told.includes(part) && totals.some(({ weights }) => weights[part] === undefined),
  );
  for (const { line, code, weights } of totals) {
    const fault = (what: Omit<PointFault, 'at'>) => faults.push({ at: { line }, ...what });
    if (!isSound(weights, fault)) continue;
    const community = byCode.get(code);
    const squareMeters = community ? squareMetersOf(community.polygons) : 0;
    const share =
      community && squareMeters > 0 ? areaWithin(community.polygons, bounds) / squareMeters : 0;
    if (!community || share === 0) {
      outside.points++;
      outside.people += weights.people;
      continue;
    }
    const most = Math.min(norms.pointPeople, (squareMeters / 1e6) * norms.peoplePerSquareKilometer);
    if (weights.people > most) {
      fault({ reason: 'absurd', field: 'people', value: String(weights.people), limit: most });
      continue;
    }
    const within = (weight: number) => Math.round(weight * share * unitsPerPerson) / unitsPerPerson;
    const part = (name: (typeof parts)[number]) =>
      told.includes(name) && !leftOut.includes(name) ? within(weights[name]!) : null;
    if (share < 1) outside.people += weights.people - within(weights.people);
    placed.push({
      community,
      people: within(weights.people),
      elderly: part('elderly'),
      children: part('children'),
      nonRegistered: part('nonRegistered'),
      squareMeters,
    });
  }
  const refuse = (refusal: PopulationRefusal): PlacedTotals => ({ ok: false, refusal });
  if (faults.length > 0)
    return refuse({
      reason: 'faults',
      count: faults.length,
      first: faults.slice(0, mostFaultsShown),
    });
  if (outside.points > placed.length)
    return refuse({
      reason: 'outside',
      inside: placed.length,
      outside: outside.points,
      swapped: false,
    });
  if (!placed.some(({ people }) => people > 0)) return refuse({ reason: 'nobody' });
  const areas = placed.map(({ squareMeters }) => squareMeters).sort((a, b) => a - b);
  const grainMeters = Math.round(Math.sqrt(areas[areas.length >> 1]!));
  return { ok: true, totals: placed, outside, leftOut, grainMeters };
}

function isSound(
  weights: CommunityTotal['weights'],
  fault: (what: Omit<PointFault, 'at'>) => void,
): boolean {
  for (const field of ['people', ...parts] as const) {
    const weight = weights[field];
    if (weight === undefined) continue;
    const what = { field, value: String(weight) };
    if (!Number.isFinite(weight)) fault({ reason: 'no-number', ...what });
    else if (weight < 0) fault({ reason: 'negative', ...what });
    else if (weight > weights.people)
      fault({ reason: 'part-above-whole', ...what, limit: weights.people });
    else continue;
    return false;
  }
  return true;
}
