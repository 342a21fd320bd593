/** Free starts day by day as they are answered, with the reason where a day has none. */
import type { SlotsAnswer } from '../../contract/offering.ts';
import type { SlotQuestion } from '../../domain/booking/lanes.ts';
import { daysLater, type LocalDay } from '../../domain/booking/local-days.ts';
import { slots } from '../../domain/booking/slots.ts';
import { isDay } from '../../domain/register/day.ts';
import { whyNoneWords } from '../../texts/slots.ts';
import type { Parts } from '../app.ts';
import { Refusal } from '../errors.ts';
import { shown, text, type Query } from '../query.ts';
import { clockText } from './clock.ts';

export const mostDays = 31;
const defaultDays = 14;

/** `from` and `to` of a query: today and two weeks where they are left out. */
export function askedDays(query: Query, today: string): { first: string; last: string } {
  const first = dayIn(query, 'from', today);
  const last = dayIn(query, 'to', daysLater(first, defaultDays - 1));
  if (last < first || last > daysLater(first, mostDays - 1))
    throw new Refusal('invalid-day', { name: 'to', value: shown(last) });
  return { first, last };
}

function dayIn(query: Query, name: string, fallback: string): string {
  const value = text(query, name) ?? fallback;
  if (!isDay(value)) throw new Refusal('invalid-day', { name, value: shown(value) });
  return value;
}

export function slotsAnswer(
  { bookingRules, doorTravel }: Pick<Parts, 'bookingRules' | 'doorTravel'>,
  offering: string,
  question: SlotQuestion,
): SlotsAnswer {
  const { local, norms } = bookingRules;
  const days = slots(question, {
    local,
    travel: doorTravel.between,
    restGapMs: norms.restGapMs,
  });
  const spokenStart = (startMs: number | null): (LocalDay & { clock: string }) | null =>
    startMs === null
      ? null
      : { ...local.day(local.dateOf(startMs)), clock: clockText(bookingRules, startMs) };
  const answered = days.map((day): SlotsAnswer['days'][number] => ({
    day: day.date,
    starts: day.starts.map(({ startMs }) => new Date(startMs).toISOString()),
    why: day.why && {
      reason: day.why,
      words: whyNoneWords(local.day(day.date), day.why, spokenStart(day.nextFreeMs)),
    },
  }));
  const nextFreeMs = days[0]?.starts[0]?.startMs ?? days[0]?.nextFreeMs ?? null;
  return {
    offering,
    durationMinutes: question.durationMinutes,
    timeZone: local.timeZone,
    days: answered,
    nextFree: nextFreeMs === null ? null : new Date(nextFreeMs).toISOString(),
    words: answered[0]?.why?.words ?? null,
  };
}
