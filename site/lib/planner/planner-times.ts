import { datePart, daysLater, weekdayOf } from '../local-time.ts';

/** Hours at which opening times matter to people. */
export const plannerTimes = ['workday-evening', 'saturday-morning', 'sunday-evening'] as const;
export type PlannerTime = (typeof plannerTimes)[number];

const wanted: Record<PlannerTime, { readonly days: readonly number[]; readonly clock: string }> = {
  'workday-evening': { days: [1, 2, 3, 4, 5], clock: '19:30' },
  'saturday-morning': { days: [6], clock: '10:00' },
  'sunday-evening': { days: [0], clock: '19:30' },
};

/** The next such hour after what the region's clocks show: today's where it is still to come. */
export function nextTime(code: PlannerTime, now: string): string {
  const { days, clock } = wanted[code];
  for (let ahead = 0; ; ahead++) {
    const at = `${datePart(daysLater(now, ahead))}T${clock}`;
    if (at > now && days.includes(weekdayOf(at))) return at;
  }
}

/** Which of them a wall time is, if it is one: by its day of the week and its clock. */
export const timeCodeOf = (at: string): PlannerTime | undefined =>
  plannerTimes.find(
    (code) => wanted[code].days.includes(weekdayOf(at)) && at.endsWith(`T${wanted[code].clock}`),
  );
