/**
 * Whether one resource may take one start: asked inside the write transaction, after the slots were shown. It says the same as the slots,
 * start by start, and is written without their windows, so that each holds the other to account.
 */
import { isCertifiedOn } from './certificates.ts';
import { makeReady, type Lane, type Ready, type SlotQuestion, type SlotWorld } from './lanes.ts';
import type { InstantMs, Offering } from './model.ts';
import {
  judgeNeighbours,
  placeAmong,
  type Job,
  type Neighbour,
  type NeighbourVerdict,
} from './neighbours.ts';
import { freeSpans, workingSpans } from './working-time.ts';

const minuteMs = 60_000;

export type PlacementVerdict =
  | NeighbourVerdict
  | {
      ok: false;
      reason:
        | 'no-such-resource'
        | 'too-soon'
        | 'beyond-window'
        | 'not-a-start'
        | 'suspended'
        | 'certificate-expired'
        | 'not-working'
        | 'leave';
    };

export function judgePlacement(
  question: SlotQuestion,
  world: SlotWorld,
  resource: string,
  startMs: InstantMs,
): PlacementVerdict {
  const ready = makeReady(
    { ...question, resources: question.resources.filter(({ id }) => id === resource) },
    world,
  );
  const [lane] = ready.lanes;
  if (!lane) return { ok: false, reason: 'no-such-resource' };
  return refusalByTime(ready, lane, startMs) ?? judgeJobs(ready, lane, startMs);
}

/** What a visit takes of its resource's time. */
export function jobOf(offering: Offering, startMs: InstantMs, durationMinutes: number): Job {
  const endMs = startMs + durationMinutes * minuteMs;
  return {
    startMs,
    endMs,
    blockedStartMs: startMs - offering.bufferBeforeMinutes * minuteMs,
    blockedEndMs: endMs + offering.bufferAfterMinutes * minuteMs,
  };
}

function judgeJobs(ready: Ready, { jobs }: Lane, startMs: InstantMs): NeighbourVerdict {
  const { previous, next } = placeAmong(
    jobs.map(({ row }) => row),
    startMs,
  );
  const neighbour = (index: number): Neighbour | null => {
    const job = jobs[index];
    return job
      ? { job: job.row, booking: job.row.booking, travelSeconds: job.travelSeconds }
      : null;
  };
  return judgeNeighbours(
    jobOf(ready.question.offering, startMs, ready.question.durationMinutes),
    neighbour(previous),
    neighbour(next),
    ready.world.restGapMs,
  );
}

function refusalByTime(ready: Ready, lane: Lane, startMs: InstantMs): PlacementVerdict | null {
  const { question, world, durationMs, noticeMs, windowEndMs, suspended } = ready;
  const { local } = world;
  const endMs = startMs + durationMs;
  const no = (reason: Exclude<PlacementVerdict, NeighbourVerdict>['reason']) =>
    ({ ok: false, reason }) as const;
  if (startMs < noticeMs) return no('too-soon');
  if (startMs >= windowEndMs) return no('beyond-window');
  const date = local.dateOf(startMs);
  if (!local.grid(local.day(date), question.offering.stepMinutes).includes(startMs))
    return no('not-a-start');
  if (suspended.some((one) => one.startMs < endMs && startMs < one.endMs)) return no('suspended');
  const { certificates, plan } = lane.resource;
  // A visit over midnight needs them on both days.
  for (const moment of [startMs, endMs - 1])
    if (!isCertifiedOn(certificates, question.offering.requiredCertificates, local.dateOf(moment)))
      return no('certificate-expired');
  const day = local.day(date);
  const days = [local.day(day.dayBefore), day, local.day(day.dayAfter)];
  const within = ({ spans }: { spans: { startMs: number; endMs: number }[] }) =>
    spans.some((span) => span.startMs <= startMs && endMs <= span.endMs);
  if (!within({ spans: workingSpans(plan, days, local) })) return no('not-working');
  const absences = question.absences.filter((one) => one.resource === lane.resource.id);
  return within(freeSpans(plan, absences, days, local)) ? null : no('leave');
}
