import { formatPlannerView, type PlannerView } from '../planner-view.ts';

/** Opens the scenario for whoever has the link; everything else as it is looked at now. */
export const scenarioLink = (
  view: PlannerView,
  token: string,
  origin: string,
  path: string,
): string => `${origin}${path}#${formatPlannerView({ ...view, tab: 'what-if', scenario: token })}`;
