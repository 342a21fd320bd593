/** What the directory holds, gathered from regions. Everything that goes out is named here; nothing else is read. */
import { BoxIndex } from '../../geo/box-index.ts';
import type { OfferingMode, PriceUnit, ServiceArea } from '../booking/model.ts';
import type { Category } from '../categories.ts';
import { communityAt } from '../kind.ts';
import type { Community, Facility, RegionInfo } from '../region.ts';

export interface DirectoryCommunity {
  /** 12 digits; null where the map gives none. */
  code: string | null;
  name: string;
  region: DirectoryRegion;
}

export type DirectoryRegion = Pick<
  RegionInfo,
  'id' | 'name' | 'invented' | 'timeZone' | 'dataDate' | 'importedAt'
>;

/** Who says so: the map, an office, a table, or nobody, for an invented region. */
export type Source = 'osm' | 'office' | 'import' | 'invented';

export interface DirectoryFacility {
  id: string;
  /** Stays the same when the register speaks for an element of OpenStreetMap: its id there, else `id`. */
  key: string;
  name: string | null;
  nameEn: string | null;
  categories: readonly string[];
  position: readonly [lng: number, lat: number];
  address: string | null;
  postcode: string | null;
  phone: string | null;
  openingHours: string | null;
  community: DirectoryCommunity | null;
  operator: string | null;
  /** 统一社会信用代码 of the operator. */
  operatorCreditCode: string | null;
  /** Tells operators of one name apart that have no credit code. */
  operatorKey?: string;
  source: Source;
  verifiedOn: string | null;
  /** ISO moment. */
  updatedAt: string;
  /** Element of OpenStreetMap, `n123`. */
  osmId: string | null;
  region: DirectoryRegion;
  /** Of what a provider offers for booking; a facility has none. */
  offered?: Offered;
}

/** What the directory says of an offering beside what it says of a facility. */
export interface Offered {
  mode: OfferingMode;
  kind: { code: string; zh: string; en: string };
  /** In both languages, as far as the provider says it. */
  about: string | null;
  priceFen: number;
  priceUnit: PriceUnit;
  /** Where staff go; null for what one goes to. */
  area: ServiceArea | null;
  /** The facility at which it takes place; null: at the provider’s own, or at home. */
  at: DirectoryFacility | null;
}

export interface DirectoryContents {
  regions: readonly DirectoryRegion[];
  facilities: readonly DirectoryFacility[];
  /** Services that are booked (`offerings.ts`): of the directory alone, never among facilities. */
  offerings: readonly DirectoryFacility[];
  communities: readonly DirectoryCommunity[];
  groups: readonly { code: string; zh: string; en: string }[];
  categories: readonly Pick<Category, 'code' | 'zh' | 'en' | 'group'>[];
  /** Name of a division by its code; null where it is not known. */
  divisionName: (code: string) => string | null;
}

/** Where the directory's contents come from: regions with the register laid over them. */
export interface DirectorySource {
  /** Cheap to ask again: the same object as long as nothing has changed. */
  contents(): DirectoryContents;
}

/** What a facility may carry beside what a map knows. */
export type RegisteredFacility = Facility &
  Partial<{
    osmId: string | null;
    community: string | null;
    address: string | null;
    postcode: string | null;
    operator: string | null;
    operatorCreditCode: string | null;
    source: string;
    verifiedOn: string | null;
    closedOn: string | null;
    updatedAt: string;
  }>;

interface RegionContents {
  info: DirectoryRegion;
  facilities: readonly RegisteredFacility[];
  communities: readonly Community[];
}

/** Facilities in the order of regions and ids; what several regions hold is taken once. `today` leaves out what has closed. */
export function gatherContents(
  regions: readonly RegionContents[],
  vocabulary: Pick<DirectoryContents, 'groups' | 'categories' | 'divisionName'>,
  today: string,
): DirectoryContents {
  const facilities = new Map<string, DirectoryFacility>();
  const communities = new Map<string, DirectoryCommunity>();
  for (const { info, ...held } of regions) {
    const of = new Map<Community, DirectoryCommunity>();
    const byCode = new Map<string, DirectoryCommunity>();
    for (const community of held.communities) {
      const key = community.code ?? `${info.id}/${community.name}`;
      const known = communities.get(key) ?? { ...pick(community), region: info };
      communities.set(key, known);
      of.set(community, known);
      if (community.code !== null) byCode.set(community.code, known);
    }
    const boxes = new BoxIndex(held.communities.map(({ bounds }) => bounds));
    for (const facility of held.facilities) {
      if (facility.closedOn && facility.closedOn <= today) continue;
      const key = facilityKey(info, facility);
      if (facilities.has(key)) continue;
      const [lng, lat] = facility.position;
      const near = boxes.at(lng, lat).map((number) => held.communities[number]!);
      const around = communityAt(near, facility.position);
      const community =
        (facility.community ? byCode.get(facility.community) : undefined) ??
        (around && of.get(around)) ??
        null;
      facilities.set(key, described(facility, key, community, info));
    }
  }
  return {
    ...vocabulary,
    regions: regions.map(({ info }) => info),
    facilities: [...facilities.values()],
    offerings: [],
    communities: [...communities.values()],
  };
}

const pick = ({ code, name }: Community) => ({ code, name });

/** Ids of an invented region look like OpenStreetMap's and are not. */
function facilityKey(info: DirectoryRegion, { id, osmId }: RegisteredFacility): string {
  return info.invented ? `${info.id}/${osmId ?? id}` : (osmId ?? id);
}

function described(
  facility: RegisteredFacility,
  key: string,
  community: DirectoryCommunity | null,
  region: DirectoryRegion,
): DirectoryFacility {
  const { id, name, position, categories } = facility;
  const source = sourceOf(facility, region);
  const element = facility.osmId ?? (/^[nwr]\d+$/.test(id) ? id : null);
  return {
    id,
    key,
    name,
    nameEn: facility.nameEn ?? null,
    categories,
    position: [position[0], position[1]],
    address: facility.address ?? null,
    postcode: facility.postcode ?? postcodeIn(facility.address),
    phone: facility.phone ?? null,
    openingHours: facility.openingHours ?? null,
    community,
    operator: facility.operator ?? null,
    operatorCreditCode: facility.operatorCreditCode ?? null,
    source,
    verifiedOn: facility.verifiedOn ?? null,
    updatedAt: facility.updatedAt ?? region.importedAt,
    osmId: region.invented ? null : element,
    region,
  };
}

function sourceOf({ source }: RegisteredFacility, region: DirectoryRegion): Source {
  if (source === 'office' || source === 'import') return source;
  return region.invented ? 'invented' : 'osm';
}

/** Only a number that is called a postcode is one: house numbers of six digits exist. */
function postcodeIn(address: string | null | undefined): string | null {
  return /邮(?:政)?编(?:码)?\s*[:：]?\s*(\d{6})(?!\d)/u.exec(address ?? '')?.[1] ?? null;
}
