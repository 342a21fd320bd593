/** An engine over a region as a scenario would have it. */
import type { Change, ChangeFault } from '../../contract/scenario.ts';
import { contains, type Position } from '../../geo/position.ts';
import { changedNetwork, type StreetChange } from '../../network/changed/changed.ts';
import type { StreetEffect } from '../../network/changed/changed.ts';
import { snap } from '../../network/snap.ts';
import type { RegionEngine } from '../region-engine.ts';
import type { RegionData } from '../region.ts';
import { changedFacilities, quoted } from './changed-facilities.ts';
import { grownGround } from './grown-ground.ts';
import type { ChangeProblem } from './problem.ts';

/** What a change of streets came to, with its place in the list. */
export interface Effect {
  readonly change: number;
  readonly effect: StreetEffect;
}

export type ChangedEngine =
  | { ok: true; engine: RegionEngine; effects: readonly Effect[] }
  | { ok: false; problem: ChangeProblem };

/**
 * Facilities first, then streets, each in their order; all changes or none. While no street changes, the network with its searches, travel times
 * and access points is shared. Searches of the two engines are two where streets differ, and one where they do not: one question at a time.
 * @param streets an engine that the same changes of streets made before, to be used again while only facilities change
 */
export function changedEngine(
  engine: RegionEngine,
  changes: readonly Change[],
  categories: ReadonlySet<string>,
  streets?: { engine: RegionEngine; effects: readonly Effect[] },
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
  const { facilities } = listed;
  const made = streets
    ? { ok: true as const, ...streets }
    : changedStreets(engine, changes, facilities);
  if (!made.ok) return made;
  const data: RegionData = { ...made.engine.region, facilities };
  const changed = made.engine.over(data);
  const problem = offStreet(changed, changes);
  if (problem) return { ok: false, problem };
  return { ok: true, engine: changed, effects: made.effects };
}

function changedStreets(
  engine: RegionEngine,
  changes: readonly Change[],
  facilities: RegionData['facilities'],
): ChangedEngine {
  const { region, norms } = engine;
  const wanted: { change: number; street: StreetChange }[] = [];
  for (const [change, one] of changes.entries()) {
    const street = streetChange(one);
    if (!street) continue;
    const outside = (street.kind === 'add-path' ? street.line : [street.position]).find(
      ([lng, lat]) => !contains(region.info.bounds, lng, lat),
    );
    if (outside)
      return { ok: false, problem: { change, reason: 'outside-region', value: quoted(outside) } };
    wanted.push({ change, street });
  }
  if (wanted.length === 0) return { ok: true, engine, effects: [] };
  const made = changedNetwork(
    region.network,
    wanted.map(({ street }) => street),
    facilities.map(({ position }) => position),
    norms,
  );
  if (!made.ok) {
    const { change, street } = wanted[made.change]!;
    const { reason } = made.fault;
    return { ok: false, problem: { change, reason, value: quotedFault(street, made.fault) } };
  }
  const { network } = made;
  const { completeness } = region;
  const data: RegionData = {
    ...region,
    network,
    ...(completeness
      ? {
          completeness: {
            ...completeness,
            ground: grownGround(completeness.ground, region.network, network),
          },
        }
      : {}),
  };
  return {
    ok: true,
    engine: engine.onOtherStreets(data),
    effects: made.effects.map((effect, i) => ({ change: wanted[i]!.change, effect })),
  };
}

function streetChange(change: Change): StreetChange | null {
  if (change.kind === 'add-path') return { ...change, line: change.line as Position[] };
  if (change.kind === 'open-gate' || change.kind === 'close-street')
    return { kind: change.kind, position: change.position as Position };
  return null;
}

function quotedFault(street: StreetChange, fault: { reason: ChangeFault; at?: Position }): string {
  return quoted(fault.at ?? (street.kind === 'add-path' ? street.line[0]! : street.position));
}

/** The first facility put where no street is near: nobody would find it, and nothing would change. */
function offStreet({ region, norms }: RegionEngine, changes: readonly Change[]) {
  for (const [change, one] of changes.entries()) {
    if (one.kind !== 'add-facility' && one.kind !== 'move-facility') continue;
    const at = one.position as Position;
    if (snap(region.network, 'foot', at, norms.snapLimitMeters)) continue;
    return { change, reason: 'facility-joins-nothing' as const, value: quoted(at) };
  }
  return null;
}
