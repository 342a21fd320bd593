/**
 * Open at a moment or not, by OSM's opening_hours syntax.
 *
 * The library computes in the process's own time, so it is shown a Date whose local fields are the region's
 * wall clock. It does not know China's calendar; public holidays (PH) and make-up workdays (调休) are handled here: on a
 * holiday only the rules that name PH count, on a make-up workday a place that closes on PH keeps its hours of a weekday.
 */
import OpeningHours from 'opening_hours';
import { isYearPublished, type CalendarDay } from './chinese-calendar.ts';
import { dayAt, dayMs, readRules, rulesOn, type Day, type Rules } from './opening-rules.ts';
import { wallText, ZoneClock } from './zone-clock.ts';

/** Open or not at a moment, and when that changes. */
export interface OpenState {
  /** Null when the hours are missing or cannot be read. */
  open: boolean | null;
  /** ISO 8601 with the region's offset; null when unknown or not within a week. */
  changesAt: string | null;
}

/** The day that a moment falls on, by the region's clock. */
export interface AskedDay extends CalendarDay {
  /** `YYYY-MM-DDTHH:MM` */
  localTime: string;
  calendarKnown: boolean;
}

const unknown: OpenState = { open: null, changesAt: null };
const lookAheadDays = 7;

export class Hours {
  readonly clock: ZoneClock;
  private readonly chinese: boolean;
  private readonly rules = new Map<string, Rules>();
  private readonly parsed = new Map<string, OpeningHours | null>();
  private minute = NaN;
  private today: AskedDay = { localTime: '', kind: 'workday', calendarKnown: true };
  /** The wall clock's minutes in UTC fields, and the days from the asked one on. */
  private wall = 0;
  private days: Day[] = [];
  private answers = new Map<string, OpenState>();

  /** @param timeZone IANA name; China's calendar applies in `Asia/Shanghai`. */
  constructor(timeZone: string) {
    this.clock = new ZoneClock(timeZone);
    this.chinese = timeZone === 'Asia/Shanghai';
  }

  /** Null when the hours are missing or cannot be read. */
  openAt(value: string | undefined, at: Date): boolean | null {
    return this.stateAt(value, at).open;
  }

  /** Cost: 10 µs for a value's first question of a minute, then a look-up; 0.6 ms more for its very first. */
  stateAt(value: string | undefined, at: Date): OpenState {
    if (!value) return unknown;
    this.turnTo(at);
    let answer = this.answers.get(value);
    if (answer === undefined) {
      answer = this.evaluate(value);
      this.answers.set(value, answer);
    }
    return answer;
  }

  dayOf(at: Date): AskedDay {
    this.turnTo(at);
    return this.today;
  }

  private turnTo(at: Date): void {
    const minute = Math.floor(at.getTime() / 60_000);
    if (minute === this.minute) return;
    this.minute = minute;
    this.answers = new Map();
    this.wall = Math.floor(this.clock.wallOf(at) / 60_000) * 60_000;
    const midnight = Math.floor(this.wall / dayMs) * dayMs;
    this.days = Array.from({ length: lookAheadDays + 1 }, (_, i) =>
      dayAt(midnight + i * dayMs, this.chinese),
    );
    const { date, calendar } = this.days[0]!;
    this.today = {
      ...calendar,
      localTime: wallText(this.wall),
      calendarKnown: !this.chinese || isYearPublished(date.slice(0, -6)),
    };
  }

  /**
   * The rules in force change only at midnight, when another kind of day begins, so the state is followed through runs of days
   * that read the same rules on the same weekdays, and compared at their borders.
   */
  private evaluate(value: string): OpenState {
    let rules = this.rules.get(value);
    if (!rules) {
      rules = readRules(value);
      this.rules.set(value, rules);
    }
    const end = this.wall + lookAheadDays * dayMs;
    let open: boolean | null | undefined;
    for (let i = 0; i < this.days.length;) {
      const { text, shiftMs } = rulesOn(rules, this.days[i]!);
      let next = i + 1;
      while (next < this.days.length) {
        const other = rulesOn(rules, this.days[next]!);
        if (other.text !== text || other.shiftMs !== shiftMs) break;
        next++;
      }
      const from = i === 0 ? this.wall : this.days[i]!.midnight;
      const until = Math.min(end, next < this.days.length ? this.days[next]!.midnight : end);
      if (from >= end) break;
      const here = this.query(text, from + shiftMs);
      if (open === undefined) {
        if (here === null) return unknown;
        open = here;
      } else if (here !== open) return { open, changesAt: this.written(from) };
      const change = this.nextChange(text, from + shiftMs, until + shiftMs, open);
      if (change !== null) return { open, changesAt: this.written(change - shiftMs) };
      i = next;
    }
    return { open: open ?? null, changesAt: null };
  }

  /** First wall time up to `until`, itself left out, at which the state is another than `open`. */
  private nextChange(
    text: string | null,
    from: number,
    until: number,
    open: boolean | null,
  ): number | null {
    const hours = text === null ? null : this.read(text);
    if (!hours) return null;
    const last = localDate(until);
    for (let at = localDate(from); ;) {
      const change = hours.getNextChange(at, last);
      if (!change || change <= at || change >= last) return null;
      // Comments change too, and leave the state as it was.
      if (stateOf(hours, change) !== open) return wallOfLocal(change);
      at = change;
    }
  }

  /** @param text null: closed by what the rules do not say. */
  private query(text: string | null, wall: number): boolean | null {
    if (text === null) return false;
    const hours = this.read(text);
    return hours ? stateOf(hours, localDate(wall)) : null;
  }

  private read(text: string): OpeningHours | null {
    let hours = this.parsed.get(text);
    if (hours === undefined) {
      try {
        hours = new OpeningHours(text, null);
      } catch {
        hours = null; // Unreadable hours are unknown hours.
      }
      this.parsed.set(text, hours);
    }
    return hours;
  }

  /** A change in the hour that clocks are put forward over happens when they are. */
  private written(wall: number): string {
    const moment = this.clock.momentOf(wall) ?? this.clock.momentOf(wall + 3_600_000);
    return this.clock.isoOf(moment!);
  }
}

/** Whether a value follows the syntax, so that its hours will be known. */
export function canReadHours(value: string): boolean {
  const { holiday, ordinary } = readRules(value);
  const texts = [holiday, ordinary ?? ''].filter(Boolean);
  try {
    return texts.map((text) => new OpeningHours(text, null)).length > 0;
  } catch {
    return false;
  }
}

function stateOf(hours: OpeningHours, at: Date): boolean | null {
  return hours.getUnknown(at) ? null : hours.getState(at);
}

/** A Date whose fields in the process's own zone show this wall time: what the library reads. */
function localDate(wall: number): Date {
  const at = new Date(wall);
  const local = new Date(2000, 0, 1);
  local.setFullYear(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate());
  local.setHours(at.getUTCHours(), at.getUTCMinutes(), 0, 0);
  return local;
}

function wallOfLocal(local: Date): number {
  const wall = new Date(0);
  wall.setUTCFullYear(local.getFullYear(), local.getMonth(), local.getDate());
  wall.setUTCHours(local.getHours(), local.getMinutes(), 0, 0);
  return wall.getTime();
}
