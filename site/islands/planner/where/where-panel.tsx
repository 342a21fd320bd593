import { PlannerAccount } from '../planner-account.tsx';
import { PlannersOnly } from '../planners-only.tsx';
import { usePlanner } from '../planner-tools.ts';
import { SitingPart } from './siting-part.tsx';

/** Looks for the sites that help most people. */
export function WherePanel() {
  const { words } = usePlanner();
  return (
    <div class="planner-today where">
      <p class="planner-lead">{words.t('planner.where.lead')}</p>
      <PlannerAccount>
        <PlannersOnly>
          <SitingPart />
        </PlannersOnly>
      </PlannerAccount>
    </div>
  );
}
