import type { Kind } from '../../server/contract/circle.ts';
import type { Profile } from '../../server/contract/profile.ts';

/** `[lng, lat]` in degrees, WGS-84. */
export type Position = readonly [lng: number, lat: number];
/** The contract's pair, which JSON Schema can only call an array, as a position. */
export const asPosition = ([lng, lat]: readonly number[]): Position => [lng!, lat!];

export type KindCode = Kind['kind'];

export const profileCodes = [
  'walk',
  'elder',
  'pram',
  'bike',
  'ebike',
] as const satisfies readonly Profile[];
export const ridingProfiles: ReadonlySet<Profile> = new Set<Profile>(['bike', 'ebike']);
export const minuteChoices = [5, 10, 15, 20, 30] as const;
export const maxMinutes = 60;

/** What a resident chose. Everything left out is decided by the region and its norms. */
export interface ViewState {
  readonly position?: Position;
  readonly profile: Profile;
  readonly minutes?: number;
  readonly kind?: KindCode;
  /** Wall time of the region, `YYYY-MM-DDTHH:MM`; now, where absent. */
  readonly at?: string;
  readonly region?: string;
  readonly facility?: string;
  /** The second place of a comparison. */
  readonly with?: Position;
  /** The screen in large-text mode, where each has one decision. */
  readonly step?: string;
  /** The point of the map that “why (not) there” is asked about; `facility` stands for places. */
  readonly to?: Position;
  /** Reached streets by minutes instead of areas. */
  readonly show?: 'streets';
}

export const emptyView: ViewState = { profile: 'walk' };

export const isMinutes = (value: number): boolean =>
  Number.isInteger(value) && value >= 1 && value <= maxMinutes;
