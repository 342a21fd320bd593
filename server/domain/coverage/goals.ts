/** Where people want to get to: the access points of facilities, or plain nodes. */
import type { AccessPoint } from '../../network/network.ts';
import type { Profile } from '../../network/profiles.ts';
import type { RegionEngine } from '../region-engine.ts';
import { isClosedOn } from '../register/entry.ts';

export interface Goal extends AccessPoint {
  /** Number in the region's `facilities`, or whatever else tells goals apart. */
  facility: number;
}

export interface Goals {
  readonly onEdge: ReadonlyMap<number, readonly Goal[]>;
  /** Nodes that are goals themselves: 0 seconds. */
  readonly nodes: readonly number[];
}

/** Cost: one pass over the goals. */
export function goalsOf(goals: Iterable<Goal>, nodes: readonly number[] = []): Goals {
  const onEdge = new Map<number, Goal[]>();
  for (const goal of goals) {
    const there = onEdge.get(goal.edge);
    if (there) there.push(goal);
    else onEdge.set(goal.edge, [goal]);
  }
  return { onEdge, nodes };
}

/** The access points of these facilities, by their numbers. */
export function goalsTo(engine: RegionEngine, profile: Profile, numbers: Iterable<number>): Goals {
  const { byFacility } = engine.access(profile);
  const goals: Goal[] = [];
  for (const number of numbers)
    for (const point of byFacility[number]!) goals.push({ ...point, facility: number });
  return goalsOf(goals);
}

/** Goals of each category that has a facility open on `day` (YYYY-MM-DD), by the access points that the circle uses. */
export function goalsByCategory(
  engine: RegionEngine,
  profile: Profile,
  day: string,
): Map<string, Goals> {
  const { byFacility } = engine.access(profile);
  const found = new Map<string, Goal[]>();
  engine.region.facilities.forEach((facility, number) => {
    if (isClosedOn(facility, day)) return;
    for (const code of facility.categories) {
      const goals = found.get(code) ?? [];
      for (const point of byFacility[number]!) goals.push({ ...point, facility: number });
      found.set(code, goals);
    }
  });
  return new Map([...found].map(([code, goals]) => [code, goalsOf(goals)]));
}
