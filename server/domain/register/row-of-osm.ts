import type { Facility } from '../region.ts';
import { osmStateOf, type OsmState } from './osm-otherwise.ts';
import { unsaid } from './unsaid.ts';

/** What OpenStreetMap says, as a row that is not in the table. Its id stays: links and saved places know it. */
export function rowOfOsm(facility: Facility, community: string | null) {
  return rowOfState(facility.id, osmStateOf(facility), community);
}

export function rowOfState(id: string, state: OsmState, community: string | null) {
  return {
    ...unsaid,
    ...state,
    id,
    osmId: id,
    externalId: null,
    community,
    status: 'open' as const,
    closedOn: null,
    mergedInto: null,
    source: 'osm' as const,
    importId: null,
    verifiedOn: null,
    version: 0,
    createdAt: '',
    updatedAt: '',
  };
}
