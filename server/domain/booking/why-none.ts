/**
 * Why days have no free start. What could stand in the way is taken away, the last first, until some resource could start: what was taken
 * away last is the reason. So the reason is that of the resource that comes closest, and a full day is not called a day of leave because one of
 * five is away.
 */
import type { Lane, Ready } from './lanes.ts';
import type { LocalDay } from './local-days.ts';
import { eachDayWithStart, openSpans, windowsOf, type Leaving, type Range } from './openings.ts';
import { workingSpans } from './working-time.ts';

/** From the last that is checked to the first. */
export const whyNoneReasons = [
  'beyond-window',
  /** Free for a booking elsewhere, but the way from or to the neighbours is too long. */
  'too-far-between',
  'full',
  'too-soon',
  'suspended',
  'certificate-expired',
  'leave',
  'holiday',
  /** There is working time, but no stretch of it is as long as the visit. */
  'too-long',
  'closed',
] as const;
export type WhyNone = (typeof whyNoneReasons)[number];

interface Attempt {
  why: WhyNone;
  /** Which starts count: those in the booking window, or only those with notice. */
  withNotice: boolean;
  leaving: Leaving;
  jobsOf: (lane: Lane) => Lane['jobs'];
}

const noJobs = () => [];
const attempts: readonly Attempt[] = [
  {
    why: 'too-far-between',
    withNotice: true,
    leaving: {},
    jobsOf: ({ jobs }) => jobs.map((job) => ({ ...job, wayMs: 0 })),
  },
  { why: 'full', withNotice: true, leaving: {}, jobsOf: noJobs },
  ...(
    [
      ['too-soon', {}],
      ['suspended', { suspensions: true }],
      ['certificate-expired', { suspensions: true, certificates: true }],
      ['leave', { suspensions: true, certificates: true, absences: true }],
      ['holiday', { suspensions: true, certificates: true, absences: true, holidays: true }],
    ] as const
  ).map(([why, leaving]): Attempt => ({ why, withNotice: false, leaving, jobsOf: noJobs })),
];

/**
 * @param days that were asked for, in order
 * @param empty indices of those without a start
 * @returns reasons by index
 */
export function whyNone(
  ready: Ready,
  days: readonly LocalDay[],
  empty: readonly number[],
): Map<number, WhyNone> {
  const { question, noticeMs, windowEndMs } = ready;
  const reasons = new Map<number, WhyNone>();
  const asked = { fromMs: question.fromMs, toMs: Math.min(question.toMs, windowEndMs) };
  const noticed = { ...asked, fromMs: Math.max(asked.fromMs, noticeMs) };
  const open = new Set(empty);
  const explain = (day: number, why: WhyNone) => {
    if (open.delete(day)) reasons.set(day, why);
  };

  for (const day of empty)
    if (Math.max(question.fromMs, days[day]!.startMs) >= windowEndMs) explain(day, 'beyond-window');
  for (const { why, withNotice, leaving, jobsOf } of attempts) {
    if (open.size === 0) return reasons;
    for (const lane of ready.lanes) {
      const windows = windowsOf(ready, openSpans(ready, lane, days, leaving), jobsOf(lane));
      eachDayWithStart(ready, windows, days, withNotice ? noticed : asked, (day) =>
        explain(day, why),
      );
    }
  }
  for (const day of open)
    explain(day, anybodyWorks(ready, days[day]!, asked) ? 'too-long' : 'closed');
  return reasons;
}

function anybodyWorks(ready: Ready, day: LocalDay, { fromMs, toMs }: Range): boolean {
  return ready.lanes.some(({ resource }) =>
    workingSpans(resource.plan, [day], ready.world.local).some(
      ({ startMs, endMs }) => startMs < toMs && endMs > fromMs,
    ),
  );
}
