import type { ScheduleAnswer } from '../../server/contract/booking.ts';
import type { Profile } from '../../server/contract/profile.ts';
import { minutesBetween } from './week-cells.ts';
import type { Position } from './view-state.ts';

export type Visit = ScheduleAnswer['visits'][number];

/** A way to be gone on a day: from the base to one's first visit, then from visit to visit. */
export interface Leg {
  readonly visit: string;
  readonly from: Position;
  readonly to: Position;
  readonly profile: Profile;
  readonly fromBase: boolean;
}

const over = new Set(['cancelled', 'declined', 'no-show', 'expired']);

/** Visits that are made; those called off are no station. */
export const isMade = ({ state }: Pick<Visit, 'state'>): boolean => !over.has(state);

/** Legs in the order of the visits. What has no visible door has no leg, and the next one starts where the last leg ended. */
export function legsOf(visits: readonly Visit[], base: Position): Leg[] {
  const at = new Map<string, Position>();
  return visits.filter(isMade).flatMap((visit) => {
    const door = visit.details?.door;
    if (!door || !visit.profile) return [];
    const to: Position = [door[0]!, door[1]!];
    const from = at.get(visit.resource) ?? base;
    const fromBase = !at.has(visit.resource);
    at.set(visit.resource, to);
    return [{ visit: visit.id, from, to, profile: visit.profile, fromBase }];
  });
}

/** Minutes between the end of the visit before of the same staff and the start of this one; null for the first. */
export function gapsBefore(visits: readonly Visit[]): Map<string, number | null> {
  const last = new Map<string, Visit>();
  const gaps = new Map<string, number | null>();
  for (const visit of visits.filter(isMade)) {
    const before = last.get(visit.resource);
    gaps.set(visit.id, before ? minutesBetween(before.end, visit.start) : null);
    last.set(visit.resource, visit);
  }
  return gaps;
}
