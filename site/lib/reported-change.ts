/** What an office can take over of the places that residents pointed out, and what is taken unless it chooses otherwise. */
import { moveBetween } from './compass.ts';
import type { Position } from './view-state.ts';

export interface ReportedChange {
  readonly at: Position;
  readonly apply: { readonly position: Position } | { readonly entrances: readonly Position[] };
}

export interface ReportedChanges {
  readonly choices: readonly ReportedChange[];
  /** Index of the choice that is made already; null: the office has to choose. */
  readonly preferred: number | null;
}

/** A locked gate is one of the entrances when a resident pressed so near to it. */
const sameGateMeters = 30;
const none: ReportedChanges = { choices: [], preferred: null };

/**
 * Moved: the facility goes to one of the places, the newest unless another is chosen. A locked gate: it is no entrance any more, if another
 * entrance is left.
 *
 * @param positions that residents pointed out, the newest first
 */
export function reportedChanges(
  kind: string,
  positions: readonly Position[],
  entrances: readonly Position[],
): ReportedChanges {
  const [newest] = positions;
  if (!newest) return none;
  if (kind === 'moved')
    return {
      choices: positions.map((position) => ({ at: position, apply: { position } })),
      preferred: 0,
    };
  if (kind !== 'gate-locked' || entrances.length < 2) return none;
  const away = entrances.map((entrance) => moveBetween(newest, entrance)?.meters ?? 0);
  const nearest = away.indexOf(Math.min(...away));
  return {
    choices: entrances.map((at) => ({
      at,
      apply: { entrances: entrances.filter((other) => other !== at) },
    })),
    preferred: away[nearest]! <= sameGateMeters ? nearest : null,
  };
}
