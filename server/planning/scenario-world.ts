/** The world as a scenario has it. Streets of the scenarios asked about last are kept, with what was searched on them. */
import type { Change } from '../contract/scenario.ts';
import { streetChanges, type Effect, type OtherStreets } from '../domain/scenario/other-streets.ts';
import type { ChangeProblem } from '../domain/scenario/problem.ts';
import { ScenarioEngines } from '../domain/scenario/scenario-engines.ts';
import { BytesKept } from './bytes-kept.ts';
import { KeptInThread } from './kept-in-thread.ts';
import type { PlanningWorld } from './world.ts';

/** Of changed networks, beside the region's own. */
const mostStreetBytes = 128 * 2 ** 20;
/** Of searches on each of them. */
const mostSearchBytes = 32 * 2 ** 20;

export type ScenarioWorld =
  | { ok: true; world: PlanningWorld; effects: readonly Effect[] }
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
  if (!streets) return { ok: true, world: { ...world, engine }, effects };
  const mark = JSON.stringify(streetChanges(changes).map(({ street }) => street));
  return {
    ok: true,
    world: { ...world, engine, memory: memoryOf(streets), changed: { from: world, streets: mark } },
    effects,
  };
}

function memoryOf(streets: OtherStreets): KeptInThread {
  let memory = memories.get(streets);
  if (!memory) memories.set(streets, (memory = new KeptInThread(new BytesKept(mostSearchBytes))));
  return memory;
}
