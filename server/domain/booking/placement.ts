/**
 * Whether a resource may take a start, and which one does: asked inside the write transaction, after the slots were shown. It says the same
 * as the slots, start by start, and is written without their windows, so that each holds the other to account.
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

/** Why a start is refused, from what is checked first to what is checked last. */
export const refusalReasons = [
  'no-such-resource',
  'too-soon',
  'beyond-window',
  'not-a-start',
  'suspended',
  'certificate-expired',
  'not-working',
  'leave',
] as const;

export type Refusal =
  { ok: false; reason: (typeof refusalReasons)[number] } | Extract<NeighbourVerdict, { ok: false }>;

export type PlacementVerdict = { ok: true } | Refusal;

export type Choice = { ok: true; resource: string; job: Job } | Refusal;

export interface Wish {
  startMs: InstantMs;
  /** Only this one; null: whoever is free. */
  resource: string | null;
  /** The booking has this time already: notice, window and grid were settled when it was made. */
  keepsTime: boolean;
}

/**
 * The resource that takes the start: of those that may the one with the least way from its job before and to its job after, then the one
 * with the fewest jobs around that time, then the first. Where none may, the refusal of the one that comes closest.
 */
export function chooseResource(question: SlotQuestion, world: SlotWorld, wish: Wish): Choice {
  const resources = question.resources.filter(
    ({ id }) => wish.resource === null || id === wish.resource,
  );
  const { startMs } = wish;
  const only = { fromMs: startMs, toMs: startMs, knownUntilMs: startMs };
  const ready = makeReady({ ...question, ...only, resources }, world);
  let closest: Refusal = { ok: false, reason: 'no-such-resource' };
  let best: { lane: Lane; wayMs: number } | null = null;
  for (const lane of ready.lanes) {
    const verdict = judgeLane(ready, lane, wish);
    if (!verdict.ok) {
      if (rankOf(verdict) >= rankOf(closest)) closest = verdict;
      continue;
    }
    const wayMs = wayAround(lane, wish.startMs);
    const isBetter =
      best === null ||
      wayMs < best.wayMs ||
      (wayMs === best.wayMs && lane.jobs.length < best.lane.jobs.length);
    if (isBetter) best = { lane, wayMs };
  }
  if (best === null) return closest;
  const job = jobOf(question.offering, wish.startMs, question.durationMinutes);
  return { ok: true, resource: best.lane.resource.id, job };
}

/** Whether this one resource may take the start. */
export function judgePlacement(
  question: SlotQuestion,
  world: SlotWorld,
  resource: string,
  startMs: InstantMs,
): PlacementVerdict {
  const choice = chooseResource(question, world, { startMs, resource, keepsTime: false });
  return choice.ok ? { ok: true } : choice;
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

function rankOf({ reason }: Refusal): number {
  const rank = (refusalReasons as readonly string[]).indexOf(reason);
  if (rank >= 0) return rank;
  return refusalReasons.length + (reason === 'too-far' ? 1 : 0);
}

function wayAround({ jobs }: Lane, startMs: InstantMs): number {
  const { previous, next } = placeAmong(
    jobs.map(({ row }) => row),
    startMs,
  );
  return (jobs[previous]?.wayMs ?? 0) + (jobs[next]?.wayMs ?? 0);
}

function judgeLane(ready: Ready, lane: Lane, wish: Wish): PlacementVerdict {
  return refusalByTime(ready, lane, wish) ?? judgeJobs(ready, lane, wish.startMs);
}

function judgeJobs(ready: Ready, { jobs }: Lane, startMs: InstantMs): NeighbourVerdict {
  const { offering, durationMinutes } = ready.question;
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
    jobOf(offering, startMs, durationMinutes),
    neighbour(previous),
    neighbour(next),
    ready.world.restGapMs,
  );
}

function refusalByTime(ready: Ready, lane: Lane, { startMs, keepsTime }: Wish): Refusal | null {
  const { question, world, durationMs, noticeMs, windowEndMs, suspended } = ready;
  const { local } = world;
  const endMs = startMs + durationMs;
  const no = (reason: (typeof refusalReasons)[number]): Refusal => ({ ok: false, reason });
  const day = local.day(local.dateOf(startMs));
  if (!keepsTime) {
    if (startMs < noticeMs) return no('too-soon');
    if (startMs >= windowEndMs) return no('beyond-window');
    if (!local.grid(day, question.offering.stepMinutes).includes(startMs)) return no('not-a-start');
  }
  if (suspended.some((one) => one.startMs < endMs && startMs < one.endMs)) return no('suspended');
  const { certificates, plan } = lane.resource;
  // A visit over midnight needs them on both days.
  for (const moment of [startMs, endMs - 1])
    if (!isCertifiedOn(certificates, question.offering.requiredCertificates, local.dateOf(moment)))
      return no('certificate-expired');
  const days = [local.day(day.dayBefore), day, local.day(day.dayAfter)];
  const within = (spans: readonly { startMs: number; endMs: number }[]) =>
    spans.some((span) => span.startMs <= startMs && endMs <= span.endMs);
  if (!within(workingSpans(plan, days, local))) return no('not-working');
  const absences = question.absences.filter((one) => one.resource === lane.resource.id);
  return within(freeSpans(plan, absences, days, local).spans) ? null : no('leave');
}
