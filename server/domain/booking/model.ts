/** The shapes that booking is computed on. Names are those of the columns, so that a row is a shape. */
import type { Position } from '../../geo/position.ts';
import type { Profile } from '../../network/profiles.ts';

/** Milliseconds since 1970. */
export type InstantMs = number;

/** Half-open: what ends at noon does not meet what begins at noon. */
export interface Interval {
  startMs: InstantMs;
  endMs: InstantMs;
}

/** `company` sells, `organisation` and `volunteers` give (price 0, with a proof that the office saw), `public` is a service hall, clinic or school. */
export type ProviderKind = 'company' | 'organisation' | 'volunteers' | 'public';

/** Only `approved` is seen by residents. `asked` waits for the provider's answer to the office. */
export type VettingState = 'submitted' | 'asked' | 'approved' | 'refused' | 'suspended';

/** One bookable thing that can do one job at a time. Capacity n is n units. */
export type ResourceKind = 'staff' | 'counter' | 'room';

export type OfferingMode = 'at_home' | 'at_facility';
export type PriceUnit = 'visit' | 'hour' | 'free';

/** Where an offering's staff go. Without one (at_facility) everybody comes to them. */
export type ServiceArea =
  | { kind: 'minutes'; minutes: number }
  | { kind: 'communities'; codes: readonly string[] }
  | { kind: 'polygon'; rings: readonly (readonly Position[])[] };

/** 1 Monday … 7 Sunday. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** A wall-clock span of one weekday, minutes since midnight; a break is the hole between two of them. Over midnight: two spans. */
export interface WorkingSpan {
  weekday: Weekday;
  fromMinute: number;
  toMinute: number;
}

export type HolidayRule =
  /** Holidays are off; make-up workdays work as the weekday they stand in for, see `working-time.ts`. */
  | 'as-calendar'
  /** Works by the weekday alone. */
  | 'ignore';

export interface WorkingPlan {
  spans: readonly WorkingSpan[];
  holidays: HolidayRule;
}

/** A certificate of a staff member. `expiresOn` is the last valid day, YYYY-MM-DD; null: without end. */
export interface Certificate {
  type: string;
  level: string | null;
  number: string;
  expiresOn: string | null;
}

export interface Resource {
  id: string;
  provider: string;
  kind: ResourceKind;
  /** What residents see beforehand: a staff number, a counter's name. */
  label: string;
  active: boolean;
  plan: WorkingPlan;
  certificates: readonly Certificate[];
  /** How a staff member travels between homes; null for what does not travel. */
  profile: Profile | null;
  /** Where somebody who travels is during a job without a door, at the provider's own place; without it no way to or from such a job is counted. */
  base?: Position;
  /** Offerings that it can do. */
  offerings: readonly string[];
}

export interface Offering {
  id: string;
  provider: string;
  /** Code of `data/service-kinds.json`. */
  serviceKind: string;
  mode: OfferingMode;
  active: boolean;
  durationsMinutes: readonly number[];
  bufferBeforeMinutes: number;
  bufferAfterMinutes: number;
  /** Starts lie on multiples of this after midnight. */
  stepMinutes: number;
  priceFen: number;
  priceUnit: PriceUnit;
  /** The price is drawn from hours that an office granted, where the resident has any. */
  subsidised: boolean;
  minimumNoticeMinutes: number;
  /** Days ahead, today counted as 0. */
  windowDays: number;
  /** The provider answers each booking: it is requested first. */
  needsAcceptance: boolean;
  /** Minutes before the start until which a resident may cancel, and move. */
  cancelUntilMinutes: number;
  moveUntilMinutes: number;
  requiredCertificates: readonly string[];
  serviceArea: ServiceArea | null;
  /** Register's facility for `at_facility`. */
  facility: string | null;
  /** 代理承诺: finished within so many days; null for a visit. */
  promisedDays: number | null;
}

/** States in the order of a life. The first five occupy their resource. */
export const bookingStates = [
  'held',
  'requested',
  'confirmed',
  'on-the-way',
  'in-service',
  'done',
  'followed-up',
  'declined',
  'expired',
  'cancelled',
  'no-show',
  'disputed',
  'resolved',
] as const;
export type BookingState = (typeof bookingStates)[number];

export const occupyingStates = [
  'held',
  'requested',
  'confirmed',
  'on-the-way',
  'in-service',
] as const satisfies readonly BookingState[];

/** What the neighbour rule and the slots need of a booking that occupies its resource. */
export interface Occupied {
  booking: string;
  resource: string;
  /** The visit itself. */
  startMs: InstantMs;
  endMs: InstantMs;
  /** With its own buffers: what no other booking of the resource may meet. */
  blockedStartMs: InstantMs;
  blockedEndMs: InstantMs;
  /** Where the resource must be: the home, or the facility for staff who go out too. Null: no way is asked for, as for counters and rooms. */
  door: Position | null;
  /** A hold that lapses at this moment unless it is confirmed; null for all others. */
  heldUntilMs: InstantMs | null;
}

/** Leave, illness, maintenance: the resource is away. */
export interface Absence extends Interval {
  id: string;
  resource: string;
}

/** Visits in an area are suspended (typhoon, rainstorm). */
export interface Suspension extends Interval {
  id: string;
  /** Start of division codes. */
  area: string;
  reason: string;
}

/**
 * Seconds of the way between two doors by a profile, both directions' larger; null where there is no way or it is longer than the caller looks.
 * Asked for one door against many: implementations search once for each door.
 */
export type TravelBetween = (
  door: Position,
  others: readonly Position[],
  profile: Profile,
) => (number | null)[];
