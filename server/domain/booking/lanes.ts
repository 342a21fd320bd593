/** A question for free starts, made ready: the resources that can do the offering, each with its jobs in order and the way to each. */
import type { Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';
import { certifiedUntil } from './certificates.ts';
import { merged } from './intervals.ts';
import { daysLater, type LocalDays } from './local-days.ts';
import type {
  Absence,
  InstantMs,
  Interval,
  Occupied,
  Offering,
  Resource,
  Suspension,
  TravelBetween,
} from './model.ts';
import { wayMs } from './neighbours.ts';

const minuteMs = 60_000;

export interface SlotQuestion {
  offering: Offering;
  /** One of the offering's durations. */
  durationMinutes: number;
  resources: readonly Resource[];
  /** Jobs, absences and suspensions from the day before `fromMs` until a day after `knownUntilMs`, in any order. */
  occupied: readonly Occupied[];
  absences: readonly Absence[];
  suspensions: readonly Suspension[];
  /** Where the resource must be, as in `Occupied`. */
  door: Position | null;
  /** Division code of the place; null: in no known community, where nothing is suspended. */
  area: string | null;
  /** Starts are asked for from `fromMs` until before `toMs`. */
  fromMs: InstantMs;
  toMs: InstantMs;
  /** The next free start is looked for until here, `toMs` or later. */
  knownUntilMs: InstantMs;
  nowMs: InstantMs;
  /** A booking that is to be moved stands in nobody's way. */
  ignoredBooking: string | null;
}

/** What every question is answered with. */
export interface SlotWorld {
  local: LocalDays;
  travel: TravelBetween;
  restGapMs: number;
}

/** A job of the lane, and how long the way between it and the asked door takes. */
export interface LaneJob {
  row: Occupied;
  travelSeconds: number | null;
  wayMs: number;
}

export interface Lane {
  resource: Resource;
  /** Sorted by start; blocked intervals do not overlap. */
  jobs: LaneJob[];
  absences: Interval[];
  /** The first moment at which a required certificate is no longer valid. */
  certifiedUntilMs: number;
}

export interface Ready {
  question: SlotQuestion;
  world: SlotWorld;
  lanes: Lane[];
  durationMs: number;
  bufferBeforeMs: number;
  bufferAfterMs: number;
  /** Minimum notice: no start before. */
  noticeMs: InstantMs;
  /** Booking window: no start from here on. */
  windowEndMs: InstantMs;
  suspended: Interval[];
}

/** Throws on a duration that the offering has not. */
export function makeReady(question: SlotQuestion, world: SlotWorld): Ready {
  const { offering, durationMinutes, nowMs, area } = question;
  if (!offering.durationsMinutes.includes(durationMinutes))
    throw new Error(`offering ${offering.id} has no duration of ${durationMinutes} minutes`);
  const lastDay = daysLater(world.local.dateOf(nowMs), offering.windowDays);
  return {
    question,
    world,
    lanes: lanesOf(question, world),
    durationMs: durationMinutes * minuteMs,
    bufferBeforeMs: offering.bufferBeforeMinutes * minuteMs,
    bufferAfterMs: offering.bufferAfterMinutes * minuteMs,
    noticeMs: nowMs + offering.minimumNoticeMinutes * minuteMs,
    windowEndMs: world.local.day(lastDay).endMs,
    suspended: merged(
      question.suspensions.filter((one) => area !== null && area.startsWith(one.area)),
    ),
  };
}

function lanesOf(question: SlotQuestion, world: SlotWorld): Lane[] {
  const { offering, resources, nowMs, ignoredBooking } = question;
  const able = offering.active
    ? resources.filter((one) => one.active && one.offerings.includes(offering.id))
    : [];
  const rows = new Map<string, Occupied[]>(able.map(({ id }) => [id, []]));
  const matters = mattersTo(question, world);
  for (const row of question.occupied) {
    const lapsed = row.heldUntilMs !== null && row.heldUntilMs <= nowMs;
    if (!lapsed && row.booking !== ignoredBooking && matters(row))
      rows.get(row.resource)?.push(row);
  }
  const travel = travelOf(able, rows, question.door, world.travel);
  return able.map((resource) => ({
    resource,
    jobs: rows
      .get(resource.id)!
      .sort((a, b) => a.startMs - b.startMs)
      .map((row) => {
        const travelSeconds = travel.get(row) ?? (travel.has(row) ? null : 0);
        return { row, travelSeconds, wayMs: wayMs(travelSeconds, world.restGapMs) };
      }),
    absences: merged(question.absences.filter((one) => one.resource === resource.id)),
    certifiedUntilMs: certifiedUntilMs(resource, offering, world.local),
  }));
}

/** Whether a job is near enough to stand in the way of any start from `fromMs` to `knownUntilMs`: no buffer and no way reaches farther. */
function mattersTo(
  { offering, durationMinutes, fromMs, toMs, knownUntilMs }: SlotQuestion,
  { restGapMs }: SlotWorld,
): (row: Occupied) => boolean {
  const { bufferBeforeMinutes, bufferAfterMinutes } = offering;
  const lastEndMs = Math.max(toMs, knownUntilMs) + durationMinutes * minuteMs;
  return (row) =>
    (row.blockedEndMs + bufferBeforeMinutes * minuteMs > fromMs ||
      row.endMs + restGapMs > fromMs) &&
    (row.blockedStartMs - bufferAfterMinutes * minuteMs < lastEndMs ||
      row.startMs - restGapMs < lastEndMs);
}

/**
 * Seconds to each row that one travels to: all from one place by one profile are asked for at once, which is one search. A job without a door is at
 * the resource's base.
 */
function travelOf(
  able: readonly Resource[],
  rows: ReadonlyMap<string, readonly Occupied[]>,
  door: Position | null,
  travel: TravelBetween,
): Map<Occupied, number | null> {
  const found = new Map<Occupied, number | null>();
  const asked = new Map<string, { from: Position; profile: Profile; away: Away[] }>();
  for (const { id, profile, base } of able) {
    const from = door ?? base;
    if (profile === null || !from) continue;
    const away = rows.get(id)!.flatMap((row) => {
      // From the base to the base nobody travels.
      const to = row.door ?? (door && base);
      return to ? [{ row, to }] : [];
    });
    if (away.length === 0) continue;
    const key = `${profile} ${from.join(' ')}`;
    const others = asked.get(key);
    if (others) others.away.push(...away);
    else asked.set(key, { from, profile, away });
  }
  for (const { from, profile, away } of asked.values()) {
    const seconds = travel(
      from,
      away.map(({ to }) => to),
      profile,
    );
    away.forEach(({ row }, i) => found.set(row, seconds[i]!));
  }
  return found;
}

interface Away {
  row: Occupied;
  to: Position;
}

function certifiedUntilMs(resource: Resource, offering: Offering, local: LocalDays): number {
  const last = certifiedUntil(resource.certificates, offering.requiredCertificates);
  if (last === 'for-ever') return Infinity;
  return last === 'never' ? -Infinity : local.day(last).endMs;
}
