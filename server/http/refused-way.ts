/** Refusals that every question from one place to another shares. */
import type { RegionEngine } from '../domain/region-engine.ts';
import type { RouteResult } from '../domain/way-there.ts';
import { contains, type Position } from '../geo/position.ts';
import type { Regions } from '../store/regions.ts';
import { Refusal } from './errors.ts';
import { pickRegion } from './pick-region.ts';
import { asTyped, shown } from './query.ts';

/** Refuses an end that lies in no region, or in another one than the start. */
export function holdTogether(
  regions: Regions,
  engine: RegionEngine,
  from: Position,
  to: Position,
): void {
  if (contains(engine.region.info.bounds, to[0], to[1])) return;
  pickRegion(regions, to, undefined);
  throw new Refusal('different-regions', { from: written(from), to: written(to) });
}

/** @param facility the facility asked for, and how the end was typed. */
export function refusedWay(
  result: Exclude<RouteResult, { ok: true }>,
  engine: RegionEngine,
  from: Position,
  to: Position | undefined,
  facility: { id: string; typed: string },
): Refusal {
  if (result.reason === 'too-far-from-street') {
    return new Refusal(result.reason, {
      ...asTyped(result.which === 'from' ? from : to!),
      meters: engine.norms.snapLimitMeters,
    });
  }
  return new Refusal(result.reason, {
    value: shown(facility.id),
    from: written(from),
    to: to ? written(to) : shown(facility.typed),
  });
}

function written(at: Position): string {
  const { lng, lat } = asTyped(at);
  return `${lng},${lat}`;
}
