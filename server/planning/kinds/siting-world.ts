/** The world in which a siting run looks for sites: made here, beside circles, and solved in a thread of the run's own. */
import { makeWorld } from '../../domain/siting-world/make-world.ts';
import type { SitingWorldQuestion, Told } from '../questions.ts';
import type { PlanningWorld } from '../world.ts';

export function sitingWorldAnswer(
  { engine, population }: PlanningWorld,
  { wish }: SitingWorldQuestion,
): Told<'siting-world'> {
  // Who asks has looked whether anybody is known to live there.
  if (!population) throw new Error(`no population for ${engine.region.info.id}`);
  return { ok: true, answer: makeWorld(engine, population, wish) };
}
