import { PlannerAccount } from '../planner-account.tsx';
import { PlannersOnly } from '../planners-only.tsx';
import { usePlanner } from '../planner-tools.ts';
import { OpenScenario } from './open-scenario.tsx';
import { ScenarioList } from './scenario-list.tsx';

/** Tries changes that touch no register; the whole page follows the scenario that is open. */
export function WhatIfPanel() {
  const { words, view } = usePlanner();
  return (
    <div class="planner-today what-if">
      <p class="planner-lead">{words.t('planner.what-if.lead')}</p>
      <PlannerAccount>
        {view.scenario ? (
          <OpenScenario key={view.scenario} reference={view.scenario} />
        ) : (
          <PlannersOnly>
            <ScenarioList />
          </PlannersOnly>
        )}
      </PlannerAccount>
    </div>
  );
}
