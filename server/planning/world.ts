/** All that a question is answered from, in the thread or without one. */
import type { Category } from '../domain/categories.ts';
import { placePeople, withLimit, type People } from '../domain/coverage/people.ts';
import { movedPeople } from '../domain/scenario/moved-people.ts';
import { accessClassOf, type Profile } from '../network/profiles.ts';
import type { KeptInThread } from './kept-in-thread.ts';
import type { About } from './planner.ts';

export interface PlanningWorld extends About {
  readonly categories: readonly Category[];
  readonly memory: KeptInThread;
  /** Of a scenario whose streets are others: the world that it was made from, and what tells its streets from others. */
  readonly changed?: { readonly from: PlanningWorld; readonly streets: string };
}

/** Everybody with the limit that holds for them; nobody where no population is known. */
export function peopleIn(world: PlanningWorld, profile: Profile, minutes: number | null): People {
  const { engine, population, memory } = world;
  const columns = population?.columns ?? nobody;
  const { communities } = engine.region;
  const key = `people ${accessClassOf(profile)} ${memory.nameOf([columns, communities])}`;
  const placed = memory.keep(key, () => {
    const from = world.changed?.from;
    if (from)
      return movedPeople(peopleIn({ ...from, population }, profile, null), from.engine, engine);
    const found = placePeople(engine, columns, profile);
    // The import has looked at every weight.
    if (!found.ok) throw new Error(`point ${found.point}: ${found.field} is ${found.value}`);
    return found.people;
  });
  return { ...withLimit(placed, engine.norms, minutes ?? undefined), profile };
}

const none = new Float64Array(0);
const nobody = {
  lng: none,
  lat: none,
  people: none,
  elderly: null,
  children: null,
  nonRegistered: null,
};
