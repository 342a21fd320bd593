/** The world as a scenario has it. Streets of the scenarios asked about last are kept, with what was searched on them. */
import type { Change } from '../contract/scenario.ts';
import type { People } from '../domain/coverage/people.ts';
import { movedPeople } from '../domain/scenario/moved-people.ts';
import type { Effect, OtherStreets } from '../domain/scenario/other-streets.ts';
import type { ChangeProblem } from '../domain/scenario/problem.ts';
import { ScenarioEngines } from '../domain/scenario/scenario-engines.ts';
import { accessClassOf } from '../network/profiles.ts';
import { BytesKept } from './bytes-kept.ts';
import { KeptInThread } from './kept-in-thread.ts';
import { peopleIn, type PlanningWorld } from './world.ts';

/** Of changed networks, beside the region's own. */
const mostStreetBytes = 128 * 2 ** 20;
/** Of searches on each of them. */
const mostSearchBytes = 32 * 2 ** 20;

export type ScenarioWorld =
  | { ok: true; world: PlanningWorld; effects: readonly Effect[]; streets: OtherStreets | null }
  | { ok: false; problem: ChangeProblem };

const kept = new WeakMap<KeptInThread, ScenarioEngines>();
const memories = new WeakMap<OtherStreets, KeptInThread>();

export function scenarioWorld(world: PlanningWorld, changes: readonly Change[]): ScenarioWorld {
  let engines = kept.get(world.memory);
  if (!engines) {
    const codes = new Set(world.categories.map(({ code }) => code));
    kept.set(world.memory, (engines = new ScenarioEngines(codes, mostStreetBytes)));
  }
  const changed = engines.of(world.engine, changes);
  if (!changed.ok) return changed;
  const { engine, effects, streets } = changed;
  return {
    ok: true,
    world: { ...world, engine, memory: memoryOf(world, streets) },
    effects,
    streets,
  };
}

function memoryOf(world: PlanningWorld, streets: OtherStreets | null): KeptInThread {
  if (!streets) return world.memory;
  let memory = memories.get(streets);
  if (!memory) memories.set(streets, (memory = new KeptInThread(new BytesKept(mostSearchBytes))));
  return memory;
}

/** The same people, in the same order, on the scenario's streets. */
export function peopleThen(
  today: PlanningWorld,
  then: { world: PlanningWorld; streets: OtherStreets | null },
  people: People,
  minutes: number | null,
): People {
  if (!then.streets) return people;
  const { engine, memory } = then.world;
  const key = `moved ${accessClassOf(people.profile)} ${memory.nameOf([people.edge])}`;
  const moved = memory.keep(key, () => {
    const asked = peopleIn(today, people.profile, null);
    return movedPeople(asked, today.engine, engine);
  });
  const limitSeconds =
    minutes === null ? moved.limitSeconds : new Float64Array(moved.count).fill(60 * minutes);
  return { ...moved, profile: people.profile, limitSeconds };
}
