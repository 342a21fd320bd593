/** An engine over a region as a scenario would have it. */
import type { Change } from '../../contract/scenario.ts';
import type { Position } from '../../geo/position.ts';
import { snap } from '../../network/snap.ts';
import type { RegionEngine } from '../region-engine.ts';
import { changedFacilities, quoted } from './changed-facilities.ts';
import { otherStreets, streetChanges, type Effect, type OtherStreets } from './other-streets.ts';
import type { ChangeProblem } from './problem.ts';

export type ChangedEngine =
  | {
      ok: true;
      engine: RegionEngine;
      effects: readonly Effect[];
      /** Null where no street changes: then the network with its searches and travel times is the region's own. */
      streets: OtherStreets | null;
    }
  | { ok: false; problem: ChangeProblem };

/**
 * Facilities first, then streets, each in their order; all changes or none. Neither the engine nor anything that it holds is changed.
 * @param known the streets that the same changes of streets made before, to be used again while only facilities change
 */
export function changedEngine(
  engine: RegionEngine,
  changes: readonly Change[],
  categories: ReadonlySet<string>,
  known?: OtherStreets,
): ChangedEngine {
  const { region } = engine;
  const listed = changedFacilities(
    {
      facilities: region.facilities,
      bounds: region.info.bounds,
      categories,
      standsFor: (id) => {
        const number = engine.facilityNumber(id);
        return number === undefined ? undefined : region.facilities[number]!.id;
      },
    },
    changes,
  );
  if (!listed.ok) return listed;
  const data = { ...region, facilities: listed.facilities };
  const wanted = streetChanges(changes);
  let streets: OtherStreets | null = null;
  if (wanted.length > 0) {
    const made = known
      ? { ok: true as const, streets: known }
      : otherStreets(engine.over(data), wanted);
    if (!made.ok) return made;
    ({ streets } = made);
  }
  const changed = streets ? streets.under(data) : engine.over(data);
  const problem = offStreet(changed, changes);
  if (problem) return { ok: false, problem };
  const effects = (streets?.effects ?? []).map((effect, i) => ({
    change: wanted[i]!.change,
    effect,
  }));
  return { ok: true, engine: changed, effects, streets };
}

/** The first facility put where no street is near: nobody would find it, and nothing would change. */
function offStreet(
  { region, norms }: RegionEngine,
  changes: readonly Change[],
): ChangeProblem | null {
  for (const [change, one] of changes.entries()) {
    if (one.kind !== 'add-facility' && one.kind !== 'move-facility') continue;
    const at = one.position as Position;
    if (snap(region.network, 'foot', at, norms.snapLimitMeters)) continue;
    const meters = norms.snapLimitMeters;
    return { change, reason: 'facility-joins-nothing', value: quoted(at), meters };
  }
  return null;
}
