/** What a row of the open data says of a facility. */
import type { OpenFacility } from '../../contract/open-data.ts';
import type { DirectoryFacility } from '../../domain/directory/contents.ts';
import { contains, type Bounds } from '../../geo/position.ts';
import { licenceFor, type Licences } from './licences.ts';

export interface RowFilter {
  region: string | undefined;
  /** Start of a division code. */
  area: string | undefined;
  category: string | undefined;
  bounds: Bounds | undefined;
}

export function filterRows(
  facilities: readonly DirectoryFacility[],
  { region, area, category, bounds }: RowFilter,
): DirectoryFacility[] {
  return facilities.filter(
    (facility) =>
      (region === undefined || facility.region.id === region) &&
      (area === undefined || (facility.community?.code?.startsWith(area) ?? false)) &&
      (category === undefined || facility.categories.includes(category)) &&
      (!bounds || contains(bounds, facility.position[0], facility.position[1])),
  );
}

export function rowOf(facility: DirectoryFacility, licences: Licences): OpenFacility {
  const licence = licenceFor(licences, facility.source);
  return {
    licence: licence.code,
    attribution: licence.attribution,
    dataDate: dataDateOf(facility),
    region: facility.region.id,
    name: facility.name,
    nameEn: facility.nameEn,
    categories: [...facility.categories],
    community: facility.community?.code ?? null,
    communityName: facility.community?.name ?? null,
    address: facility.address,
    phone: facility.phone,
    openingHours: facility.openingHours,
    operator: facility.operator,
    source: facility.source,
    verifiedOn: facility.verifiedOn,
  };
}

/** A row of the register is of its last change, one of the map of the map's own day, where that is known. */
export function dataDateOf({ source, updatedAt, region }: DirectoryFacility): string | null {
  const isRegister = source === 'office' || source === 'import';
  return isRegister ? updatedAt.slice(0, 10) : region.dataDate;
}
