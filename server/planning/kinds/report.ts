/** The figures of areas' reports: everybody is measured once for all of them. */
import { areaFigures } from '../../domain/area-report/area-figures.ts';
import { measure } from '../../domain/area-report/measure.ts';
import { Coverage } from '../../domain/coverage/coverage.ts';
import type { ReportQuestion, Told } from '../questions.ts';
import { peopleIn, type PlanningWorld } from '../world.ts';

export function reportAnswer(
  world: PlanningWorld,
  { profile, areas, day }: ReportQuestion,
): Told<'report'> {
  const { engine, categories, memory, population } = world;
  const people = peopleIn(world, profile, null);
  const coverage = new Coverage(engine, people, { day, at: null }, memory);
  const measured = population && measure(coverage, categories);
  return {
    ok: true,
    answer: areas.map((area) => areaFigures(engine, measured, categories, area, day)),
  };
}
