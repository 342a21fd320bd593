/**
 * When a lane could start: windows of moments, found by walking its working time and its jobs once.
 *
 * Between two jobs that follow each other every start has the same neighbours, so all that the rule between jobs allows there is one
 * window; the visit itself must lie in one working span, which is one window for each span. A start is free where both allow it.
 * Buffers and ways may reach beyond working time: they keep jobs apart, and do not shorten the day.
 */
import { before, without } from './intervals.ts';
import type { Lane, LaneJob, Ready } from './lanes.ts';
import type { LocalDay } from './local-days.ts';
import type { Interval, WorkingPlan } from './model.ts';
import { workingSpans } from './working-time.ts';

/** Starts from `firstMs` to `lastMs`, both included. */
export interface Window {
  firstMs: number;
  lastMs: number;
}

/** What may be left out, to find what stands in the way. */
export interface Leaving {
  holidays?: boolean;
  absences?: boolean;
  certificates?: boolean;
  suspensions?: boolean;
}

/** Where the visit may lie on these days, in order, and run on from their last into the next. */
export function openSpans(
  ready: Ready,
  lane: Lane,
  days: readonly LocalDay[],
  leaving: Leaving = {},
): Interval[] {
  if (days.length === 0) return [];
  const plan: WorkingPlan = leaving.holidays
    ? { ...lane.resource.plan, holidays: 'ignore' }
    : lane.resource.plan;
  const { local } = ready.world;
  // A span may begin the evening before and a visit end the day after; no visit lasts longer than a day.
  const around = [local.day(days[0]!.dayBefore), ...days, local.day(days.at(-1)!.dayAfter)];
  let spans = workingSpans(plan, around, local);
  if (!leaving.absences) spans = without(spans, lane.absences);
  if (!leaving.suspensions) spans = without(spans, ready.suspended);
  return leaving.certificates ? spans : before(spans, lane.certifiedUntilMs);
}

/** Windows in which the visit lies in a span, and, where jobs are given, keeps its distance from them; in order, none meeting another. */
export function windowsOf(
  ready: Ready,
  spans: readonly Interval[],
  jobs: readonly LaneJob[],
): Window[] {
  const found: Window[] = [];
  let j = 0;
  for (const span of spans) {
    const spanLastMs = span.endMs - ready.durationMs;
    // A gap that ends before this span starts is over for all later ones too.
    while (j < jobs.length && lastBefore(ready, jobs[j]!) < span.startMs) j++;
    for (let gap = j; gap <= jobs.length; gap++) {
      // Ways differ from job to job, so only the job itself tells that no later gap begins in time.
      if (gap > 0 && jobs[gap - 1]!.row.endMs > spanLastMs) break;
      const gapFirstMs = gap === 0 ? -Infinity : firstAfter(ready, jobs[gap - 1]!);
      const gapLastMs = gap === jobs.length ? Infinity : lastBefore(ready, jobs[gap]!);
      const firstMs = Math.max(span.startMs, gapFirstMs);
      const lastMs = Math.min(spanLastMs, gapLastMs);
      if (firstMs <= lastMs) found.push({ firstMs, lastMs });
    }
  }
  return found;
}

function firstAfter({ bufferBeforeMs }: Ready, { row, wayMs }: LaneJob): number {
  return Math.max(row.blockedEndMs + bufferBeforeMs, row.endMs + wayMs);
}

function lastBefore({ bufferAfterMs, durationMs }: Ready, { row, wayMs }: LaneJob): number {
  return Math.min(row.blockedStartMs - bufferAfterMs, row.startMs - wayMs) - durationMs;
}

/** Moments between which starts are asked for. */
export interface Range {
  fromMs: number;
  toMs: number;
}

/** Calls `visit` for every start of the grid that lies in a window and in the range, in order, until it answers false. */
export function eachStart(
  ready: Ready,
  windows: readonly Window[],
  days: readonly LocalDay[],
  { fromMs, toMs }: Range,
  visit: (dayIndex: number, gridIndex: number, startMs: number) => boolean,
): void {
  const { offering } = ready.question;
  let d = 0;
  for (const { firstMs, lastMs } of windows) {
    const first = Math.max(firstMs, fromMs);
    while (d < days.length && days[d]!.endMs <= first) d++;
    for (let i = d; i < days.length && days[i]!.startMs <= lastMs; i++) {
      const grid = ready.world.local.grid(days[i]!, offering.stepMinutes);
      for (let g = firstAtOrAfter(grid, first); g < grid.length; g++) {
        const startMs = grid[g]!;
        if (startMs > lastMs || startMs >= toMs) break;
        if (!visit(i, g, startMs)) return;
      }
    }
  }
}

/** Calls `visit` for every day on which some start of the grid lies in a window and in the range; for some days more than once. */
export function eachDayWithStart(
  ready: Ready,
  windows: readonly Window[],
  days: readonly LocalDay[],
  { fromMs, toMs }: Range,
  visit: (dayIndex: number) => void,
): void {
  let d = 0;
  for (const { firstMs, lastMs } of windows) {
    const first = Math.max(firstMs, fromMs);
    while (d < days.length && days[d]!.endMs <= first) d++;
    for (let i = d; i < days.length && days[i]!.startMs <= lastMs; i++) {
      const grid = ready.world.local.grid(days[i]!, ready.question.offering.stepMinutes);
      const startMs = grid[firstAtOrAfter(grid, first)];
      if (startMs !== undefined && startMs <= lastMs && startMs < toMs) visit(i);
    }
  }
}

function firstAtOrAfter(grid: Float64Array, moment: number): number {
  let low = 0;
  let high = grid.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (grid[middle]! < moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first start of a lane in the range, on these days; null where there is none. */
export function firstStart(
  ready: Ready,
  windows: readonly Window[],
  days: readonly LocalDay[],
  range: Range,
): number | null {
  let found: number | null = null;
  eachStart(ready, windows, days, range, (_day, _index, startMs) => {
    found = startMs;
    return false;
  });
  return found;
}
