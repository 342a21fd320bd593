/** Days of one time zone: where they begin and end, what calendar they have, and which moment a wall clock means. */
import { chineseDay, isYearPublished, madeUpFor } from '../chinese-calendar.ts';
import { wallText, ZoneClock } from '../zone-clock.ts';
import type { Weekday } from './model.ts';

const minuteMs = 60_000;
const dayMs = 86_400_000;
const mostKept = 4000;
const mostRecent = 4;

export interface LocalDay {
  /** `YYYY-MM-DD`. */
  date: string;
  dayBefore: string;
  dayAfter: string;
  weekday: Weekday;
  /** The weekday by which work is done; null on a public holiday. */
  worksAs: Weekday | null;
  /** The holidays of this year are not published yet: `worksAs` is a guess. */
  holidayUnknown: boolean;
  startMs: number;
  endMs: number;
}

export class LocalDays {
  /** IANA name. */
  readonly timeZone: string;
  private readonly clock: ZoneClock;
  /** China's holidays hold where China's clock does. */
  private readonly chinese: boolean;
  /** The days that were asked for last, the newest first. */
  private recent: readonly LocalDay[] = [];
  private readonly kept = new Map<string, LocalDay>();
  private readonly grids = new Map<string, Float64Array>();

  /** @param timeZone IANA name. */
  constructor(timeZone: string) {
    this.timeZone = timeZone;
    this.clock = new ZoneClock(timeZone);
    this.chinese = timeZone === 'Asia/Shanghai';
  }

  dateOf(momentMs: number): string {
    // One question asks for the same few days again and again, its own and today, and a clock is slow to ask.
    for (const { startMs, endMs, date } of this.recent)
      if (startMs <= momentMs && momentMs < endMs) return date;
    const date = wallText(this.clock.wallOf(new Date(momentMs))).split('T', 1)[0]!;
    this.recent = [this.day(date), ...this.recent.slice(0, mostRecent - 1)];
    return date;
  }

  /** Minutes since midnight that the clock shows, with a fraction for seconds. */
  minuteOf(momentMs: number): number {
    return (this.clock.wallOf(new Date(momentMs)) % dayMs) / minuteMs;
  }

  day(date: string): LocalDay {
    let day = this.kept.get(date);
    if (!day) {
      const midnight = Date.parse(`${date}T00:00Z`);
      const weekday = weekdayOf(date);
      day = {
        date,
        dayBefore: daysLater(date, -1),
        dayAfter: daysLater(date, 1),
        weekday,
        worksAs: this.chinese ? worksAs(date, weekday) : weekday,
        holidayUnknown: this.chinese && !isYearPublished(date.slice(0, 4)),
        startMs: this.firstShowing(midnight),
        endMs: this.firstShowing(midnight + dayMs),
      };
      if (this.kept.size >= mostKept) this.kept.clear();
      this.kept.set(date, day);
    }
    return day;
  }

  /** The days that meet the interval, in order. */
  daysIn(startMs: number, endMs: number): LocalDay[] {
    const days: LocalDay[] = [];
    if (startMs >= endMs) return days;
    for (let day = this.day(this.dateOf(startMs)); day.startMs < endMs;) {
      days.push(day);
      day = this.day(day.dayAfter);
    }
    return days;
  }

  /**
   * The first moment of the day at which its clock shows this minute or a later one. So a time that clocks are put forward over is the
   * moment of the change, one that they show twice the earlier of the two, and a later minute is never an earlier moment.
   *
   * @param minute since midnight, 0 to 1440.
   */
  momentOf(day: LocalDay, minute: number): number {
    if (minute === 0) return day.startMs;
    if (minute === 1440) return day.endMs;
    // On a day of 24 hours no clock was changed.
    if (day.endMs - day.startMs === dayMs) return day.startMs + minute * minuteMs;
    return this.firstShowing(Date.parse(`${day.date}T00:00Z`) + minute * minuteMs);
  }

  /** The moments at which the day's clock shows a multiple of `stepMinutes` since midnight, in order; those that it skips are none. */
  grid(day: LocalDay, stepMinutes: number): Float64Array {
    const key = `${day.date} ${stepMinutes}`;
    let grid = this.grids.get(key);
    if (!grid) {
      grid = this.gridOf(day, stepMinutes);
      if (this.grids.size >= mostKept) this.grids.clear();
      this.grids.set(key, grid);
    }
    return grid;
  }

  private gridOf(day: LocalDay, stepMinutes: number): Float64Array {
    const midnight = Date.parse(`${day.date}T00:00Z`);
    const whole = day.endMs - day.startMs === dayMs;
    const moments: number[] = [];
    for (let minute = 0; minute < 1440; minute += stepMinutes) {
      if (whole) moments.push(day.startMs + minute * minuteMs);
      else {
        const moment = this.clock.momentOf(midnight + minute * minuteMs);
        if (moment) moments.push(moment.getTime());
      }
    }
    return Float64Array.from(moments);
  }

  private firstShowing(wall: number): number {
    const exact = this.clock.momentOf(wall);
    if (exact) return exact.getTime();
    // Offsets lie between −12 and +14 hours; within a span this short clocks change once.
    let early = wall - 15 * 3_600_000;
    let late = wall + 13 * 3_600_000;
    while (late - early > 1000) {
      const middle = Math.floor((early + late) / 2000) * 1000;
      if (this.clock.wallOf(new Date(middle)) >= wall) late = middle;
      else early = middle;
    }
    return late;
  }
}

/** Work on a make-up day follows the weekday that it stands in for; where that is unknown, a Friday's, as for opening hours. */
function worksAs(date: string, weekday: Weekday): Weekday | null {
  const { kind } = chineseDay(date);
  if (kind === 'holiday') return null;
  if (kind !== 'make-up') return weekday;
  const stands = madeUpFor(date);
  return stands ? weekdayOf(stands) : 5;
}

function weekdayOf(date: string): Weekday {
  return (new Date(`${date}T00:00Z`).getUTCDay() || 7) as Weekday;
}

/** @param days may be negative. */
export function daysLater(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00Z`) + days * dayMs).toISOString().slice(0, 10);
}
