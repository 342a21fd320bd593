/** What vetted providers offer, as services of the directory. Everything that goes out is named here; nothing of a person is. */
import type { DirectoryContents, DirectoryFacility, DirectoryRegion, Offered } from './contents.ts';

/** An offering of an approved provider, active, with its provider’s own values. */
export interface OfferingSource extends Omit<Offered, 'at'> {
  id: string;
  nameZh: string;
  nameEn: string | null;
  category: string | null;
  /** Id in the register; null: none. */
  facility: string | null;
  updatedAt: string;
  provider: {
    id: string;
    name: string;
    creditCode: string | null;
    phone: string;
    position: readonly [lng: number, lat: number];
  };
  region: DirectoryRegion;
}

/** The same contents with these offerings; one whose facility the directory does not hold is left out. */
export function withOfferings(
  contents: DirectoryContents,
  sources: readonly OfferingSource[],
): DirectoryContents {
  const byId = new Map(contents.facilities.map((facility) => [facility.id, facility]));
  return {
    ...contents,
    offerings: sources.flatMap((source) => {
      const at = source.facility === null ? null : byId.get(source.facility);
      return at === undefined ? [] : [described(source, at)];
    }),
  };
}

function described(source: OfferingSource, at: DirectoryFacility | null): DirectoryFacility {
  const { id, nameZh, nameEn, category, provider, region, updatedAt } = source;
  const { mode, kind, about, priceFen, priceUnit, area } = source;
  return {
    id,
    key: `offering/${id}`,
    name: nameZh,
    nameEn,
    categories: category === null ? [] : [category],
    position: at ? at.position : provider.position,
    address: at?.address ?? null,
    postcode: at?.postcode ?? null,
    phone: provider.phone.trim() || null,
    openingHours: null,
    community: at?.community ?? null,
    operator: provider.name,
    operatorCreditCode: provider.creditCode,
    operatorKey: provider.id,
    source: region.invented ? 'invented' : 'office',
    verifiedOn: null,
    updatedAt,
    osmId: null,
    region,
    offered: { mode, kind, about, priceFen, priceUnit, area, at },
  };
}

/** Whose location a service has: a facility its own, an offering that of its facility or its provider’s; null for what comes to the door. */
export function locationOf(facility: DirectoryFacility): DirectoryFacility | null {
  const { offered } = facility;
  if (!offered) return facility;
  return offered.mode === 'at_home' ? null : (offered.at ?? facility);
}
