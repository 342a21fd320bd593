/** Tiny worlds of booking: days of 2026 in Shanghai, doors on a line that is measured in minutes. */
import type { Position } from '../../../server/geo/position.ts';
import { position } from '../../../server/geo/position.ts';
import type { SlotQuestion, SlotWorld } from '../../../server/domain/booking/lanes.ts';
import { LocalDays } from '../../../server/domain/booking/local-days.ts';
import type {
  Occupied,
  Offering,
  Resource,
  TravelBetween,
  Weekday,
  WorkingPlan,
} from '../../../server/domain/booking/model.ts';

export const shanghai = new LocalDays('Asia/Shanghai');

/** The moment of a wall clock in Shanghai: `2026-03-04T09:00`. */
export const at = (local: string): number => Date.parse(`${local}:00+08:00`);

/** What a clock in Shanghai shows. */
export const shown = (momentMs: number): string =>
  new Date(momentMs + 8 * 3_600_000).toISOString().slice(0, 16);

/** `9:00` or `09:00` as minutes since midnight. */
export const minuteOf = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number) as [number, number];
  return hours * 60 + minutes;
};

/** `9:00-12:00 14:00-18:00` on every given weekday; Monday to Friday without any. */
export function plan(
  text: string,
  weekdays: readonly Weekday[] = [1, 2, 3, 4, 5],
  holidays: WorkingPlan['holidays'] = 'as-calendar',
): WorkingPlan {
  const spans = text.split(' ').map((span) => span.split('-').map(minuteOf) as [number, number]);
  return {
    holidays,
    spans: weekdays.flatMap((weekday) =>
      spans.map(([fromMinute, toMinute]) => ({ weekday, fromMinute, toMinute })),
    ),
  };
}

export const everyDay: readonly Weekday[] = [1, 2, 3, 4, 5, 6, 7];

/** A door so many minutes along the line. */
export const door = (minutes: number): Position => position(minutes / 1000, 0);
/** No way leads there. */
export const island = position(0, 1);

export const alongTheLine: TravelBetween = (from, others) =>
  others.map((to) => (from[1] === to[1] ? Math.round(Math.abs(from[0] - to[0]) * 60_000) : null));

export function offering(given: Partial<Offering> = {}): Offering {
  return {
    id: 'cleaning',
    provider: 'p',
    serviceKind: 'home-cleaning',
    mode: 'at_home',
    active: true,
    durationsMinutes: [60],
    bufferBeforeMinutes: 0,
    bufferAfterMinutes: 0,
    stepMinutes: 30,
    priceFen: 6000,
    priceUnit: 'hour',
    subsidised: false,
    minimumNoticeMinutes: 0,
    windowDays: 60,
    needsAcceptance: false,
    cancelUntilMinutes: 120,
    moveUntilMinutes: 120,
    requiredCertificates: [],
    serviceArea: { kind: 'minutes', minutes: 30 },
    facility: null,
    promisedDays: null,
    ...given,
  };
}

export function resource(id: string, given: Partial<Resource> = {}): Resource {
  return {
    id,
    provider: 'p',
    kind: 'staff',
    label: id,
    active: true,
    plan: plan('9:00-12:00'),
    certificates: [],
    profile: 'ebike',
    offerings: ['cleaning'],
    ...given,
  };
}

let made = 0;

/** A job of `resource` from one time to another of a day, without buffers. */
export function job(
  resourceId: string,
  date: string,
  from: string,
  to: string,
  given: Partial<Occupied> = {},
): Occupied {
  const startMs = at(`${date}T${from.padStart(5, '0')}`);
  const endMs = at(`${date}T${to.padStart(5, '0')}`);
  return {
    booking: `b${++made}`,
    resource: resourceId,
    startMs,
    endMs,
    blockedStartMs: startMs,
    blockedEndMs: endMs,
    door: door(0),
    heldUntilMs: null,
    ...given,
  };
}

export const world: SlotWorld = {
  local: shanghai,
  travel: alongTheLine,
  restGapMs: 8 * 3_600_000,
};

/** Asks for one whole day, or for days up to the one before `until`; `now` is the first day's midnight. */
export function question(
  date: string,
  given: Partial<SlotQuestion> & { until?: string; now?: string } = {},
): SlotQuestion {
  const { until, now, ...rest } = given;
  const fromMs = at(`${date}T00:00`);
  const toMs = until ? at(`${until}T00:00`) : fromMs + 86_400_000;
  return {
    offering: offering(),
    durationMinutes: rest.offering?.durationsMinutes[0] ?? 60,
    resources: [resource('ann')],
    occupied: [],
    absences: [],
    suspensions: [],
    door: door(0),
    area: '440402001001',
    fromMs,
    toMs,
    knownUntilMs: toMs,
    nowMs: now ? at(now) : fromMs,
    ignoredBooking: null,
    ...rest,
  };
}
