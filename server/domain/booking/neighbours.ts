/**
 * The rule between one job of a resource and the next: their blocked intervals do not meet, and the visits lie at least as far apart as the
 * way between the two doors takes. So the gap is at least the larger of the buffers and the way.
 *
 * Only the jobs just before and just after matter: who comes in time from the last job needs no way from the one before it.
 */
import type { Occupied } from './model.ts';

/** A job as far as the rule reads it; a booking's row is one. */
export type Job = Pick<Occupied, 'startMs' | 'endMs' | 'blockedStartMs' | 'blockedEndMs'>;

export interface Neighbour {
  job: Job;
  booking: string;
  /** To the placed job's door; null: no way, or farther than was looked. 0 where nobody travels. */
  travelSeconds: number | null;
}

export type NeighbourVerdict =
  | { ok: true }
  | {
      ok: false;
      /** `taken`: blocked intervals meet. `too-far`: only the way does not fit. */
      reason: 'taken' | 'too-far';
      neighbour: 'previous' | 'next';
      booking: string;
      /** By how much the gap is too short, rounded up. */
      missingMinutes: number;
    };

/**
 * How long the way between two jobs takes, as far as it matters. From `restGapMs` on people have been elsewhere in between, so that
 * no way at all counts as that much: the two may not stand next to each other in one day, but on two.
 */
export function wayMs(travelSeconds: number | null, restGapMs: number): number {
  if (travelSeconds === null) return restGapMs;
  return Math.min(Math.ceil(travelSeconds) * 1000, restGapMs);
}

/**
 * @param previous the resource's last job that starts before `placed` does, or with it
 * @param next the first that starts later
 */
export function judgeNeighbours(
  placed: Job,
  previous: Neighbour | null,
  next: Neighbour | null,
  restGapMs: number,
): NeighbourVerdict {
  return (
    (previous && refusal('previous', previous, previous.job, placed, restGapMs)) ??
    (next && refusal('next', next, placed, next.job, restGapMs)) ?? { ok: true }
  );
}

function refusal(
  side: 'previous' | 'next',
  neighbour: Neighbour,
  earlier: Job,
  later: Job,
  restGapMs: number,
): NeighbourVerdict | null {
  const overlapMs = earlier.blockedEndMs - later.blockedStartMs;
  const lateMs = earlier.endMs + wayMs(neighbour.travelSeconds, restGapMs) - later.startMs;
  const missingMs = Math.max(overlapMs, lateMs);
  if (missingMs <= 0) return null;
  return {
    ok: false,
    reason: overlapMs > 0 ? 'taken' : 'too-far',
    neighbour: side,
    booking: neighbour.booking,
    missingMinutes: Math.ceil(missingMs / 60_000),
  };
}

/** Where a job stands among a resource's rows, which are sorted by start: indices of the jobs around it, −1 and the length at the ends. */
export function placeAmong(
  rows: readonly Job[],
  startMs: number,
): { previous: number; next: number } {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle]!.startMs <= startMs) low = middle + 1;
    else high = middle;
  }
  return { previous: low - 1, next: low };
}
