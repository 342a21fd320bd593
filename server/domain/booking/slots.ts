/**
 * Free starts of an offering for a door. For each start the resources that are free; for each day without one the reason, and when
 * the next start is free.
 */
import { makeReady, type Ready, type SlotQuestion, type SlotWorld } from './lanes.ts';
import { daysLater, type LocalDay } from './local-days.ts';
import type { InstantMs } from './model.ts';
import { eachStart, firstStart, openSpans, windowsOf, type Range } from './openings.ts';
import { whyNone, type WhyNone } from './why-none.ts';

export interface Start {
  startMs: InstantMs;
  endMs: InstantMs;
  /** Ids of the free resources, in the order of the question. */
  resources: readonly string[];
}

export interface SlotDay {
  date: string;
  /** In order. */
  starts: readonly Start[];
  /** Null where there are starts. */
  why: WhyNone | null;
  /** The next free start after a day without one; null where none is known of. */
  nextFreeMs: InstantMs | null;
  /** Somebody's plan goes by public holidays, and those of this year are not published yet. */
  holidayUnknown: boolean;
}

/** Days that are looked through at a time for the next free start. */
const daysAtATime = 7;

export function slots(question: SlotQuestion, world: SlotWorld): SlotDay[] {
  const ready = makeReady(question, world);
  const days = world.local.daysIn(question.fromMs, question.toMs);
  const starts = startsOn(ready, days);
  const followsCalendar = ready.lanes.some(
    ({ resource }) => resource.plan.holidays === 'as-calendar',
  );
  const empty = days.flatMap((_day, i) => (starts[i]!.length === 0 ? [i] : []));
  const reasons = whyNone(ready, days, empty);
  const answer = days.map((day, i): SlotDay => ({
    date: day.date,
    starts: starts[i]!,
    why: reasons.get(i) ?? null,
    nextFreeMs: null,
    holidayUnknown: followsCalendar && day.holidayUnknown,
  }));
  const last = answer.at(-1);
  let nextFreeMs = last?.starts.length === 0 ? firstFrom(ready, question.toMs) : null;
  for (const day of [...answer].reverse()) {
    if (day.starts.length > 0) nextFreeMs = day.starts[0]!.startMs;
    else day.nextFreeMs = nextFreeMs;
  }
  return answer;
}

/** The first free start from `fromMs` on, as far as the question's rows are known; null where there is none. */
export function firstFree(question: SlotQuestion, world: SlotWorld): InstantMs | null {
  return firstFrom(makeReady(question, world), question.fromMs);
}

function startsOn(ready: Ready, days: readonly LocalDay[]): Start[][] {
  const { question, world, durationMs } = ready;
  const free = days.map(() => [] as (string[] | undefined)[]);
  const range = rangeOf(ready, question.fromMs, question.toMs);
  for (const lane of ready.lanes) {
    const windows = windowsOf(ready, openSpans(ready, lane, days), lane.jobs);
    eachStart(ready, windows, days, range, (day, index) => {
      (free[day]![index] ??= []).push(lane.resource.id);
      return true;
    });
  }
  return days.map((day, i) => {
    const grid = world.local.grid(day, question.offering.stepMinutes);
    const starts: Start[] = [];
    free[i]!.forEach((resources, index) => {
      const startMs = grid[index]!;
      starts.push({ startMs, endMs: startMs + durationMs, resources: resources! });
    });
    return starts;
  });
}

function firstFrom(ready: Ready, fromMs: number): number | null {
  const { local } = ready.world;
  const range = rangeOf(ready, fromMs, ready.question.knownUntilMs);
  for (let start = range.fromMs; start < range.toMs;) {
    const lastDay = daysLater(local.dateOf(start), daysAtATime - 1);
    const end = Math.min(range.toMs, local.day(lastDay).endMs);
    const days = local.daysIn(start, end);
    let first: number | null = null;
    for (const lane of ready.lanes) {
      const windows = windowsOf(ready, openSpans(ready, lane, days), lane.jobs);
      // Once a start is known, only an earlier one is of interest.
      const found = firstStart(ready, windows, days, { fromMs: start, toMs: first ?? end });
      first = found ?? first;
    }
    if (first !== null) return first;
    start = end;
  }
  return null;
}

/** The part of a range that notice and window leave. */
function rangeOf({ noticeMs, windowEndMs }: Ready, fromMs: number, toMs: number): Range {
  return { fromMs: Math.max(fromMs, noticeMs), toMs: Math.min(toMs, windowEndMs) };
}
