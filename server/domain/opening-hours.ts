/**
 * Open at a moment or not, by OSM's opening_hours syntax.
 *
 * The library computes in the process's own time, so it is shown a Date whose local fields are the region's
 * wall clock. It does not know China's calendar; public holidays (PH) and make-up workdays (调休) are handled here: on a
 * holiday only the rules that name PH count, on a make-up workday a place that closes on PH keeps its hours of a weekday.
 */
import chineseDays from 'chinese-days';
import OpeningHours from 'opening_hours';

export class Hours {
  private readonly clock: Intl.DateTimeFormat;
  private readonly chinese: boolean;
  private readonly parsed = new Map<string, OpeningHours | null>();
  private minute = NaN;
  private wall = new Date(0);
  private day: 'plain' | 'holiday' | 'make-up' = 'plain';
  private answers = new Map<string, boolean | null>();

  /** @param timeZone IANA name; China's calendar applies in `Asia/Shanghai`. */
  constructor(timeZone: string) {
    this.clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
    });
    this.chinese = timeZone === 'Asia/Shanghai';
  }

  /** Null when the hours are missing or cannot be read. */
  openAt(value: string | undefined, at: Date): boolean | null {
    if (!value) return null;
    this.turnTo(at);
    let answer = this.answers.get(value);
    if (answer === undefined) {
      answer = this.evaluate(value);
      this.answers.set(value, answer);
    }
    return answer;
  }

  private turnTo(at: Date): void {
    const minute = Math.floor(at.getTime() / 60_000);
    if (minute === this.minute) return;
    this.minute = minute;
    this.answers = new Map();
    const parts = Object.fromEntries(
      this.clock.formatToParts(at).map(({ type, value }) => [type, value]),
    );
    const date = `${parts.year}-${parts.month}-${parts.day}`;
    this.wall = new Date(
      Number(parts.year),
      Number(parts.month) - 1,
      Number(parts.day),
      Number(parts.hour),
      Number(parts.minute),
    );
    this.day = this.chinese ? dayKind(date) : 'plain';
  }

  private evaluate(value: string): boolean | null {
    const rules = value
      .split(ruleBorder)
      .map((rule) => rule.trim())
      .filter(Boolean);
    const named = rules.filter((rule) => /\bPH\b/.test(rule));
    if (this.day === 'holiday' && named.length > 0) {
      return this.query(named.map((rule) => onHoliday(rule) || '24/7').join('; '), this.wall);
    }
    const ordinary = rules
      .map((rule) => (onlyHolidays(rule) ? '' : withoutHolidays(rule)))
      .filter(Boolean);
    if (ordinary.length === 0) return rules.length > 0 ? false : null;
    const weekend = this.wall.getDay() === 0 || this.wall.getDay() === 6;
    const moved =
      this.day === 'make-up' && weekend && named.some((rule) => /\b(off|closed)\b/.test(rule));
    return this.query(ordinary.join('; '), moved ? weekdayBefore(this.wall) : this.wall);
  }

  private query(value: string, wall: Date): boolean | null {
    let hours = this.parsed.get(value);
    if (hours === undefined) {
      try {
        hours = new OpeningHours(value, null);
      } catch {
        hours = null; // Unreadable hours are unknown hours.
      }
      this.parsed.set(value, hours);
    }
    if (!hours || hours.getUnknown(wall)) return null;
    return hours.getState(wall);
  }
}

/** chinese-days names statutory holidays and the workdays that make up for them; other days carry a weekday's name. */
function dayKind(date: string): 'plain' | 'holiday' | 'make-up' {
  const { work, name } = chineseDays.getDayDetail(date);
  if (!name.includes(',')) return 'plain';
  return work ? 'make-up' : 'holiday';
}

/** Rules end at a semicolon; `08:00-17:00, PH off` is two of them too, unlike the days of `Su, PH off`. */
const ruleBorder = /;|(?<=\d\d:\d\d\+?)\s*,\s*(?=PH\s+(?:off|closed)\b)/;

/** What a rule that names PH says on a holiday, whatever the weekday: `Sa,Su,PH 09:00-12:00` is `09:00-12:00`. */
function onHoliday(rule: string): string {
  const day = String.raw`(?:PH|SH|(?:Mo|Tu|We|Th|Fr|Sa|Su)(?:-(?:Mo|Tu|We|Th|Fr|Sa|Su))?(?:\[[^\]]*\])?)`;
  const days = new RegExp(String.raw`\b${day}(?:\s*,\s*${day})*(?:\s*:)?`, 'g');
  return rule
    .replace(days, (list) => (/\bPH\b/.test(list) ? '' : list))
    .replace(/\s+/g, ' ')
    .trim();
}

function onlyHolidays(rule: string): boolean {
  return /^(PH|SH)(\s*,\s*(PH|SH))*\b(?!\s*,)/.test(rule);
}

/** The rule without its PH and SH selectors; its weekdays stay. */
function withoutHolidays(rule: string): string {
  return rule
    .replace(/\b(PH|SH)\b\s*,\s*|\s*,\s*\b(PH|SH)\b/g, '')
    .replace(/^(PH|SH)\b\s*:?\s*/, '')
    .trim();
}

function weekdayBefore(wall: Date): Date {
  const moved = new Date(wall);
  moved.setDate(moved.getDate() - (moved.getDay() === 0 ? 2 : 1));
  return moved;
}
