import { Skeleton } from '../../ui/skeleton.tsx';
import { usePlanner } from '../planner-tools.ts';
import { AreaCard } from './area-card.tsx';
import { AreaTable } from './area-table.tsx';
import { CapacityPart } from './capacity-part.tsx';
import { Charts } from './charts.tsx';
import { Downloads } from './downloads.tsx';
import { EquityTable } from './equity-table.tsx';
import { EssentialPart } from './essential-part.tsx';
import { Verdict } from './verdict.tsx';

/** How things are: sentences first, then areas, then how it is spread among people. */
export function TodayPanel() {
  const { coverage, words } = usePlanner();
  if (!coverage)
    return (
      <>
        <p role="status">{words.t('planner.loading')}</p>
        <Skeleton lines={6} />
      </>
    );
  return (
    <div class="planner-today">
      <Verdict coverage={coverage} />
      <AreaCard coverage={coverage} />
      <AreaTable coverage={coverage} />
      <EssentialPart coverage={coverage} />
      <Charts coverage={coverage} />
      <EquityTable coverage={coverage} />
      <CapacityPart coverage={coverage} />
      <Downloads coverage={coverage} />
    </div>
  );
}
