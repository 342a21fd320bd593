import { datePart, daysLater, weekdayOf } from './local-time.ts';

export interface QuickTime {
  readonly code: 'tonight' | 'tomorrow-night' | 'tomorrow-morning' | 'weekend';
  /** Wall time of the region. */
  readonly at: string;
}

const saturday = 6;
const sunday = 0;

/** The evening, the morning and the weekend to come, seen from a wall time; each lies after it. */
export function quickTimes(now: string): readonly QuickTime[] {
  const on = (days: number, time: string) => `${datePart(daysLater(now, days))}T${time}`;
  const tonight = on(0, '19:30');
  return [
    now < tonight
      ? { code: 'tonight', at: tonight }
      : { code: 'tomorrow-night', at: on(1, '19:30') },
    { code: 'tomorrow-morning', at: on(1, '08:00') },
    { code: 'weekend', at: on(daysToWeekend(now), '10:00') },
  ];
}

/** Days to the next Saturday or Sunday whose ten o’clock is still to come. */
function daysToWeekend(now: string): number {
  for (let days = 0; ; days += 1) {
    const weekday = weekdayOf(daysLater(now, days));
    const isWeekend = weekday === saturday || weekday === sunday;
    if (isWeekend && (days > 0 || now < `${datePart(now)}T10:00`)) return days;
  }
}
