import type { Coverage } from '../../../../server/contract/coverage.ts';
import { capacityLines } from '../../../lib/planner/capacity-words.ts';
import { PopulationLine } from '../population-line.tsx';
import { usePlanner } from '../planner-tools.ts';

/** Competition for places, where any capacity is known. */
export function CapacityPart({ coverage }: { readonly coverage: Coverage }) {
  const { words } = usePlanner();
  if (!coverage.capacity) return null;
  return (
    <section aria-labelledby="planner-capacity">
      <h2 id="planner-capacity">{words.t('planner.capacity')}</h2>
      {capacityLines(coverage.capacity, words).map((line) => (
        <p key={line}>{line}</p>
      ))}
      <p class="quiet">{words.t('planner.capacity-method')}</p>
      <PopulationLine population={coverage.population} />
    </section>
  );
}
