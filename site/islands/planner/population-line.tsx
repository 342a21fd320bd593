import type { PopulationMeta } from '../../../server/contract/population.ts';
import { populationLine } from '../../lib/planner/population-words.ts';
import { usePlanner } from './planner-tools.ts';

/** Source and grain of the people, wherever people are counted. */
export function PopulationLine({ population }: { readonly population: PopulationMeta | null }) {
  const { words } = usePlanner();
  return <p class="planner-source">{populationLine(population, words)}</p>;
}
