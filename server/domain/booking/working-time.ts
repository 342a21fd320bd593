/**
 * When a resource works: wall-clock spans of the week as moments.
 *
 * Decided here: on a public holiday nobody works whose plan goes `as-calendar`; a make-up day (调休) is worked as the weekday that it stands
 * in for (`local-days.ts`). A span belongs to the day it lies on, so of a night shift into a holiday the part before midnight is worked.
 * Spans that touch are one, over midnight too.
 */
import { merged, without } from './intervals.ts';
import type { LocalDay, LocalDays } from './local-days.ts';
import type { Absence, Interval, WorkingPlan, WorkingSpan } from './model.ts';

/** The weekday whose spans hold on a day; null: nobody works. */
export function weekdayWorked(plan: WorkingPlan, day: LocalDay): LocalDay['worksAs'] {
  return plan.holidays === 'ignore' ? day.weekday : day.worksAs;
}

/** When the plan is worked on these days, which must be in order. */
export function workingSpans(
  plan: WorkingPlan,
  days: readonly LocalDay[],
  local: LocalDays,
): Interval[] {
  const spansOf = weekOf(plan);
  const spans: Interval[] = [];
  for (const day of days) {
    const weekday = weekdayWorked(plan, day);
    if (weekday === null) continue;
    for (const { fromMinute, toMinute } of spansOf[weekday]!) {
      const startMs = local.momentOf(day, fromMinute);
      const endMs = local.momentOf(day, toMinute);
      const last = spans.at(-1);
      // Days and their spans come in order, so only the last can touch. A time that clocks skip leaves nothing of a span.
      if (last && startMs <= last.endMs) last.endMs = Math.max(last.endMs, endMs);
      else if (startMs < endMs) spans.push({ startMs, endMs });
    }
  }
  return spans;
}

/** Spans by weekday, each day's in order; a plan is asked again and again. */
const weeks = new WeakMap<readonly WorkingSpan[], WorkingSpan[][]>();

function weekOf({ spans }: WorkingPlan): WorkingSpan[][] {
  let week = weeks.get(spans);
  if (!week) {
    week = Array.from({ length: 8 }, () => []);
    for (const span of spans) week[span.weekday]!.push(span);
    for (const day of week) day.sort((a, b) => a.fromMinute - b.fromMinute);
    weeks.set(spans, week);
  }
  return week;
}

/** The same without the resource's absences. */
export function freeSpans(
  plan: WorkingPlan,
  absences: readonly Absence[],
  days: readonly LocalDay[],
  local: LocalDays,
): { spans: Interval[]; holidayUnknown: boolean } {
  return {
    spans: without(workingSpans(plan, days, local), merged(absences)),
    holidayUnknown: plan.holidays === 'as-calendar' && days.some((day) => day.holidayUnknown),
  };
}

export type PlanFault =
  | { reason: 'no-such-weekday'; weekday: number }
  | { reason: 'no-such-span'; fromMinute: number; toMinute: number }
  | { reason: 'overlap'; weekday: number; minute: number };

/** The first thing that is wrong with the spans of a plan; null where nothing is. */
export function planFault(plan: WorkingPlan): PlanFault | null {
  for (const { weekday, fromMinute, toMinute } of plan.spans) {
    if (!Number.isInteger(weekday) || weekday < 1 || weekday > 7)
      return { reason: 'no-such-weekday', weekday };
    const whole = Number.isInteger(fromMinute) && Number.isInteger(toMinute);
    if (!whole || fromMinute < 0 || toMinute > 1440 || fromMinute >= toMinute)
      return { reason: 'no-such-span', fromMinute, toMinute };
  }
  const sorted = [...plan.spans].sort(
    (a, b) => a.weekday - b.weekday || a.fromMinute - b.fromMinute,
  );
  for (const [i, span] of sorted.entries()) {
    const later = sorted[i + 1];
    if (later?.weekday === span.weekday && later.fromMinute < span.toMinute)
      return { reason: 'overlap', weekday: span.weekday, minute: later.fromMinute };
  }
  return null;
}
