/** Whether a visit is possible, the long way round: on Shanghai's clock by plain arithmetic, in weeks without holidays, minute by minute for working time. */
import type { Position } from '../../../../server/geo/position.ts';
import { occupyingStates, type Resource } from '../../../../server/domain/booking/model.ts';
import type { Row, Snapshot } from './calendar.ts';
import { violations } from './invariants.ts';

const minuteMs = 60_000;
const dayMs = 1440 * minuteMs;
const shanghaiMs = 8 * 60 * minuteMs;

interface Visit {
  offering: string;
  door: Position | null;
  startMs: number;
  /** A booking whose time this would be instead of its own. */
  instead: string | null;
}

/** Ids of the resources that could take it. */
export function whoCould(snapshot: Snapshot, visit: Visit): string[] {
  const { nowMs, shop } = snapshot;
  const offering = shop.offerings.find(({ id }) => id === visit.offering)!;
  const wall = visit.startMs + shanghaiMs;
  const days = Math.floor(wall / dayMs) - Math.floor((nowMs + shanghaiMs) / dayMs);
  if (visit.startMs < nowMs + offering.minimumNoticeMinutes * minuteMs) return [];
  if (days > offering.windowDays) return [];
  if (((wall % dayMs) / minuteMs) % offering.stepMinutes !== 0) return [];
  return shop.resources
    .filter((resource) => resource.offerings.includes(visit.offering))
    .filter((resource) => couldTake(snapshot, visit, resource))
    .map(({ id }) => id);
}

function couldTake(snapshot: Snapshot, visit: Visit, resource: Resource): boolean {
  const { shop, absences, suspensions, nowMs } = snapshot;
  const offering = shop.offerings.find(({ id }) => id === visit.offering)!;
  const endMs = visit.startMs + offering.durationsMinutes[0]! * minuteMs;
  const away = [...absences.filter((one) => one.resource === resource.id), ...suspensions];
  for (let t = visit.startMs; t < endMs; t += minuteMs)
    if (!worksAt(resource, t) || away.some((one) => one.startMs <= t && t < one.endMs))
      return false;
  const placed: Row = {
    id: 'placed',
    resident: 'anybody',
    offering: visit.offering,
    resource: resource.id,
    startMs: visit.startMs,
    endMs,
    blockedStartMs: visit.startMs - offering.bufferBeforeMinutes * minuteMs,
    blockedEndMs: endMs + offering.bufferAfterMinutes * minuteMs,
    door: visit.door,
    state: 'confirmed',
    enteredMs: nowMs,
    heldUntilMs: null,
    extensions: 0,
  };
  const others = snapshot.rows.filter(
    (row) =>
      row.id !== visit.instead &&
      row.resource === resource.id &&
      (occupyingStates as readonly string[]).includes(row.state) &&
      (row.heldUntilMs === null || row.heldUntilMs > nowMs),
  );
  // Put there, it would break nothing: only what the row's own history would say is left out.
  const broken = violations({ ...snapshot, rows: [...others, placed] });
  return broken.every((one) => /not what happened last|holds too many/.test(one));
}

function worksAt({ plan }: Resource, momentMs: number): boolean {
  const wall = momentMs + shanghaiMs;
  const weekday = new Date(wall).getUTCDay() || 7;
  const minute = (wall % dayMs) / minuteMs;
  return plan.spans.some(
    (span) => span.weekday === weekday && span.fromMinute <= minute && minute < span.toMinute,
  );
}
