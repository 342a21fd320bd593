import type { CompareQuestion } from '../../../../server/contract/compare.ts';
import type { Changes } from './changes.ts';
import type { PlannerView } from '../planner-view.ts';

/** What is compared with today: changes that are being made, or a scenario that somebody shared. */
export type Compared =
  | { readonly changes: Changes; readonly scenario?: never }
  | { readonly scenario: string; readonly changes?: never };

/** The whole set is no one figure that could be compared; clinics stand in for it, and the page says so. */
export const comparedCategory = ({ category }: PlannerView): string =>
  category === 'essential' ? 'health' : category;

/** Asks by the terms of the view, so that the comparison speaks of what the map shows. */
export function compareQuestion(
  view: PlannerView,
  region: string,
  { changes, scenario }: Compared,
  brief = false,
): CompareQuestion {
  return {
    region,
    ...(changes ? { changes: [...changes] } : { scenario: scenario! }),
    category: comparedCategory(view),
    profile: view.profile,
    ...(view.minutes !== undefined && { minutes: view.minutes }),
    ...(view.at && { at: view.at }),
    level: view.level,
    ...(view.size !== undefined && { size: view.size }),
    ...(brief && { brief }),
  };
}
