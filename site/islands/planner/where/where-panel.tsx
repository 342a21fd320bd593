import { usePlanner } from '../planner-tools.ts';

/** Looks for the sites that help most people. */
export function WherePanel() {
  const { words } = usePlanner();
  return <p class="planner-lead">{words.t('planner.where.lead')}</p>;
}
