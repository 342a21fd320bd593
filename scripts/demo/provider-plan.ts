/** How the lists of invented providers say what there is. */
import type { ProviderKind, WorkingPlan } from '../../server/domain/booking/model.ts';
import type { OfferingValues } from '../../server/store/app/booking/offerings.ts';
import type { ResourceValues } from '../../server/store/app/booking/resources.ts';

/** A certificate with the days that are left of it; null: without end. */
export type PlannedCertificate = readonly [type: string, daysLeft: number | null, level?: string];

/** Some of the same sort. */
export interface PlannedResources {
  /** Offerings refer to it. */
  key: string;
  kind: ResourceValues['kind'];
  count: number;
  /** What residents see; `#` becomes the number, from 1. */
  label: string;
  plan: WorkingPlan;
  profile: ResourceValues['profile'];
  certificates: readonly PlannedCertificate[];
  /** Several units of one thing. */
  isUnits?: boolean;
}

/** Codes of communities by their names; a polygon in hundredths of the way across the county, from the south-west. */
export type PlannedArea =
  | { kind: 'minutes'; minutes: number }
  | { kind: 'communities'; names: readonly string[] }
  | { kind: 'polygon'; corners: readonly (readonly [number, number])[] };

export interface PlannedOffering extends Omit<
  OfferingValues,
  'serviceArea' | 'facility' | 'active'
> {
  area: PlannedArea | null;
  /** Keys of resources. */
  by: readonly string[];
}

export interface PlannedProvider {
  name: string;
  nameEn: string;
  kind: ProviderKind;
  about: string;
  aboutEn: string;
  /** Name of the community whose office vets it. */
  community: string;
  /** Name of the register's facility where people come. */
  at?: string;
  /** Approved unless said otherwise. */
  vetting?: 'submitted' | 'asked';
  resources: readonly PlannedResources[];
  offerings: readonly PlannedOffering[];
}
