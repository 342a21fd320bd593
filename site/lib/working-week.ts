import type { NewResource } from '../../server/contract/resource.ts';

type Span = NewResource['plan']['spans'][number];

const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;

/** “08:30-12:00, 14:00-17:30” for each weekday, Monday first; empty where nobody works. */
export function weekTexts(spans: readonly Span[]): string[] {
  return Array.from({ length: 7 }, (_, i) =>
    spans
      .filter(({ weekday }) => weekday === i + 1)
      .toSorted((a, b) => a.fromMinute - b.fromMinute)
      .map(({ fromMinute, toMinute }) => `${clock(fromMinute)}-${clock(toMinute)}`)
      .join(', '),
  );
}

/** The spans of one weekday as typed; null where something cannot be read, ends before it begins or meets another. */
export function spansOf(weekday: number, typed: string): Span[] | null {
  const parts = typed
    .normalize('NFKC')
    .split(/[,、;和]/)
    .map((part) => part.trim())
    .filter(Boolean);
  const spans = parts.map((part) => spanOf(weekday, part));
  if (spans.some((span) => span === null)) return null;
  const sorted = (spans as Span[]).toSorted((a, b) => a.fromMinute - b.fromMinute);
  const meets = sorted.some((span, i) => i > 0 && span.fromMinute < sorted[i - 1]!.toMinute);
  return meets ? null : sorted;
}

function spanOf(weekday: number, part: string): Span | null {
  const found = /^(\d{1,2}):?(\d{2})?\s*(?:[-–—~]|至|到)\s*(\d{1,2}):?(\d{2})?$/.exec(part);
  if (!found) return null;
  const fromMinute = minuteOf(found[1]!, found[2]);
  const toMinute = minuteOf(found[3]!, found[4]);
  return fromMinute < toMinute && toMinute <= 1440 ? { weekday, fromMinute, toMinute } : null;
}

function minuteOf(hours: string, minutes = '00'): number {
  return Number(minutes) < 60 ? Number(hours) * 60 + Number(minutes) : Number.NaN;
}
