import type { CommunityInput } from '../../../server/domain/scorecard/input.ts';

/** A town community that has given nothing. */
export const emptyCommunity: CommunityInput = {
  code: '440402001001',
  kind: 'urban',
  office: null,
  hasSite: false,
  households: null,
  residents: null,
  committeeMembers: null,
  committeeWomen: null,
  fullTimeWorkers: null,
  socialWorkers: null,
  socialOrganisations: null,
  registeredVolunteers: null,
  participantsThisYear: null,
  indoorSquareMeters: null,
  outdoorSquareMeters: null,
  onlineItemsPercent: null,
  dwellings: null,
  propertyManagedDwellings: null,
  householdWorkers: null,
  certifiedHouseholdWorkers: null,
};
