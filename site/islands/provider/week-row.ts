import type { Visit } from '../../lib/day-legs.ts';
import type { Piece } from '../../lib/week-cells.ts';

/** One of the people and places in a week. */
export interface WeekRow {
  readonly resource: string;
  readonly label: string;
  /** One list for each day. */
  readonly days: readonly (readonly Piece<Visit>[])[];
}
