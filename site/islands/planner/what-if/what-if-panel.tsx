import { usePlanner } from '../planner-tools.ts';

/** Tries changes that touch no register; the whole page follows the scenario that is open. */
export function WhatIfPanel() {
  const { words } = usePlanner();
  return <p class="planner-lead">{words.t('planner.what-if.lead')}</p>;
}
