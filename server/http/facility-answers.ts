/** Rows of the register and facilities of regions, as the API tells them. */
import type { FacilityAnswer, RegisterFacilityAnswer } from '../contract/facility.ts';
import { communityOfFacility } from '../domain/register/community-at.ts';
import type { RegionEngine } from '../domain/region-engine.ts';
import type { Facility } from '../domain/region.ts';
import type { FacilityRow } from '../store/app/facilities.ts';
import type { Records } from '../store/app/records.ts';

export function registerAnswer(row: FacilityRow, { facilities }: Records): RegisterFacilityAnswer {
  const { lng, lat, community, name, createdAt, updatedAt, importId, ...rest } = row;
  return {
    ...rest,
    name: name || null,
    position: [lng, lat],
    entrances: row.entrances.map(([x, y]) => [x, y]),
    community: community === null ? null : named(community, facilities),
    importId,
    createdAt: createdAt || null,
    updatedAt: updatedAt || null,
  };
}

/** What anybody may read: without where it came from. */
export function publicAnswer(row: FacilityRow, records: Records): FacilityAnswer {
  const answer: Partial<RegisterFacilityAnswer> = registerAnswer(row, records);
  for (const field of officeOnly) delete answer[field];
  return answer as FacilityAnswer;
}

const officeOnly = [
  'osmId',
  'externalId',
  'importId',
  'status',
  'mergedInto',
  'createdAt',
] as const satisfies readonly (keyof RegisterFacilityAnswer)[];

/** A facility that only OpenStreetMap knows. */
export function osmAnswer(
  engine: RegionEngine,
  facility: Facility,
  { facilities }: Records,
): FacilityAnswer {
  const community = communityOfFacility(engine.region, facility);
  return {
    id: facility.id,
    name: facility.name,
    nameEn: facility.nameEn ?? null,
    categories: facility.categories,
    position: [...facility.position],
    entrances: facility.entrances.map((entrance) => [...entrance]),
    community: community === null ? null : named(community, facilities),
    address: null,
    phone: facility.phone ?? null,
    openingHours: facility.openingHours ?? null,
    floorSquareMeters: null,
    capacity: null,
    operator: null,
    closedOn: null,
    source: 'osm',
    verifiedOn: null,
    version: 0,
    updatedAt: null,
  };
}

export function facilityAnswer(
  engine: RegionEngine,
  facility: Facility,
  records: Records,
): FacilityAnswer {
  const row = facility.source === undefined ? null : records.facilities.find(facility.id);
  return row ? publicAnswer(row, records) : osmAnswer(engine, facility, records);
}

function named(code: string, facilities: Records['facilities']) {
  return { code, name: facilities.nameOfCommunity(code) };
}
