import type { CommunityKind } from '../communities/kind.ts';

type Figure = number | null;

/** What is known of one community for its scorecard. Null is “not given”. */
export interface CommunityInput {
  code: string;
  kind: CommunityKind;
  /** `[lng, lat]`, WGS-84. */
  office: readonly [number, number] | null;
  /** Its page says where or when its office is, or holds a published notice. */
  hasSite: boolean;
  households: Figure;
  residents: Figure;
  committeeMembers: Figure;
  committeeWomen: Figure;
  fullTimeWorkers: Figure;
  socialWorkers: Figure;
  socialOrganisations: Figure;
  registeredVolunteers: Figure;
  participantsThisYear: Figure;
  indoorSquareMeters: Figure;
  outdoorSquareMeters: Figure;
  onlineItemsPercent: Figure;
  dwellings: Figure;
  propertyManagedDwellings: Figure;
  householdWorkers: Figure;
  certifiedHouseholdWorkers: Figure;
}
