/**
 * The first free start among many offerings. Each has a bound that costs almost nothing: the first start that working time alone would
 * allow. Offerings are looked at in the order of their bounds, and no further than the best start found: whatever comes later cannot be
 * earlier. So a town of thousands of staff is answered by the calendars of a few.
 */
import type { Position } from '../../geo/position.ts';
import { makeReady, type SlotWorld } from './lanes.ts';
import { daysLater } from './local-days.ts';
import type { Absence, InstantMs, Occupied, Offering, Resource, Suspension } from './model.ts';
import { firstStart, openSpans, windowsOf } from './openings.ts';
import { firstFree } from './slots.ts';

export interface Candidate {
  offering: Offering;
  /** Those who come to the door. */
  resources: readonly (Resource & { absences: readonly Absence[] })[];
  /** Where it takes place instead of the asked door: without one nobody travels, and what is suspended in its area is. */
  place?: { area: string | null };
}

export interface EarliestQuestion {
  door: Position | null;
  area: string | null;
  suspensions: readonly Suspension[];
  /** No start before. */
  fromMs: InstantMs;
  nowMs: InstantMs;
}

/** What occupies resources in a time, as slots need it. */
export type Busy = (resources: readonly string[], fromMs: InstantMs, toMs: InstantMs) => Occupied[];

export interface Earliest {
  offering: string;
  startMs: InstantMs;
}

const dayMs = 86_400_000;
/** A calendar is read so far at a time; most find a free start in it. */
const stretchDays = 3;
/** Working time repeats by weeks; what holidays shut for longer has no bound that helps. */
const boundDays = 8;

/** The earliest start of the shortest duration; ties go to the candidate named first. Null where none is free in its window. */
export function earliestOf(
  candidates: readonly Candidate[],
  question: EarliestQuestion,
  world: SlotWorld,
  busy: Busy,
): Earliest | null {
  const bounds = new Bounds(question, world);
  const ordered = candidates
    .map((candidate, i) => ({ candidate, i, boundMs: bounds.of(candidate) }))
    .sort((a, b) => a.boundMs - b.boundMs || a.i - b.i);
  let best: (Earliest & { i: number }) | null = null;
  for (const { candidate, i, boundMs } of ordered) {
    if (best && (boundMs > best.startMs || (boundMs === best.startMs && i > best.i))) break;
    // A tie goes to who is named first, so the best start itself is still of interest.
    const untilMs = best ? best.startMs + 1 : Infinity;
    const startMs = firstOf(candidate, question, world, busy, boundMs, untilMs);
    if (startMs === null) continue;
    if (!best || startMs < best.startMs || i < best.i)
      best = { offering: candidate.offering.id, startMs, i };
  }
  return best && { offering: best.offering, startMs: best.startMs };
}

/** The first free start of one offering from `fromMs` until before `untilMs`, its calendars read stretch by stretch. */
export function firstOf(
  { offering, resources, place }: Candidate,
  { suspensions, nowMs, fromMs: askedMs, ...asked }: EarliestQuestion,
  world: SlotWorld,
  busy: Busy,
  boundMs: InstantMs = askedMs,
  untilMs: InstantMs = Infinity,
): InstantMs | null {
  const ids = resources.map(({ id }) => id);
  const { door, area } = place ? { door: null, area: place.area } : asked;
  const lastDay = world.local.day(daysLater(world.local.dateOf(nowMs), offering.windowDays));
  const endMs = Math.min(untilMs, lastDay.endMs);
  for (let fromMs = Math.max(askedMs, boundMs); fromMs < endMs;) {
    const toMs = Math.min(endMs, fromMs + stretchDays * dayMs);
    const startMs = firstFree(
      {
        offering,
        durationMinutes: Math.min(...offering.durationsMinutes),
        resources,
        occupied: busy(ids, fromMs - dayMs, toMs + dayMs),
        absences: resources.flatMap(({ absences }) => absences),
        suspensions,
        door,
        area,
        fromMs,
        toMs,
        knownUntilMs: toMs,
        nowMs,
        ignoredBooking: null,
      },
      world,
    );
    if (startMs !== null) return startMs;
    fromMs = toMs;
  }
  return null;
}

const planKeys = new WeakMap<Resource, string>();

/** Bounds by working time; plans that say the same share theirs. */
class Bounds {
  private readonly question: EarliestQuestion;
  private readonly world: SlotWorld;
  private readonly known = new Map<string, InstantMs>();

  constructor(question: EarliestQuestion, world: SlotWorld) {
    this.question = question;
    this.world = world;
  }

  of({ offering, resources }: Candidate): InstantMs {
    let bound = Infinity;
    for (const resource of resources) {
      const key = this.keyOf(offering, resource);
      let own = this.known.get(key);
      if (own === undefined) this.known.set(key, (own = this.firstByPlan(offering, resource)));
      if (own < bound) bound = own;
    }
    return bound;
  }

  private keyOf(offering: Offering, resource: Resource): string {
    let plan = planKeys.get(resource);
    if (plan === undefined) planKeys.set(resource, (plan = JSON.stringify(resource.plan)));
    const { stepMinutes, minimumNoticeMinutes, windowDays, durationsMinutes } = offering;
    return `${stepMinutes} ${minimumNoticeMinutes} ${windowDays} ${Math.min(...durationsMinutes)} ${plan}`;
  }

  private firstByPlan(offering: Offering, resource: Resource): InstantMs {
    const { fromMs, nowMs } = this.question;
    const { local } = this.world;
    const alone = {
      ...resource,
      active: true,
      offerings: [offering.id],
      certificates: [],
    };
    const ready = makeReady(
      {
        offering: { ...offering, active: true, requiredCertificates: [] },
        durationMinutes: Math.min(...offering.durationsMinutes),
        resources: [alone],
        occupied: [],
        absences: [],
        suspensions: [],
        door: null,
        area: null,
        fromMs,
        toMs: fromMs,
        knownUntilMs: fromMs,
        nowMs,
        ignoredBooking: null,
      },
      this.world,
    );
    const start = Math.max(fromMs, ready.noticeMs);
    const end = Math.min(ready.windowEndMs, start + boundDays * dayMs);
    const days = local.daysIn(start, end);
    const spans = openSpans(ready, ready.lanes[0]!, days);
    const found = firstStart(ready, windowsOf(ready, spans, []), days, {
      fromMs: start,
      toMs: end,
    });
    // Nothing in that time: what lies beyond it cannot be earlier than its end.
    return found ?? end;
  }
}
