import type { ChangeFault } from '../../contract/scenario.ts';

/** Why a scenario cannot be made. */
export interface ChangeProblem {
  /** Place of the change in the list, from 0. */
  change: number;
  reason: ChangeFault;
  /** What the sentence quotes. */
  value: string;
  /** Within which something was looked for and not found. */
  meters?: number;
}
